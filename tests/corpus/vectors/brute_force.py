"""The same search by its definition alone: float vectors, every publication looked at."""

from collections.abc import Collection
from functools import cache, cached_property

import numpy as np

from qianglian.corpus.vectors.centring import LEAST, Adapter
from qianglian.corpus.vectors.codes import unit
from qianglian.corpus.vectors.passages import Passage, PassageKind
from tests.corpus.vectors.small_embedder import SmallEmbedder


class BruteForce:
    """Passages, each with its vector; means over distinct texts of a kind and language."""

    def __init__(
        self, passages: list[Passage], embedder: SmallEmbedder, adapter: Adapter | None = None
    ) -> None:
        raw = embedder.encode([passage.text for passage in passages], "passage")
        kept = np.linalg.norm(raw, axis=1) > 0
        self.passages = [passage for passage, is_kept in zip(passages, kept, strict=True) if is_kept]
        self.raw, self.adapter = raw[kept], adapter

    @cache  # noqa: B019 - lives as long as the test
    def mean(self, kind: PassageKind, language: str) -> np.ndarray:
        distinct = {
            (passage.language, passage.text): vector
            for passage, vector in zip(self.passages, self.raw, strict=True)
            if passage.kind == kind
        }
        own = [vector for (spoken, _), vector in distinct.items() if spoken == language]
        return np.mean(own if len(own) >= LEAST else list(distinct.values()), axis=0)

    def alike(self, vector: np.ndarray, kind: PassageKind, language: str) -> np.ndarray:
        centred = unit((vector - self.mean(kind, language))[None])
        return (centred if self.adapter is None else unit(self.adapter.apply(centred, language)))[0]

    def scores(
        self,
        query: np.ndarray,
        language: str,
        kind: PassageKind | None = None,
        only: Collection[str] | None = None,
    ) -> dict[str, float]:
        """The best score of every publication that is let through."""
        best: dict[str, float] = {}
        queries = {name: self.alike(query, name, language) for name in {one.kind for one in self.passages}}
        for passage, vector in zip(self.passages, self.alike_all, strict=True):
            if kind in (None, passage.kind) and (only is None or passage.key in only):
                score = float(vector @ queries[passage.kind])
                best[passage.key] = max(best.get(passage.key, -2.0), score)
        return best

    @cached_property
    def alike_all(self) -> list[np.ndarray]:
        """The passages' vectors as they are compared."""
        return [
            self.alike(vector, one.kind, one.language)
            for one, vector in zip(self.passages, self.raw, strict=True)
        ]
