"""Vectors of the questions asked last: whoever pages through a result asks the same one again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import numpy as np

from qianglian.embedding.contract import Embedder, Kind, Vectors

KEPT = 1_024
"""Questions: 1.5 MB of vectors of 384 columns."""


class Remembering:
    """An embedder that remembers questions. Passages go through: they are kept with the corpus, not here."""

    def __init__(self, embedder: Embedder, kept: int = KEPT) -> None:
        self._embedder, self._kept = embedder, kept
        self._vectors: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()

    @property
    def id(self) -> str:
        return self._embedder.id

    @property
    def dim(self) -> int:
        return self._embedder.dim

    @property
    def max_tokens(self) -> int:
        return self._embedder.max_tokens

    def encode(self, texts: Sequence[str], kind: Kind) -> Vectors:
        """See `Embedder.encode`."""
        if kind != "query":
            return self._embedder.encode(texts, kind)
        known = {text: vector for text in texts if (vector := self._recalled(text)) is not None}
        new = list(dict.fromkeys(text for text in texts if text not in known))
        if new:
            known |= dict(zip(new, self._embedder.encode(new, kind), strict=True))
            self._remember({text: known[text] for text in new})
        rows = [known[text] for text in texts]
        return np.array(rows, np.float32) if rows else np.zeros((0, self.dim), np.float32)

    def _recalled(self, text: str) -> Vectors | None:
        with self._lock:
            vector = self._vectors.get(text)
            if vector is not None:
                self._vectors.move_to_end(text)
            return vector

    def _remember(self, vectors: dict[str, Vectors]) -> None:
        with self._lock:
            for text, vector in vectors.items():
                self._vectors[text] = vector.copy()
                self._vectors.move_to_end(text)
            while len(self._vectors) > self._kept:
                self._vectors.popitem(last=False)
