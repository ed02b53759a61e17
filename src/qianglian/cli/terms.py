"""What of a row may leave: the terms of the files that it comes from, the strictest prevails (decision 0005)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qianglian.corpus.manifest import BatchEntry
    from qianglian.model.terms import Share

NUMBERS = frozenset({"number", "application", "key", "share"})
"""Columns that leave under ``numbers_only``: offices' numbers, and what is our own."""

STRICTEST: tuple[Share, ...] = ("no", "numbers_only", "yes")


class Terms:
    """The terms of all files, and what they held back of one export.

    ``for_own_use``: a person answers for the file staying in the house, and nothing is held back.
    """

    def __init__(self, batches: Iterable[BatchEntry], for_own_use: bool) -> None:
        self._batches = {batch.id: batch for batch in batches}
        self._seen: set[str] = set()
        self.for_own_use = for_own_use
        self.narrowed = 0
        self.left_out = 0

    def share_of(self, batches: Iterable[str]) -> Share:
        """The strictest terms of the files of a row; of a file that is not known, nothing may leave."""
        found = set()
        for batch in batches:
            self._seen.add(batch)
            found.add(self._batches[batch].share if batch in self._batches else "no")
        return next((share for share in STRICTEST if share in found), "no")

    def allowed(self, share: Share, names: Sequence[str]) -> Collection[str]:
        """Those columns of a row that may leave, none for a row that may not; what is held back is counted."""
        if self.for_own_use or share == "yes":
            return names
        if share == "numbers_only":
            self.narrowed += 1
            return NUMBERS.intersection(names)
        self.left_out += 1
        return ()

    def held(self) -> list[tuple[str, str, int]]:
        """Databases among the rows whose terms hold something back, with the number of their files."""
        found: dict[tuple[str, str], int] = {}
        for name in self._seen & self._batches.keys():
            batch = self._batches[name]
            if batch.share != "yes":
                key = (batch.database, batch.share)
                found[key] = found.get(key, 0) + 1
        return [(database, share, files) for (database, share), files in sorted(found.items())]

    def to_json(self) -> dict[str, Any]:
        """What was held back, and by whose terms, as plain data."""
        held = [{"database": d, "share": s, "files": f} for d, s, f in self.held()]
        return {
            "terms": held,
            "narrowed": self.narrowed,
            "left_out": self.left_out,
            "for_own_use": self.for_own_use,
        }
