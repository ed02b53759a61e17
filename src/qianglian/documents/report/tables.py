"""A table of a finding as it is printed: which columns and rows, and how its cells are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qianglian.analysis.contract import Column, Row, Table
from qianglian.analysis.wording import NUMBERS, columns_shown, heading, written
from qianglian.documents.provenance import figures_of
from qianglian.documents.report.crosstab import MEASURE as COUNT
from qianglian.documents.report.crosstab import STAR, crossed
from qianglian.documents.word.grid import Grid
from qianglian.documents.word.styles import WIDE_CM
from qianglian.model.text import Language, Text

MOST_ROWS = 40
"""Rows of a table in the text; the figure pack holds all of them."""
FEWEST = 4
"""Columns that are kept however wide they are."""
COMPLETE = "complete"
"""The flag column of years that are complete: printed as a star at the year, not as a column."""
INCOMPLETE = Text(
    zh=f"{STAR} 该年受公开滞后影响，数据不完整，不应读作下降。",
    en=f"{STAR} Incomplete by publication lag: not to be read as a decline.",
)
CUT = Text(
    zh="共 {total:,} 行，此处列前 {shown} 行；全表见图表数据包。", en="The first {shown} of {total:,} rows."
)
NARROWED = Text(
    zh="纸面放不下的列见图表数据包：{columns}。", en="Columns that the page has no room for: {columns}."
)
MEASURE, VALUE = Text(zh="指标", en="Measure"), Text(zh="数值", en="Value")


@dataclass(frozen=True)
class Shown:
    """A table ready for paper: its grid, the figures of the finding's table that it prints, and what to say of it."""

    grid: Grid
    rows: Sequence[int]
    figures: frozenset[str]
    """Columns whose cells are printed figures."""
    remarks: tuple[str, ...]


def on_paper(table: Table, language: Language = "zh", most: int = MOST_ROWS) -> Shown:
    """Print a table: one row stands upright (指标, 数值), two keys cross, others lie under their heads."""
    if len(table.rows) == 1 and not table.keys and len(table.columns) > 2:
        return Shown(_upright(table, language), range(1), frozenset(figures_of(table)), ())
    across = crossed(table, language)
    if across is not None:
        late = _late(table, range(len(table.rows)), language)
        return Shown(across.grid, across.rows, frozenset({COUNT}), (*across.remarks, *late))
    columns = [column for column in columns_shown(table) if column.name != COMPLETE]
    rows = table.rows[:most]
    columns, left = _fitting(columns, rows, language)
    cells = [[_cell(row, column, language) for column in columns] for row in rows]
    numeric = frozenset(at for at, column in enumerate(columns) if column.kind in NUMBERS)
    remarks = _late(table, range(len(rows)), language)
    if len(table.rows) > most:
        remarks.append(CUT.in_(language).format(total=len(table.rows), shown=most))
    if left:
        named = ("、" if language == "zh" else ", ").join(heading(column, language) for column in left)
        remarks.append(NARROWED.in_(language).format(columns=named))
    grid = Grid([heading(column, language) for column in columns], cells, numeric)
    figures = frozenset(figures_of(table)) & {column.name for column in columns}
    return Shown(grid, range(len(rows)), figures, tuple(remarks))


def _fitting(
    columns: list[Column], rows: Sequence[Row], language: Language
) -> tuple[list[Column], list[Column]]:
    """The columns that a landscape page has room for, and those at the end that it has not."""
    kept = list(columns)
    while len(kept) > FEWEST:
        cells = [[_cell(row, column, language) for column in kept] for row in rows]
        numeric = frozenset(at for at, column in enumerate(kept) if column.kind in NUMBERS)
        if Grid([heading(one, language) for one in kept], cells, numeric).needs_cm() <= WIDE_CM:
            break
        kept.pop()
    return kept, columns[len(kept) :]


def _late(table: Table, rows: Sequence[int], language: Language) -> list[str]:
    """What to say of years that are not complete yet."""
    if not any(column.kind == "year" for column in table.columns):
        return []
    return [INCOMPLETE.in_(language)] if any(table.rows[at].get(COMPLETE) is False for at in rows) else []


def _upright(table: Table, language: Language) -> Grid:
    (row,) = table.rows
    columns = columns_shown(table)
    cells = [[heading(one, language), written(row[one.name], one, language)] for one in columns]
    return Grid([MEASURE.in_(language), VALUE.in_(language)], cells, frozenset({1}))


def _cell(row: Row, column: Column, language: Language) -> str:
    words = written(row[column.name], column, language)
    return words + STAR if column.kind == "year" and column.key and row.get(COMPLETE) is False else words
