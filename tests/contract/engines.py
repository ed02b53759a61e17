"""The engines that the query contract compares, by name.

An engine is built from rows (`tests.query.brute_force`: texts in lists, canonical symbols, dates) by name, and
answers a tree with the names that match. To join: add a builder to `ENGINES`; the contract then demands the
same answers from it on the handmade rows. On the real records the corpus answers through a workspace into which
their file was imported.
"""

from collections.abc import Callable, Mapping
from typing import Any

from qianglian.query.tree import Node
from tests.contract.corpus_engines import ibis_duckdb, tantivy
from tests.query.brute_force import matches, prepare

Rows = Mapping[str, Mapping[str, Any]]
Engine = Callable[[Node], set[str]]
Builder = Callable[[Rows], Engine]


def brute_force(rows: Rows) -> Engine:
    """The rule itself."""
    ready = {name: prepare(dict(row)) for name, row in rows.items()}
    return lambda node: {name for name, row in ready.items() if matches(node, row)}


ENGINES: dict[str, Builder] = {"brute force": brute_force, "tantivy": tantivy, "ibis on DuckDB": ibis_duckdb}
