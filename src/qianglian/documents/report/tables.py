"""A table of a finding as it is printed: which columns and rows, and how its cells are written."""

from __future__ import annotations

from dataclasses import dataclass

from qianglian.analysis.contract import Column, Row, Table
from qianglian.analysis.wording import columns_shown
from qianglian.documents.numerals import NUMBERS, heading, shown
from qianglian.documents.word.grid import Grid
from qianglian.model.text import Language, Text

MOST_ROWS = 40
"""Rows of a table in the text; the figure pack holds all of them."""
COMPLETE = "complete"
"""The flag column of years that are complete: printed as a star at the year, not as a column."""
STAR = "*"
INCOMPLETE = Text(
    zh=f"{STAR} 该年受公开滞后影响，数据不完整，不应读作下降。",
    en=f"{STAR} Incomplete by publication lag: not to be read as a decline.",
)
CUT = Text(
    zh="共 {total:,} 行，此处列前 {shown} 行；全表见图表数据包。", en="The first {shown} of {total:,} rows."
)
MEASURE, VALUE = Text(zh="指标", en="Measure"), Text(zh="数值", en="Value")


@dataclass(frozen=True)
class Shown:
    """A table ready for paper: its grid, the rows of the finding's table that it prints, and what to say of them."""

    grid: Grid
    rows: range
    remarks: tuple[str, ...]


def on_paper(table: Table, language: Language = "zh", most: int = MOST_ROWS) -> Shown:
    """Print a table: one row stands upright (指标, 数值), more lie under their heads."""
    if len(table.rows) == 1 and not table.keys and len(table.columns) > 2:
        return Shown(_upright(table, language), range(1), ())
    # A code gives way to the name beside it, as on the screen.
    columns = [column for column in columns_shown(table) if column.name != COMPLETE]
    rows = table.rows[:most]
    cells = [[_cell(row, column, language) for column in columns] for row in rows]
    numeric = frozenset(at for at, column in enumerate(columns) if column.kind in NUMBERS)
    remarks = []
    if any(row.get(COMPLETE) is False for row in rows) and any(column.kind == "year" for column in columns):
        remarks.append(INCOMPLETE.in_(language))
    if len(table.rows) > most:
        remarks.append(CUT.in_(language).format(total=len(table.rows), shown=most))
    grid = Grid([heading(column, language) for column in columns], cells, numeric)
    return Shown(grid, range(len(rows)), tuple(remarks))


def _upright(table: Table, language: Language) -> Grid:
    (row,) = table.rows
    cells = [[heading(one, language), shown(row[one.name], one, language)] for one in table.columns]
    return Grid([MEASURE.in_(language), VALUE.in_(language)], cells, frozenset({1}))


def _cell(row: Row, column: Column, language: Language) -> str:
    words = shown(row[column.name], column, language)
    return words + STAR if column.kind == "year" and column.key and row.get(COMPLETE) is False else words
