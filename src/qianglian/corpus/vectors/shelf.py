"""The vectors of one kind of passage, ready to be searched, with or without a filter.

A *position* is one text in one language; several publications may own it (an application and its grant mostly share
title and abstract). Vectors here are centred, adapted and of length 1, so that an inner product is a cosine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from qianglian.corpus.engines.vector_index import Allowed, Ivf
from qianglian.corpus.vectors.centring import Centring
from qianglian.corpus.vectors.exact import best, scores_of
from qianglian.corpus.vectors.segments import Rows

GATHERED = 4_096
"""Positions up to which a filter is served by gathering its rows in numpy."""
EXACT = 0.02
"""Share of positions up to which a filter is served by comparing all that it lets through."""
MARGIN = 2.0
"""How many times as many allowed positions are compared at first within a filter as an unfiltered search compares."""
SPARE = 6
"""Positions asked for beyond what is wanted: some belong to one publication."""


@dataclass(frozen=True)
class Measured:
    """How many lists an unfiltered search looks into, and the recall among the first ten that this was found to give.

    ``sample`` vectors of the index itself were the queries. ``reach`` is by how much a neighbour may be nearer
    to a query than the centre of its list.
    """

    probes: int
    recall: float
    sample: int
    reach: float


class Only:
    """The publications that a filter lets through, as rows of the index's publications."""

    def __init__(self, rows: np.ndarray, total: int) -> None:
        self._total = total
        self.mask = np.zeros(total, bool)
        """True for the rows let through."""
        self.mask[rows] = True
        self.rows = np.flatnonzero(self.mask)
        self._positions: dict[Shelf, np.ndarray] = {}
        self._lists: dict[Shelf, Allowed] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def allowed(self, shelf: Shelf) -> Allowed:
        """The same for a shelf's lists; found once."""
        if shelf not in self._lists:
            assert shelf.ivf is not None
            self._lists[shelf] = shelf.ivf.allow(self.positions(shelf), len(shelf.rows))
        return self._lists[shelf]

    def positions(self, shelf: Shelf) -> np.ndarray:
        """The positions of a shelf that are let through; found once."""
        if shelf not in self._positions:
            self._positions[shelf] = shelf.positions_of(self)
        return self._positions[shelf]


@dataclass(frozen=True, eq=False)
class Shelf:
    """One kind of passage: rows by position, and who owns them.

    ``publication`` and ``position`` are the entries, sorted by publication; ``language`` is a place in ``languages``.
    """

    rows: Rows
    language: np.ndarray
    languages: tuple[str, ...]
    publication: np.ndarray
    position: np.ndarray
    centring: Centring
    ivf: Ivf | None = None
    measured: Measured | None = None

    def __len__(self) -> int:
        """Positions that somebody owns."""
        return self._live

    @cached_property
    def owned(self) -> np.ndarray:
        """True for positions that somebody owns; the others' texts have left the corpus."""
        mask = np.zeros(len(self.rows), bool)
        mask[self.position] = True
        return mask

    @cached_property
    def _live(self) -> int:
        return int(self.owned.sum())

    @cached_property
    def _by_position(self) -> tuple[np.ndarray, np.ndarray]:
        """The publications in the order of positions, and where each position begins."""
        order = np.argsort(self.position, kind="stable")
        starts = np.searchsorted(self.position[order], np.arange(len(self.rows) + 1))
        return self.publication[order], starts

    def owners(self, position: int) -> np.ndarray:
        """The publications that a position belongs to."""
        publications, starts = self._by_position
        found: np.ndarray = publications[starts[position] : starts[position + 1]]
        return found

    def positions_of(self, only: Only) -> np.ndarray:
        """The positions that belong to some publications, each once."""
        if len(only) * 8 < len(self.publication):
            first = np.searchsorted(self.publication, only.rows)
            last = np.searchsorted(self.publication, only.rows, "right")
            entries = _ranges(first, last)
        else:
            entries = np.flatnonzero(only.mask[self.publication])
        if len(entries) * 64 < len(self.rows):
            return np.unique(self.position[entries]).astype(np.int64)
        mask = np.zeros(len(self.rows), bool)
        mask[self.position[entries]] = True
        return np.flatnonzero(mask)

    def search(self, query: np.ndarray, k: int, only: Only | None) -> list[tuple[int, int, float]]:
        """The ``k`` publications nearest to a query (dim,) made alike: (publication, position, score), best first."""
        found: dict[int, tuple[int, float]] = {}
        wanted = k + SPARE
        while True:
            places, scores = self.nearest(query, wanted, only)
            found = {}
            for publication, position, score in self._owning(places, scores, only):
                found.setdefault(publication, (position, score))
            if len(found) >= k or len(places) < wanted:
                break
            wanted *= 4
        ranked = [(publication, position, score) for publication, (position, score) in found.items()]
        return sorted(ranked, key=lambda one: (-one[2], one[0]))[:k]

    def _owning(
        self, places: np.ndarray, scores: np.ndarray, only: Only | None
    ) -> Iterator[tuple[int, int, float]]:
        for position, score in zip(places.tolist(), scores.tolist(), strict=True):
            owners = self.owners(position)
            if only is not None:
                owners = owners[only.mask[owners]]
            for publication in owners.tolist():
                yield publication, position, score

    def nearest(self, query: np.ndarray, count: int, only: Only | None) -> tuple[np.ndarray, np.ndarray]:
        """Positions and scores of the ``count`` nearest, best first; fewer where there are no more."""
        if self.ivf is None or self.measured is None:
            return self._exactly(query, count, None if only is None else only.positions(self))
        if only is None:
            scores, places = self.ivf.search(query[None], min(count, len(self.rows)), self.measured.probes)
            kept = places[0] >= 0
            return places[0][kept], scores[0][kept]
        allowed = only.positions(self)
        if len(allowed) <= GATHERED:
            return self._exactly(query, count, allowed)
        enough = np.inf
        if len(allowed) > EXACT * len(self):
            enough = MARGIN * self.measured.probes * len(self) / self.ivf.lists
        scores, places = self.ivf.within(
            query, min(count, len(allowed)), only.allowed(self), enough, self.measured.reach
        )
        return places, scores

    def _exactly(
        self, query: np.ndarray, count: int, allowed: np.ndarray | None
    ) -> tuple[np.ndarray, np.ndarray]:
        scores = scores_of(query, self.rows, allowed)
        if allowed is None:
            if self._live < len(self.rows):
                scores[~self.owned] = -np.inf
            places = best(scores, min(count, self._live))
            return places, scores[places]
        places = best(scores, count)
        return allowed[places], scores[places]

    def scores(self, query: np.ndarray, only: Only) -> np.ndarray:
        """The best score of each of ``only.rows``; NaN where a publication has no passage of this kind."""
        positions = only.positions(self)
        scores = scores_of(query, self.rows, positions)
        entries = np.flatnonzero(only.mask[self.publication])
        own = scores[np.searchsorted(positions, self.position[entries])]
        out = np.full(len(only.rows), -np.inf, np.float32)
        np.maximum.at(out, np.searchsorted(only.rows, self.publication[entries]), own)
        out[np.isneginf(out)] = np.nan
        return out


def _ranges(first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """All whole numbers of several half-open ranges."""
    lengths = last - first
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    out: np.ndarray = np.arange(total) + np.repeat(first - (ends - lengths), lengths)
    return out
