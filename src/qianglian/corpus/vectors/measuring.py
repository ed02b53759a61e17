"""How many lists must be looked into: found by asking an index for the neighbours of its own vectors."""

from __future__ import annotations

import numpy as np

from qianglian.corpus.engines.vector_index import Ivf
from qianglian.corpus.vectors.segments import Rows
from qianglian.corpus.vectors.shelf import Measured

ASKED = 200
"""Vectors of the index that are asked about."""
FIRST = 10
"""Neighbours compared."""
TARGET = 0.985
"""Recall wanted of the lists, so that .98 remains for questions that are not among the vectors."""
BLOCK = 8_192


def measured(ivf: Ivf, rows: Rows) -> Measured:
    """The fewest lists that reach the target, doubling and then halving the step; all of them where none does."""
    chance = np.random.default_rng(len(rows) + 1)
    asked = np.sort(chance.choice(len(rows), min(ASKED, len(rows)), replace=False))
    queries = rows[asked].decoded()
    truth = _neighbours(queries, asked, rows)

    def recall(probes: int) -> float:
        _, found = ivf.search(queries, FIRST + 1, probes)
        hits = [
            len({one for one in near.tolist() if one != own} & set(true.tolist()))
            for near, own, true in zip(found, asked, truth, strict=True)
        ]
        return sum(hits) / truth.size

    probes, found = 1, recall(1)
    while found < TARGET and probes < ivf.lists:
        probes = min(probes * 2, ivf.lists)
        found = recall(probes)
    low, high = probes // 2, probes
    while high - low > max(1, high // 16):
        middle = (low + high) // 2
        reached = recall(middle)
        if reached >= TARGET:
            high, found = middle, reached
        else:
            low = middle
    return Measured(high, round(found, 4), len(asked))


def _neighbours(queries: np.ndarray, own: np.ndarray, rows: Rows) -> np.ndarray:
    """The true first neighbours of vectors of the index, themselves left out: positions (q, FIRST)."""
    count = len(queries)
    best = np.full((count, FIRST), -np.inf, np.float32)
    places = np.zeros((count, FIRST), np.int64)
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK].decoded()
        scores = queries @ block.T
        mine = np.flatnonzero((own >= start) & (own < start + len(block)))
        scores[mine, own[mine] - start] = -np.inf
        every = np.concatenate([best, scores], axis=1)
        where = np.concatenate(
            [places, np.broadcast_to(np.arange(start, start + len(block)), scores.shape)], axis=1
        )
        chosen = np.argpartition(every, every.shape[1] - FIRST, axis=1)[:, -FIRST:]
        best, places = np.take_along_axis(every, chosen, 1), np.take_along_axis(where, chosen, 1)
    return places
