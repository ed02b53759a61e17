"""Whether one way of telling a node's families beats another: F1 on the same families, and the interval of the gain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

SEED = 20261125


@dataclass(frozen=True, slots=True)
class Gain:
    """How much F1 is gained over a peer, with the interval from paired resampling of the families."""

    gain: float
    low: float
    high: float


def f1(labels: np.ndarray, said: np.ndarray, weights: np.ndarray) -> float:
    """The harmonic mean of precision and recall; 0 where nothing is found rightly.

    >>> round(f1(np.array([1, 1, 0]), np.array([True, False, True]), np.ones(3)), 3)
    0.5
    """
    right = float((weights * said * labels).sum())
    total = float((weights * said).sum() + (weights * labels).sum())
    return 2 * right / total if total else 0.0


def best_cut(chances: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> float:
    """The chance from which on a yes gives the greatest F1; the highest of equals; above 1 where no yes is right."""
    order = np.argsort(-chances, kind="stable")
    sorted_chances, right = chances[order], np.cumsum((weights * labels)[order])
    total = np.cumsum(weights[order]) + float((weights * labels).sum())
    last = np.append(np.diff(sorted_chances) != 0, True) if len(order) else np.zeros(0, bool)
    worth = np.where(last & (total > 0), 2 * right / np.maximum(total, 1e-12), 0.0)
    if not len(worth) or worth.max() <= 0:
        return 2.0
    return float(sorted_chances[int(np.argmax(worth))])


def gained(
    labels: np.ndarray,
    model: np.ndarray,
    peer: np.ndarray,
    weights: np.ndarray,
    *,
    level: float = 0.95,
    resamples: int = 2000,
) -> Gain:
    """The gain in F1 of ``model`` over ``peer`` (both say yes or no of the same families).

    Families are drawn anew with repetition, always both answers of a family together. Families that are alike in label,
    answers and weight are drawn as one heap (multinomial), so that the number of families costs nothing.
    """
    cells = np.column_stack([labels.astype(float), model.astype(float), peer.astype(float), weights])
    kinds, counts = np.unique(cells, axis=0, return_counts=True)
    own = _gain(kinds, counts[None].astype(float))[0]
    drawn = np.random.default_rng(SEED).multinomial(int(counts.sum()), counts / counts.sum(), size=resamples)
    tail = (1 - level) / 2
    low, high = np.quantile(_gain(kinds, drawn.astype(float)), [tail, 1 - tail])
    return Gain(float(own), float(low), float(high))


def _gain(kinds: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """The gain for each row of counts of the kinds (label, model, peer, weight)."""
    y, model, peer, weight = kinds.T
    said: np.ndarray = _f1(y, model, weight, counts) - _f1(y, peer, weight, counts)
    return said


def _f1(y: np.ndarray, said: np.ndarray, weight: np.ndarray, counts: np.ndarray) -> np.ndarray:
    total = counts @ (weight * (said + y))
    found: np.ndarray = np.where(total > 0, 2 * (counts @ (weight * said * y)) / np.maximum(total, 1e-12), 0)
    return found
