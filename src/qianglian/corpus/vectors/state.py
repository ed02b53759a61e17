"""What there is of vectors: whose, of how much of the newest generation, by language and kind, of what size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from qianglian.corpus.layout import Layout
from qianglian.corpus.manifest import Manifest
from qianglian.corpus.vectors import kept
from qianglian.corpus.vectors.index import Coverage
from qianglian.corpus.vectors.opening import covered
from qianglian.corpus.vectors.passage_tables import Passages, passages_of
from qianglian.corpus.vectors.passages import KINDS
from qianglian.corpus.vectors.shelf import Measured
from qianglian.corpus.vectors.stamp import in_force, read_stamp
from qianglian.corpus.vectors.store import VectorStore


@dataclass(frozen=True, slots=True)
class Share:
    """Passages of a language or of a kind: how many there are, and how many have a vector."""

    name: str
    covered: int
    of: int


@dataclass(frozen=True, slots=True)
class StoreState:
    """The vectors of one embedder. ``covered`` counts publications of which no passage lacks a vector."""

    folder: str
    embedder: str
    dim: int
    vectors: int
    bytes: int
    covered: int
    in_force: bool


@dataclass(frozen=True, slots=True)
class VectorsState:
    """Vectors and the newest generation. ``of`` publications have text, ``without`` have none.

    ``index`` and ``measured`` tell of the index on disk: of which generation it is and what it covers; None where
    there is none, and ``measured`` is None where every search is exact.
    """

    generation: int
    of: int
    without: int
    stores: tuple[StoreState, ...]
    languages: tuple[Share, ...]
    kinds: tuple[Share, ...]
    index: Coverage | None
    measured: Measured | None

    @property
    def current(self) -> StoreState | None:
        """The vectors in force; None before anything was embedded."""
        return next((store for store in self.stores if store.in_force), None)

    @property
    def whole(self) -> bool:
        """Whether every publication that has text has its vectors."""
        return self.current is not None and self.current.covered == self.of


def vectors_state(layout: Layout, manifest: Manifest) -> VectorsState:
    """The state of all vectors of a workspace."""
    passages = passages_of(layout, manifest)
    chosen = in_force(layout)
    stores = stores_of(layout)
    force = next((store for store in stores if chosen and store.folder.name == chosen.folder), None)
    rows = np.full(len(passages), -1) if force is None else force.rows_of(passages.hashes)
    indexes = kept.found(force.folder) if force else []
    about = indexes[0] if indexes else None
    found = about.shelves.get("text", {}).get("measured") if about else None
    return VectorsState(
        manifest.generation,
        len(passages.publications),
        passages.without,
        tuple(_store(store, passages, store is force) for store in stores),
        tuple(sorted(_shares(passages.languages, passages.language, rows), key=lambda one: -one.of)),
        tuple(_shares(KINDS, passages.kind, rows)),
        about.coverage if about else None,
        Measured(**found) if found else None,
    )


def stores_of(layout: Layout) -> list[VectorStore]:
    """Every store of a workspace, by the name of its folder."""
    folders = sorted(path.parent for path in layout.vectors.glob("*/stamp.json"))
    return [store for folder in folders if read_stamp(folder) and (store := VectorStore.open(folder))]


def _store(store: VectorStore, passages: Passages, used: bool) -> StoreState:
    done = covered(passages, store.rows_of(passages.hashes))
    stamp = store.stamp
    return StoreState(store.folder.name, stamp.embedder, stamp.dim, store.rows, store.bytes, done, used)


def _shares(names: Iterable[str], place: np.ndarray, rows: np.ndarray) -> list[Share]:
    return [
        Share(name, int(((place == number) & (rows >= 0)).sum()), int((place == number).sum()))
        for number, name in enumerate(names)
    ]
