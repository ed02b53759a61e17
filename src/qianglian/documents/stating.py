"""What a table states about itself wherever it is printed: what it counts, how, on which data, by which definition."""

from __future__ import annotations

from collections.abc import Iterator

from qianglian.analysis.contract import INSUFFICIENT, Column, Finding, Table
from qianglian.corpus.families.kinds import TITLES, title_of
from qianglian.corpus.parties.levels import LEVELS
from qianglian.model.figure import UNITS

NO_DAY = "未设"
INCOMPLETE = "带 * 的年份受公开滞后影响，数据不完整，图中空心或虚线，不应读作下降。"
SYNTHETIC = "演示数据：全部为合成数据，不对应任何真实的专利、企业或个人，不得据以决策。"


def head_of(column: Column) -> str:
    """The head of a column, with the unit of a count that does not name it.

    >>> from qianglian.model.text import Text
    >>> head_of(Column("n", Text(zh="专利量", en="Patents"), "count", unit="family"))
    '专利量（项）'
    """
    title = column.title.zh
    unit = UNITS[column.unit].zh if column.unit and column.kind == "count" else ""
    return f"{title}（{unit}）" if unit and unit not in title else title


def units_of(table: Table) -> str:
    """The units that a table's numbers are counted in: 项、件."""
    found = dict.fromkeys(column.unit for column in table.columns if column.unit)
    return "、".join(UNITS[unit].zh for unit in found if unit) or "—"


def counting_of(table: Table) -> str:
    """How a table was counted, in words where it is one of our own ways.

    The analyses state a kind of family and a level of applicants (simple families, party).
    """
    kind, _, level = table.counting.partition(" families, ")
    if kind.partition(":")[0] in TITLES and level in LEVELS:
        return (
            f"{title_of(kind).zh}，申请人按{next(text.zh for name, text in LEVELS.items() if name == level)}"
        )
    return {"whole": "整体计数", "fractional": "分数计数"}.get(table.counting, table.counting)


def taken_of(table: Table) -> str:
    """On which data a table was taken."""
    return f"数据截止 {table.cut_off or NO_DAY} · 数据版本 v{table.generation}"


def covered_by(finding: Finding) -> str:
    """How much of what was asked about states what the analysis needs; "" where it says nothing."""
    parts = []
    for one in finding.coverage:
        share = "—" if one.share is None else f"{one.share:.1%}"
        parts.append(f"{one.what.zh} {share}（{one.known:,}/{one.total:,}）")
    return "；".join(parts)


def incomplete_rows(table: Table) -> Iterator[int]:
    """The rows of years that are incomplete by publication lag."""
    if any(key.kind == "year" for key in table.keys):
        yield from (at for at, row in enumerate(table.rows) if row.get("complete") is False)


def is_number(value: object) -> bool:
    """Whether a cell holds a number that is known."""
    known = value is not None and value != INSUFFICIENT
    return known and isinstance(value, int | float) and not isinstance(value, bool) and value == value
