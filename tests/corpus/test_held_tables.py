"""Tables that analyses hold inside the engine: for every thread, as long as anybody refers to them."""

import gc
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from qianglian.corpus.engines.held_tables import HeldTables
from qianglian.corpus.workspace import Workspace
from tests.corpus.evidence import begin, row, write_rows

ROWS = pa.table({"one": pa.array([1, 2, None], pa.int32()), "word": ["a", None, "c"]})


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with begin(tmp_path / "workspace", write_rows(tmp_path / "rows.jsonl", [row("CN1A", "电池")])) as made:
        yield made


def asked(held: HeldTables, table: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = held.backend().to_pyarrow(table.order_by("one")).to_pylist()
    return found


def tables(held: HeldTables) -> list[str]:
    found = held.backend().con.sql("SELECT table_name FROM duckdb_tables()").fetchall()
    return [name for (name,) in found if name.startswith("held_")]


def test_what_is_held_is_what_was_given(workspace: Workspace) -> None:
    held = workspace.held_tables()
    table = held.hold(ROWS)
    assert asked(held, table) == ROWS.to_pylist()
    more = held.hold(table.mutate(twice=table.one * 2).select("one", "twice"))
    assert [one["twice"] for one in asked(held, more)] == [2, 4, None]


def test_every_thread_may_ask(workspace: Workspace) -> None:
    held, found = workspace.held_tables(), list[Any]()
    table = held.hold(ROWS)
    threads = [threading.Thread(target=lambda: found.append(asked(held, table))) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found == [ROWS.to_pylist()] * 4


def test_what_nobody_refers_to_is_dropped(workspace: Workspace) -> None:
    held = workspace.held_tables()
    table = held.hold(ROWS)
    kept = table.filter(table.one > 1)
    held.hold(ROWS)
    del table
    gc.collect()
    assert len(tables(held)) == 2
    last = held.hold(ROWS)
    assert len(tables(held)) == 2
    assert [one["one"] for one in asked(held, kept)] == [2]
    del kept
    gc.collect()
    held.hold(last)
    assert len(tables(held)) == 2
