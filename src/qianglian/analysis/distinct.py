"""Pairs of whole numbers told apart as single numbers: to sort rows of two columns takes many times as long."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class Pairs(NamedTuple):
    """Pairs, each once, in their order, and how often each occurs."""

    one: np.ndarray
    other: np.ndarray
    times: np.ndarray


def distinct_pairs(one: np.ndarray, other: np.ndarray) -> Pairs:
    """The pairs that occur in two columns as long as each other, of numbers from 0 on.

    >>> [part.tolist() for part in distinct_pairs(np.array([2, 1, 2]), np.array([0, 7, 0]))]
    [[1, 2], [7, 0], [1, 2]]
    """
    width = int(other.max(initial=0)) + 1
    joined, times = np.unique(one.astype(np.int64) * width + other, return_counts=True)
    return Pairs(joined // width, joined % width, times)
