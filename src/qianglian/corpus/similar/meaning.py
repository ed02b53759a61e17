"""Likeness by meaning: the question as vectors, and the publications near them within what may be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qianglian.corpus.similar.question import Question
from qianglian.corpus.vectors.filtering import Filters
from qianglian.corpus.vectors.index import Coverage, VectorIndex
from qianglian.corpus.vectors.passages import PassageKind
from qianglian.embedding.contract import Embedder, Kind
from qianglian.model.view import View
from qianglian.query.tree import Node

TEXT_COLUMNS = ("titles", "abstracts")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A raw vector (dim,) of a text in a language."""

    vector: np.ndarray
    language: str


@dataclass(frozen=True)
class Meaning:
    """The vectors of one generation, and who makes vectors of questions (None where nobody can here)."""

    index: VectorIndex
    filters: Filters
    embedder: Embedder | None

    @property
    def coverage(self) -> Coverage:
        """How much of the generation has vectors."""
        return self.index.coverage

    def asked(self, question: Question) -> list[Spoken]:
        """The question as vectors: those kept of a publication, else one made of its text; none where neither is."""
        kept = [
            Spoken(vector, language)
            for key in question.own
            for kind, language, vector in self.index.vectors_of(key)
            if kind == "text"
        ]
        return kept or self.spoken([question.text], question.language, "passage" if question.own else "query")

    def spoken(self, texts: Sequence[str], language: str, kind: Kind) -> list[Spoken]:
        """Texts of one language as vectors; nothing where no embedder is at hand or a text says nothing to it."""
        return [Spoken(vector, language) for vector in self.raw(texts, kind) if np.any(vector)]

    def raw(self, texts: Sequence[str], kind: Kind = "passage") -> np.ndarray:
        """Raw vectors (n, dim) of texts, zeros where one says nothing; (0, dim) where no embedder is at hand."""
        if self.embedder is None or not texts:
            return np.empty((0, self.index.store.stamp.dim), np.float32)
        return np.asarray(self.embedder.encode(list(texts), kind), np.float32)

    def nearest(
        self, asked: Sequence[Spoken], within: Node, kind: PassageKind | None, limit: int
    ) -> dict[str, float]:
        """The publications near any of the vectors, with their cosine."""
        found: dict[str, float] = {}
        only = self.filters.only(within)
        for one in asked:
            for near in self.index.search(one.vector, limit, language=one.language, only=only, kind=kind):
                found[near.key] = max(found.get(near.key, -1.0), near.score)
        return found

    def scores(
        self, asked: Sequence[Spoken], keys: Sequence[str], kind: PassageKind | None
    ) -> dict[str, float]:
        """The cosine of those publications that have vectors; the others are not in the answer."""
        only = self.index.only(list(keys))
        best = np.full(len(only.rows), np.nan, np.float32)
        for one in asked:
            np.fmax(best, self.index.scores(one.vector, only, language=one.language, kind=kind), out=best)
        named = zip(self.index.keys(only), best.tolist(), strict=True)
        return {key: score for key, score in named if not np.isnan(score)}

    def alike(self, spoken: Spoken) -> np.ndarray:
        """A vector (dim,) as it is compared: centred for its language, adapted, of length 1."""
        centring = self.index.shelves["text"].centring
        made: np.ndarray = centring.apply(spoken.vector[None], spoken.language, self.index.adapter)[0]
        return made


def kinds_within(view: View) -> tuple[bool, PassageKind | None]:
    """Whether vectors may be used under a View, and of which passages alone (None: of all)."""
    text = all(view.allows(column) for column in TEXT_COLUMNS)
    if not text:
        return False, None
    return True, None if view.allows("claims") else "text"
