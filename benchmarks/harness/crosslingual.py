"""Learning and judging the cross-lingual adapter: canonical correlation of translated titles, and their retrieval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from harness.embedded import embedded
from harness.ipc_titles import Pair
from harness.report import Report
from qianglian.corpus.vectors.codes import unit
from qianglian.embedding.contract import Embedder

GRID = tuple((ridge, power) for ridge in (0.1, 0.2, 0.3, 0.5) for power in (1.0, 1.5, 2.0))
RANK = 192
"""Columns of each map: two of 384 × 192 in float16 are 295 kB. All 384 are no better on the part chosen on."""


@dataclass(frozen=True, eq=False)
class Titles:
    """Vectors of titles in both languages, (n, dim) each, row by row translations."""

    zh: np.ndarray
    en: np.ndarray

    def centred(self, means: tuple[np.ndarray, np.ndarray]) -> Titles:
        """Without the means of the languages, of length 1."""
        return Titles(unit(self.zh - means[0]), unit(self.en - means[1]))

    @property
    def means(self) -> tuple[np.ndarray, np.ndarray]:
        return self.zh.mean(axis=0), self.en.mean(axis=0)

    def __getitem__(self, rows: np.ndarray) -> Titles:
        return Titles(self.zh[rows], self.en[rows])

    def __len__(self) -> int:
        return len(self.zh)


Maps = tuple[np.ndarray, np.ndarray]


def titles(report: Report, folder: Path, embedder: Embedder, found: Sequence[Pair]) -> Titles:
    """The vectors of some pairs, as passages: so are publications and questions."""
    both = embedded(report, folder, embedder, [pair.zh for pair in found] + [pair.en for pair in found])
    return Titles(both[: len(found)], both[len(found) :])


def fit(learnt: Titles, ridge: float, power: float, rank: int = RANK) -> Maps:
    """Canonical correlation analysis with a ridge, its directions weighed by their correlation to a power.

    Both languages are whitened, the cross-covariance is split into directions (SVD), and those on which translations
    agree count the more (H. Hotelling 1936; the power as in the weighed CCA of bilingual word vectors).
    """
    zh, en = learnt.zh.astype(np.float64), learnt.en.astype(np.float64)
    one, other = _whitener(zh, ridge), _whitener(en, ridge)
    left, agreement, right = np.linalg.svd(one @ (zh.T @ en / len(zh)) @ other.T)
    weights = agreement**power
    return (one.T @ left * weights)[:, :rank], (other.T @ right.T * weights)[:, :rank]


def _whitener(vectors: np.ndarray, ridge: float) -> np.ndarray:
    covariance = vectors.T @ vectors / len(vectors)
    dim = len(covariance)
    whitener: np.ndarray = np.linalg.inv(
        np.linalg.cholesky(covariance + ridge * np.trace(covariance) / dim * np.eye(dim))
    )
    return whitener


@dataclass(frozen=True, slots=True)
class Judged:
    """Shares of titles whose translation is first among the other language's, and among the first ten of both's."""

    pairs: int
    first: float
    first_back: float
    mixed: float
    mixed_back: float

    @property
    def total(self) -> float:
        """What the parameters are chosen by."""
        return self.first + self.first_back + self.mixed + self.mixed_back


def judge(found: Titles, maps: Maps | None) -> Judged:
    """Every title asks for its translation: maps across languages, vectors as they are within a language."""
    zh, en = (found.zh, found.en) if maps is None else (unit(found.zh @ maps[0]), unit(found.en @ maps[1]))
    across = zh @ en.T
    ahead, ahead_back = _ahead(across), _ahead(across.T)
    mixed = ahead + _nearer(found.zh, np.diag(across))
    mixed_back = ahead_back + _nearer(found.en, np.diag(across))
    return Judged(
        len(found),
        float(np.mean(ahead == 0)),
        float(np.mean(ahead_back == 0)),
        float(np.mean(mixed < 10)),
        float(np.mean(mixed_back < 10)),
    )


def _ahead(scores: np.ndarray) -> np.ndarray:
    """How many of the other language are nearer than the translation."""
    count: np.ndarray = (scores > np.diag(scores)[:, None]).sum(axis=1)
    return count


def _nearer(own: np.ndarray, least: np.ndarray) -> np.ndarray:
    """How many other titles of the asking one's language are nearer than its translation."""
    scores = own @ own.T
    np.fill_diagonal(scores, -np.inf)
    count: np.ndarray = (scores > least[:, None]).sum(axis=1)
    return count
