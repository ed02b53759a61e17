"""What every analysis says of one node: the rows of all tables that have the node for a key, gathered by node."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qianglian.analysis.contract import Column, Finding, Table
from qianglian.documents.atlas.cells import Press, head, lagging, pair, rows_json

NODE, YEAR = "node", "year"
MOST_ROWS = 20
"""Rows of one table for one node; what has more is no list to read at a node."""


@dataclass(frozen=True)
class NodeRows:
    """One table of one analysis, split by node: at which level each node was answered for, and its rows there."""

    analysis: str
    title: str
    rows: Mapping[str, tuple[Finding, Table, Sequence[int]]]

    @property
    def one(self) -> tuple[Finding, Table]:
        """Any of them: they differ in level alone."""
        finding, table, _ = next(iter(self.rows.values()))
        return finding, table

    @property
    def by_year(self) -> bool:
        """Whether it has a row for each node and year."""
        return {key.name for key in self.one[1].keys} == {NODE, YEAR}

    @property
    def single(self) -> bool:
        """Whether it has one row for each node, which is what a map can be coloured by."""
        return {key.name for key in self.one[1].keys} == {NODE}

    def column(self, name: str) -> Column:
        """A column of it; raises ``KeyError``."""
        return self.one[1].column(name)


def by_node(findings: Iterable[Finding]) -> list[NodeRows]:
    """All tables with a node for a key, in the order in which they come; of several levels a node's first answer."""
    gathered: dict[tuple[str, str], dict[str, tuple[Finding, Table, Sequence[int]]]] = {}
    for finding in findings:
        for table in finding.tables:
            if not any(key.name == NODE for key in table.keys):
                continue
            held = gathered.setdefault((finding.analysis, table.name), {})
            for code, rows in _split(table).items():
                held.setdefault(code, (finding, table, rows))
    return [NodeRows(analysis, name, rows) for (analysis, name), rows in gathered.items() if rows]


def _split(table: Table) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, row in enumerate(table.rows):
        found.setdefault(str(row[NODE]), []).append(at)
    return found


def readable(one: NodeRows) -> bool:
    """Whether the rows of a node are few enough to be read there; the years of a trend are drawn."""
    return one.by_year or max(len(rows) for _, _, rows in one.rows.values()) <= MOST_ROWS


def note_nodes(press: Press, tables: Sequence[NodeRows]) -> None:
    """Note the figures of all rows that the page prints at nodes."""
    for one in tables:
        if readable(one):
            for finding, table, rows in one.rows.values():
                press.note_rows(finding, table, rows)


def node_tables_json(press: Press, tables: Sequence[NodeRows]) -> list[dict[str, Any]]:
    """Each table with the rows of each node."""
    return [_table(press, one) for one in tables if readable(one)]


def _table(press: Press, one: NodeRows) -> dict[str, Any]:
    finding, table = one.one
    # Levels differ in their definition alone: each is said once.
    definitions = list(dict.fromkeys(its.definition for _, its, _ in one.rows.values()))
    return {
        **head(table),
        "analysis": one.analysis,
        "of": pair(finding.title),
        "byYear": one.by_year,
        "single": one.single,
        "definitions": definitions,
        "at": {
            code: {
                "rows": rows_json(press, its, rows),
                "lag": lagging(its, rows),
                "definition": definitions.index(its.definition),
            }
            for code, (_, its, rows) in one.rows.items()
        },
    }
