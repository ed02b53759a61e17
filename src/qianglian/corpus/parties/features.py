"""How surely two names are one party: named features with weights, each of which explains itself.

As in nomenklatura's logic: the strongest feature that speaks for the pair gives the score, those against it are
taken off, and every feature that fired is kept with the pair.
"""

from __future__ import annotations

from dataclasses import dataclass

from qianglian.corpus.parties.features_against import AGAINST
from qianglian.corpus.parties.features_for import FOR
from qianglian.corpus.parties.pair import Pair
from qianglian.model.text import Text

AUTO, PROPOSE = 0.85, 0.60
"""Joined from ``AUTO`` on; proposed to a person from ``PROPOSE`` on. Set on one half of `benchmarks/parties.py`."""


TITLES: dict[str, Text] = {one.name: one.title for one in (*FOR, *AGAINST)}


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair's score and the features that fired, strongest first."""

    score: float
    reasons: tuple[tuple[str, float], ...]


def compare(asked: Pair) -> Scored:
    """The score of a pair, between 0 and 1, and why."""
    speaking: list[tuple[str, float]] = []
    best = 0.0
    for feature in FOR:
        value = feature.func(asked) * feature.weight
        if value > 0:
            speaking.append((feature.name, round(value, 3)))
            best = max(best, value)
    if best == 0:
        return Scored(0.0, ())
    for feature in AGAINST:
        value = feature.func(asked) * feature.weight
        if value < 0:
            speaking.append((feature.name, round(value, 3)))
            best += value
    speaking.sort(key=lambda said: (-abs(said[1]), said[0]))
    return Scored(round(max(best, 0.0), 4), tuple(speaking))
