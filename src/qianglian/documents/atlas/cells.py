"""Tables and sentences as the page reads them: each value in both languages, each figure with its mark."""

from __future__ import annotations

from collections.abc import Sequence
from string import Formatter
from typing import Any

from qianglian.analysis.contract import INSUFFICIENT, STATES, Column, Finding, Row, Sentence, Table
from qianglian.analysis.wording import columns_shown, written
from qianglian.documents.provenance import Provenance, figures_of
from qianglian.model.text import Text

MOST_ROWS = 120
"""Rows of a table that the page holds; the figure pack holds all of them."""
COMPLETE = "complete"
"""The flag column of years that are complete: the page stars the year, and has no column for it."""
OF_NODES = ("node", "technology")
"""Key columns that hold codes of nodes."""
Cell = str | list[str]
"""``words``, ``[zh, en]`` where the languages differ, ``[zh, en, mark]`` for a figure."""


def pair(text: Text | None) -> list[str] | None:
    """A text in both languages."""
    return None if text is None else [text.zh, text.en]


def note(provenance: Provenance, finding: Finding) -> None:
    """Note every figure that the page prints of a finding: marks are settled only when all are known."""
    for table in finding.tables:
        provenance.prints(finding, table, range(min(len(table.rows), MOST_ROWS)))
    for sentence in finding.sentences:
        for quote in sentence.quotes.values():
            provenance.quotes(finding, quote)


def finding_json(finding: Finding, provenance: Provenance) -> dict[str, Any]:
    """A finding, whole."""
    return {
        "name": finding.analysis,
        "title": pair(finding.title),
        "state": finding.state,
        "stated": pair(STATES[finding.state]),
        "reason": pair(finding.reason),
        "says": [sentence_json(finding, one, provenance) for one in finding.sentences],
        "caveats": [pair(one) for one in finding.caveats],
        "coverage": [
            {"what": pair(one.what), "known": one.known, "total": one.total} for one in finding.coverage
        ],
        "chart": finding.chart,
        "tables": [table_json(finding, table, provenance) for table in finding.tables if table.rows],
    }


def sentence_json(finding: Finding, sentence: Sentence, provenance: Provenance) -> list[list[Cell]]:
    """The pieces of a sentence, in Chinese and in English."""
    return [_pieces(finding, sentence, provenance, at) for at in (0, 1)]


def _pieces(finding: Finding, sentence: Sentence, provenance: Provenance, language: int) -> list[Cell]:
    parts: list[Cell] = []
    for words, name, _, _ in Formatter().parse(sentence.text.zh if language == 0 else sentence.text.en):
        if words:
            parts.append(words)
        if name is not None:
            quote = sentence.quotes[name]
            table = finding.table(quote.table)
            parts.append(cell(table, table.rows[quote.row], table.column(quote.column), provenance))
    return parts


def table_json(finding: Finding, table: Table, provenance: Provenance) -> dict[str, Any]:
    """A table with its first rows, and what is said of each of its figures."""
    columns = [one for one in columns_shown(table) if one.name != COMPLETE]
    rows = table.rows[:MOST_ROWS]
    node = next((key.name for key in table.keys if key.name in OF_NODES), None)
    return {
        "name": table.name,
        "title": pair(table.title),
        "columns": [_column(one) for one in columns],
        "rows": [[cell(table, row, one, provenance) for one in columns] for row in rows],
        "nodes": [str(row[node]) for row in rows] if node else None,
        "lag": [at for at, row in enumerate(rows) if row.get(COMPLETE) is False],
        "total": len(table.rows),
        "definition": table.definition,
        "counting": table.counting,
        "cutOff": table.cut_off.isoformat() if table.cut_off else "",
        "generation": table.generation,
        "rule": table.rule_version,
    }


def _column(column: Column) -> dict[str, Any]:
    return {"title": pair(column.title), "kind": column.kind, "unit": column.unit}


def cell(table: Table, row: Row, column: Column, provenance: Provenance) -> Cell:
    """One cell as it is written, with its mark where it is a figure."""
    value = row[column.name]
    zh, en = written(value, column, "zh"), written(value, column, "en")
    if column.name in figures_of(table) and value is not None and value != INSUFFICIENT:
        return [zh, en, provenance.mark(table.figure(row, column.name))]
    return zh if zh == en else [zh, en]


def trend(findings: Sequence[Finding]) -> dict[str, list[list[Any]]]:
    """Year, number and completeness for each node, from the table that has a row for each node and year."""
    found: dict[str, list[list[Any]]] = {}
    for finding in findings:
        for table in finding.tables:
            if {key.name for key in table.keys} == {"node", "year"}:
                for row in table.rows:
                    complete = row.get(COMPLETE) is not False
                    found.setdefault(str(row["node"]), []).append([row["year"], row["count"], complete])
    return {code: sorted(years) for code, years in found.items()}
