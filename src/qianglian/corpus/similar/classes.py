"""Likeness by classification: the classes two publications share, at every level, the rare ones counting more."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qianglian.corpus.engines.fulltext_weighed import WeighedReader
from qianglian.model.classification import ancestors

MOST = 96
"""Classes that are looked for: a few publications carry hundreds, of which the rarest tell."""
SUBCLASS = 3
"""Where the levels that tell begin in `ancestors`: sections and classes are shared by too much."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Classes with their weights, of length 1; ``inferred`` where they are those of the nearest publications."""

    weights: Mapping[str, float] = field(default_factory=dict)
    inferred: bool = False

    def __bool__(self) -> bool:
        return bool(self.weights)


@dataclass(slots=True)
class ClassScale:
    """Weighs the classes of one corpus, as far as the fields may be read."""

    reader: WeighedReader
    fields: Sequence[str]
    _rarity: dict[str, float] = field(default_factory=dict)
    _profiles: dict[str, Profile] = field(default_factory=dict)

    def rarity(self, symbol: str) -> float:
        """log((N + 1) / (n + ½)) of the n publications that carry the class; never below 0."""
        found = self._rarity.get(symbol)
        if found is None:
            carrying = self.reader.class_frequency(symbol, self.fields)
            found = max(math.log((self.reader.reader.documents + 1) / (carrying + 0.5)), 0.0)
            self._rarity[symbol] = found
        return found

    def profile(self, symbols: Iterable[str], most: int | None = None) -> Profile:
        """The classes with all levels from the subclass down, weighed and brought to length 1."""
        levels = dict.fromkeys(name for symbol in symbols for name in ancestors(symbol)[SUBCLASS - 1 :])
        weights = {name: self.rarity(name) for name in levels}
        if most is not None and len(weights) > most:
            kept = sorted(weights, key=lambda name: (-weights[name], name))[:most]
            weights = {name: weights[name] for name in kept}
        return Profile(_unit(weights))

    def of_row(self, row: Mapping[str, Any]) -> Profile:
        """The profile of a stored publication; made once."""
        known = self._profiles.get(row["key"])
        if known is None:
            known = self.profile(symbol for name in self.fields for symbol in row.get(name, ()))
            self._profiles[row["key"]] = known
        return known

    def inferred(self, nearest: Sequence[tuple[Mapping[str, Any], float]]) -> Profile:
        """The classes of the nearest publications, each with its score: what a text without classes is taken for."""
        sums: dict[str, float] = {}
        for row, score in nearest:
            for name, weight in self.of_row(row).weights.items():
                sums[name] = sums.get(name, 0.0) + weight * score
        kept = sorted(sums, key=lambda name: (-sums[name], name))[:MOST]
        return Profile(_unit({name: sums[name] for name in kept}), inferred=True)


def likeness(one: Profile, other: Profile) -> float:
    """The cosine of two profiles, from 0 to 1."""
    few, many = sorted((one.weights, other.weights), key=len)
    return sum(weight * many.get(name, 0.0) for name, weight in few.items())


def shared(one: Profile, other: Profile) -> list[str]:
    """The classes that agree, the telling ones first; a level whose finer level agrees too is left out."""
    both = [name for name in one.weights if name in other.weights]
    finest = [name for name in both if not any(name != finer and name in ancestors(finer) for finer in both)]
    return sorted(finest, key=lambda name: (-one.weights[name] * other.weights[name], name))


def _unit(weights: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {name: weight / length for name, weight in weights.items() if weight > 0} if length else {}
