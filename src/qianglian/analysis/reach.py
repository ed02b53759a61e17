"""How far data reach: to the last publication, or to the end of the year after which they break off.

Exports of different days, put together, reach only as far as the large ones do: an export that ends in 2017 beside a
small one of 2024 looks like a field that died. A year with almost nothing between years with something is a hole in the
data and no decline.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

SHARE = 0.1
"""Of the mean of the years before: a year of publications below this is a hole [D]."""
BEFORE = 3
"""Years of that mean."""
LEAST = 100
"""Publications a year, in the mean, from which a hole can be told from chance [D]."""


def broken(by_year: Mapping[int, int]) -> int | None:
    """The year after which publications break off, though there are later ones; None where they go on.

    The last year is no hole: it may only have begun.

    >>> broken({2014: 900, 2015: 1000, 2016: 1100, 2017: 600, 2018: 20, 2019: 700})
    2017
    >>> broken({2015: 1000, 2016: 1100, 2017: 20}), broken({2015: 90, 2016: 80, 2018: 90})
    (None, None)
    """
    if not by_year:
        return None
    for year in range(min(by_year) + 1, max(by_year)):
        before = [by_year.get(one, 0) for one in range(max(year - BEFORE, min(by_year)), year)]
        mean = sum(before) / len(before)
        if mean >= LEAST and by_year.get(year, 0) < SHARE * mean:
            return year - 1
    return None


def reach(cut_off: date | None, by_year: Mapping[int, int]) -> date | None:
    """The day up to which publications come without a break."""
    year = broken(by_year)
    if cut_off is None or year is None:
        return cut_off
    return min(cut_off, date(year, 12, 31))
