"""Why a publication is like the question: the words that agree and where they stand, the nearest sentence, the classes.

Sentences are compared for the publications of the page alone: it is the one likeness that nothing has kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qianglian.corpus.engines.fulltext_schema import ranking_words
from qianglian.corpus.similar.answer import NearestSentence, Span
from qianglian.corpus.similar.meaning import Meaning, Spoken
from qianglian.corpus.similar.sentences import sentences
from qianglian.corpus.similar.words import QuestionWords
from qianglian.model.language import text_language
from qianglian.query.highlight import merge, spans_of_all
from qianglian.query.normal_form import normalise

SHOWN_WORDS = 12
SHOWN_CLASSES = 6
TELLING = 0.25
"""Share of the heaviest word's weight under which a word is compared but not named: 的, the."""
FIELDS = (("title", "titles"), ("abstract", "abstracts"))


@dataclass(frozen=True, slots=True)
class Shown:
    """The title and abstract of a hit as they are shown, with the language that their source states."""

    field: str
    text: str
    language: str


def shown_texts(row: Mapping[str, Any]) -> list[Shown]:
    """What is shown of a stored row (the first title, the first abstract)."""
    return [
        Shown(field, str(texts[0][1]), text_language(str(texts[0][1]), str(texts[0][0] or "")))
        for field, name in FIELDS
        if (texts := row.get(name))
    ]


def agreeing_words(
    row: Mapping[str, Any], texts: Sequence[Shown], words: QuestionWords
) -> tuple[tuple[str, ...], dict[str, list[Span]]]:
    """The question's words that a row holds, telling ones first, and where they stand in the texts shown of it.

    A title or abstract in another language than the one shown counts like it: its words were compared too.
    """
    every = (str(text[1]) for _, name in FIELDS for text in row.get(name) or ())
    held = {word for text in every for word in ranking_words(normalise(text)).split()}
    least = TELLING * max(words.weights.values(), default=0.0)
    agree = [word for word, weight in words.weights.items() if word in held and weight >= least][:SHOWN_WORDS]
    marked = {shown.field: merge(spans_of_all(shown.text, agree)) for shown in texts}
    return tuple(agree), {field: found for field, found in marked.items() if found}


def nearest_sentences(
    hits: Sequence[Sequence[Shown]],
    words: QuestionWords | None,
    meaning: Meaning | None,
    asked: Sequence[Spoken],
) -> list[NearestSentence | None]:
    """For each hit its sentence most like the question: by meaning where vectors can be made, else by words."""
    pieces = [_pieces(texts) for texts in hits]
    if meaning is not None and meaning.embedder is not None and asked:
        return _by_meaning(pieces, meaning, asked)
    if words is not None and words.ideal > 0:
        return [_by_words(some, words) for some in pieces]
    return [None for _ in hits]


@dataclass(frozen=True, slots=True)
class _Piece:
    shown: Shown
    span: Span

    @property
    def text(self) -> str:
        return self.shown.text[self.span[0] : self.span[1]]


def _pieces(texts: Sequence[Shown]) -> list[_Piece]:
    """The sentences of the abstract; of the title where there is none."""
    chosen = texts[-1:]
    return [_Piece(shown, span) for shown in chosen for span in sentences(shown.text)]


def _by_meaning(
    pieces: Sequence[Sequence[_Piece]], meaning: Meaning, asked: Sequence[Spoken]
) -> list[NearestSentence | None]:
    flat = [piece for some in pieces for piece in some]
    scores: dict[int, float] = {}
    for language in dict.fromkeys(piece.shown.language for piece in flat):
        places = [place for place, piece in enumerate(flat) if piece.shown.language == language]
        told = meaning.sentence_scores(asked, [flat[place].text for place in places], language)
        scores |= {place: score for place, score in zip(places, told, strict=True) if score is not None}
    found: list[NearestSentence | None] = []
    start = 0
    for some in pieces:
        known = [place for place in range(start, start + len(some)) if place in scores]
        best = max(known, key=lambda place: (scores[place], -place), default=None)
        found.append(None if best is None else _nearest(flat[best], scores[best], "meaning"))
        start += len(some)
    return found


def _by_words(pieces: Sequence[_Piece], words: QuestionWords) -> NearestSentence | None:
    def carried(piece: _Piece) -> float:
        held = set(ranking_words(normalise(piece.text)).split())
        return sum(words.weights[word] for word in held if word in words.weights)

    total = sum(words.weights.values())
    best = max(pieces, key=lambda piece: (carried(piece), -piece.span[0]), default=None)
    if best is None or not carried(best):
        return None
    return _nearest(best, carried(best) / total, "words")


def _nearest(piece: _Piece, score: float, by: Any) -> NearestSentence:
    return NearestSentence(piece.shown.field, piece.span, score, by)
