"""What `similar` answers: publications with the parts of their likeness, and sentences on how it came about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qianglian.corpus.searching import Hit
from qianglian.corpus.similar.parts import Part
from qianglian.model.figure import Figure
from qianglian.model.text import Text

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Contribution:
    """One part of a likeness. ``value`` is what it says (None where it is not known): words, the share of the
    question's weight that is carried; meaning, a cosine; classes, a cosine. ``share`` is how much of what speaks
    for the publication comes from it, from 0 to 1.
    """

    part: Part
    value: float | None
    share: float


@dataclass(frozen=True, slots=True)
class NearestSentence:
    """The sentence that is most like the question: where it stands, and how like (a cosine, or a share of words)."""

    field: str
    span: Span
    score: float
    by: Part


@dataclass(frozen=True, slots=True)
class SimilarHit:
    """A publication that is like the question, and why."""

    hit: Hit
    parts: tuple[Contribution, ...]
    words: tuple[str, ...]
    """The words that agree, the telling ones first; where they stand: ``hit.highlights``."""
    sentence: NearestSentence | None
    classes: tuple[str, ...]
    """The classes that agree, the telling ones first."""

    @property
    def key(self) -> str:
        return self.hit.key

    @property
    def number(self) -> str:
        return self.hit.number

    @property
    def sentence_text(self) -> str:
        """The nearest sentence as it stands; "" where there is none."""
        if self.sentence is None:
            return ""
        text = self.hit.title if self.sentence.field == "title" else self.hit.abstract
        return text[slice(*self.sentence.span)]

    @property
    def score(self) -> float:
        """The sum of the weighed z-scores: it orders the hits of one answer and compares with no other answer."""
        return self.hit.score or 0.0


@dataclass(frozen=True, slots=True)
class SimilarPage:
    """The publications most like a text or a publication. It is a ranking: how many there are is no count.

    ``within`` counts what was compared (what the filter and the View let through); ``number`` is the publication
    asked about ("" for a text), ``text`` what of it was compared; ``left_out`` are itself and its family.
    """

    text: str
    number: str
    within: Figure
    hits: tuple[SimilarHit, ...]
    notes: tuple[Text, ...]
    parts: tuple[Part, ...]
    weights: str
    """Which weights were used: their name and date."""
    embedder: str = ""
    left_out: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[SimilarHit]:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)
