"""Dates as sources write them: 2019.07.09, 20190709, 2019年7月9日, Excel's day numbers.

A date that cannot be is kept as given with the reason; a year or month alone is never filled up to a day.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta

EARLIEST_YEAR = 1790
"""The first patents with numbers that anyone cites are of 1790."""

_EMPTY = frozenset({"", "-", "--", "---", "/", "n/a", "#n/a", "na", "null", "none", "nan", "nat", "无", "空"})
_DAY = re.compile(
    r"([0-9]{4})(?:([-./])([0-9]{1,2})\2([0-9]{1,2})|([0-9]{2})([0-9]{2}))"
    r"(?:[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?|\.0)?"
)
_CHINESE = re.compile(r"([0-9]{4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?[日号]?")
_PARTIAL = re.compile(r"[0-9]{4}(?: ?[-./年] ?(?:[0-9]{1,2} ?月?)?|[0-9]{2})?(?:\.0)?")
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_EXCEL_DAYS = range(20_000, 60_000)
"""1954-10 to 2064-04: what a day number in a patent table can mean; 2019 as a number is a year, not a day."""


@dataclass(frozen=True, slots=True)
class BadDate:
    """A date that cannot be read: as given, and why.

    Reasons: ``partial`` (year or month only, as 1998-08-00 too), ``impossible`` (30 February, month 13),
    ``out_of_range`` (before 1790 or after the latest year that the caller allows), ``unreadable`` (no known form).
    """

    as_given: str
    reason: str


def parse_date(
    value: object, *, excel: bool = False, latest_year: int | None = None
) -> date | BadDate | None:
    """The date in ``value``; ``None`` when it is empty; never raises.

    ``excel``: a number is a day count as spreadsheets keep dates. ``latest_year``: later years are
    ``out_of_range`` (there is no clock down here: the caller knows the cut-off).
    """
    if isinstance(value, str):
        return _from_text(value, excel, latest_year)
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _in_range(value, str(value), latest_year)
    if isinstance(value, int | float):
        return _from_number(value, excel, latest_year)
    return BadDate(str(value), "unreadable")


def as_int(day: date) -> int:
    """The date as YYYYMMDD, which sorts and stores as a number.

    >>> as_int(date(2019, 7, 9))
    20190709
    """
    return day.year * 10_000 + day.month * 100 + day.day


def from_int(number: int) -> date:
    """The date of a YYYYMMDD number that ``as_int`` made; raises ``ValueError`` for any other number."""
    return date(number // 10_000, number // 100 % 100, number % 100)


def _from_text(text: str, excel: bool, latest_year: int | None) -> date | BadDate | None:
    found = _DAY.fullmatch(text)
    if found is None:
        return _from_other_text(text, excel, latest_year)
    year, _, month, day, month2, day2 = found.groups()
    return _build(int(year), int(month or month2), int(day or day2), text, latest_year)


def _from_other_text(text: str, excel: bool, latest_year: int | None) -> date | BadDate | None:
    folded = unicodedata.normalize("NFKC", text[:80]).strip()
    if folded.lower() in _EMPTY:
        return None
    found = _CHINESE.match(folded)
    if found:
        return _build(int(found[1]), int(found[2]), int(found[3]), text, latest_year)
    if folded != text and _DAY.fullmatch(folded):
        return _from_text(folded, excel, latest_year)
    if excel and re.fullmatch(r"[0-9]{5}(?:\.[0-9]+)?", folded):
        return _from_number(float(folded), excel, latest_year)
    return BadDate(text, "partial" if _PARTIAL.fullmatch(folded) else "unreadable")


def _from_number(value: float, excel: bool, latest_year: int | None) -> date | BadDate | None:
    if value != value:
        return None
    given = str(value)
    if not -1e9 < value < 1e9:
        return BadDate(given, "unreadable")
    whole = int(value)
    if excel and whole in _EXCEL_DAYS:
        return _in_range(_EXCEL_DAY_ZERO + timedelta(days=whole), given, latest_year)
    return _from_text(str(whole), False, latest_year) if whole == value else BadDate(given, "unreadable")


def _build(year: int, month: int, day: int, given: str, latest_year: int | None) -> date | BadDate:
    try:
        built = date(year, month, day)
    except ValueError:
        # Offices write 19980800 where they know the month only.
        partial = day == 0 and 0 <= month <= 12 and year > 0
        return BadDate(given, "partial" if partial else "impossible")
    return _in_range(built, given, latest_year)


def _in_range(day: date, given: str, latest_year: int | None) -> date | BadDate:
    if day.year < EARLIEST_YEAR or (latest_year is not None and day.year > latest_year):
        return BadDate(given, "out_of_range")
    return day
