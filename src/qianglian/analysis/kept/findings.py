"""A finding as bytes and back: equal in every value and type. Only the way to the records is not written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import orjson

from qianglian.analysis.contract import Column, Coverage, Finding, Members, Quoted, Row, Sentence, Table
from qianglian.analysis.kept.values import packed, unpacked

MembersOf = Callable[[str], Members]
"""From the name of a table to its way to the records."""


def written(finding: Finding) -> bytes:
    """A finding as bytes; raises ``TypeError`` where it holds a kind of value that is not foreseen."""
    return orjson.dumps(
        {
            "analysis": finding.analysis,
            "title": packed(finding.title),
            "params": packed(dict(finding.params)),
            "tables": [_table(one) for one in finding.tables],
            "chart": packed(finding.chart),
            "sentences": [_sentence(one) for one in finding.sentences],
            "caveats": [packed(one) for one in finding.caveats],
            "coverage": [[packed(one.what), one.known, one.total] for one in finding.coverage],
            "state": finding.state,
            "reason": packed(finding.reason),
        }
    )


def read(body: bytes, members_of: MembersOf, kept_on: datetime) -> Finding:
    """The finding that was written; raises ``KeyError``, ``TypeError`` or ``ValueError`` for anything else."""
    said = orjson.loads(body)
    return Finding(
        said["analysis"],
        unpacked(said["title"]),
        unpacked(said["params"]),
        tuple(_table_of(one, members_of) for one in said["tables"]),
        unpacked(said["chart"]),
        tuple(_sentence_of(one) for one in said["sentences"]),
        tuple(unpacked(one) for one in said["caveats"]),
        tuple(Coverage(unpacked(what), known, total) for what, known, total in said["coverage"]),
        said["state"],
        unpacked(said["reason"]),
        kept_on,
    )


def _table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": packed(table.title),
        "columns": [[one.name, packed(one.title), one.kind, one.key, one.unit] for one in table.columns],
        "rows": _rows(table.rows),
        "definition": table.definition,
        "counting": table.counting,
        "cut_off": packed(table.cut_off),
        "generation": table.generation,
        "evidence": table.evidence,
        "rule_version": table.rule_version,
    }


def _table_of(said: dict[str, Any], members_of: MembersOf) -> Table:
    return Table(
        said["name"],
        unpacked(said["title"]),
        tuple(Column(name, unpacked(title), *rest) for name, title, *rest in said["columns"]),
        _rows_of(said["rows"]),
        said["definition"],
        members_of(said["name"]),
        said["counting"],
        unpacked(said["cut_off"]),
        said["generation"],
        said["evidence"],
        said["rule_version"],
    )


def _rows(rows: tuple[Row, ...]) -> dict[str, Any]:
    """Rows with the same names in the same order are written as their values alone."""
    names = list(rows[0]) if rows else []
    if all(type(row) is dict and list(row) == names for row in rows):
        return {"names": names, "values": [[packed(value) for value in row.values()] for row in rows]}
    return {"rows": [packed(row) for row in rows]}


def _rows_of(said: dict[str, Any]) -> tuple[Row, ...]:
    if "rows" in said:
        return tuple(unpacked(row) for row in said["rows"])
    names = said["names"]
    return tuple(dict(zip(names, map(unpacked, row), strict=True)) for row in said["values"])


def _sentence(sentence: Sentence) -> list[Any]:
    quotes = {place: [one.table, one.row, one.column] for place, one in sentence.quotes.items()}
    return [packed(sentence.text), quotes]


def _sentence_of(said: list[Any]) -> Sentence:
    text, quotes = said
    return Sentence(unpacked(text), {place: Quoted(*one) for place, one in quotes.items()})
