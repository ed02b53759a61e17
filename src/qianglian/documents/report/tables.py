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
from qianglian.documents.word.styles import TEXT_WIDTH_CM, WIDE_CM
from qianglian.model.text import Language, Text

MOST_ROWS = 40
"""Rows of a table in the text; the figure pack holds all of them."""
MOST_COLUMNS = 12
"""Columns beyond which a table gets a landscape page, however narrow they are."""
MOST_TURNED = 3
"""Rows of a wide table that are printed beside each other, a measure to a line: no page is turned for so few."""
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
    """Print a table: one row stands upright (指标, 数值), two keys cross, others lie under their heads.

    A few rows that are too wide for an upright page stand beside each other.
    """
    if len(table.rows) == 1 and not table.keys and len(table.columns) > 2:
        return Shown(_upright(table, language), range(1), frozenset(figures_of(table)), ())
    across = crossed(table, language)
    if across is not None:
        late = _late(table, range(len(table.rows)), language)
        return Shown(across.grid, across.rows, frozenset({COUNT}), (*across.remarks, *late))
    columns = [column for column in columns_shown(table) if column.name != COMPLETE]
    rows = table.rows[:most]
    turned = _turned(columns, rows, language)
    if turned is not None:
        late = _late(table, range(len(rows)), language)
        return Shown(turned, range(len(rows)), frozenset(figures_of(table)), tuple(late))
    columns, left = _fitting(columns, rows, language)
    remarks = _late(table, range(len(rows)), language)
    if len(table.rows) > most:
        remarks.append(CUT.in_(language).format(total=len(table.rows), shown=most))
    if left:
        named = ("、" if language == "zh" else ", ").join(heading(column, language) for column in left)
        remarks.append(NARROWED.in_(language).format(columns=named))
    grid = _grid(columns, rows, language)
    figures = frozenset(figures_of(table)) & {column.name for column in columns}
    return Shown(grid, range(len(rows)), figures, tuple(remarks))


def is_wide(grid: Grid) -> bool:
    """Whether a table asks for a landscape page."""
    return len(grid.heads) > MOST_COLUMNS or grid.needs_cm() > TEXT_WIDTH_CM


def _grid(columns: Sequence[Column], rows: Sequence[Row], language: Language) -> Grid:
    """Rows under the heads of their columns."""
    cells = [[_cell(row, column, language) for column in columns] for row in rows]
    numeric = frozenset(at for at, column in enumerate(columns) if column.kind in NUMBERS)
    return Grid([heading(column, language) for column in columns], cells, numeric)


def _turned(columns: Sequence[Column], rows: Sequence[Row], language: Language) -> Grid | None:
    """Few rows of a wide table beside each other under what names them; None for what fits, is long or unnamed."""
    if not 0 < len(rows) <= MOST_TURNED or not is_wide(_grid(columns, rows, language)):
        return None
    name = next((column for column in columns if column.kind not in NUMBERS), None)
    if name is None:
        return None
    heads = [heading(name, language), *(_cell(row, name, language) for row in rows)]
    others = [column for column in columns if column is not name]
    cells = [[heading(one, language), *(_cell(row, one, language) for row in rows)] for one in others]
    grid = Grid(heads, cells)
    return None if is_wide(grid) else grid


def _fitting(
    columns: list[Column], rows: Sequence[Row], language: Language
) -> tuple[list[Column], list[Column]]:
    """The columns that a landscape page has room for, and those at the end that it has not."""
    kept = list(columns)
    while len(kept) > FEWEST:
        if _grid(kept, rows, language).needs_cm() <= WIDE_CM:
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
