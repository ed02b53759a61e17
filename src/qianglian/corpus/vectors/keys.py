"""Publication keys in numbers: a million of them are found among a million without a wait.

A key is ``p`` and 16 characters of ASCII: two 64-bit numbers whose order is the order of the keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import pyarrow as pa

WIDTH = 17
TYPE = np.dtype(f"S{WIDTH}")


def key_array(keys: pa.Array | Sequence[str]) -> np.ndarray:
    """Keys as an array of bytes, in their order. What has not the form of a key becomes one that nothing has."""
    if isinstance(keys, (pa.Array, pa.ChunkedArray)):
        keys = keys.to_pylist()
    raw = "".join(keys).encode()
    if len(raw) != WIDTH * len(keys) or any(len(key) != WIDTH for key in keys):
        raw = b"".join(
            key.encode().ljust(WIDTH)[:WIDTH] if len(key) == WIDTH else b"?" * WIDTH for key in keys
        )
    return np.frombuffer(raw, TYPE)


class KeyRows:
    """Rows of publications by their keys."""

    def __init__(self, keys: np.ndarray) -> None:
        """``keys``: sorted, each once."""
        self.keys = keys

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def _halves(self) -> tuple[np.ndarray, np.ndarray]:
        return halves(self.keys)

    def places(self, keys: np.ndarray) -> np.ndarray:
        """The rows of keys (a `key_array`), -1 for those that are not here."""
        high, low = halves(keys)
        own_high, own_low = self._halves
        last = len(self.keys) - 1
        if last < 0:
            return np.full(len(keys), -1, np.int64)
        found = np.minimum(np.searchsorted(own_high, high), last)
        # Keys with one first half stand side by side: very few, and each is looked at.
        while len(
            near := np.flatnonzero((own_high[found] == high) & (own_low[found] < low) & (found < last))
        ):
            found[near] += 1
        return np.where((own_high[found] == high) & (own_low[found] == low), found, -1)

    def rows(self, keys: pa.Array | Sequence[str]) -> np.ndarray:
        """The rows of those keys that are here, in the order asked."""
        found = self.places(key_array(keys))
        kept: np.ndarray = found[found >= 0]
        return kept

    def key(self, row: int) -> str:
        """The key of a row."""
        return str(self.keys[row].decode())


def halves(keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The first and second eight characters after the ``p``, as numbers."""
    pairs = keys.view(np.uint8).reshape(-1, WIDTH)[:, 1:].copy().view(">u8").astype(np.uint64)
    return pairs[:, 0].copy(), pairs[:, 1].copy()
