"""Answering: from a text or a number to a page of what is like it, within a View and a filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from qianglian.corpus.engines.fulltext_weighed import CLASSES, WeighedReader
from qianglian.corpus.searching import Hit, figure
from qianglian.corpus.similar import notes
from qianglian.corpus.similar.answer import Contribution, SimilarHit, SimilarPage
from qianglian.corpus.similar.candidates import POOL, Candidates, Gathering
from qianglian.corpus.similar.classes import ClassScale, Profile, shared
from qianglian.corpus.similar.explaining import SHOWN_CLASSES, agreeing_words, nearest_sentences, shown_texts
from qianglian.corpus.similar.fusion import Fused, fuse, order
from qianglian.corpus.similar.meaning import TEXT_COLUMNS, Meaning, Spoken, kinds_within
from qianglian.corpus.similar.parts import PARTS, Part
from qianglian.corpus.similar.question import Question, read_question
from qianglian.corpus.similar.weights import Weights, weights
from qianglian.corpus.similar.words import question_words
from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.viewing import Bounded, bounded, refuse_hidden, visible_row
from qianglian.model.errors import Forbidden
from qianglian.model.text import Text
from qianglian.model.view import EVERYTHING, View
from qianglian.query.tree import Node

Family = Callable[[str], Iterable[str]]
"""The keys of a publication's simple family; raises `Forbidden` where the View hides what families are made from."""


@dataclass(frozen=True, slots=True)
class Means:
    """With what a corpus can be compared: vectors (None before any were made), families, and weights."""

    meaning: Meaning | None = None
    family: Family | None = None
    weights: Weights | None = None
    other: str = ""
    """The embedder that is set up, where the vectors are another's."""


def similar(
    snapshot: Snapshot,
    asked: str,
    view: View = EVERYTHING,
    *,
    query: str | Node = "",
    limit: int = 10,
    means: Means = Means(),
) -> SimilarPage:
    """The publications most like a text or a publication, among those that ``query`` lets through; at most `POOL`.

    Raises `BadInput` for nothing to compare, `NotFound` for a number that is not here, `Forbidden` where the View
    hides everything that could be compared.
    """
    question = bounded(query, view)
    scheme = means.weights or weights()
    fields = [name for name in CLASSES if view.allows(name)]
    engine = snapshot.fulltext
    if engine is None:
        return SimilarPage(asked, "", figure(snapshot, question, view, 0), (), (), (), scheme.id)
    texts_seen = all(view.allows(name) for name in TEXT_COLUMNS)
    if not texts_seen and not fields:
        refuse_hidden(view, "abstracts")
    put = read_question(snapshot, asked, view, fields)
    return _Answering(snapshot, view, question, put, means, scheme, fields, texts_seen).page(limit)


@dataclass
class _Answering:
    """One question on its way to its page."""

    snapshot: Snapshot
    view: View
    bounds: Bounded
    question: Question
    means: Means
    scheme: Weights
    fields: Sequence[str]
    texts_seen: bool

    def page(self, limit: int) -> SimilarPage:
        """The page; sentences on how it came about gather on the way."""
        assert self.snapshot.fulltext is not None
        reader = WeighedReader(self.snapshot.fulltext)
        left_out, said = self._left_out()
        words = question_words(self.question.weighed, reader) if self.texts_seen else None
        meaning, spoken, more = self._meaning()
        said += more
        scale = ClassScale(reader, self.fields) if self.fields else None
        passages = kinds_within(self.view)
        gathering = Gathering(reader, self.bounds.bound, left_out, words, meaning, spoken, passages, scale)
        found = gathering.by_text()
        profile, using = gathered(gathering, found, self.question.classes, self.scheme)
        said += _on_classes(gathering, profile)
        keys = found.keys
        fused = fuse(found.values(), using)
        best = order(fused, keys)[: max(0, min(limit, POOL))]
        rows = [visible_row(found.rows[keys[place]], self.view) for place in best]
        hits = self._hits(rows, [(place, keys[place]) for place in best], found, fused, gathering, profile)
        return SimilarPage(
            self.question.text,
            self.question.number,
            figure(self.snapshot, self.bounds, self.view, reader.reader.count(self.bounds.bound)),
            tuple(hits),
            tuple(said),
            fused.parts,
            self.scheme.id,
            meaning.index.embedder if meaning is not None and spoken else "",
            tuple(sorted(left_out)),
        )

    def _left_out(self) -> tuple[frozenset[str], list[Text]]:
        """The publication asked about and its simple family."""
        own = frozenset(self.question.own)
        if not own:
            return own, []
        if self.means.family is None:
            return own, notes.left_out_note(self.question.own, own, False)
        try:
            everyone = own.union(*(self.means.family(key) for key in sorted(own)))
        except Forbidden:
            return own, notes.left_out_note(self.question.own, own, False)
        return everyone, notes.left_out_note(self.question.own, everyone, True)

    def _meaning(self) -> tuple[Meaning | None, list[Spoken], list[Text]]:
        """Vectors and the question as vectors, as far as the View lets them be used, and what is to say of it."""
        if not self.texts_seen:
            return None, [], [notes.TEXTS_HIDDEN]
        meaning = self.means.meaning
        if meaning is None:
            return None, [], [notes.NO_VECTORS]
        spoken = meaning.asked(self.question)
        if spoken:
            return meaning, spoken, notes.coverage_note(meaning.coverage)
        if self.means.other:
            both = {"vectors": meaning.index.embedder, "now": self.means.other}
            return meaning, [], [notes.OTHER_EMBEDDER.format(**both)]
        return meaning, [], [notes.NO_EMBEDDER if meaning.embedder is None else notes.NO_MEANING]

    def _hits(
        self,
        rows: Sequence[dict[str, Any]],
        places: Sequence[tuple[int, str]],
        found: Candidates,
        fused: Fused,
        gathering: Gathering,
        profile: Profile,
    ) -> list[SimilarHit]:
        texts = [shown_texts(row) for row in rows]
        nearest = nearest_sentences(texts, gathering.words, gathering.meaning, gathering.spoken)
        out = []
        for row, (place, key), shown, sentence in zip(rows, places, texts, nearest, strict=True):
            words, marked = agreeing_words(row, shown, gathering.words) if gathering.words else ((), {})
            classes = shared(profile, gathering.scale.of_row(row)) if gathering.scale else []
            hit = Hit(row, float(fused.scores[place]), marked)
            parts = _contributions(key, place, found, fused)
            out.append(SimilarHit(hit, parts, words, sentence, tuple(classes[:SHOWN_CLASSES])))
        return out


def gathered(
    gathering: Gathering, found: Candidates, classes: Sequence[str], scheme: Weights
) -> tuple[Profile, Mapping[Part, float]]:
    """Add to candidates by text those by classes; the classes compared by, and the weights to use.

    ``classes`` are the question's own; where it has none, those of its nearest stand in for them.
    """
    own = gathering.scale.profile(classes) if gathering.scale else Profile()
    profile = own or gathering.inferred(found, scheme.inferred)
    gathering.with_classes(found, profile)
    return profile, scheme.own if own else scheme.inferred


def _on_classes(gathering: Gathering, profile: Profile) -> list[Text]:
    """What is to say of the classes that a question was compared by."""
    if gathering.scale is None:
        return [notes.CLASSES_HIDDEN]
    if not profile:
        return [notes.NO_CLASSES]
    if not profile.inferred:
        return []
    return [notes.INFERRED.format(classes="; ".join(shared(profile, profile)[:SHOWN_CLASSES]))]


def _contributions(key: str, place: int, found: Candidates, fused: Fused) -> tuple[Contribution, ...]:
    """What each part says of a hit, and its share of what speaks for it: of the sum of what is above the mean."""
    brought = np.maximum(fused.brought[place], 0.0)
    total = float(brought.sum())
    return tuple(
        Contribution(
            part,
            found.said[part].get(key),
            float(brought[fused.parts.index(part)]) / total if total else 0.0,
        )
        for part in PARTS
        if part in fused.parts
    )
