"""What an analysis is, and what it answers: tables whose every number can be walked back to records.

An analysis is one file and one line in `qianglian.analysis.registry`. It is asked with a `Ground` (the workspace
through its View, the chain, how families and applicants are counted) and its parameters, and answers a `Finding`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from qianglian.model.figure import Figure, Unit
from qianglian.model.text import Text

Module = Literal["direction", "position", "path"]

MODULES: dict[Module, Text] = {
    "direction": Text(zh="方向", en="Direction"),
    "position": Text(zh="定位", en="Position"),
    "path": Text(zh="路径", en="Path"),
}
"""The three modules of an industry navigation (rule A3)."""

State = Literal["computed", "insufficient", "unknown"]

STATES: dict[State, Text] = {
    "computed": Text(zh="已计算", en="computed"),
    "insufficient": Text(zh="样本不足", en="sample too small"),
    "unknown": Text(zh="未知", en="unknown"),
}
"""``insufficient``: there are records, but too few; ``unknown``: the sources do not state what is asked."""

Kind = Literal["label", "year", "count", "share", "rate", "ratio", "number", "flag", "text"]
"""How a column's values are written: a share (0 to 1) and a rate (growth, may be below zero) as per cent, a ratio with
decimals, a count with thousands."""


class Params(BaseModel):
    """Parameters of an analysis: validated, frozen, and turned into a form, options and JSON Schema.

    Every field has a ``title`` in Chinese and a ``description`` in English.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. ``key`` columns say which cell it is; ``unit`` is of the records behind a number."""

    name: str
    title: Text
    kind: Kind = "count"
    key: bool = False
    unit: Unit | None = None


Row = Mapping[str, Any]
"""Values by column. None is unknown; `INSUFFICIENT` stands where the sample is too small. A value that is a word of
ours (a stage, a region's name) is a `Text`."""

INSUFFICIENT = "insufficient"

Members = Callable[[Row, str], Sequence[str]]
"""From a row and the name of a column to the keys of the records that were counted for that cell, sorted."""


@dataclass(frozen=True)
class Table:
    """Rows, and the way back to the records behind each number.

    ``definition`` says what was asked (analysis, parameters, query or node versions) in normal form.
    """

    name: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    definition: str
    members: Members = field(compare=False, repr=False)
    counting: str = "whole"
    cut_off: date | None = None
    generation: int = 0
    evidence: str = ""
    rule_version: str = ""

    @property
    def keys(self) -> tuple[Column, ...]:
        """The columns that say which row it is."""
        return tuple(column for column in self.columns if column.key)

    def column(self, name: str) -> Column:
        """The column of a name; raises ``KeyError``."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def figure(self, row: Row, name: str) -> Figure:
        """One number of the table, with its definition and its records.

        Raises ``KeyError`` for a column that holds no number.
        """
        column = self.column(name)
        if column.key or column.unit is None:
            raise KeyError(name)
        cell = ", ".join(f"{key.name} = {row[key.name]}" for key in self.keys)
        value = row[name]
        return Figure(
            None if value == INSUFFICIENT else value,
            column.unit,
            f"{self.definition}; {self.name}.{name}{f' at {cell}' if cell else ''}",
            counting=self.counting,
            cut_off=self.cut_off,
            generation=self.generation,
            evidence=self.evidence,
            rule_version=self.rule_version,
            why=lambda: self.members(row, name),
        )


@dataclass(frozen=True, slots=True)
class Quoted:
    """A number that a sentence quotes: a cell of one of its finding's tables."""

    table: str
    row: int
    column: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence whose ``{placeholders}`` are cells of the tables, so that it cannot say what no table says."""

    text: Text
    quotes: Mapping[str, Quoted] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what was asked about states what the analysis needs: ``known`` of ``total`` records."""

    what: Text
    known: int
    total: int

    @property
    def share(self) -> float | None:
        """The share known; None of nothing."""
        return self.known / self.total if self.total else None


@dataclass(frozen=True)
class Finding:
    """The answer of an analysis: tables, a chart, sentences, caveats, and what the data cover."""

    analysis: str
    title: Text
    params: Mapping[str, Any]
    tables: tuple[Table, ...]
    chart: Mapping[str, Any] | None = None
    """An ECharts option as plain JSON, in Chinese; None where nothing can be drawn."""
    sentences: tuple[Sentence, ...] = ()
    caveats: tuple[Text, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    state: State = "computed"
    reason: Text | None = None
    """Why it is insufficient or unknown."""
    kept_on: datetime | None = field(default=None, compare=False)
    """When it was worked out, of an answer that was kept (`qianglian.analysis.kept`); None of one worked out now."""

    def table(self, name: str) -> Table:
        """A table by its name; raises ``KeyError``."""
        for table in self.tables:
            if table.name == name:
                return table
        raise KeyError(name)

    def quoted(self, quote: Quoted) -> Any:
        """The value that a sentence quotes."""
        return self.table(quote.table).rows[quote.row][quote.column]


P = TypeVar("P", bound=Params)


@dataclass(frozen=True)
class Analysis(Generic[P]):
    """One analysis: its name, its module, its parameters, and the function that answers."""

    name: str
    title: Text
    module: Module
    params: type[P]
    answer: Callable[[Any, P], Finding]
    """From a `qianglian.analysis.ground.Ground` and parameters to a finding."""
    needs_chain: bool = False
    uses_chain: bool = False
    """Whether it takes the nodes of the chain where there is one, and something else where there is none."""
