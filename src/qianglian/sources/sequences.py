"""Running numbers seen, kept as ranges: what is missing between them is missing from the export."""

from __future__ import annotations

from collections.abc import Iterable

Range = tuple[int, int]
"""First and last number, both included."""


class Sequence:
    """Running numbers in the order in which they come; cheap while they follow one another."""

    __slots__ = ("_first", "_last", "_ranges", "count")

    def __init__(self) -> None:
        self._ranges: list[Range] = []
        self._first = self._last = 0
        self.count = 0

    def add(self, number: int) -> None:
        """Count one number."""
        if self.count and number == self._last + 1:
            self._last = number
        else:
            if self.count:
                self._ranges.append((self._first, self._last))
            self._first = self._last = number
        self.count += 1

    def ranges(self) -> list[Range]:
        """What was seen, sorted and joined; numbers seen twice stand once."""
        return joined([*self._ranges, (self._first, self._last)]) if self.count else []


def joined(ranges: Iterable[Range]) -> list[Range]:
    """Ranges sorted, those that touch or overlap made one.

    >>> joined([(4, 6), (1, 3), (9, 9)])
    [(1, 6), (9, 9)]
    """
    result: list[Range] = []
    for first, last in sorted(ranges):
        if result and first <= result[-1][1] + 1:
            result[-1] = (result[-1][0], max(last, result[-1][1]))
        else:
            result.append((first, last))
    return result


def gaps(ranges: Iterable[Range], first: int = 1, last: int | None = None) -> list[Range]:
    """What is missing from ``first`` to ``last`` (the highest number seen when not given).

    >>> gaps([(1, 3), (7, 9)], last=10)
    [(4, 6), (10, 10)]
    """
    missing: list[Range] = []
    expected = first
    for start, end in joined(ranges):
        if start > expected:
            missing.append((expected, start - 1))
        expected = max(expected, end + 1)
    if last is not None and expected <= last:
        missing.append((expected, last))
    return missing


def size(ranges: Iterable[Range]) -> int:
    """How many numbers these ranges hold, each once."""
    return sum(last - first + 1 for first, last in joined(ranges))
