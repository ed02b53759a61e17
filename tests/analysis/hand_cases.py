"""What tests of single analyses share: rows by the dozen, a ground over them, and an answer to look at."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qianglian.analysis import registry
from qianglian.analysis.asking import ask
from qianglian.analysis.contract import Finding, Row
from qianglian.analysis.ground import Ground
from qianglian.model.chain import Chain
from tests.analysis.ground_cases import CHAIN, ByRule, filed, workspace_of


def series(count: int, year: int, *names: str, start: int = 1, **fields: Any) -> list[dict[str, Any]]:
    """So many families of one publication each, filed in a year by applicants of these names."""
    return [
        filed(
            f"CN1{year % 100:02d}{place:06d}A",
            year,
            *names,
            application=f"CN{year}1{place:07d}",
            **{name: value[place - start] if isinstance(value, list) and name in _EACH else value for name, value in fields.items()},
        )
        for place in range(start, start + count)
    ]  # fmt: skip


_EACH = frozenset({"cited_by_count", "family_size", "title"})
"""Fields that `series` takes as a list of one value for each family."""


@contextmanager
def ground_on(
    path: Path, rows: Sequence[dict[str, Any]], chain: Chain = CHAIN, **how: Any
) -> Iterator[Ground]:
    """A ground over some rows, with the nodes of a chain."""
    with workspace_of(path, rows) as workspace:
        yield Ground(workspace, nodes=ByRule(workspace, chain), **how)


def answered(ground: Ground, name: str, **params: Any) -> Finding:
    """The finding of an analysis."""
    return ask(ground, registry.analysis(name), params)


def picked(finding: Finding, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Some columns of a table, row by row."""
    return [tuple(row[column] for column in columns) for row in finding.table(table).rows]


def records(finding: Finding, table: str, row: Row, column: str) -> list[str]:
    """The keys behind a cell."""
    why = finding.table(table).figure(row, column).why
    assert why is not None
    return list(why())
