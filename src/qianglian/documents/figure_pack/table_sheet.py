"""A table on a sheet: typed numbers under heads that stay and filter, and what must be said of them below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qianglian.analysis.contract import Column, Table
from qianglian.analysis.wording import columns_shown, written
from qianglian.documents.figure_pack.exhibits import Exhibit
from qianglian.documents.figure_pack.formats import Formats, broken, cell_text, column_width, number_format
from qianglian.documents.figure_pack.page import HEAD, Page
from qianglian.documents.stating import (
    INCOMPLETE,
    counting_of,
    covered_by,
    head_of,
    incomplete_rows,
    is_number,
    taken_of,
    units_of,
)

MOST_ROWS = 100_000
"""Rows of one sheet; a table that has more says so."""
NUMBERS = frozenset({"year", "count", "share", "rate", "ratio", "number"})


def write_table_sheet(
    sheet: Any, formats: Formats, exhibit: Exhibit, ways: Sequence[tuple[str, str]]
) -> None:
    """Write one table."""
    table = exhibit.table
    if table is None:
        raise ValueError("a sheet of a table needs one")
    columns = columns_shown(table)
    heads = [head_of(column) for column in columns]
    rows = table.rows[:MOST_ROWS]
    widths = [
        column_width(head, column, [row[column.name] for row in rows])
        for head, column in zip(heads, columns, strict=True)
    ]
    page = Page(sheet, formats, widths)
    page.columns()
    page.begin(exhibit, ways, stated(table), f"定义：{table.definition}")
    sheet.set_row(HEAD, 34)
    for at, head in enumerate(heads):
        sheet.write_string(HEAD, at, cell_text(broken(head)), formats.head)
    starred = set(incomplete_rows(table))
    for line, row in enumerate(rows):
        for at, column in enumerate(columns):
            _cell(sheet, formats, (HEAD + 1 + line, at), row[column.name], column, line in starred)
    sheet.autofilter(HEAD, 0, HEAD + max(1, len(rows)), max(0, len(columns) - 1))
    sheet.freeze_panes(HEAD + 1, 1 if len(columns) > 4 else 0)
    sheet.repeat_rows(HEAD)
    page.notes(HEAD + len(rows) + 2, said_below(exhibit, table))


def stated(table: Table) -> str:
    """What the numbers of a table are, in one line."""
    parts = [f"单位：{units_of(table)}", f"计数：{counting_of(table)}", taken_of(table)]
    parts += [f"规则版本 {table.rule_version}"] if table.rule_version else []
    parts += [f"证据 {table.evidence[:12]}"] if table.evidence else []
    return " · ".join(parts)


def said_below(exhibit: Exhibit, table: Table) -> list[str]:
    """Caveats and coverage, and what was left out."""
    lines = [INCOMPLETE] if any(incomplete_rows(table)) else []
    if len(table.rows) > MOST_ROWS:
        lines.append(f"共 {len(table.rows):,} 行，此处列前 {MOST_ROWS:,} 行。")
    lines += [f"注：{caveat.zh}" for caveat in exhibit.finding.caveats]
    coverage = covered_by(exhibit.finding)
    lines += [f"覆盖：{coverage}"] if coverage else []
    return [*lines, "「未知」：来源没有写明，不等于零；「样本不足」：数量过少，不计算。"]


def _cell(
    sheet: Any, formats: Formats, place: tuple[int, int], value: Any, column: Column, starred: bool
) -> None:
    """A number as a number, whatever it looks like; everything else as text, whatever it begins with."""
    if is_number(value):
        shown = number_format(value, column, starred and column.kind == "year" and column.key)
        sheet.write_number(*place, value, formats.number(shown))
        return
    words = cell_text(written(value, column))
    missing = value is None or column.kind in NUMBERS
    sheet.write_string(*place, words, formats.word if missing else formats.text)
