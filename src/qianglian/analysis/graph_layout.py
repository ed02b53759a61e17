"""Where the points of a network stand in a picture: the same graph always lies the same way. Pure."""

from __future__ import annotations

import numpy as np

STEPS = 200


def spread(size: int, pairs: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Places of ``size`` points within 0..100 by springs and repulsion (Fruchterman and Reingold 1991).

    ``pairs`` (n × 2) are joined by springs of ``weights``. Points begin on a circle in their order, so that nothing
    depends on chance.
    """
    if not size:
        return np.empty((0, 2))
    angle = 2 * np.pi * np.arange(size) / size
    at = np.stack([np.cos(angle), np.sin(angle)], 1) * (1 + 0.1 * (np.arange(size) % 3))[:, None]
    pull = np.zeros((size, size))
    if len(pairs):
        strength = np.log1p(weights) / max(np.log1p(weights).max(), 1e-9)
        pull[pairs[:, 0], pairs[:, 1]] = pull[pairs[:, 1], pairs[:, 0]] = strength
    ideal = 1.6 / np.sqrt(size)
    for step in range(STEPS):
        away = at[:, None] - at[None]
        distance = np.maximum(np.linalg.norm(away, axis=2), 1e-3)
        force = ideal**2 / distance**2 - pull * distance / ideal
        np.fill_diagonal(force, 0.0)
        move = (away * force[:, :, None]).sum(1) - 0.3 * at
        length = np.maximum(np.linalg.norm(move, axis=1), 1e-9)
        at = at + move * (np.minimum(length, 0.15 * (1 - step / STEPS)) / length)[:, None]
    low, high = at.min(0), at.max(0)
    placed: np.ndarray = np.round((at - low) / np.maximum(high - low, 1e-9) * 100, 1)
    return placed
