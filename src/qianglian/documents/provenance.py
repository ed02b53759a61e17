"""数据溯源: the figures that one document prints, and what is needed to find the records of each again.

A figure is a cell of a table of a finding. In print it bears a mark: the first characters of its id, as many as tell
it from all others of the document. Beside the document lies ``<name>.provenance.json`` with all of them; the
workspace keeps a copy, in which `qianglian.documents.why` looks a mark up.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from qianglian.analysis.contract import INSUFFICIENT, Column, Finding, Quoted, Row, Table
from qianglian.analysis.wording import columns_shown, names_of, written
from qianglian.corpus.layout import write_whole
from qianglian.model.figure import Figure
from qianglian.model.text import Text

FORMAT, VERSION = "qianglian-provenance", 1
SHORTEST = 6
"""Characters of a mark at least, the leading f included."""


@dataclass(frozen=True)
class Source:
    """A table that a document prints, and the finding that it is of. ``place`` is its caption (表 3-2)."""

    finding: Finding
    table: Table
    place: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """One figure of the document: its cell, and whether a sentence quotes it."""

    figure: Figure
    source: int
    row: int
    column: str
    quoted: bool = False


@dataclass
class Provenance:
    """The figures of one document, in the order in which it prints them.

    ``ground`` says on what the analyses were asked (query, chain, version, kind of family, level of applicants),
    as plain data, so that they can be asked again. ``least`` is how long its marks are at least: those of a document
    that belongs to a larger one (slides to a report) tell figures of both apart.
    """

    document: str
    ground: Mapping[str, Any] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)
    printed: dict[str, Printed] = field(default_factory=dict)
    least: int = SHORTEST
    _ids: dict[tuple[int, int, str], str] = field(default_factory=dict, repr=False, compare=False)
    """The id of each figure noted, by table, row and column as they lie in memory (`sources` hold them there)."""
    _places: dict[int, int] = field(default_factory=dict, repr=False, compare=False)
    """Of each table as it lies in memory, where in `sources` it is."""

    def prints(
        self,
        finding: Finding,
        table: Table,
        rows: Sequence[int] | None = None,
        place: str = "",
        columns: Collection[str] | None = None,
    ) -> None:
        """Note that the document prints a table: every cell that is a figure, of ``rows`` and ``columns`` (all)."""
        source = self._source(finding, table, place)
        names = [name for name in figures_of(table) if columns is None or name in columns]
        for at in rows if rows is not None else range(len(table.rows)):
            for name in names:
                self._note(source, table, at, name)

    def quotes(self, finding: Finding, quote: Quoted) -> Figure | None:
        """Note that a sentence quotes a cell; None where the cell is no figure (a year, a name)."""
        table = finding.table(quote.table)
        if quote.column not in figures_of(table):
            return None
        return self._note(self._source(finding, table, ""), table, quote.row, quote.column, quoted=True)

    def _note(self, source: int, table: Table, row: int, column: str, quoted: bool = False) -> Figure:
        cell = (id(table), id(table.rows[row]), column)
        known = self.printed.get(self._ids.get(cell, ""))
        if known is not None and (known.quoted or not quoted):
            return known.figure
        figure = table.figure(table.rows[row], column)
        self._ids[cell] = identity = figure.id
        known = self.printed.get(identity)
        if known is None or (quoted and not known.quoted):
            self.printed[identity] = Printed(figure, source, row, column, quoted)
            self.__dict__.pop("_length", None)
        return figure

    def _source(self, finding: Finding, table: Table, place: str) -> int:
        at = self._places.setdefault(id(table), len(self.sources))
        if at == len(self.sources):
            self.sources.append(Source(finding, table, place))
        elif place and not self.sources[at].place:
            self.sources[at] = Source(finding, table, place)
        return at

    def mark(self, figure: Figure) -> str:
        """The mark of a figure in print; settled only when all figures are noted."""
        return figure.id[: self.length]

    def mark_of(self, table: Table, row: Row, column: str) -> str:
        """The mark of the figure in a cell; settled only when all figures are noted."""
        known = self._ids.get((id(table), id(row), column))
        return known[: self.length] if known else self.mark(table.figure(row, column))

    @property
    def length(self) -> int:
        """Characters of a mark; settled only when all figures are noted."""
        return max(self.least, self._length)

    @cached_property
    def _length(self) -> int:
        ids = sorted(self.printed)
        shared = (_shared(one, two) for one, two in pairwise(ids))
        return max(shared, default=0) + 1

    def quoted(self) -> Iterator[Printed]:
        """The figures that sentences quote."""
        return (one for one in self.printed.values() if one.quoted)

    def as_json(self) -> dict[str, Any]:
        """Everything, as plain data: tables with their definitions, and under each its figures."""
        under: list[list[dict[str, Any]]] = [[] for _ in self.sources]
        for identity, printed in self.printed.items():
            under[printed.source].append(self._cell(identity, printed))
        tables = [
            {**_table_json(source), "figures": figures}
            for source, figures in zip(self.sources, under, strict=True)
        ]
        return {
            "format": FORMAT,
            "version": VERSION,
            "document": self.document,
            "mark": self.length,
            "ground": dict(self.ground),
            "tables": tables,
        }

    def _cell(self, identity: str, printed: Printed) -> dict[str, Any]:
        table = self.sources[printed.source].table
        row = table.rows[printed.row]
        keys = {key.name: plain(row[key.name]) for key in table.keys}
        value = row[printed.column]
        told = {"id": identity, "keys": keys, "column": printed.column, "value": plain(value)}
        return {**told, "unit": printed.figure.unit, "quoted": printed.quoted}

    def write(self, *paths: Path) -> None:
        """Write the figures beside a document and into a workspace, each file whole or not at all."""
        said = json.dumps(self.as_json(), ensure_ascii=False, sort_keys=True) + "\n"
        for path in paths:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, said)


def figures_of(table: Table) -> list[str]:
    """The columns of a table whose cells are figures: what they hold can be walked back to records."""
    return [column.name for column in table.columns if column.unit is not None and not column.key]


def keys_shown(table: Table, row: Row) -> str:
    """Which cell it is, in words: the key columns of its row, by their names where they have names."""
    shown = {column.name for column in columns_shown(table)}
    named = [column for column in table.columns if column.name in shown and _names_a_key(table, column)]
    return "，".join(f"{one.title.zh} {written(row[one.name], one)}" for one in named)


def _names_a_key(table: Table, column: Column) -> bool:
    """Whether a column is a key, or the words of one."""
    return column.key or any(column.name in names_of(key.name) for key in table.keys)


def plain(value: Any) -> Any:
    """A value as JSON holds it.

    >>> plain(Text(zh="上游", en="Upstream")), plain(float("nan")), plain(3)
    ('上游', None, 3)
    """
    if isinstance(value, Text):
        return value.zh
    if isinstance(value, float) and value != value:
        return None
    if value is None or value == INSUFFICIENT or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return str(value)


def _table_json(source: Source) -> dict[str, Any]:
    table = source.table
    return {
        "analysis": source.finding.analysis,
        "params": {name: plain(value) for name, value in source.finding.params.items()},
        "table": table.name,
        "title": {"zh": table.title.zh, "en": table.title.en},
        "place": source.place,
        "definition": table.definition,
        "counting": table.counting,
        "cut_off": table.cut_off.isoformat() if table.cut_off else None,
        "generation": table.generation,
        "evidence": table.evidence,
        "rule_version": table.rule_version,
    }


def _shared(one: str, two: str) -> int:
    """How many characters two ids have in common at their beginning."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two))
    )
