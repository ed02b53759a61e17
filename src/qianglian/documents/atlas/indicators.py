"""What a map can be coloured by: every column of a table that has a row for each node."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from qianglian.analysis.contract import INSUFFICIENT, Column, Finding, Row, Table
from qianglian.model.text import Text

Scale = Literal["quantity", "centred", "kinds"]
"""``quantity``: from nothing up. ``centred``: below and above a middle (RTA 1, growth 0). ``kinds``: words."""

NODE = "node"
QUANTITIES = frozenset({"count", "share", "number"})
CENTRES: Mapping[str, float] = {"rate": 0.0, "ratio": 1.0}
MOST_KINDS = 9
LEFT_OUT = frozenset(
    {"level", "stage", "rank", "low", "high", "normalised", "chain_growth", "node_name", "name"}
)
"""Columns that say nothing by a colour: bounds of intervals, places in a list, what is the same everywhere."""


@dataclass(frozen=True)
class Indicator:
    """One column of one table for the nodes of a chain. ``cells`` leads to finding, table and row of each node."""

    analysis: str
    table: str
    column: Column
    title: Text
    scale: Scale
    centre: float
    cells: Mapping[str, tuple[Finding, Table, Row]]

    @property
    def name(self) -> str:
        """The analysis, its table and its column."""
        return f"{self.analysis}.{self.table}.{self.column.name}"

    def value(self, code: str) -> float | str | None:
        """What colours the tile: a number, the Chinese word of a kind, `INSUFFICIENT`, or None for unknown."""
        if code not in self.cells:
            return None
        value = self.cells[code][2][self.column.name]
        if isinstance(value, Text):
            return value.zh
        return value if isinstance(value, int | float | str) else None


def indicators(findings: Sequence[Finding]) -> list[Indicator]:
    """All of them, from the findings of all levels, each in the order in which it first comes."""
    gathered: dict[tuple[str, str, str], dict[str, tuple[Finding, Table, Row]]] = {}
    columns: dict[tuple[str, str, str], tuple[Column, Text]] = {}
    for finding, table, column in _columns(findings):
        name = (finding.analysis, table.name, column.name)
        columns.setdefault(name, (column, finding.title))
        held = gathered.setdefault(name, {})
        for row in table.rows:
            held.setdefault(str(row[NODE]), (finding, table, row))
    found = []
    for (analysis, table_name, _), cells in gathered.items():
        column, title = columns[analysis, table_name, _]
        scale = _scale(column, [row[column.name] for _, _, row in cells.values()])
        if scale is not None:
            centre = CENTRES.get(column.kind, 0.0)
            found.append(Indicator(analysis, table_name, column, title, scale, centre, cells))
    return found


def _columns(findings: Sequence[Finding]) -> Iterator[tuple[Finding, Table, Column]]:
    for finding in findings:
        for table in finding.tables:
            if {key.name for key in table.keys} == {NODE}:
                for column in table.columns:
                    if not column.key and column.name not in LEFT_OUT:
                        yield finding, table, column


def _scale(column: Column, values: Sequence[object]) -> Scale | None:
    """How a column is coloured; None where it cannot be (free words, nothing known)."""
    known = [value for value in values if value is not None and value != INSUFFICIENT]
    if not known:
        return None
    if column.kind in QUANTITIES:
        return "quantity"
    if column.kind in CENTRES:
        return "centred"
    words = {str(value) for value in known if isinstance(value, Text)}
    if column.kind in ("text", "label") and words and len(words) <= MOST_KINDS and len(known) == len(values):
        return "kinds" if all(isinstance(value, Text) for value in known) else None
    return None
