"""Tables that an analysis holds inside the engine: scanned several times, they are read faster there than as Arrow.

A held table is dropped when nothing refers to it any longer, by whoever holds the next one: never from within the
collector, which may run while the engine is at work.
"""

from __future__ import annotations

import weakref
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import uuid4

import duckdb
import pyarrow as pa


class HeldTables:
    """The held tables of one engine; ``backend`` gives the calling thread's ibis connection to it."""

    def __init__(self, backend: Callable[[], Any]) -> None:
        self.backend = backend
        self._left: deque[str] = deque()

    def hold(self, found: Any) -> Any:
        """An Arrow table, or what an ibis expression comes to, as an ibis table that every thread may ask."""
        backend = self.backend()
        self._drop_left(backend)
        name = f"held_{uuid4().hex}"
        if isinstance(found, pa.Table):
            _write(backend, name, found)
            table = backend.table(name)
        else:
            table = backend.create_table(name, found)
        weakref.finalize(table.op(), self._left.append, name).atexit = False
        return table

    def rows(self, table: Any) -> int:
        """How many rows a held table has."""
        ((count,),) = self.backend().con.execute(f'SELECT count(*) FROM "{table.op().name}"').fetchall()
        return int(count)

    def _drop_left(self, backend: Any) -> None:
        while self._left:
            with suppress(IndexError, duckdb.Error):
                backend.con.execute(f'DROP TABLE IF EXISTS "{self._left.popleft()}"')


def _write(backend: Any, name: str, rows: pa.Table) -> None:
    """One statement: `Backend.create_table` would take four."""
    backend.con.register(f"given_{name}", rows)
    try:
        backend.con.execute(f'CREATE TABLE "{name}" AS SELECT * FROM "given_{name}"')
    finally:
        backend.con.unregister(f"given_{name}")
