"""rapidfuzz as a party matcher: every pair of names scored, joined from a threshold on. No block handicaps it."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import numpy as np

SCORERS = ("token_sort_ratio", "WRatio", "token_set_ratio", "ratio")
THRESHOLDS = (70, 74, 78, 80, 82, 84, 86, 88, 90, 92, 94, 95, 96, 97, 98, 99, 100)


def joined(names: Sequence[str], scorer: str) -> dict[int, dict[str, int]]:
    """For each threshold, the group of each name: pairs at or above it are joined, and so is what they lead to."""
    try:
        from rapidfuzz import fuzz, process, utils
    except ImportError:
        sys.exit("rapidfuzz is not installed: it comes with the extra “bench”.")

    scores = process.cdist(
        names, names, scorer=getattr(fuzz, scorer), processor=utils.default_process, dtype=np.uint8, workers=2
    )
    return {threshold: _groups(names, scores >= threshold) for threshold in THRESHOLDS}


def _groups(names: Sequence[str], linked: np.ndarray) -> dict[str, int]:
    parent = list(range(len(names)))

    def find(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in zip(*np.nonzero(np.triu(linked, 1)), strict=True):
        left, right = find(int(a)), find(int(b))
        if left != right:
            parent[right] = left
    return {name: find(place) for place, name in enumerate(names)}
