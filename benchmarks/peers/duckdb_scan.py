"""DuckDB reading the normal-form columns of the same Parquet files from end to end: no index at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from qianglian.query.normal_form import normalise

NAME = "DuckDB scan"


class DuckdbScan:
    """A view over Parquet files."""

    def __init__(self, parts: Sequence[Path], threads: int) -> None:
        self._connection = duckdb.connect(config={"threads": threads, "memory_limit": "1GB"})
        self._connection.execute("SET enable_progress_bar = false")
        files = ", ".join(f"'{part}'" for part in parts)
        self._connection.execute(f"CREATE VIEW publications AS SELECT * FROM read_parquet([{files}])")

    def page(self, phrase: str) -> int:
        """The newest ten rows and the count, in one reading; returns the count."""
        form = normalise(phrase)
        rows = self._connection.execute(
            "SELECT key, titles, publication_date, count(*) OVER () FROM publications "
            "WHERE contains(ti_nf, $1) OR contains(ab_nf, $1) OR contains(cl_nf, $1) "
            "ORDER BY publication_date DESC LIMIT 10",
            [form],
        ).fetchall()
        return int(rows[0][-1]) if rows else 0
