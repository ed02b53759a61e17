"""Calibration (Platt 1999): scores become chances that come true as often as they say, on families not learned from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qianglian.chains.proposing.linear import SUREST, logistic, odds

HOLD = 1.0
"""Pull of the slope to 1 (the score as it is), in the units of one family: it keeps a perfect separation finite."""
ROUNDS = 50
BINS = 10


@dataclass(frozen=True, slots=True)
class Calibration:
    """A chance as it is believed: the logistic of ``slope × odds + shift``. The order is kept: ``slope`` ≥ 0."""

    slope: float
    shift: float

    def chances(self, scores: np.ndarray) -> np.ndarray:
        """Calibrated chances of scores between 0 and 1."""
        return logistic(self.slope * odds(scores) + self.shift)


def calibrated(scores: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> Calibration:
    """Of scores of families not learned from. The chances then sum to as many as there are (calibrated in the large).

    Labels are 0 and 1, both there. Scores that tell the wrong way round become one chance for all.
    """
    x = odds(scores)
    slope, shift = _fitted(x, labels, weights)
    if slope >= 0:
        return Calibration(slope, shift)
    return Calibration(0.0, _shift(0.0 * x, labels, weights))


def _fitted(x: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> tuple[float, float]:
    """Newton's method from the score as it is, shifted to the right sum; that sum is kept to the last digit."""
    rows = np.column_stack([x, np.ones(len(x))])
    at = np.array([1.0, _shift(x, labels, weights)])
    worth = _worth(rows, labels, weights, at)
    for _ in range(ROUNDS):
        chances = logistic(rows @ at)
        slope = rows.T @ (weights * (chances - labels)) + np.array([HOLD * (at[0] - 1), 0.0])
        spread = weights * np.maximum(chances * (1 - chances), 1e-9)
        step = np.linalg.solve((rows * spread[:, None]).T @ rows + np.diag([HOLD, 1e-9]), slope)
        scale = 1.0
        while (new := _worth(rows, labels, weights, at - scale * step)) > worth and scale > 1e-6:
            scale /= 2
        if new > worth:
            break
        at, gained, worth = at - scale * step, worth - new, new
        if gained < 1e-12 * max(1.0, worth):
            break
    return float(at[0]), _shift(at[0] * x, labels, weights)


def _shift(scores: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> float:
    """What must be added to scores for their chances to sum to what there is; by halving."""
    wanted, reach = float((weights * labels).sum()), float(np.abs(scores).max()) + SUREST
    low, high = -reach, reach
    for _ in range(100):
        middle = (low + high) / 2
        if float((weights * logistic(scores + middle)).sum()) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _worth(rows: np.ndarray, labels: np.ndarray, weights: np.ndarray, at: np.ndarray) -> float:
    scores = rows @ at
    loss = np.logaddexp(0.0, scores) - labels * scores
    return float((weights * loss).sum() + 0.5 * HOLD * (at[0] - 1) ** 2)


def gap(chances: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> float:
    """The expected calibration error: by tenths of chance, how far what was said lies from what came true."""
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    said = np.bincount(bins, weights * chances, BINS)
    true = np.bincount(bins, weights * labels, BINS)
    total = float(weights.sum())
    return float(np.abs(said - true).sum() / total) if total else 0.0
