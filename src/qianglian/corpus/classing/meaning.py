"""Neighbours by meaning, and vectors to learn from, where a workspace has an index of vectors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from qianglian.corpus.classing.neighbours import SPARE, Neighbour, Probe, others
from qianglian.corpus.classing.voting import stretched
from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.vectors.index import VectorIndex
from qianglian.corpus.vectors.passages import PREFIX, PassageKind
from qianglian.embedding.contract import Embedder
from qianglian.model.language import text_language

KIND: PassageKind = "text"
"""Of the passages, title with abstract: a claim says less of the field."""


class ByMeaning:
    """Neighbours by the vectors of title and abstract. ``embedder`` makes those of texts that are no publication."""

    name = "meaning"

    def __init__(self, snapshot: Snapshot, index: VectorIndex, embedder: Embedder) -> None:
        self._snapshot, self._index, self._embedder = snapshot, index, embedder

    @property
    def id(self) -> str:
        """Whose vectors they are, and of how much: a classifier learned from them is good for just these."""
        return f"{self._index.embedder} {self._index.coverage.covered}"

    def near(self, probe: Probe, limit: int) -> list[Neighbour]:
        """See `qianglian.corpus.classing.neighbours.Neighbours`."""
        found = self._raw(probe)
        if found is None:
            return []
        language, vector = found
        near = self._index.search(vector, limit + SPARE, language=language, kind=KIND)
        rows = {row["key"]: row for row in self._snapshot.rows_by("key", [one.key for one in near])}
        apart = stretched(one.score for one in near)
        listed = [(rows[one.key], score) for one, score in zip(near, apart, strict=True) if one.key in rows]
        return others(probe, listed, limit)

    def vector(self, probe: Probe) -> np.ndarray:
        """The vector of a probe as those of the index are compared, (1, dim); zeros where it has no meaning."""
        found = self._raw(probe)
        if found is None or KIND not in self._index.shelves:
            return np.zeros((1, self._embedder.dim), np.float32)
        language, vector = found
        return self._index.shelves[KIND].centring.apply(vector[None], language, self._index.adapter)

    def vectors(self, keys: Sequence[str]) -> np.ndarray:
        """The vectors of publications, (n, dim); zeros where there is none."""
        out = np.zeros((len(keys), self._embedder.dim), np.float32)
        shelf = self._index.shelves.get(KIND)
        if shelf is None or not len(shelf.publication):
            return out
        known = {key: at for at, key in enumerate(keys)}
        only = self._index.only(list(keys))
        first = np.searchsorted(shelf.publication, only.rows)
        there = first < len(shelf.publication)
        there[there] = shelf.publication[first[there]] == only.rows[there]
        places = [known[key] for key, has in zip(self._index.keys(only), there.tolist(), strict=True) if has]
        out[places] = shelf.rows[shelf.position[first[there]]].decoded()
        return out

    def _raw(self, probe: Probe) -> tuple[str, np.ndarray] | None:
        """The language and raw vector of a probe: of a publication as it was embedded, else made now."""
        for kind, language, vector in self._index.vectors_of(probe.key) if probe.key else ():
            if kind == KIND:
                return language, vector
        if not probe.text.strip():
            return None
        vector = self._embedder.encode([probe.text], PREFIX)[0]
        return (text_language(probe.text), vector) if vector.any() else None
