"""View: the only way to read a corpus. Sharing, confidentiality and “as of” are Views."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qianglian.model.period import Period


@dataclass(frozen=True, slots=True)
class View:
    """Which rows, which fields, which period, and as of when.

    ``rows`` is a query in the query language ("" for every row); ``fields`` the readable fields (None for
    all; a query may not ask of a field that may not be read); ``cut_off`` leaves out what was published
    later, and what has no publication date, since nobody knows that it was out by then.
    """

    rows: str = ""
    fields: frozenset[str] | None = None
    period: Period | None = None
    cut_off: date | None = None

    def allows(self, field: str) -> bool:
        """Whether ``field`` may be read or asked of."""
        return self.fields is None or field in self.fields


EVERYTHING = View()
