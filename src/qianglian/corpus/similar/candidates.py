"""Who comes into question: the best of each part, and what every part says of each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from qianglian.corpus.engines.fulltext_weighed import WeighedReader
from qianglian.corpus.similar.classes import MOST, ClassScale, Profile, likeness
from qianglian.corpus.similar.fusion import fuse, order
from qianglian.corpus.similar.meaning import Meaning, Spoken
from qianglian.corpus.similar.parts import Part
from qianglian.corpus.similar.words import QuestionWords
from qianglian.corpus.vectors.passages import PassageKind
from qianglian.model.language import text_language
from qianglian.query.tree import Node

POOL = 300
"""Candidates that each part names. On the learning half 100, 300 and 1,000 differ by less than .01 of recall@100."""
NEIGHBOURS = 5
"""Publications whose classes stand in for those of a text: of 5, 10, 20 and 40 the best on the learning half."""

Row = dict[str, Any]


@dataclass
class Candidates:
    """The publications that come into question, and what is known of each by each part (absent: not known)."""

    rows: dict[str, Row] = field(default_factory=dict)
    said: dict[Part, dict[str, float]] = field(default_factory=dict)

    @property
    def keys(self) -> list[str]:
        """Their keys, in a fixed order."""
        return sorted(self.rows)

    def values(self) -> dict[Part, np.ndarray]:
        """What each part says, in the order of `keys`; NaN where it is not known."""
        return {
            part: np.array([said.get(key, np.nan) for key in self.keys]) for part, said in self.said.items()
        }

    def ranked(self, weights: Mapping[Part, float]) -> list[tuple[Row, float]]:
        """Rows with their scores, best first."""
        keys = self.keys
        fused = fuse(self.values(), weights)
        return [(self.rows[keys[place]], float(fused.scores[place])) for place in order(fused, keys)]


@dataclass(frozen=True)
class Gathering:
    """Collects the candidates of one question within ``bound``; parts that are None are not used."""

    reader: WeighedReader
    bound: Node
    left_out: frozenset[str]
    words: QuestionWords | None
    meaning: Meaning | None
    spoken: Sequence[Spoken]
    passages: PassageKind | None
    scale: ClassScale | None
    pool: int = POOL

    def by_text(self) -> Candidates:
        """Candidates by words and meaning."""
        found = Candidates()
        if self.words is not None:
            self._words(found)
        if self.spoken and self.meaning is not None:
            self._meaning(found)
        self._complete(found)
        return found

    def with_classes(self, found: Candidates, profile: Profile) -> None:
        """Add the candidates by classes, and what classes say of all."""
        if self.scale is None or not profile:
            return
        few = dict(sorted(profile.weights.items(), key=lambda one: (-one[1], one[0]))[:MOST])
        looked_for = {symbol: weight * self.scale.rarity(symbol) for symbol, weight in few.items()}
        room = self.pool + len(self.left_out)
        named = self.reader.by_classes(looked_for, self.bound, 2 * room, self.scale.fields)
        rows = {row["key"]: row for _, row in named if row["key"] not in self.left_out}
        best = sorted(rows, key=lambda key: (-likeness(profile, self._profile(rows[key])), key))[: self.pool]
        found.rows |= {key: rows[key] for key in best if key not in found.rows}
        self._complete(found)
        found.said["classes"] = {
            key: likeness(profile, own) for key, row in found.rows.items() if (own := self._profile(row))
        }

    def inferred(self, found: Candidates, weights: Mapping[Part, float]) -> Profile:
        """The classes of the nearest candidates by text: what a question without classes is taken for."""
        if self.scale is None:
            return Profile()
        ranked = found.ranked(weights)[:NEIGHBOURS]
        least = found.ranked(weights)[-1][1] if ranked else 0.0
        return self.scale.inferred([(row, score - least) for row, score in ranked])

    def _profile(self, row: Row) -> Profile:
        assert self.scale is not None
        return self.scale.of_row(row)

    def _words(self, found: Candidates) -> None:
        assert self.words is not None
        named = self.reader.by_words(self.words.weights, self.bound, self.pool + len(self.left_out))
        rows = [row for _, row in named if row["key"] not in self.left_out]
        found.rows |= {row["key"]: row for row in rows[: self.pool]}

    def _meaning(self, found: Candidates) -> None:
        assert self.meaning is not None
        room = self.pool + len(self.left_out)
        named = self.meaning.nearest(self.spoken, self.bound, self.passages, room)
        best = sorted(set(named) - self.left_out, key=lambda key: (-named[key], key))[: self.pool]
        missing = [key for key in best if key not in found.rows]
        found.rows |= {row["key"]: row for row in self.reader.rows(missing, self.bound)}

    def _complete(self, found: Candidates) -> None:
        """What words and meaning say of all candidates, whichever part named them."""
        keys = found.keys
        if self.words is not None and self.words.ideal > 0:
            scored = self.reader.scores(self.words.weights, self.bound, keys)
            found.said["words"] = {
                key: scored.get(key, 0.0) / self.words.ideal
                for key in keys
                if key in scored or _speaks(found.rows[key], self.words.languages)
            }
        if self.spoken and self.meaning is not None:
            found.said["meaning"] = self.meaning.scores(self.spoken, keys, self.passages)


def _speaks(row: Row, languages: Set[str]) -> bool:
    """Whether a row has a text in one of these languages: that it lacks words of another one says nothing of it."""
    texts = [*(row.get("titles") or ()), *(row.get("abstracts") or ())]
    if not languages or "" in languages:
        return bool(texts)
    return any(text_language(str(text), str(lang or "")) in (*languages, "") for lang, text in texts)
