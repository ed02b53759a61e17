"""A finding on a terminal: its tables, its sentences, what the data cover, and what must be said under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from rich.text import Text as Styled

from qianglian.analysis.contract import MODULES, STATES, Column, Finding, Row, Table
from qianglian.analysis.wording import columns_shown, said, written
from qianglian.cli.screens.grid import grid, heading, short
from qianglian.cli.screens.regions import percent
from qianglian.model.figure import UNITS
from qianglian.model.text import Language, Text

if TYPE_CHECKING:
    from qianglian.analysis.contract import Analysis

WIDEST = 44
"""Columns of a terminal that a name may take."""
HEADS = (
    Text(zh="模块", en="Module"),
    Text(zh="名称", en="Name"),
    Text(zh="分析", en="Analysis"),
    Text(zh="需产业链", en="Needs a chain"),
)
NEEDED = Text(zh="是", en="yes")
PLACE = Text(zh="行", en="Row")
COVERAGE = Text(zh="数据覆盖：{said}", en="Coverage: {said}")
NOTHING = Text(zh="无", en="Nothing")
MORE = Text(zh="… 另 {count:,} 行，--limit 0 列出全部", en="… and {count:,} more rows; --limit 0 lists all")
BEHIND = Text(
    zh="{table} · 第 {row} 行 · {column}：{value}（{count:,} {unit}）",
    en="{table} · row {row} · {column}: {value} ({count:,} {unit})",
)


def analyses_screen(found: Iterable[Analysis[Any]], language: Language) -> Iterator[RenderableType]:
    """The list of analyses."""
    table = grid([head.in_(language) for head in HEADS])
    for one in found:
        module, needed = MODULES[one.module].in_(language), NEEDED.in_(language) if one.needs_chain else ""
        table.add_row(module, one.name, one.title.in_(language), needed)
    yield table


def finding_screen(
    finding: Finding, tables: Sequence[Table], limit: int, language: Language
) -> Iterator[RenderableType]:
    """The whole answer."""
    if finding.reason is not None:
        yield Styled(f"{STATES[finding.state].in_(language)}：{finding.reason.in_(language)}", "bold yellow")
    for sentence in finding.sentences:
        yield Styled(said(finding, sentence, language))
    for table in tables:
        yield heading(table.title.in_(language))
        yield _rows(table, limit, language) if table.rows else Styled(NOTHING.in_(language), "dim")
        if limit and len(table.rows) > limit:
            yield Styled(MORE.in_(language).format(count=len(table.rows) - limit), "dim")
    yield Styled("")
    covered = " · ".join(
        f"{one.what.in_(language)} {one.known:,}/{one.total:,} ({percent(one.share)})"
        for one in finding.coverage
    )
    yield Styled(COVERAGE.in_(language).format(said=covered), "dim")
    for caveat in finding.caveats:
        yield Styled(caveat.in_(language), "dim")


def _rows(table: Table, limit: int, language: Language) -> RenderableType:
    columns = columns_shown(table)
    numbers = [at + 1 for at, column in enumerate(columns) if column.kind not in ("label", "text", "flag")]
    heads = [PLACE.in_(language), *(_head(column, language) for column in columns)]
    shown = grid(heads, right=(0, *numbers))
    for place, row in enumerate(table.rows[: limit or None], 1):
        cells = (short(written(row[column.name], column, language), WIDEST) for column in columns)
        shown.add_row(str(place), *cells)
    return shown


def _head(column: Column, language: Language) -> str:
    return column.title.in_(language)


def behind_line(table: Table, row: Row, place: int, column: Column, count: int, language: Language) -> str:
    """What a list of records stands behind."""
    return BEHIND.in_(language).format(
        table=table.title.in_(language),
        row=place,
        column=column.title.in_(language),
        value=written(row[column.name], column, language),
        count=count,
        unit=UNITS[column.unit or "record"].in_(language),
    )
