"""A finding as the page tells it: its sentences, its chart, its tables, and what must be said under them."""

from __future__ import annotations

from typing import Any

from qianglian.analysis.contract import STATES, Coverage, Finding
from qianglian.documents.atlas.cells import MOST_ROWS, Press, head, lagging, pair, rows_json


def finding_json(press: Press, finding: Finding, module: str) -> dict[str, Any]:
    """A finding, whole; of long tables the first rows."""
    return {
        "name": finding.analysis,
        "module": module,
        "title": pair(finding.title),
        "state": finding.state,
        "stated": pair(STATES[finding.state]),
        "reason": pair(finding.reason),
        "says": [said for one in finding.sentences if (said := press.sentence(finding, one)) is not None],
        "caveats": [pair(one) for one in finding.caveats],
        "coverage": [coverage_json(one) for one in finding.coverage],
        "chart": press.chart(finding),
        "heldBack": press.hides_words(finding),
        "tables": [_table(press, finding, at) for at, table in enumerate(finding.tables) if table.rows],
    }


def coverage_json(one: Coverage) -> list[Any]:
    """How much of what was asked about states what the analysis needs."""
    return [pair(one.what), one.known, one.total]


def _table(press: Press, finding: Finding, at: int) -> dict[str, Any]:
    table = finding.tables[at]
    rows = range(min(len(table.rows), MOST_ROWS))
    return {
        **head(table),
        "rows": rows_json(press, table, rows),
        "lag": lagging(table, rows),
        "total": len(table.rows),
    }
