"""Days as people write them in a query: a day, a month or a year, each standing for all its days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_WRITTEN = re.compile(
    r"(?P<y>\d{4})(?:"
    r"(?P<s>[-./])(?P<m>\d{1,2})(?:(?P=s)(?P<d>\d{1,2}))?"
    r"|(?P<mm>\d{2})(?P<dd>\d{2})?"
    r"|年(?:(?P<cm>\d{1,2})月(?:(?P<cd>\d{1,2})[日号])?)?"
    r")?"
)


def day_span(written: str) -> tuple[date, date] | None:
    """First and last day of what is written; None where it is no date.

    >>> day_span("2016-02")
    (datetime.date(2016, 2, 1), datetime.date(2016, 2, 29))
    >>> day_span("2016年")[1]
    datetime.date(2016, 12, 31)
    """
    match = _WRITTEN.fullmatch(written) if written.isascii() or "年" in written else None
    if match is None:
        return None
    year = int(match["y"])
    month, day = (_number(match, names) for names in (("m", "mm", "cm"), ("d", "dd", "cd")))
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return first, _last(first, month, day)


def _number(match: re.Match[str], names: tuple[str, ...]) -> int | None:
    return next((int(match[name]) for name in names if match[name] is not None), None)


def _last(first: date, month: int | None, day: int | None) -> date:
    if day is not None:
        return first
    month = month or 12
    return date(first.year, month, monthrange(first.year, month)[1])
