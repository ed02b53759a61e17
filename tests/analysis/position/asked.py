"""Asking an analysis, and holding its cells against their records."""

from typing import Any

from qianglian.analysis import registry
from qianglian.analysis.asking import ask
from qianglian.analysis.contract import INSUFFICIENT, Finding
from qianglian.analysis.ground import Ground


def asked(ground: Ground, name: str, **params: Any) -> Finding:
    """The finding, each of whose counts is walked back to exactly as many records."""
    finding = ask(ground, registry.analysis(name), params)
    for table in finding.tables:
        for row in table.rows:
            for column in table.columns:
                if column.unit and column.kind == "count" and row[column.name] not in (None, INSUFFICIENT):
                    assert len(table.members(row, column.name)) == row[column.name], (row, column.name)
    return finding


def cells(finding: Finding, table: str, column: str) -> dict[Any, Any]:
    """Values by the keys of their rows; by the key alone where there is one."""
    found = finding.table(table)
    keys = [key.name for key in found.keys]
    told = {tuple(row[key] for key in keys): row[column] for row in found.rows}
    return {key[0] if len(key) == 1 else key: value for key, value in told.items()}
