"""Learning the weights of the parts: logistic regression on pairs of the cited and the uncited (RankNet, linear)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qianglian.corpus.similar.fusion import standardised
from qianglian.corpus.similar.parts import PARTS, Part

OTHERS, SEED = 60, 20261125
"""Candidates drawn against each document that is cited."""
PENALTY, STEPS = 1.0, 30
FOLDS = 5


@dataclass(frozen=True, eq=False)
class Pool:
    """The candidates of one query: their documents and what each part says of them, (n, parts), as z-scores."""

    documents: np.ndarray
    values: np.ndarray

    @classmethod
    def of(cls, documents: Sequence[int], said: Mapping[Part, np.ndarray]) -> Pool:
        """From what the parts say; a part that says nothing counts as the mean."""
        count = len(documents)
        columns = [standardised(said[part]) if part in said else np.zeros(count) for part in PARTS]
        return cls(np.asarray(documents, np.int64), np.stack(columns, axis=1))

    def ranked(self, weights: np.ndarray) -> list[int]:
        """The documents, best first."""
        order = np.lexsort((self.documents, -(self.values @ weights)))
        return [int(document) for document in self.documents[order]]

    def by_reciprocal_ranks(self, constant: int = 60) -> list[int]:
        """The documents by reciprocal rank fusion of the parts (Cormack et al. 2009)."""
        places = (-self.values).argsort(axis=0, kind="stable").argsort(axis=0)
        score = (1 / (constant + 1 + places)).sum(axis=1)
        return [int(document) for document in self.documents[np.lexsort((self.documents, -score))]]


def learnt(pools: Mapping[int, Pool], cited: Mapping[int, np.ndarray], queries: Sequence[int]) -> np.ndarray:
    """The weights (parts,), none below 0, of sum 1."""
    rows, counts = [], []
    draw = np.random.default_rng(SEED)
    for query in queries:
        pool = pools[query]
        wanted = np.flatnonzero(np.isin(pool.documents, cited[query]))
        others = np.flatnonzero(~np.isin(pool.documents, cited[query]))
        for place in wanted:
            some = draw.choice(others, OTHERS)
            rows.append(pool.values[place] - pool.values[some])
            counts.append(np.full(OTHERS, 1 / len(wanted)))
    return _logistic(np.concatenate(rows), np.concatenate(counts))


def _logistic(differences: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Newton's method on the penalised log-likelihood that every difference is in favour."""
    weights = np.zeros(differences.shape[1])
    for _ in range(STEPS):
        doubt = 1 / (1 + np.exp(differences @ weights))
        gradient = differences.T @ (counts * doubt) - PENALTY * weights
        curvature = (differences * (counts * doubt * (1 - doubt))[:, None]).T @ differences
        weights = weights + np.linalg.solve(curvature + PENALTY * np.eye(len(weights)), gradient)
    weights = np.maximum(weights, 0)
    shares: np.ndarray = weights / weights.sum()
    return shares


def folds(queries: Sequence[int], family: np.ndarray) -> list[tuple[list[int], list[int]]]:
    """`FOLDS` splits of the queries into those learnt from and those looked at, by family."""
    families = np.unique(family[list(queries)])
    number = dict(
        zip(
            families.tolist(),
            np.random.default_rng(SEED).integers(0, FOLDS, len(families)).tolist(),
            strict=True,
        )
    )
    of = {query: number[int(family[query])] for query in queries}
    return [
        ([q for q in queries if of[q] != fold], [q for q in queries if of[q] == fold])
        for fold in range(FOLDS)
    ]
