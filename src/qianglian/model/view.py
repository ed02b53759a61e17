"""View: the only way to read a corpus. Sharing, confidentiality and “as of” are Views."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qianglian.model.period import Period

OF_TODAY = frozenset({"status", "owners", "cited_by", "cited_by_count", "family_size"})
"""Fields that change after publication and that sources state without their history."""


@dataclass(frozen=True, slots=True)
class View:
    """Which rows, which fields, which period, and as of when.

    ``rows`` is a query in the query language ("" for every row); ``fields`` the readable fields (None for
    all; a query may not ask of a field that may not be read); ``cut_off`` leaves out what was published
    later, and what has no publication date, since nobody knows that it was out by then. Under a cut-off the
    fields `OF_TODAY` are not readable either: sources state them as of their own day, not of that one.
    """

    rows: str = ""
    fields: frozenset[str] | None = None
    period: Period | None = None
    cut_off: date | None = None

    def allows(self, field: str) -> bool:
        """Whether ``field`` may be read or asked of."""
        if self.cut_off is not None and field in OF_TODAY:
            return False
        return self.fields is None or field in self.fields

    @property
    def narrows(self) -> bool:
        """Whether some field may not be read."""
        return self.fields is not None or self.cut_off is not None


EVERYTHING = View()
