"""Points of many dimensions laid out on a plane so that neighbours stay neighbours (t-SNE, van der Maaten 2008).

Exact, for hundreds of points; begun from the two main directions, so that nothing depends on chance.
"""

from __future__ import annotations

import numpy as np

STEPS, EARLY = 500, 120
EXAGGERATION, RATE = 8.0, 0.5
SIZE = 100.0
"""The layout lies within 0 and this, in both directions."""


def laid_out(points: np.ndarray, neighbours: float = 20.0) -> np.ndarray:
    """Places (n, 2) for points (n, dim); ``neighbours`` is the perplexity: how many count as near."""
    if len(points) < 4:
        return np.column_stack([np.linspace(0, SIZE, max(len(points), 1))[: len(points)]] * 2)
    near = _nearness(_squared(points.astype(np.float64)), min(neighbours, (len(points) - 1) / 3))
    at = _main_directions(points) * 1e-2
    step, gain = np.zeros_like(at), np.ones_like(at)
    rate = max(len(points) / EXAGGERATION, 50.0) * RATE
    for count in range(STEPS):
        pull = near * (EXAGGERATION if count < EARLY else 1.0)
        slope = _slope(at, pull)
        gain = np.maximum(np.where(np.sign(slope) != np.sign(step), gain + 0.2, gain * 0.8), 0.01)
        step = (0.5 if count < EARLY else 0.8) * step - rate * gain * slope
        at = at + step
        at -= at.mean(axis=0)
    low, high = at.min(axis=0), at.max(axis=0)
    return np.asarray((at - low) / np.maximum(high - low, 1e-12) * SIZE)


def _slope(at: np.ndarray, pull: np.ndarray) -> np.ndarray:
    close = 1.0 / (1.0 + _squared(at))
    np.fill_diagonal(close, 0.0)
    force = (pull - close / close.sum()) * close
    return np.asarray(4.0 * (force.sum(axis=1)[:, None] * at - force @ at))


def _squared(points: np.ndarray) -> np.ndarray:
    squares = (points**2).sum(axis=1)
    return np.asarray(np.maximum(squares[:, None] + squares - 2 * points @ points.T, 0.0))


def _main_directions(points: np.ndarray) -> np.ndarray:
    """The two directions of greatest spread, each turned so that its longest part points up, at spread 1."""
    centred = points - points.mean(axis=0)
    _, vectors = np.linalg.eigh(centred.T.astype(np.float64) @ centred)
    two = vectors[:, -1:-3:-1]
    two = two * np.sign(two[np.argmax(np.abs(two), axis=0), [0, 1]])
    at = centred @ two
    return np.asarray(at / max(float(at.std()), 1e-12))


def _nearness(squared: np.ndarray, neighbours: float) -> np.ndarray:
    """How near any two are, symmetric, together 1: for each point the width at which so many others count as near."""
    wanted = np.log(neighbours)
    low, high = np.zeros(len(squared)), np.full(len(squared), np.inf)
    narrow = np.ones(len(squared))
    others = ~np.eye(len(squared), dtype=bool)
    shifted = np.where(others, squared - np.where(others, squared, np.inf).min(axis=1)[:, None], 0.0)
    share = np.zeros_like(squared)
    for _ in range(60):
        share = np.exp(-np.minimum(shifted * narrow[:, None], 500.0)) * others
        share /= share.sum(axis=1, keepdims=True)
        spread = -(share * np.log(np.maximum(share, 1e-300))).sum(axis=1)
        wide = spread > wanted
        low, high = np.where(wide, narrow, low), np.where(wide, high, narrow)
        narrow = np.where(np.isinf(high), narrow * 2, (low + high) / 2)
    return np.asarray((share + share.T) / (2 * len(squared)))
