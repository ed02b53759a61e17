"""How many to look at: the size of a random sample, and its share of each stratum."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor


def sample_size(population: int, expected: float, margin: float, z: float) -> int:
    """n = n0 / (1 + (n0−1)/N) with n0 = z²p(1−p)/e² (Cochran 1977, 4.4; rule A3), never more than there are.

    >>> sample_size(10_000, 0.5, 0.05, 1.96)
    370
    """
    if population <= 0:
        return 0
    if not 0 <= expected <= 1 or margin <= 0:
        raise ValueError(f"expected {expected}, margin {margin}")
    first = z * z * expected * (1 - expected) / (margin * margin)
    return max(1, min(population, ceil(first / (1 + (first - 1) / population) - 1e-9)))


def shared_out(sizes: Mapping[str, int], wanted: int, least: int) -> dict[str, int]:
    """A sample of ``wanted`` over strata in proportion to their sizes, at least ``least`` of each or all of it.

    Rests go to the largest fractions. Floors are added on top, so that the sum may pass ``wanted``.
    """
    whole = sum(sizes.values())
    if not whole:
        return dict.fromkeys(sizes, 0)
    exact = {code: Fraction(size * min(wanted, whole), whole) for code, size in sizes.items()}
    found = {code: floor(share) for code, share in exact.items()}
    rest = min(wanted, whole) - sum(found.values())
    for code in sorted(exact, key=lambda one: (found[one] - exact[one], one))[:rest]:
        found[code] += 1
    return {code: min(sizes[code], max(share, least)) for code, share in found.items()}
