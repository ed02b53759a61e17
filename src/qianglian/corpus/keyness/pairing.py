"""Which term of one language goes with which of the other, learned from titles that exist in both.

Each pair begins with its Dice coefficient. Then a few rounds share out, within every pair of titles, what a term
has to give among the terms of the other side (in both directions, geometric mean), so that a pair that is explained
by a better one loses its count (Melamed's competitive linking, done softly).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

ROUNDS = 3
LEAST = 2
"""Titles that must hold both terms: one says nothing."""
WEAKEST = 0.05
"""Pairs under this score are dropped."""
DISCOUNT = 2.0
"""Pairs seen n times count n / (n + 2) under the root: few sightings, little trust."""
_NOISE = 0.02

Titles = Iterable[tuple[Iterable[str], Iterable[str]]]


class Pair(NamedTuple):
    """Two terms, how many titles hold both, and how many hold each; ``score`` from 0 to 1 is no probability."""

    one: str
    other: str
    together: int
    one_count: int
    other_count: int
    score: float


def pair_terms(titles: Titles) -> list[Pair]:
    """The pairs that the titles speak for, best first."""
    ones, others = _Names(), _Names()
    rows = [(ones.ids(a), others.ids(b)) for a, b in titles]
    row, one, other = _crossed(rows)
    if not len(row):
        return []
    counts = [np.bincount(np.concatenate([r[side] for r in rows]).astype(np.int64)) for side in (0, 1)]
    key, place, together = np.unique(one * len(others.names) + other, return_inverse=True, return_counts=True)
    a, b = key // len(others.names), key % len(others.names)
    both = counts[0][a] + counts[1][b]
    score = np.where(together >= LEAST, 2 * together / both, 0.0)
    left = np.unique(row * len(ones.names) + one, return_inverse=True)[1]
    right = np.unique(row * len(others.names) + other, return_inverse=True)[1]
    for _ in range(ROUNDS):
        score = 2 * _shared(score[place], left, right, place, len(key)) / both
    score = score * np.sqrt(together / (together + DISCOUNT))
    kept = np.flatnonzero((score >= WEAKEST) & (together >= LEAST))
    kept = kept[np.argsort(-score[kept], kind="stable")]
    return [
        Pair(
            ones.names[a[k]],
            others.names[b[k]],
            int(together[k]),
            int(counts[0][a[k]]),
            int(counts[1][b[k]]),
            round(float(score[k]), 3),
        )
        for k in kept
    ]


class _Names:
    """Numbers for terms."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._number: dict[str, int] = {}

    def ids(self, terms: Iterable[str]) -> np.ndarray:
        for term in sorted(set(terms)):
            if term not in self._number:
                self._number[term] = len(self.names)
                self.names.append(term)
        return np.array([self._number[term] for term in sorted(set(terms))], dtype=np.int64)


def _crossed(rows: Sequence[tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Every term of one side with every term of the other, title by title."""
    empty = np.zeros(0, np.int64)
    parts = [
        (np.full(len(a) * len(b), at), np.repeat(a, len(b)), np.tile(b, len(a)))
        for at, (a, b) in enumerate(rows)
    ]
    columns = list(zip(*parts, strict=True)) or [(empty,)] * 3
    row, one, other = (np.concatenate(column) for column in columns)
    return row, one, other


def _shared(
    given: np.ndarray, left: np.ndarray, right: np.ndarray, place: np.ndarray, pairs: int
) -> np.ndarray:
    """What each pair gets when every term, in every title, shares itself out by the scores so far."""
    by_left = given / (np.bincount(left, given)[left] + 1e-3)
    by_right = given / (np.bincount(right, given)[right] + 1e-3)
    share = np.sqrt(by_left * by_right)
    return np.bincount(place, np.where(share > _NOISE, share, 0.0), pairs)
