"""Sets of publications as places in one order: what tagging counts, joins and takes away by the million.

The order is that of the keys, so that a set is good for every generation of the same evidence.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from qianglian.corpus.engines.fulltext_numbers import KEY
from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.viewing import bounded, rows_of
from qianglian.model.view import EVERYTHING, View
from qianglian.query.tree import Node
from qianglian.query.write import write


class Matching:
    """The publications of one generation within a View, and which of them match a query."""

    def __init__(self, snapshot: Snapshot, view: View) -> None:
        self._snapshot = snapshot
        self._view = view
        self.generation = snapshot.manifest.generation
        self.evidence = snapshot.manifest.evidence

    @cached_property
    def keys(self) -> np.ndarray:
        """The keys of the publications of the View, ascending, as bytes (``S17``)."""
        keys: np.ndarray = self._all[self._order]
        return keys

    def __len__(self) -> int:
        return len(self._order)

    @property
    def numbers(self) -> np.ndarray:
        """The running number in the index of each of `keys`: the order of what an order of hits leaves equal."""
        return self._order

    def places(self, query: str | Node) -> np.ndarray:
        """The places in `keys` of the publications that match, ascending (int32); `Forbidden` as a count is."""
        asked = bounded(query, self._view).bound
        reader = self._snapshot.fulltext
        if reader is None:
            return np.empty(0, np.int32)
        places: np.ndarray = self._place[reader.numbers(asked)]
        return np.sort(places[places >= 0])

    def definition(self, query: str | Node) -> str:
        """The query within the View, in normal form: with the evidence it says which publications match."""
        return write(bounded(query, self._view).bound)

    @cached_property
    def _all(self) -> np.ndarray:
        """The key of every running number of the index."""
        reader = self._snapshot.fulltext
        if reader is None:
            return np.empty(0, KEY)
        return reader.numbering.keys(self._snapshot.layout.addresses)

    @cached_property
    def _order(self) -> np.ndarray:
        """The running numbers of the publications of the View, by key."""
        reader = self._snapshot.fulltext
        if reader is None:
            return np.empty(0, np.int64)
        living = self._all != b""
        if self._view != EVERYTHING:
            living &= reader.mask(rows_of(self._view))
        numbers = np.flatnonzero(living)
        order: np.ndarray = numbers[np.argsort(self._all[numbers], kind="stable")]
        return order

    @cached_property
    def _place(self) -> np.ndarray:
        """The place of every running number of the index (int32); -1 for what the View does not hold."""
        place = np.full(len(self._all), -1, np.int32)
        place[self._order] = np.arange(len(self._order), dtype=np.int32)
        return place
