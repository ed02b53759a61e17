"""Annual fees of Chinese patents: the dated table of ``fees_cn.yaml``, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

import yaml

FILE = "fees_cn.yaml"


@dataclass(frozen=True, slots=True)
class AnnualFees:
    """Amounts in yuan by type and year, and the rule of the deadline."""

    version: str
    effective_from: date
    effective_to: date | None
    source: str
    confidence: str
    amounts: dict[tuple[str, int], int]
    grace_months: int
    surcharge_per_month: float
    surcharge_most: float
    deadline_source: str
    deadline_confidence: str

    def amount(self, patent_type: str, year: int, due: date) -> int | None:
        """The fee of a year in full; None where the table has no row for that type, year or day."""
        if due < self.effective_from or (self.effective_to is not None and due > self.effective_to):
            return None
        return self.amounts.get((patent_type, year))


@lru_cache(maxsize=1)
def annual_fees() -> AnnualFees:
    """The table that ships."""
    body = yaml.safe_load(files("qianglian.rules").joinpath(FILE).read_text(encoding="utf-8"))
    deadline = body["deadline"]
    return AnnualFees(
        version=body["version"],
        effective_from=body["effective_from"],
        effective_to=body["effective_to"],
        source=body["source"],
        confidence=body["confidence"],
        amounts={
            (row["type"], year): row["amount"]
            for row in body["amounts"]
            for year in range(row["years"][0], row["years"][1] + 1)
        },
        grace_months=deadline["grace_months"],
        surcharge_per_month=deadline["surcharge_per_month"],
        surcharge_most=deadline["surcharge_most"],
        deadline_source=deadline["source"],
        deadline_confidence=deadline["confidence"],
    )
