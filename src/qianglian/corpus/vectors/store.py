"""The vectors of one embedder: append-only segments of (text hash, code), listed in the stamp.

A segment is written beside, synced, moved into place, and then listed: what a kill leaves is listed whole or not at
all. A text hash is listed once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from qianglian.corpus.layout import fsync_path
from qianglian.corpus.vectors.codes import encoded
from qianglian.corpus.vectors.passages import HASH_BYTES
from qianglian.corpus.vectors.segments import Rows, is_as_written, opened, row_bytes, written
from qianglian.corpus.vectors.stamp import SegmentEntry, Stamp, read_stamp, unreadable

HASHES = pa.binary(HASH_BYTES)
BLOCK = 65_536
"""Rows copied at a time."""
ATTEMPTS = 5


class VectorStore:
    """The vectors of one stamp as they stood when it was opened, and the way to add to them.

    Readers take no lock. Who appends or rewrites holds ``embedding.lock``.
    """

    def __init__(self, folder: Path, stamp: Stamp) -> None:
        self.folder = folder
        self.stamp = stamp
        self._segments = [opened(self.segments, entry, stamp.dim) for entry in stamp.segments]

    @classmethod
    def open(cls, folder: Path) -> VectorStore | None:
        """The store in a folder, None where there is none. Segments merged meanwhile are looked up anew."""
        for attempt in range(ATTEMPTS):
            stamp = read_stamp(folder)
            if stamp is None:
                return None
            try:
                return cls(folder, stamp)
            except FileNotFoundError as error:
                if attempt + 1 == ATTEMPTS or read_stamp(folder) == stamp:
                    raise unreadable(Path(error.filename), error) from error
        return None

    @classmethod
    def begun(cls, folder: Path, embedder: str, dim: int) -> VectorStore:
        """The store in a folder, begun where there is none. The caller holds the lock."""
        found = cls.open(folder)
        if found is None:
            (folder / "segments").mkdir(parents=True, exist_ok=True)
            Stamp(embedder, dim).write(folder)
            fsync_path(folder.parent)
            found = cls(folder, Stamp(embedder, dim))
        return found

    @property
    def segments(self) -> Path:
        """The folder of segments."""
        return self.folder / "segments"

    @property
    def rows(self) -> int:
        """Vectors held."""
        return self.stamp.rows

    @property
    def bytes(self) -> int:
        """Size of all segments on disk."""
        return self.rows * row_bytes(self.stamp.dim)

    @cached_property
    def hashes(self) -> pa.Array:
        """The text hashes of all rows, in their order."""
        return hash_array([segment.hashes for segment in self._segments])

    def rows_of(self, hashes: pa.Array) -> np.ndarray:
        """The rows of text hashes, -1 for those that are not here."""
        return _places(hashes, self.hashes)

    def vectors(self, rows: np.ndarray) -> np.ndarray:
        """float32 vectors (n, dim) of rows, as good as their codes."""
        out = np.empty((len(rows), self.stamp.dim), np.float32)
        first = 0
        for segment in self._segments:
            here = np.flatnonzero((rows >= first) & (rows < first + len(segment)))
            if len(here):
                out[here] = segment[rows[here] - first].decoded()
            first += len(segment)
        return out

    def hashes_at(self, rows: np.ndarray) -> np.ndarray:
        """The text hashes of rows as bytes (n, 16)."""
        whole = np.frombuffer(self.hashes.buffers()[1] or b"", np.uint8).reshape(-1, HASH_BYTES)
        found: np.ndarray = whole[rows]
        return found

    def scales(self) -> np.ndarray:
        """The scales of all rows; 0 marks a text in which the embedder sees no meaning."""
        return np.concatenate([np.zeros(0, np.float32), *(segment.scales for segment in self._segments)])

    # -- writing, under the lock ----------------------------------------------------------------------

    def append(self, hashes: pa.Array, vectors: np.ndarray) -> int:
        """Write vectors of texts that are not here yet as one segment; returns how many those were."""
        itself = _places(hashes, hashes) == np.arange(len(hashes))
        fresh = np.flatnonzero(itself & (self.rows_of(hashes) < 0))
        if not len(fresh):
            return 0
        raw = np.frombuffer(b"".join(hashes.take(pa.array(fresh)).to_pylist()), np.uint8)
        rows = Rows(raw.reshape(-1, HASH_BYTES), *encoded(vectors[fresh]))
        self._list((*self.stamp.segments, written(self.segments, self._next(), [rows])))
        return len(fresh)

    def rewrite(self, keep: np.ndarray | None = None, below: int | None = None) -> int:
        """Merge segments into one: those of fewer than ``below`` rows where given, and only rows of the mask ``keep``.

        Returns how many rows went.
        """
        before = self.stamp
        chosen = [below is None or entry.rows < below for entry in before.segments]
        if keep is None and sum(chosen) < 2:
            return 0
        blocks = list(self._blocks(chosen, keep))
        staying = [entry for entry, is_merged in zip(before.segments, chosen, strict=True) if not is_merged]
        merged = [written(self.segments, self._next(), blocks)] if sum(map(len, blocks)) else []
        self._list((*staying, *merged))
        for entry in before.segments:
            if entry not in self.stamp.segments:
                (self.segments / entry.name).unlink(missing_ok=True)
        return before.rows - self.stamp.rows

    def _blocks(self, chosen: Sequence[bool], keep: np.ndarray | None) -> Iterator[Rows]:
        first = 0
        for segment, is_merged in zip(self._segments, chosen, strict=True):
            for start in range(0, len(segment) if is_merged else 0, BLOCK):
                rows = segment[start : start + BLOCK]
                yield rows if keep is None else rows[keep[first + start : first + start + len(rows)]]
            first += len(segment)

    def _next(self) -> int:
        return 1 + max((int(entry.name[:6]) for entry in self.stamp.segments), default=0)

    def _list(self, segments: tuple[SegmentEntry, ...]) -> None:
        """Put a list of segments in force."""
        self.stamp = Stamp(self.stamp.embedder, self.stamp.dim, segments)
        self.stamp.write(self.folder)
        self._segments = [opened(self.segments, entry, self.stamp.dim) for entry in segments]
        self.__dict__.pop("hashes", None)

    # -- what a kill or a disk may have done ----------------------------------------------------------

    def orphans(self) -> list[Path]:
        """Files beside the segments that the stamp does not list: what a kill left behind."""
        listed = {entry.name for entry in self.stamp.segments}
        return sorted(path for path in self.segments.glob("*") if path.name not in listed)

    def damaged(self) -> list[str]:
        """Names of segments whose bytes are not those that were written."""
        return [e.name for e in self.stamp.segments if not is_as_written(self.segments, e)]

    def doubled(self) -> int:
        """Rows whose text hash another row has too; none, or something is broken."""
        return self.rows - len(pc.unique(self.hashes))


def hash_array(parts: Sequence[np.ndarray]) -> pa.Array:
    """Text hashes, each (n, 16) of bytes, as one Arrow array."""
    raw = b"".join(part.tobytes() for part in parts)
    return pa.FixedSizeBinaryArray.from_buffers(HASHES, len(raw) // HASH_BYTES, [None, pa.py_buffer(raw)])


def _places(wanted: pa.Array, among: pa.Array) -> np.ndarray:
    """Where each of ``wanted`` stands first; -1 where it does not."""
    found = pc.fill_null(pc.index_in(wanted, value_set=among), -1)
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=np.int64)
