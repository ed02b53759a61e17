"""Centring: each language's mean is taken away from its vectors, so that languages can be compared with each other.

An embedder puts all texts of a language close together: without this, a Chinese question finds its English translation
among the first ten in 0.5 % of cases, with it in 95 % (measured on e5-small and 28,771 publications).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from qianglian.corpus.vectors.codes import unit

LEAST = 50
"""Texts that a language must have for a mean of its own; with fewer it takes the mean of all."""


class Adapter(Protocol):
    """A change of vectors that is learned, such as one that brings languages closer together."""

    @property
    def id(self) -> str:
        """Which adapter it is, with the hash of its weights."""
        ...

    def apply(self, vectors: np.ndarray, language: str) -> np.ndarray:
        """Vectors (n, dim), centred and of length 1, as they shall be compared: float32 (n, dim), any length."""
        ...


@dataclass(frozen=True)
class Centring:
    """The means of one kind of passages, of all texts and by language, and of how many texts each is."""

    overall: np.ndarray
    means: Mapping[str, np.ndarray]
    counts: Mapping[str, int]
    """Texts by language, also of languages that have no mean of their own."""

    @classmethod
    def of(cls, sums: Mapping[str, np.ndarray], counts: Mapping[str, int], dim: int) -> Centring:
        """From sums of vectors and numbers of texts by language."""
        total = sum(counts.values())
        overall = sum(sums.values(), np.zeros(dim)) / max(total, 1)
        means = {name: sums[name] / counts[name] for name in own_means(counts)}
        return cls(
            overall.astype(np.float32),
            {name: mean.astype(np.float32) for name, mean in means.items()},
            dict(counts),
        )

    def mean(self, language: str) -> np.ndarray:
        """What is taken away from vectors of a language."""
        return self.means.get(language, self.overall)

    def apply(self, vectors: np.ndarray, language: str, adapter: Adapter | None = None) -> np.ndarray:
        """Raw vectors (n, dim) of one language as they are compared: centred, adapted, of length 1."""
        centred = unit(vectors - self.mean(language))
        return centred if adapter is None else unit(adapter.apply(centred, language))


def own_means(counts: Mapping[str, int]) -> list[str]:
    """The languages that have texts enough for a mean of their own."""
    return sorted(name for name, count in counts.items() if count >= LEAST)
