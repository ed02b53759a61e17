"""The index of a generation: which publications are near a vector, within a filter, and how much of all it covers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from qianglian.corpus.vectors.centring import Adapter
from qianglian.corpus.vectors.keys import KeyRows
from qianglian.corpus.vectors.passages import KINDS, PassageKind
from qianglian.corpus.vectors.shelf import Only, Shelf
from qianglian.corpus.vectors.store import VectorStore, hash_array


@dataclass(frozen=True, slots=True)
class Near:
    """A publication near a vector: by which of its passages, and how near (cosine, after centring and adapter)."""

    key: str
    kind: PassageKind
    language: str
    score: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a generation an index covers, in publications.

    ``of`` have text, of which ``covered`` have vectors of all their passages; ``without`` have no text at all and
    ``blank`` passages are texts in which the embedder saw no meaning. ``means_of`` is the generation in which the
    means were taken and the lists laid; ``appended`` and ``gone`` are positions that came and went since.
    """

    generation: int
    covered: int
    of: int
    without: int
    blank: int
    means_of: int
    appended: int = 0
    gone: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing that has text is left out."""
        return self.covered == self.of


@dataclass(frozen=True, eq=False)
class VectorIndex:
    """Searches the vectors of one generation. Safe to use from several threads."""

    embedder: str
    adapter: Adapter | None
    coverage: Coverage
    publications: KeyRows
    shelves: Mapping[PassageKind, Shelf]
    store: VectorStore

    def only(self, keys: pa.Array | Sequence[str]) -> Only:
        """A filter from publication keys; keys without vectors fall away. Worth keeping while it is asked again."""
        return Only(self.publications.rows(keys), len(self.publications))

    def search(
        self,
        vector: np.ndarray,
        k: int,
        *,
        language: str,
        only: Only | None = None,
        kind: PassageKind | None = None,
    ) -> list[Near]:
        """The ``k`` publications nearest to a raw vector (dim,) of a text in ``language``, best first.

        ``kind`` restricts to one kind of passage; else a publication counts by its best.
        """
        found: dict[int, Near] = {}
        for name, shelf in self._shelves(kind):
            query = self._alike(shelf, vector, language)
            for publication, position, score in shelf.search(query, k, only):
                if publication not in found or found[publication].score < score:
                    spoken = shelf.languages[shelf.language[position]]
                    found[publication] = Near(self.publications.key(publication), name, spoken, score)
        return sorted(found.values(), key=lambda near: (-near.score, near.key))[:k]

    def scores(
        self, vector: np.ndarray, only: Only, *, language: str, kind: PassageKind | None = None
    ) -> np.ndarray:
        """The best score of each of ``only.rows`` (their keys: `keys`); NaN where there is no vector."""
        out = np.full(len(only.rows), np.nan, np.float32)
        for _, shelf in self._shelves(kind):
            np.fmax(out, shelf.scores(self._alike(shelf, vector, language), only), out=out)
        return out

    def keys(self, only: Only) -> list[str]:
        """The keys of a filter's publications, in the order of its rows."""
        return [self.publications.key(row) for row in only.rows.tolist()]

    def vectors_of(self, key: str) -> list[tuple[PassageKind, str, np.ndarray]]:
        """The raw vectors of a publication's passages, with kind and language; none where it has none."""
        out = []
        for name, shelf in self.shelves.items():
            for position in self.only([key]).positions(shelf).tolist():
                row = self.store.rows_of(hash_array([shelf.rows.hashes[[position]]]))
                if row[0] >= 0:
                    spoken = shelf.languages[shelf.language[position]]
                    out.append((name, spoken, self.store.vectors(row)[0]))
        return out

    def _shelves(self, kind: PassageKind | None) -> list[tuple[PassageKind, Shelf]]:
        return [(name, self.shelves[name]) for name in KINDS if kind in (None, name) and name in self.shelves]

    def _alike(self, shelf: Shelf, vector: np.ndarray, language: str) -> np.ndarray:
        """A raw vector treated as the shelf's own were."""
        made: np.ndarray = shelf.centring.apply(vector[None], language, self.adapter)[0]
        return made
