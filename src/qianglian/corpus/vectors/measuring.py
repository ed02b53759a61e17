"""How many lists must be looked into: found by asking an index for the neighbours of its own vectors."""

from __future__ import annotations

from collections.abc import Callable

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
REACHED = 0.97
"""Share of true neighbours that a reach covers."""
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
    return Measured(high, round(found, 4), len(asked), _reach(ivf, rows, queries, asked))


def _reach(ivf: Ivf, rows: Rows, queries: np.ndarray, asked: np.ndarray) -> float:
    """By how much neighbours are nearer to a query than the centres of their lists are, where a filter keeps all that
    is near away: among positions whose lists are in the farther half. Neighbours in near lists gain less.
    """
    homes = ivf.homes(len(rows))
    products = queries @ ivf.centres.T
    is_near = products > np.median(products, axis=1, keepdims=True)
    far = _neighbours(queries, asked, rows, lambda start, stop: is_near[:, homes[start:stop]])
    own = np.repeat(np.arange(len(queries)), far.shape[1])
    flat = far.ravel()
    scores = np.einsum("ij,ij->i", queries[own], rows[flat].decoded())
    return round(float(np.quantile(scores - products[own, homes[flat]], REACHED)), 4)


def _neighbours(
    queries: np.ndarray, own: np.ndarray, rows: Rows, hidden: Callable[[int, int], np.ndarray] | None = None
) -> np.ndarray:
    """The true first neighbours of vectors of the index, themselves left out: positions (q, FIRST).

    ``hidden`` tells for a range of positions which of them (q, n) a query does not see.
    """
    count = len(queries)
    best = np.full((count, FIRST), -np.inf, np.float32)
    places = np.zeros((count, FIRST), np.int64)
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK].decoded()
        scores = queries @ block.T
        mine = np.flatnonzero((own >= start) & (own < start + len(block)))
        scores[mine, own[mine] - start] = -np.inf
        if hidden is not None:
            scores[hidden(start, start + len(block))] = -np.inf
        every = np.concatenate([best, scores], axis=1)
        where = np.concatenate(
            [places, np.broadcast_to(np.arange(start, start + len(block)), scores.shape)], axis=1
        )
        chosen = np.argpartition(every, every.shape[1] - FIRST, axis=1)[:, -FIRST:]
        best, places = np.take_along_axis(every, chosen, 1), np.take_along_axis(where, chosen, 1)
    return places
