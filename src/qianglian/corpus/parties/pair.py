"""Two names side by side, and what a feature is: a thing to look at in a pair, with its weight and its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from qianglian.corpus.parties.normal_name import NormalName
from qianglian.model.text import Text

COMMON = 4
"""A word in so many different names is a word of the language, not a slip of another."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names under comparison, with what the corpus knows of their words."""

    a: NormalName
    b: NormalName
    known: Mapping[str, int]
    """In how many names a word stands."""
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    same_frame: bool
    unique_initials: bool = False
    limited_first: bool = False
    """Of a Chinese pair of 有限 and 股份: whether the former name is the elder one, and not used on for long."""

    def common(self, word: str) -> bool:
        """Whether a word stands in many names."""
        return self.known.get(word, 0) >= COMMON


def pair(
    a: NormalName,
    b: NormalName,
    known: Mapping[str, int],
    *,
    unique_initials: bool = False,
    limited_first: bool = False,
) -> Pair:
    """Two names side by side; the order of the two does not matter to any feature."""
    left, right = Counter(a.words), Counter(b.words)
    only_a, only_b = tuple((left - right).elements()), tuple((right - left).elements())
    return Pair(a, b, known, only_a, only_b, a.frame == b.frame, unique_initials, limited_first)


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing to look at: how much it weighs, and how it is told. Negative weights speak against the pair."""

    name: str
    weight: float
    func: Callable[[Pair], float]
    title: Text
