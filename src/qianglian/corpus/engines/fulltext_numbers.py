"""Documents by running number: a filter of a million documents as one array, without reading a key of any.

The engine gives keys one by one, some 50 µs each. Where a document lies it tells in a tenth of a microsecond; and since
segments never change, whose key lies where is read once for each segment and kept.
"""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import pairwise
from operator import attrgetter
from pathlib import Path

import numpy as np
import tantivy
from tantivy import Query

KEY = np.dtype("S17")

_SEGMENT, _PLACE = attrgetter("segment_ord"), attrgetter("doc")


class DocumentNumbers:
    """The documents of one index in the order of its segments; a number is good for this generation only."""

    def __init__(self, index: Path, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher
        meta = json.loads((index / "meta.json").read_bytes())
        self._segments: list[tuple[str, int]] = [
            (str(one["segment_id"]), int(one["max_doc"])) for one in meta["segments"]
        ]
        self._starts = np.cumsum([0, *(count for _, count in self._segments)])

    @property
    def total(self) -> int:
        """One more than the greatest number, deleted documents counted."""
        return int(self._starts[-1])

    def numbers(self, query: Query, most: int) -> np.ndarray:
        """The numbers of the documents that match, ascending; there are ``most`` of them, or fewer."""
        if not most:
            return np.empty(0, np.int64)
        with _no_collection():
            # Without scores: nobody ranks what is only collected.
            hits = self._searcher.search(Query.const_score_query(query, 0.0), limit=most, count=False).hits
            addresses = [address for _, address in hits]
            segments = np.fromiter(map(_SEGMENT, addresses), np.int64, len(hits))
            places = np.fromiter(map(_PLACE, addresses), np.int64, len(hits))
            del hits, addresses
        return np.sort(self._starts[segments] + places)

    def keys(self, kept: Path) -> np.ndarray:
        """The key of every number, ``b""`` where no document is any more. ``kept``: where they are written down."""
        count = int(self._searcher.num_docs)
        # Where nothing was deleted, every number has its document, and the engine need not list a million.
        living = np.arange(count) if count == self.total else self.numbers(Query.all_query(), count)
        out = np.empty(self.total, KEY)
        for place, ((name, _), (start, stop)) in enumerate(
            zip(self._segments, pairwise(self._starts.tolist()), strict=True)
        ):
            mine = living[(living >= start) & (living < stop)] - start
            out[start:stop] = self._segment(kept / f"{name}.npy", place, stop - start, mine)
        return out

    def _segment(self, path: Path, segment: int, count: int, living: np.ndarray) -> np.ndarray:
        """The keys of one segment, from disk where all that are wanted lie there."""
        keys = self._read(path, segment, count, living)
        lacking = living[keys[living] == b""]
        if len(lacking):
            keys = keys.copy()
            for place in lacking.tolist():
                keys[place] = self._key(segment, place).encode()
            # A folder that may only be read still gets its answer.
            with suppress(OSError):
                _keep(path, keys)
        alone = np.zeros(count, KEY)
        alone[living] = keys[living]
        return alone

    def _read(self, path: Path, segment: int, count: int, living: np.ndarray) -> np.ndarray:
        """What was written down of a segment; nothing where it does not fit what the engine says."""
        try:
            keys: np.ndarray = np.load(path)
        except (OSError, ValueError):
            return np.zeros(count, KEY)
        ends: Sequence[int] = living[[0, -1]].tolist() if len(living) else ()
        fits = keys.dtype == KEY and keys.shape == (count,)
        if fits and all(keys[place] in (b"", self._key(segment, place).encode()) for place in ends):
            return keys
        return np.zeros(count, KEY)

    def _key(self, segment: int, place: int) -> str:
        return str(self._searcher.doc(tantivy.DocAddress(segment, place)).get_first("key"))


def segment_names(index: Path) -> set[str] | None:
    """The names of the segments of an index folder; None where it is damaged."""
    try:
        meta = json.loads((index / "meta.json").read_bytes())
        return {str(one["segment_id"]) for one in meta["segments"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None


@contextmanager
def _no_collection() -> Iterator[None]:
    """Python's collector waits: it would walk all there is for every few hundred hits, and none of them is garbage."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _keep(path: Path, keys: np.ndarray) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with open(beside, "wb") as file:
            np.save(file, keys)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
