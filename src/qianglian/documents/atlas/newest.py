"""The newest publications of every node: all are ordered by their day once, and each node takes its first."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from qianglian.documents.navigation.basis import Standing


class Newest:
    """What was asked about at each node, newest first.

    Those without a day come last. Of one day the order is that of the index, as in `Workspace.search`.
    """

    def __init__(self, standing: Standing) -> None:
        self._standing = standing

    def of(self, code: str, most: int) -> tuple[int, list[str]]:
        """How many publications a node holds, and the keys of the newest."""
        tagging = self._standing.tagging
        places = tagging.node(code).places
        if self._asked is not None:
            places = np.intersect1d(places, self._asked, assume_unique=True)
        turns = self._turns[places]
        few = min(most, len(places))
        first = np.argpartition(turns, few - 1)[:few] if 0 < few < len(places) else np.arange(few)
        return len(places), tagging.keys_of(places[first[np.argsort(turns[first])]])

    @cached_property
    def _asked(self) -> np.ndarray | None:
        """The places of what is asked about; None for everything."""
        query = self._standing.basis.query
        resolved = self._standing.workspace.resolved(query)
        return self._standing.tagging.matching.places(resolved) if query else None

    @cached_property
    def _turns(self) -> np.ndarray:
        """For each place whose turn it is: 0 for the newest of all."""
        matching = self._standing.tagging.matching
        turns = np.empty(len(matching), np.int64)
        turns[np.lexsort((matching.numbers, -self._days))] = np.arange(len(turns))
        return turns

    @cached_property
    def _days(self) -> np.ndarray:
        """The day of publication at each place, as a number; below all others where none is known."""
        places = self._standing.tagging.publications
        days = np.full(len(places), np.iinfo(np.int32).min, np.int64)
        if len(days):
            found = self._standing.workspace.table("").select("key", "publication_date").to_pyarrow()
            keys = pa.array(places.astype("U17"), pa.string())
            at = pc.index_in(found["key"], keys).combine_chunks()
            known = pc.fill_null(pc.cast(found["publication_date"], pa.int32()), int(days[0]))
            days[np.asarray(at)] = np.asarray(known)
        return days
