"""Parquet parts: written whole and synced, read by row group, never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from qianglian.corpus.layout import fsync_path
from qianglian.corpus.resolution import Resolved
from qianglian.corpus.schema import CONFLICT, NORMAL_LISTS, NORMAL_TEXT, PUBLICATIONS, SOURCE, columns
from qianglian.model.errors import CorruptWorkspace
from qianglian.model.text import Text

CHUNK = 4_096
"""Rows of one row group: what is in memory at a time while importing."""


def stable_hash(name: str) -> int:
    """A name as a signed 64-bit number, the same in every process."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big", signed=True)


class PartWriter:
    """Writes one Parquet file, row group by row group; on the disk when `close` returns."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self.path = path
        self.rows = 0
        self._writer = pq.ParquetWriter(path, schema, compression="zstd", compression_level=1)

    def write(self, table: pa.Table) -> None:
        """Append one row group."""
        self._writer.write_table(table)
        self.rows += table.num_rows

    def close(self) -> None:
        """Finish the file and sync it; further calls do nothing."""
        self._writer.close()
        fsync_path(self.path)


def checksum(path: Path) -> str:
    """SHA-256 of a whole file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def publications_table(
    resolved: Sequence[Resolved], normal: Sequence[dict[str, str]], fields: Sequence[pa.Array] | None = None
) -> pa.Table:
    """Resolved publications as a table; ``fields`` are their field columns where somebody has them already."""
    groups = [r.group for r in resolved]
    head = [
        pa.array([r.key for r in resolved], pa.string()),
        pa.array([r.also for r in resolved], pa.list_(pa.string())),
        pa.array(groups, pa.string()),
        pa.array([stable_hash(group) for group in groups], pa.int64()),
        pa.array([r.sources for r in resolved], pa.list_(SOURCE)),
        pa.array(
            [[(c.field, c.won, c.won_source, c.lost, c.lost_source) for c in r.conflicts] for r in resolved],
            pa.list_(CONFLICT),
        ),
    ]
    body = list(fields) if fields is not None else columns([r.publication for r in resolved])
    tail = [pa.array([n[name] for n in normal], pa.string()) for name in (*NORMAL_TEXT, *NORMAL_LISTS)]
    return pa.Table.from_arrays([*head, *body, *tail], schema=PUBLICATIONS)


def rows_of_groups(path: Path, wanted: np.ndarray) -> Iterator[dict[str, Any]]:
    """Rows whose ``group_hash`` is among ``wanted``, reading only the row groups that hold any."""
    values = pa.array(wanted, pa.int64())
    with _whole(path), pq.ParquetFile(path) as file:
        for number in range(file.num_row_groups):
            hashes = file.read_row_group(number, columns=["group_hash"]).column(0)
            mask = pc.is_in(hashes, value_set=values)
            if pc.any(mask).as_py():
                yield from file.read_row_group(number).filter(mask).to_pylist()


def rows_at(path: Path, offsets: Collection[int]) -> Iterator[dict[str, Any]]:
    """Rows at given offsets of a part."""
    wanted = sorted(offsets)
    with _whole(path), pq.ParquetFile(path) as file:
        start = 0
        for number in range(file.num_row_groups):
            count = file.metadata.row_group(number).num_rows
            here = [offset - start for offset in wanted if start <= offset < start + count]
            if here:
                yield from file.read_row_group(number).take(here).to_pylist()
            start += count


def column_values(path: Path, names: Sequence[str]) -> pa.Table:
    """Some columns of a whole part."""
    with _whole(path):
        return pq.read_table(path, columns=list(names))


def row_batches(path: Path, names: Sequence[str], rows: int = 1_024) -> Iterator[pa.RecordBatch]:
    """Some columns of a part, ``rows`` rows at a time."""
    with _whole(path), pq.ParquetFile(path) as file:
        yield from file.iter_batches(rows, columns=list(names))


@contextmanager
def _whole(path: Path) -> Iterator[None]:
    """Parts are our own files: one that cannot be read is missing or damaged."""
    try:
        yield
    except (OSError, pa.ArrowException) as error:
        raise CorruptWorkspace(
            Text(
                zh=f"数据文件 {path.name} 缺失或损坏：{error}",
                en=f"The data file {path.name} is missing or damaged: {error}",
            ),
            hint=Text(zh="运行 qianglian corpus check。", en="Run qianglian corpus check."),
        ) from error
