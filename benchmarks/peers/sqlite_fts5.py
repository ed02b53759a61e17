"""SQLite FTS5 with its trigram tokeniser over the normal forms: substrings of three characters and more.

Shorter words are no trigram; SQLite then reads every row, as its documentation says of ``LIKE``.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pyarrow as pa

from qianglian.query.normal_form import normalise

NAME = "SQLite FTS5 trigram"


class SqliteFts5:
    """One table ``texts(key, ti, ab, cl)``."""

    def __init__(self, path: Path, rows: pa.Table) -> None:
        made = path.exists()
        self._connection = sqlite3.connect(path)
        if not made:
            self._build(rows)

    def _build(self, rows: pa.Table) -> None:
        execute = self._connection.execute
        execute("PRAGMA journal_mode = OFF")
        execute("PRAGMA synchronous = OFF")
        execute("CREATE VIRTUAL TABLE texts USING fts5(key UNINDEXED, ti, ab, cl, tokenize = 'trigram')")
        for batch in rows.to_batches(max_chunksize=4_096):
            values = zip(*(column.to_pylist() for column in batch.columns), strict=True)
            self._connection.executemany("INSERT INTO texts VALUES (?, ?, ?, ?)", values)
        execute("INSERT INTO texts(texts) VALUES ('optimize')")
        self._connection.commit()

    def page(self, phrase: str) -> int:
        """The best ten rows and the count; returns the count."""
        form = normalise(phrase)
        if len(form) < 3:
            where, values = "ti LIKE ? OR ab LIKE ? OR cl LIKE ?", [f"%{form}%"] * 3
            best = f"SELECT key, ti, ab FROM texts WHERE {where} LIMIT 10"
        else:
            where, values = "texts MATCH ?", [f'"{form}"']
            best = f"SELECT key, ti, ab FROM texts WHERE {where} ORDER BY rank LIMIT 10"
        self._connection.execute(best, values).fetchall()
        counted = self._connection.execute(f"SELECT count(*) FROM texts WHERE {where}", values)
        return int(counted.fetchone()[0])
