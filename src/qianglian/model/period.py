"""A span of days on one of a publication's dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

DateField = Literal["filing_date", "publication_date", "grant_date", "priority_date"]


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` to ``end``, both included; None is open. Publications without the date lie outside."""

    on: DateField = "publication_date"
    start: date | None = None
    end: date | None = None
