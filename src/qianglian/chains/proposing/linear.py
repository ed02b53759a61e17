"""Logistic regression over dense vectors: Newton's method on weighted, labelled rows. Pure arithmetic."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

RIDGE = 1.0
"""Pull of the coefficients to zero, in the units of one labelled family (the C of others is 1 / this)."""
ROUNDS, ENOUGH = 25, 1e-6
SUREST = 30.0


@dataclass(frozen=True, eq=False)
class Linear:
    """Chances of vectors: the logistic of ``vectors @ slope + bias``."""

    slope: np.ndarray
    bias: float

    def chances(self, vectors: np.ndarray) -> np.ndarray:
        """The chance of each row, float64 (n,)."""
        return logistic(vectors @ self.slope + self.bias)


def logistic(scores: np.ndarray) -> np.ndarray:
    """1 / (1 + exp(−score)), finite for every score."""
    said: np.ndarray = 1.0 / (1.0 + np.exp(-np.clip(scores, -SUREST, SUREST)))
    return said


def odds(chances: np.ndarray) -> np.ndarray:
    """The logarithm of the odds; finite for 0 and 1 too."""
    held = np.clip(np.asarray(chances, np.float64), 1e-6, 1 - 1e-6)
    said: np.ndarray = np.log(held / (1 - held))
    return said


def learn(vectors: np.ndarray, labels: np.ndarray, weights: np.ndarray, ridge: float = RIDGE) -> Linear:
    """Of vectors (n, dim), labels 0 and 1, and what each row counts for. The bias is not pulled."""
    rows = np.column_stack([vectors, np.ones(len(vectors))]).astype(np.float64)
    pull = np.full(rows.shape[1], ridge)
    pull[-1] = 0.0
    at = np.zeros(rows.shape[1])
    base = float(np.average(labels, weights=weights)) if len(labels) else 0.5
    at[-1] = float(odds(np.array([base]))[0])
    worth = _worth(rows, labels, weights, pull, at)
    for _ in range(ROUNDS):
        step = _step(rows, labels, weights, pull, at)
        scale = 1.0
        while (new := _worth(rows, labels, weights, pull, at - scale * step)) > worth and scale > 1e-4:
            scale /= 2
        at, gained, worth = at - scale * step, worth - new, min(new, worth)
        if gained < ENOUGH * max(1.0, abs(worth)):
            break
    return Linear(at[:-1], float(at[-1]))


def _step(
    rows: np.ndarray, labels: np.ndarray, weights: np.ndarray, pull: np.ndarray, at: np.ndarray
) -> np.ndarray:
    chances = logistic(rows @ at)
    slope = rows.T @ (weights * (chances - labels)) + pull * at
    bend = (rows * (weights * chances * (1 - chances))[:, None]).T @ rows
    bend[np.diag_indices_from(bend)] += pull + 1e-9
    step: np.ndarray = np.linalg.solve(bend, slope)
    return step


def _worth(
    rows: np.ndarray, labels: np.ndarray, weights: np.ndarray, pull: np.ndarray, at: np.ndarray
) -> float:
    """What is made small: the weighted log loss with the pull."""
    scores = rows @ at
    loss = np.logaddexp(0.0, scores) - labels * scores
    return float((weights * loss).sum() + 0.5 * (pull * at * at).sum())
