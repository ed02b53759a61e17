"""One file of vectors: n text hashes, then n scales, then n codes; read through a memory map, never changed.

The stamp says n and the number of components; the file's name ends with the hash of its bytes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qianglian.corpus.layout import fsync_path
from qianglian.corpus.vectors.codes import decoded
from qianglian.corpus.vectors.passages import HASH_BYTES
from qianglian.corpus.vectors.stamp import SegmentEntry, unreadable

END = ".vectors"
SCALE = np.dtype("<f4")


@dataclass(frozen=True, slots=True)
class Rows:
    """Some vectors as they are kept: hashes (n, 16) of bytes, scales (n,), codes (n, dim)."""

    hashes: np.ndarray
    scales: np.ndarray
    codes: np.ndarray

    def __len__(self) -> int:
        return len(self.scales)

    def __getitem__(self, which: slice | np.ndarray) -> Rows:
        return Rows(self.hashes[which], self.scales[which], self.codes[which])

    def decoded(self) -> np.ndarray:
        """float32 vectors (n, dim)."""
        return decoded(self.scales, self.codes)


def row_bytes(dim: int) -> int:
    """Bytes of one vector on disk."""
    return HASH_BYTES + SCALE.itemsize + dim


def opened(folder: Path, entry: SegmentEntry, dim: int) -> Rows:
    """The rows of a segment; raises `FileNotFoundError`, or `CorruptWorkspace` where the size is another."""
    path, n = folder / entry.name, entry.rows
    size = path.stat().st_size
    if size != n * row_bytes(dim):
        raise unreadable(path, ValueError(f"{size:,} ≠ {n * row_bytes(dim):,} B"))
    whole = np.memmap(path, np.uint8, "r")
    scales, codes = n * HASH_BYTES, n * (HASH_BYTES + SCALE.itemsize)
    return Rows(
        whole[:scales].reshape(n, HASH_BYTES),
        whole[scales:codes].view(SCALE),
        whole[codes:].view(np.int8).reshape(n, dim),
    )


def written(folder: Path, number: int, blocks: Iterable[Rows]) -> SegmentEntry:
    """Write rows as one segment: beside, synced, then moved into place under its name."""
    parts = list(blocks)
    temporary = folder / f"{number:06d}.{os.getpid()}.tmp"
    digest = hashlib.blake2b(digest_size=8)
    with open(temporary, "wb") as file:
        for column in ("hashes", "scales", "codes"):
            for rows in parts:
                values = np.ascontiguousarray(getattr(rows, column))
                digest.update(values.view(np.uint8).data)
                file.write(values.data)
        file.flush()
        os.fsync(file.fileno())
    entry = SegmentEntry(f"{number:06d}-{digest.hexdigest()}{END}", sum(map(len, parts)))
    os.replace(temporary, folder / entry.name)
    fsync_path(folder)
    return entry


def is_as_written(folder: Path, entry: SegmentEntry) -> bool:
    """Whether a segment's bytes are those that were written."""
    try:
        with open(folder / entry.name, "rb") as file:
            digest = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=8))
    except FileNotFoundError:
        return False
    return entry.name == f"{entry.name[:6]}-{digest.hexdigest()}{END}"
