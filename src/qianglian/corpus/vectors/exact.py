"""Exact search over codes, block by block, so that memory stays bounded whatever the corpus."""

from __future__ import annotations

import numpy as np

from qianglian.corpus.vectors.segments import Rows

BLOCK = 8_192
"""Rows decoded at a time: 12 MiB of floats at 384 components, which the processor's cache nearly holds."""


def scores_of(query: np.ndarray, rows: Rows, positions: np.ndarray | None = None) -> np.ndarray:
    """The inner products of a query (dim,) with all rows, or with those at ``positions``."""
    count = len(rows) if positions is None else len(positions)
    out = np.empty(count, np.float32)
    for start in range(0, count, BLOCK):
        stop = min(start + BLOCK, count)
        some = rows[start:stop] if positions is None else rows[positions[start:stop]]
        out[start:stop] = (some.codes.astype(np.float32) @ query) * some.scales
    return out


def best(scores: np.ndarray, k: int) -> np.ndarray:
    """The places of the ``k`` greatest scores, greatest first; of equal ones the first."""
    if k < len(scores):
        least = np.partition(scores, len(scores) - k)[len(scores) - k]
        places = np.flatnonzero(scores >= least)
    else:
        places = np.arange(len(scores))
    order = np.lexsort((places, -scores[places]))
    chosen: np.ndarray = places[order[:k]]
    return chosen
