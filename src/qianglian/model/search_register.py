"""检索登记: what was asked of which database, when, by whom, and how many hits the vendor showed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SearchRegister:
    """The search that a batch of files answers. ``hits`` is the vendor's own count, None when not recorded."""

    database: str = ""
    query: str = ""
    date: date | None = None
    operator: str = ""
    hits: int | None = None

    @property
    def id(self) -> str:
        """The same search has the same id whatever file it is written in; "" when nothing was registered."""
        if not (self.database or self.query or self.date):
            return ""
        said = "\x1f".join((self.database, self.query, str(self.date or ""), self.operator))
        return "s" + hashlib.blake2b(said.encode(), digest_size=6).hexdigest()
