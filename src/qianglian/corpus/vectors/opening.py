"""Opening the index of a generation: the one on disk, or one made from the store and the index before."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from qianglian.corpus.layout import Layout
from qianglian.corpus.manifest import Manifest
from qianglian.corpus.milestones import Listener, Milestone, nobody
from qianglian.corpus.vectors import kept
from qianglian.corpus.vectors.building import build
from qianglian.corpus.vectors.centring import Adapter
from qianglian.corpus.vectors.index import Coverage, VectorIndex
from qianglian.corpus.vectors.keys import KeyRows
from qianglian.corpus.vectors.passage_tables import Passages, passages_of
from qianglian.corpus.vectors.passages import KINDS, PassageKind
from qianglian.corpus.vectors.planning import plan
from qianglian.corpus.vectors.shelf import Shelf
from qianglian.corpus.vectors.stamp import in_force, refuse_other
from qianglian.corpus.vectors.store import VectorStore
from qianglian.embedding.contract import Embedder

BEHIND = 0.25
"""While a generation is being embedded its index serves until the store has grown by this share."""


def current_store(layout: Layout) -> VectorStore | None:
    """The store in force; None before anything was embedded."""
    chosen = in_force(layout)
    return VectorStore.open(layout.vectors / chosen.folder) if chosen else None


def open_index(
    layout: Layout,
    manifest: Manifest,
    embedder: Embedder | None = None,
    adapter: Adapter | None = None,
    listener: Listener = nobody,
    *,
    newest: bool = False,
) -> VectorIndex | None:
    """The index of a generation over the store in force; None before anything was embedded.

    ``embedder`` is who will make the questions: `Conflict` where the vectors are another's. With ``newest`` an index
    that the store has outgrown a little is not taken.
    """
    store = current_store(layout)
    if store is None:
        return None
    if embedder is not None:
        refuse_other(store.stamp, embedder)
    return index_of(layout, manifest, store, adapter, listener, newest=newest)


def index_of(
    layout: Layout,
    manifest: Manifest,
    store: VectorStore,
    adapter: Adapter | None = None,
    listener: Listener = nobody,
    *,
    newest: bool = False,
) -> VectorIndex:
    """The index of a generation over one store, from disk where it lies there."""
    known = [one for one in kept.found(store.folder) if one.adapter == _id(adapter)]
    evidence = kept.evidence_of(manifest)
    before: tuple[kept.About, VectorIndex] | None = None
    for about in known:
        read = kept.read(about, store.stamp.dim)
        if read is None:
            continue
        index = VectorIndex(store.stamp.embedder, adapter, about.coverage, KeyRows(read[0]), read[1], store)
        if about.evidence == evidence and _serves(about, store, newest):
            return index
        before = (about, index)
        break
    return _made(layout, manifest, store, adapter, listener, before[1] if before else None)


def _serves(about: kept.About, store: VectorStore, newest: bool) -> bool:
    """Whether an index of the generation may be searched: as the store is, or not far behind it."""
    if about.store_rows == store.rows or about.coverage.whole:
        return True
    return not newest and about.store_rows <= store.rows <= (1 + BEHIND) * about.store_rows


def _id(adapter: Adapter | None) -> str:
    return adapter.id if adapter is not None else ""


def _made(
    layout: Layout,
    manifest: Manifest,
    store: VectorStore,
    adapter: Adapter | None,
    listener: Listener,
    before: VectorIndex | None,
) -> VectorIndex:
    listener(Milestone("index_begun", store.folder.name))
    passages = passages_of(layout, manifest)
    rows = store.rows_of(passages.hashes)
    meaning = store.scales() > 0
    found = np.where((rows >= 0) & np.append(meaning, False)[rows], rows, -1)
    folder = kept.begun(store.folder, manifest)
    try:
        shelves = {}
        for number, kind in enumerate(KINDS):
            old: Shelf | None = before.shelves.get(kind) if before else None
            planned = plan(passages, kind, found, store, old)
            shelves[kind] = build(planned, passages.languages, store, adapter, folder, number)
            listener(Milestone("index_laid", kind, len(shelves[kind][0])))
        made = {kind: shelf for kind, (shelf, _) in shelves.items()}
        coverage = _coverage(manifest, passages, rows, found, made, before)
        about = kept.About(folder, _id(adapter), kept.evidence_of(manifest), store.rows, coverage, {})
        kept.keep(folder, about, passages.publications, shelves)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    listener(Milestone("index_kept", count=coverage.covered, total=coverage.of))
    publications = KeyRows(passages.publications)
    return VectorIndex(store.stamp.embedder, adapter, coverage, publications, made, store)


def _coverage(
    manifest: Manifest,
    passages: Passages,
    rows: np.ndarray,
    found: np.ndarray,
    shelves: Mapping[PassageKind, Shelf],
    before: VectorIndex | None,
) -> Coverage:
    text = shelves["text"]
    added = before is not None and text.centring is before.shelves["text"].centring
    base = before.coverage.means_of if before is not None and added else manifest.generation
    laid = sum(text.centring.counts.values())
    return Coverage(
        generation=manifest.generation,
        covered=covered(passages, rows),
        of=len(passages.publications),
        without=passages.without,
        blank=int(((rows >= 0) & (found < 0)).sum()),
        means_of=base,
        appended=len(text.rows) - laid,
        gone=len(text.rows) - len(text),
    )


def covered(passages: Passages, rows: np.ndarray) -> int:
    """How many publications have vectors of all their passages; ``rows`` are their rows of the store, -1 for none."""
    lacking = np.unique(passages.owner[rows < 0])
    return len(passages.publications) - len(lacking)


def missing(passages: Passages, store: VectorStore) -> pa.Array:
    """The text hashes of a generation that have no vector yet, each once."""
    return passages.texts.filter(pc.invert(pc.is_in(passages.texts, value_set=store.hashes)))
