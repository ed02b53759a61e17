"""Likeness by meaning: the question as vectors, and the publications near them within what may be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qianglian.corpus.similar.across import Across
from qianglian.corpus.similar.question import Question
from qianglian.corpus.vectors.filtering import Filters
from qianglian.corpus.vectors.index import Coverage, VectorIndex
from qianglian.corpus.vectors.passages import PREFIX, PassageKind
from qianglian.corpus.vectors.shelf import Only
from qianglian.embedding.contract import Embedder
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
    across: Across | None = None

    @property
    def coverage(self) -> Coverage:
        """How much of the generation has vectors."""
        return self.index.coverage

    def asked(self, question: Question) -> list[Spoken]:
        """The question as vectors: those kept of a publication, else one made of its text; none where neither is.

        A text is made a vector as publications were, not as a query: centring then fits it (recall@100 of meaning
        alone .232; as a query .209, on the learning half of the citations).
        """
        kept = [
            Spoken(vector, language)
            for key in question.own
            for kind, language, vector in self.index.vectors_of(key)
            if kind == "text"
        ]
        if kept or not question.text:
            return kept
        made = self.raw([question.text])
        return [Spoken(vector, question.language) for vector in made if np.any(vector)]

    def raw(self, texts: Sequence[str]) -> np.ndarray:
        """Raw vectors (n, dim) of texts, zeros where one says nothing; (0, dim) where no embedder is at hand."""
        if self.embedder is None or not texts:
            return np.empty((0, self.index.store.stamp.dim), np.float32)
        return np.asarray(self.embedder.encode(list(texts), PREFIX), np.float32)

    def nearest(
        self, asked: Sequence[Spoken], within: Node, kind: PassageKind | None, limit: int
    ) -> dict[str, float]:
        """The publications near any of the vectors, in its language or across languages, with their score."""
        only = self.filters.only(within)
        keys: dict[str, None] = {}
        for one in asked:
            near = self.index.search(one.vector, limit, language=one.language, only=only, kind=kind)
            keys |= dict.fromkeys(found.key for found in near)
            if self.across is not None:
                keys |= dict.fromkeys(self.across.nearest(one.vector, one.language, only, kind, limit))
        return self.scores(asked, list(keys), kind)

    def scores(
        self, asked: Sequence[Spoken], keys: Sequence[str], kind: PassageKind | None
    ) -> dict[str, float]:
        """The cosine of those publications that have vectors; the others are not in the answer."""
        only = self.index.only(list(keys))
        best = np.full(len(only.rows), np.nan, np.float32)
        for one in asked:
            np.fmax(best, self._scores(one, only, kind), out=best)
        named = zip(self.index.keys(only), best.tolist(), strict=True)
        return {key: score for key, score in named if not np.isnan(score)}

    def sentence_scores(
        self, asked: Sequence[Spoken], texts: Sequence[str], language: str
    ) -> list[float | None]:
        """How like each of some texts of one language is; None where the embedder sees nothing in it."""
        made = self.raw(texts)
        centring = self.index.shelves["text"].centring
        best = np.full(len(made), -np.inf, np.float32)
        for one in asked:
            question = centring.apply(one.vector[None], one.language)[0]
            found = centring.apply(made, language)
            if self.across is not None and self.across.adapter.joins(one.language, language):
                scores = self.across.adapter.cosines(question, one.language, found, language)
            else:
                scores = found @ question
            np.maximum(best, scores, out=best)
        return [float(score) if np.any(vector) else None for vector, score in zip(made, best, strict=True)]

    def _scores(self, one: Spoken, only: Only, kind: PassageKind | None) -> np.ndarray:
        if self.across is not None:
            return self.across.scores(one.vector, one.language, only, kind)
        return self.index.scores(one.vector, only, language=one.language, kind=kind)


def kinds_within(view: View) -> PassageKind | None:
    """Of which passages vectors may be used under a View that shows titles and abstracts (None: of all)."""
    return None if view.allows("claims") else "text"
