"""Likeness by meaning across languages: what a question in one language says to passages in another.

Within a language vectors are compared as they are. The adapter is applied across languages alone: applied to all it
cost English questions a tenth of the English documents they found (docs/decisions/0011-likeness.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from qianglian.corpus.similar.adapter import CrossLingual
from qianglian.corpus.vectors.codes import decoded
from qianglian.corpus.vectors.exact import scores_of
from qianglian.corpus.vectors.index import VectorIndex
from qianglian.corpus.vectors.passages import KINDS, PassageKind
from qianglian.corpus.vectors.shelf import Only, Shelf


@dataclass(frozen=True, eq=False)
class Across:
    """An index asked with an adapter."""

    index: VectorIndex
    adapter: CrossLingual
    _spoken: dict[tuple[int, str], np.ndarray] = field(default_factory=dict)

    def nearest(
        self, vector: np.ndarray, language: str, only: Only | None, kind: PassageKind | None, limit: int
    ) -> Iterator[str]:
        """Keys of the publications in other languages that a raw vector (dim,) reaches through the adapter."""
        for shelf in self._shelves(kind):
            asked = shelf.centring.apply(vector[None], language)[0]
            for other in shelf.languages:
                if self.adapter.joins(language, other):
                    among = self._speaking(shelf, other, only)
                    translated = self.adapter.question(asked, language, other)
                    for row, _, _ in shelf.search(translated, limit, among):
                        yield self.index.publications.key(row)

    def scores(self, vector: np.ndarray, language: str, only: Only, kind: PassageKind | None) -> np.ndarray:
        """The best score of each of ``only.rows`` for a raw vector (dim,); NaN where there is no vector."""
        out = np.full(len(only.rows), np.nan, np.float32)
        for shelf in self._shelves(kind):
            asked = shelf.centring.apply(vector[None], language)[0]
            positions = only.positions(shelf)
            scores = scores_of(asked, shelf.rows, positions)
            spoken = shelf.language[positions]
            for place, other in enumerate(shelf.languages):
                theirs = np.flatnonzero(spoken == place)
                if len(theirs) and self.adapter.joins(language, other):
                    rows = shelf.rows[positions[theirs]]
                    vectors = decoded(rows.scales, rows.codes)
                    scores[theirs] = self.adapter.cosines(asked, language, vectors, other)
            np.fmax(out, _by_publication(shelf, only, positions, scores), out=out)
        return out

    def _shelves(self, kind: PassageKind | None) -> list[Shelf]:
        return [
            self.index.shelves[name] for name in KINDS if kind in (None, name) and name in self.index.shelves
        ]

    def _speaking(self, shelf: Shelf, language: str, only: Only | None) -> Only:
        """The publications that have a passage in a language, within a filter."""
        rows = self._spoken.get((id(shelf), language))
        if rows is None:
            place = shelf.languages.index(language)
            rows = np.unique(shelf.publication[shelf.language[shelf.position] == place])
            self._spoken[id(shelf), language] = rows
        if only is not None:
            rows = rows[only.mask[rows]]
        return Only(rows, len(self.index.publications))


def _by_publication(shelf: Shelf, only: Only, positions: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """Scores of positions as those of publications: the best of each (NaN for none)."""
    entries = np.flatnonzero(only.mask[shelf.publication])
    own = scores[np.searchsorted(positions, shelf.position[entries])]
    out = np.full(len(only.rows), -np.inf, np.float32)
    np.maximum.at(out, np.searchsorted(only.rows, shelf.publication[entries]), own)
    out[np.isneginf(out)] = np.nan
    return out
