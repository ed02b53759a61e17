"""The tables of one generation: ibis over an in-memory DuckDB, views over Parquet minus tombstones."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import ibis
import pyarrow as pa

from qianglian.corpus.engines.held_tables import HeldTables
from qianglian.model.errors import CorruptWorkspace
from qianglian.model.text import Text

MEMORY = "1GB"
THREADS = 2
"""Per process: DuckDB takes most of the machine unless told otherwise."""


class Tables:
    """Evidence as ibis tables: ``publications``, ``records``, ``rejected``, ``declarations``."""

    def __init__(
        self,
        publications: Sequence[tuple[str, Path]],
        records: Sequence[Path],
        rejected: Sequence[Path],
        tombstones: Path | None,
        declarations: Sequence[Path] = (),
    ) -> None:
        self._connection = duckdb.connect(
            config={
                "memory_limit": MEMORY,
                "threads": THREADS,
                "preserve_insertion_order": False,
                "temp_directory": tempfile.gettempdir(),
            }
        )
        self._connection.execute("SET enable_progress_bar = false")
        self._create("publications", publications_sql(publications, tombstones))
        self._create("records", _scan(records))
        self._create("rejected", _scan(rejected))
        self._create("declarations", _scan(declarations))
        self._ibis = threading.local()

    def _create(self, name: str, sql: str) -> None:
        if sql:
            with _whole():
                self._connection.execute(f"CREATE VIEW {name} AS {sql}")

    def sql(self, statement: str, parameters: Sequence[Any] = ()) -> pa.Table:
        """Run one statement on a cursor of its own (threads may not share a connection)."""
        with _whole():
            return self._connection.cursor().sql(statement, params=list(parameters)).to_arrow_table()

    def rows(self, statement: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of one statement."""
        with _whole():
            cursor = self._connection.cursor().execute(statement, list(parameters))
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found

    def ibis(self, name: str) -> Any:
        """A table as an ibis expression, for use in the thread that asks (each has a connection of its own)."""
        return self._backend().table(name)

    @cached_property
    def held(self) -> HeldTables:
        """Tables that analyses hold beside these, as long as anything refers to them."""
        return HeldTables(self._backend)

    def _backend(self) -> Any:
        backend = getattr(self._ibis, "backend", None)
        if backend is None:
            backend = self._ibis.backend = ibis.duckdb.from_connection(self._connection.cursor())
        return backend

    def close(self) -> None:
        """Let go of the memory."""
        self._connection.close()


@contextmanager
def _whole() -> Iterator[None]:
    """Statements here are our own: when one fails, a file is missing or damaged."""
    try:
        yield
    except duckdb.Error as error:
        said = str(error).splitlines()[0]
        raise CorruptWorkspace(
            Text(zh=f"数据文件缺失或损坏：{said}", en=f"A data file is missing or damaged: {said}"),
            hint=Text(zh="运行 qianglian corpus check。", en="Run qianglian corpus check."),
        ) from error


def _quote(path: Path | str) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _scan(paths: Sequence[Path]) -> str:
    """All rows of some files; columns that older files lack are null there."""
    listed = ", ".join(map(_quote, paths))
    return f"SELECT * FROM read_parquet([{listed}], union_by_name = true)" if paths else ""


def publications_sql(parts: Sequence[tuple[str, Path]], tombstones: Path | None) -> str:
    """The live publications: every part, minus its buried keys where it has any."""
    if tombstones is None:
        return _scan([path for _, path in parts])
    return " UNION ALL BY NAME ".join(
        f"SELECT p.* FROM read_parquet({_quote(path)}) p WHERE NOT EXISTS (SELECT 1 FROM "
        f"read_parquet({_quote(tombstones)}) t WHERE t.part = {_quote(name)} AND t.key = p.key)"
        for name, path in parts
    )
