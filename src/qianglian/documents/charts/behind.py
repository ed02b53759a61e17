"""Which cells of its finding's tables a chart draws: a copy of the chart then holds the tables' own numbers.

A chart holds rounded numbers, reversed or spread out from a long table. Its numbers are looked for among the tables:
as columns beside the categories, or in one column with the categories and the series beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from qianglian.analysis.contract import Column, Finding, Table
from qianglian.analysis.wording import written
from qianglian.documents.charts.plots import Matrix, Place, Plot

NUMBERS = frozenset({"count", "share", "rate", "ratio", "number"})
MOST_ROWS = 5_000
"""Rows of a table that are looked at: no chart draws more."""
PER_CENT = 100
"""A share may be drawn in per cent."""
ROUNDED = 0.0051
"""Charts round to two decimals."""
ROUNDED_PER_CENT = 0.051
"""And per cent to one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    table: Table
    row: int
    column: Column

    @property
    def value(self) -> Any:
        """What it holds, not rounded."""
        return self.table.rows[self.row][self.column.name]


Behind = Mapping[Place, Cell]


def cells_behind(finding: Finding, plot: Plot | Matrix) -> Behind:
    """The cells that a chart draws, by category and series; empty where no table has them all."""
    drawn = {place: value for place, value in plot.values().items() if value is not None}
    if not drawn:
        return {}
    rows, columns = _names(plot)
    for table in finding.tables:
        found = _beside(table, drawn, rows, columns) or _spread(table, drawn, rows, columns)
        if found:
            return found
    return {}


def incomplete_years(finding: Finding) -> frozenset[str]:
    """The years that a finding's tables call incomplete."""
    return frozenset(
        str(row[year.name])
        for table in finding.tables
        for year in table.keys
        if year.kind == "year"
        for row in table.rows
        if row.get("complete") is False
    )


def _names(plot: Plot | Matrix) -> tuple[Sequence[str], Sequence[str]]:
    if isinstance(plot, Matrix):
        return plot.rows, plot.columns
    return plot.categories, [one.name for one in plot.series]


def _beside(
    table: Table, drawn: Mapping[Place, float], rows: Sequence[str], columns: Sequence[str]
) -> dict[Place, Cell]:
    """A row for each category and a column for each series."""
    for called in _callings(table):
        places = _rows_called(called, rows)
        if places is None:
            continue
        found: dict[Place, Cell] = {}
        for at, name in enumerate(columns):
            wanted = {row: value for (row, column), value in drawn.items() if column == at}
            column = _column(table, places, wanted, name)
            if column is None:
                break
            found |= {(row, at): Cell(table, places[row], column) for row in range(len(rows))}
        else:
            return found
    return {}


def _column(table: Table, places: Sequence[int], wanted: Mapping[int, float], name: str) -> Column | None:
    """The column that holds the numbers; of several, one of its kind that is called like the series."""
    fit = [
        column
        for column in table.columns
        if column.kind in NUMBERS
        and not column.key
        and all(_same(value, table.rows[places[row]][column.name], column) for row, value in wanted.items())
    ]
    shares = all(isinstance(value, float) for value in wanted.values())

    def distance(column: Column) -> tuple[bool, bool]:
        alike = name in column.title.zh or column.title.zh in name
        return (column.kind in ("count", "number")) is shares, not alike

    return min(fit, key=distance, default=None)


def _spread(
    table: Table, drawn: Mapping[Place, float], rows: Sequence[str], columns: Sequence[str]
) -> dict[Place, Cell]:
    """One column of numbers; category and series are words of its row. What is drawn as zero may have no row."""
    labels = [(label, [_said(row[label.name], label) for row in _some(table)]) for label in _labels(table)]
    for _, down in labels:
        if not set(rows) <= set(down):
            continue
        for _, across in labels:
            if across is down or not set(columns) <= set(across):
                continue
            index: dict[tuple[str, str], int] = {}
            for at, pair in enumerate(zip(down, across, strict=True)):
                index.setdefault(pair, at)
            found = _one_column(table, drawn, index, rows, columns)
            if found:
                return found
    return {}


def _one_column(
    table: Table,
    drawn: Mapping[Place, float],
    index: Mapping[tuple[str, str], int],
    rows: Sequence[str],
    columns: Sequence[str],
) -> dict[Place, Cell]:
    for column in table.columns:
        if column.kind not in NUMBERS or column.key:
            continue
        found = {}
        for (row, at), value in drawn.items():
            place = index.get((rows[row], columns[at]))
            if place is None and value == 0:
                continue
            if place is None or not _same(value, table.rows[place][column.name], column):
                break
            found[row, at] = Cell(table, place, column)
        else:
            if found:
                return found
    return {}


def _callings(table: Table) -> Iterator[list[str]]:
    """What charts may call the rows of a table: by one of their words, or by two (甲（乙）, 甲：乙)."""
    said = [[_said(row[label.name], label) for row in _some(table)] for label in _labels(table)]
    yield from said
    for one, other in permutations(said, 2):
        yield [f"{a}（{b}）" for a, b in zip(one, other, strict=True)]
        yield [f"{a}：{b}" for a, b in zip(one, other, strict=True)]


def _rows_called(called: Sequence[str], names: Sequence[str]) -> list[int] | None:
    """The row of each name; a name may go on in brackets after what the row is called."""
    index: dict[str, int] = {}
    for at, words in enumerate(called):
        index.setdefault(words, at)
    places = [index.get(name, index.get(name.split("（")[0])) for name in names]
    found = [place for place in places if place is not None]
    return found if len(set(found)) == len(names) else None


def _labels(table: Table) -> list[Column]:
    return [column for column in table.columns if column.kind in ("label", "text", "year")]


def _some(table: Table) -> Iterator[Mapping[str, Any]]:
    return iter(table.rows[:MOST_ROWS])


def _said(value: Any, column: Column) -> str:
    return written(value, column)


def _same(drawn: float, value: Any, column: Column) -> bool:
    """Whether a chart's number is that of a cell, but for its rounding."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    if isinstance(value, int):
        return drawn == value
    if abs(drawn - value) <= ROUNDED:
        return True
    return column.kind in ("share", "rate") and abs(drawn - PER_CENT * value) <= ROUNDED_PER_CENT
