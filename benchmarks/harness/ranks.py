"""Retrieval measures with bootstrap intervals: recall@10, recall@100, MRR, of all queries and by pair of languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

DEPTH = 200
"""How far down an answer is looked at: beyond, a reciprocal rank is 0."""
RESAMPLES, SEED = 2_000, 20261125
MEASURES = ("recall@10", "recall@100", "MRR")


@dataclass(frozen=True, eq=False)
class Ranks:
    """The rank of each document that should be found, by query; infinite where it is not among the first `DEPTH`."""

    by_query: Mapping[int, np.ndarray]

    def measures(self, queries: Sequence[int]) -> np.ndarray:
        """(queries, 3): the measures of each query."""
        return np.array(
            [
                (np.mean(found <= 10), np.mean(found <= 100), 1 / np.min(found))
                for found in (self.by_query[query] for query in queries)
            ]
        )


def ranks(answer: Sequence[int], wanted: np.ndarray) -> np.ndarray:
    """Ranks, from 1, of the documents wanted in an answer."""
    place = {document: number for number, document in enumerate(answer[:DEPTH], 1)}
    return np.array([place.get(int(document), np.inf) for document in wanted])


def interval(values: np.ndarray, families: np.ndarray) -> tuple[float, float, float]:
    """The mean over queries with its 95 % interval; families are resampled, since their queries resemble each other."""
    _, place = np.unique(families, return_inverse=True)
    sums, counts = np.bincount(place, values), np.bincount(place)
    drawn = np.random.default_rng(SEED).integers(0, len(sums), (RESAMPLES, len(sums)))
    means = sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(values.mean()), float(low), float(high)


def by_languages(
    found: Ranks,
    queries: Sequence[int],
    cited: Mapping[int, np.ndarray],
    languages: np.ndarray,
    depth: int = 100,
) -> dict[tuple[str, str], tuple[int, float]]:
    """For each pair of languages (of the query, of the cited): how many citations, and the share within ``depth``."""
    seen: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for query in queries:
        for document, rank in zip(cited[query], found.by_query[query], strict=True):
            seen[str(languages[query]), str(languages[document])].append(bool(rank <= depth))
    return {pair: (len(hits), float(np.mean(hits))) for pair, hits in seen.items()}
