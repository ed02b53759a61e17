"""Groups of points that lie together (k-means): the same points always give the same groups. Pure arithmetic."""

from __future__ import annotations

import numpy as np

ROUNDS = 40


def grouped(points: np.ndarray, weights: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Centres (at most ``count``) and the group of each point.

    It begins with the heaviest point and goes on with the one that stands out most (weight × squared distance), then
    moves centres to the means of their points (Lloyd 1982). Nothing depends on chance.
    """
    points, weights = points.astype(np.float64), weights.astype(np.float64)
    first = [int(np.argmax(weights))]
    apart = ((points - points[first[0]]) ** 2).sum(axis=1)
    while len(first) < min(count, len(points)):
        worth = weights * apart
        one = int(np.argmax(worth))
        if worth[one] <= 1e-12:
            break
        first.append(one)
        apart = np.minimum(apart, ((points - points[one]) ** 2).sum(axis=1))
    centres = points[first].copy()
    group = _nearest(points, centres)
    for _ in range(ROUNDS):
        total = np.bincount(group, weights, len(centres))
        held = total > 0
        sums = np.zeros_like(centres)
        np.add.at(sums, group, points * weights[:, None])
        centres[held] = sums[held] / total[held, None]
        moved = _nearest(points, centres)
        if (moved == group).all():
            break
        group = moved
    return centres, group


def _nearest(points: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """The nearest centre of each point; of equals the first."""
    out = np.empty(len(points), np.int64)
    squares = (centres**2).sum(axis=1)
    for at in range(0, len(points), 4_096):
        out[at : at + 4_096] = np.argmin(squares - 2 * points[at : at + 4_096] @ centres.T, axis=1)
    return out
