"""Groups that are one group: a vendor's record id and the number that some record states beside it."""

from __future__ import annotations

from collections.abc import Iterable


class Links:
    """Union of groups by name. The number leads its vendor ids, so that any order gives the same leader."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._numbers: dict[str, set[str]] = {}
        for vendor, number in pairs:
            self.add(vendor, number)

    def add(self, vendor: str, number: str) -> None:
        """Some record states vendor id ``vendor`` and number group ``number`` of one publication."""
        self._numbers.setdefault(vendor, set()).add(number)

    def numbers(self, vendor: str) -> frozenset[str]:
        """The number groups that records state beside a vendor id."""
        return frozenset(self._numbers.get(vendor, ()))

    def group(self, group: str) -> str:
        """The group that leads ``group``; a vendor id tied to several numbers stays by itself (a conflict)."""
        numbers = self._numbers.get(group, ())
        return next(iter(numbers)) if len(numbers) == 1 else group

    def __bool__(self) -> bool:
        return bool(self._numbers)

    def pairs(self) -> list[tuple[str, str]]:
        """Every tie, in a fixed order."""
        return sorted((vendor, number) for vendor, numbers in self._numbers.items() for number in numbers)
