"""Building the shelves of an index from the store: means, transformed codes, and lists where there are many."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from qianglian.corpus.engines.vector_index import Ivf, lists_for, sample_size
from qianglian.corpus.vectors.centring import Adapter, Centring
from qianglian.corpus.vectors.codes import encoded
from qianglian.corpus.vectors.measuring import measured
from qianglian.corpus.vectors.passages import HASH_BYTES
from qianglian.corpus.vectors.planning import Plan
from qianglian.corpus.vectors.segments import Rows, opened, written
from qianglian.corpus.vectors.shelf import Measured, Shelf
from qianglian.corpus.vectors.stamp import SegmentEntry
from qianglian.corpus.vectors.store import VectorStore

BLOCK = 16_384
"""Vectors that are floats at a time."""


def build(
    plan: Plan,
    languages: tuple[str, ...],
    store: VectorStore,
    adapter: Adapter | None,
    folder: Path,
    number: int,
) -> tuple[Shelf, SegmentEntry | None]:
    """A shelf by its plan, and the file of its rows, None where there are none. Its lists are not written yet."""
    before = plan.before
    centring = before.centring if before else _centring(plan, languages, store)
    # Languages are numbered anew for each generation: what stands from before is renamed.
    old = [before.rows] if before else []
    own = [_renamed(before, languages)] if before else []
    blocks = list(_transformed(plan, languages, store, centring, adapter))
    entry = written(folder, number, [*old, *blocks]) if old or blocks else None
    rows = opened(folder, entry, store.stamp.dim) if entry else no_rows(store.stamp.dim)
    ivf, found = _lists(plan, rows)
    order = np.argsort(plan.publication, kind="stable")
    shelf = Shelf(
        rows,
        np.concatenate([*own, plan.language]),
        languages,
        plan.publication[order],
        plan.position[order],
        centring,
        ivf,
        found,
    )
    return shelf, entry


def no_rows(dim: int) -> Rows:
    """No vectors at all."""
    return Rows(np.empty((0, HASH_BYTES), np.uint8), np.empty(0, np.float32), np.empty((0, dim), np.int8))


def _renamed(before: Shelf, languages: tuple[str, ...]) -> np.ndarray:
    """The languages of a former shelf's positions as places in the new list; 0 for those of texts that left."""
    places = [languages.index(name) if name in languages else 0 for name in before.languages]
    renamed: np.ndarray = np.array(places or [0], np.uint16)[before.language]
    return renamed


def _centring(plan: Plan, languages: tuple[str, ...], store: VectorStore) -> Centring:
    dim = store.stamp.dim
    sums = {name: np.zeros(dim) for name in plan.counts}
    for start in range(0, len(plan.rows), BLOCK):
        vectors = store.vectors(plan.rows[start : start + BLOCK])
        spoken = plan.language[start : start + BLOCK]
        for place in np.unique(spoken):
            sums[languages[place]] += vectors[spoken == place].sum(axis=0, dtype=np.float64)
    return Centring.of(sums, plan.counts, dim)


def _transformed(
    plan: Plan,
    languages: tuple[str, ...],
    store: VectorStore,
    centring: Centring,
    adapter: Adapter | None,
) -> Iterator[Rows]:
    """The vectors of a plan as they are compared, as codes again."""
    for start in range(0, len(plan.rows), BLOCK):
        rows = plan.rows[start : start + BLOCK]
        vectors, spoken = store.vectors(rows), plan.language[start : start + BLOCK]
        for place in np.unique(spoken):
            mine = spoken == place
            vectors[mine] = centring.apply(vectors[mine], languages[place], adapter)
        yield Rows(store.hashes_at(rows), *encoded(vectors))


def _lists(plan: Plan, rows: Rows) -> tuple[Ivf | None, Measured | None]:
    """The lists of a shelf: those of before with what came and without what went, or new ones; none for a few."""
    if not plan.with_lists:
        return None, None
    if plan.before is not None and plan.before.ivf is not None:
        ivf = plan.before.ivf.copy()
        ivf.remove(plan.gone)
        ivf.add(_floats(rows, plan.first))
        return ivf, plan.before.measured
    lists = lists_for(len(rows))
    sample = np.random.default_rng(len(rows)).permutation(len(rows))[: sample_size(lists)]
    ivf = Ivf.trained(rows[np.sort(sample)].decoded(), lists)
    ivf.add(_floats(rows, 0))
    return ivf, measured(ivf, rows)


def _floats(rows: Rows, first: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    for start in range(first, len(rows), BLOCK):
        stop = min(start + BLOCK, len(rows))
        yield rows[start:stop].decoded(), np.arange(start, stop)
