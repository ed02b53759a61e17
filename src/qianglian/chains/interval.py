"""Intervals of shares: Wilson's for one sample, and for a stratified one its shares' intervals joined.

Sources: E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22; for the
joining, the method of variance estimates recovery: G. Y. Zou and A. Donner (2008), Statistics in Medicine 27.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

Z = 1.959964
"""Of the normal distribution, for 95 % on both sides."""

Interval = tuple[float, float]


def wilson(hits: int, asked: int, z: float = Z) -> Interval | None:
    """The interval of a share of ``hits`` in ``asked``; None of nothing.

    >>> wilson(8, 10, 1.96)
    (0.49016247153664183, 0.9433178485456247)
    """
    if asked <= 0:
        return None
    share, square = hits / asked, z * z
    middle = (share + square / (2 * asked)) / (1 + square / asked)
    half = z * sqrt(share * (1 - share) / asked + square / (4 * asked * asked)) / (1 + square / asked)
    # Of none and of all one bound is exact, whatever the arithmetic leaves.
    return (0.0 if hits == 0 else max(0.0, middle - half), 1.0 if hits == asked else min(1.0, middle + half))


def joined(strata: Sequence[tuple[float, int, int]], z: float = Z) -> tuple[float, Interval] | None:
    """The share over strata and its interval, from ``(weight, hits, asked)``; None where a stratum has no sample.

    Weights are taken as shares of their sum. With one stratum it is Wilson's interval.
    """
    whole = sum(weight for weight, _, _ in strata)
    if not whole or any(asked <= 0 for _, _, asked in strata):
        return None
    share = below = above = 0.0
    for weight, hits, asked in strata:
        found = wilson(hits, asked, z)
        assert found is not None
        part, own = weight / whole, hits / asked
        share += part * own
        below += (part * (own - found[0])) ** 2
        above += (part * (found[1] - own)) ** 2
    return share, (max(0.0, share - sqrt(below)), min(1.0, share + sqrt(above)))
