"""Which text of which language stands where in an index: laid anew, or as an addition to the index before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from qianglian.corpus.engines.vector_index import available
from qianglian.corpus.vectors.centring import own_means
from qianglian.corpus.vectors.passage_tables import Passages
from qianglian.corpus.vectors.passages import PassageKind
from qianglian.corpus.vectors.shelf import Shelf
from qianglian.corpus.vectors.store import VectorStore, hash_array

EXACT_BELOW = 20_000
"""Positions below which every search is exact: numpy then takes a few milliseconds, and lists would not pay."""
GROWTH = 0.5
"""Share of change since the lists were laid, or of growth of a language since its mean was taken: then both are new."""


@dataclass(frozen=True)
class Plan:
    """The positions of one kind: a row of the store and a language each; and the entries of who owns them.

    With ``before`` the first positions are those of that shelf and ``fresh`` the places in ``rows`` of those to add;
    without it all are to be laid anew. ``gone`` are positions of ``before`` whose texts have left.
    """

    rows: np.ndarray
    language: np.ndarray
    publication: np.ndarray
    position: np.ndarray
    counts: Mapping[str, int]
    before: Shelf | None = None
    gone: np.ndarray = field(default_factory=lambda: np.empty(0, np.int64))
    first: int = 0
    """The position of the first that is added."""

    @property
    def added(self) -> int:
        """Positions that are new."""
        return len(self.rows)

    @property
    def with_lists(self) -> bool:
        """Whether it shall be searched through lists."""
        return available() and self.first + self.added - len(self.gone) >= EXACT_BELOW


def plan(
    passages: Passages, kind: PassageKind, found: np.ndarray, store: VectorStore, before: Shelf | None
) -> Plan:
    """The plan for one kind. ``found``: for each passage its row of the store, -1 where it has no vector."""
    mine = passages.of(kind)
    mine = mine[found[mine] >= 0]
    spread = len(passages.languages) or 1
    each, inverse = np.unique(found[mine] * spread + passages.language[mine], return_inverse=True)
    rows, language = each // spread, (each % spread).astype(np.uint16)
    publication = passages.owner[mine]
    counts = {
        name: int(count)
        for name, count in zip(passages.languages, np.bincount(language, minlength=spread), strict=False)
        if count
    }
    if before is not None:
        added = _added(before, passages, store, each, spread)
        if added is not None and not _outgrown(before, counts, *added):
            places, fresh, gone = added
            return Plan(
                rows[fresh],
                language[fresh],
                publication,
                places[inverse].astype(np.uint32),
                counts,
                before,
                gone,
                len(before.rows),
            )
    return Plan(rows, language, publication, inverse.astype(np.uint32), counts)


Added = tuple[np.ndarray, np.ndarray, np.ndarray]


def _added(
    before: Shelf, passages: Passages, store: VectorStore, each: np.ndarray, spread: int
) -> Added | None:
    """Positions of all, which of them are new, and the old positions that nobody owns any more."""
    known = {name: place for place, name in enumerate(passages.languages)}
    old_language = np.array([known.get(name, -1) for name in before.languages] or [-1], np.int64)[
        before.language
    ]
    old_row = store.rows_of(hash_array([before.rows.hashes]))
    old = np.where((old_row >= 0) & (old_language >= 0), old_row * spread + old_language, -1)
    order = np.argsort(old, kind="stable")
    if not len(order):
        return None
    at = np.minimum(np.searchsorted(old[order], each), len(order) - 1)
    is_old = old[order][at] == each
    fresh = np.flatnonzero(~is_old)
    places = order[at]
    places[fresh] = len(before.rows) + np.arange(len(fresh))
    used = np.zeros(len(before.rows), bool)
    used[places[is_old]] = True
    return places, fresh, np.flatnonzero(before.owned & ~used)


def _outgrown(
    before: Shelf, counts: Mapping[str, int], places: np.ndarray, fresh: np.ndarray, gone: np.ndarray
) -> bool:
    """Whether so much has changed that means and lists are better laid anew."""
    small = len(places) < EXACT_BELOW
    if small or (before.ivf is None and available()):
        return bool(len(fresh) or len(gone))
    taken = before.centring.counts
    base = sum(taken.values())
    changed = len(before.rows) - base + len(before.rows) - len(before) + len(fresh) + len(gone)
    if changed > GROWTH * base or own_means(counts) != sorted(before.centring.means):
        return True
    return any(counts[name] > (1 + GROWTH) * taken[name] for name in before.centring.means)
