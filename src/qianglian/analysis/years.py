"""Which years can be trusted: those whose applications have all had the time to be published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from qianglian.analysis.contract import INSUFFICIENT, Column
from qianglian.analysis.counting import Dimension
from qianglian.analysis.ground import By, Ground
from qianglian.analysis.parameters import Dated
from qianglian.model.text import Text

COMPLETE = Column("complete", Text(zh="数据完整", en="Complete"), "flag")

YEARS: dict[By, Dimension] = {
    "filing": Dimension("year", Text(zh="申请年", en="Filing year"), "year"),
    "publication": Dimension("year", Text(zh="公开年", en="Publication year"), "year"),
}
KNOWN: dict[By, Text] = {
    "filing": Text(zh="申请年已知", en="Filing year known"),
    "publication": Text(zh="公开年已知", en="Publication year known"),
}


def complete_until(cut_off: date | None, lag_years: float) -> int | None:
    """The last year whose filings are all published, when data reach ``cut_off``.

    Filed on 31 December, an application is out ``lag_years`` later.

    >>> complete_until(date(2017, 12, 31), 1.5), complete_until(date(2017, 6, 30), 1.5), complete_until(None, 1.5)
    (2015, 2015, None)
    """
    if cut_off is None:
        return None
    whole_month = (cut_off + timedelta(days=1)).day == 1
    months = cut_off.year * 12 + cut_off.month - (0 if whole_month else 1)
    return (months - round(lag_years * 12)) // 12 - 1


def complete(ground: Ground, params: Dated) -> int | None:
    """The last complete year of what is asked about: publication years are complete to the day of the data."""
    return complete_until(ground.reach, params.lag_years if params.by == "filing" else 0.0)


def within(years: Iterable[int | None], params: Dated) -> list[int]:
    """The years to show, without a gap: from the first to the last that occurs, within the parameters."""
    known = [year for year in years if year is not None and _asked(year, params)]
    return list(range(min(known), max(known) + 1)) if known else []


def _asked(year: int, params: Dated) -> bool:
    return (params.first_year is None or year >= params.first_year) and (
        params.last_year is None or year <= params.last_year
    )


def growth(by_year: Mapping[int, int], until: int | None, span: int, minimum: int) -> Any:
    """Compound annual growth rate over the last ``span`` complete years; `INSUFFICIENT` where either end is small.

    CAGR = (end / start) ** (1 / years) − 1. None where no year is complete.

    >>> growth({2010: 100, 2011: 90, 2012: 121}, 2012, 2, 5)
    0.10000000000000009
    """
    if until is None or not by_year:
        return None
    start, end = by_year.get(until - span, 0), by_year.get(until, 0)
    if min(start, end) < minimum:
        return INSUFFICIENT
    return float((end / start) ** (1 / span) - 1)
