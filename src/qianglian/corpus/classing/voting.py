"""Votes of neighbours: how near the classified publications around a text speak for each class. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

NEIGHBOURS = 50
"""Neighbours that vote."""
POWER = 2.0
"""A neighbour's vote is its nearness to this power: the nearest say most."""


def votes(near: Sequence[tuple[int, float]], classes: int) -> np.ndarray:
    """The share of each class in the votes of (class, nearness > 0); all zero without neighbours.

    Nearness is taken in relation to the nearest, so that scores of any scale may be given.
    """
    out = np.zeros(classes, np.float32)
    most = max((nearness for _, nearness in near), default=0.0)
    if most > 0:
        for klass, nearness in near:
            out[klass] += max(nearness / most, 0.0) ** POWER
        out /= out.sum()
    return out


def stretched(scores: Iterable[float]) -> list[float]:
    """Cosines in which all lie close together, set apart: each less the least of them.

    >>> stretched([0.9, 0.8, 0.7])
    [0.2, 0.1, 0.0]
    """
    listed = list(scores)
    least = min(listed, default=0.0)
    return [round(score - least, 6) for score in listed]
