"""Dice that fall the same way everywhere: every draw is a function of the seed and of what it is for.

Nothing here depends on hash randomisation, on the platform or on how ``random.choice`` is written this year:
`mix` is SplitMix64 (Steele, Lea and Flood 2014), and `Dice` uses only ``random.Random.random``, whose
sequence for a seed Python promises to keep.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

_MASK = (1 << 64) - 1


def mix(*parts: int) -> int:
    """A 64-bit number that depends on every part and looks like chance."""
    state = 0
    for part in parts:
        state = (state + part * 0x9E3779B97F4A7C15 + 0x632BE59BD9B4E019) & _MASK
        state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & _MASK
        state ^= state >> 31
    return state


def zipf(unit: float, size: int) -> int:
    """A rank below ``size`` whose chance falls as 1 / (rank + 1), from a number between 0 and 1."""
    return int((size + 1) ** unit) - 1


class Dice:
    """One stream of draws."""

    __slots__ = ("unit",)

    def __init__(self, *parts: int) -> None:
        seed = 0
        for part in parts:
            seed = seed << 64 | part
        self.unit = Random(seed).random

    def below(self, size: int) -> int:
        """A number from 0 to ``size`` - 1."""
        return int(self.unit() * size)

    def between(self, low: int, high: int) -> int:
        """A number from ``low`` to ``high``, both included."""
        return low + int(self.unit() * (high - low + 1))

    def chance(self, share: float) -> bool:
        """True in ``share`` of the throws."""
        return self.unit() < share

    def pick(self, items: Sequence[T]) -> T:
        """One of the items, each as likely."""
        return items[int(self.unit() * len(items))]

    def common(self, items: Sequence[T]) -> T:
        """One of the items, the first ones far more often (Zipf), as words are used."""
        return items[int((len(items) + 1) ** self.unit()) - 1]

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """``count`` different items, or all where there are fewer, in the order they fell."""
        left = list(items)
        return [left.pop(int(self.unit() * len(left))) for _ in range(min(count, len(left)))]
