"""The number of an application as others state it: in a priority claim, in DOCDB, in Google's lists.

`application_number` reads what an office or a vendor writes of its own application. A claim writes the same
application in more ways: with the kind letter behind it (``KR1020080007916A``), with year and serial number the
other way round (DOCDB: ``US42676009A`` is 12/426,760 of 2009), with the country twice (``GBGB0802445.7``), or cut at
a comma (``US13/548``). All ways of one application must give one key, or families fall apart; a cut number must
give none, or a thousand applications of one week become one family.

Forms seen in 13,139 claims of Google Patents, in DOCDB and in the EPO's B310. The series of US numbers by filing
date: MPEP § 503 (R-07.2022).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from qianglian.model.numbers.application import ApplicationNumber, application_number
from qianglian.model.numbers.reading import readable
from qianglian.model.numbers.ruined import Ruined

CUT = "cut_at_comma"
"""Why `claimed_number` does not believe ``US13/548``: the serial number's last three digits are missing."""

_KEPT = re.compile(r"CN(?:19|20)[0-9]{2}[12389][0-9]{7}(?:\.[0-9X])?|PCT/[A-Z]{2}[0-9]{4}/[0-9]{6}")
"""Most of what occurs needs no second look."""
_LETTER = re.compile(r"(.*[0-9](?:\.?X)?) ?[AWP]")
_TYPED_U = re.compile(r"((?:CN|DE|KR).*[0-9](?:\.?X)?)U")
"""In these offices the number itself says that it is a utility model."""
_US_CUT = re.compile(r"US ?[0-9]{2}/[0-9]{3}")
_US_TURNED = re.compile(r"US ?([0-9]{1,6})([0-9]{2}) ?([AP])")
_PCT_SHORT = re.compile(r"(?:WO)?([A-Z]{2})([0-9]{2})([0-9]{5}) ?W")
_DE_TURNED = re.compile(r"DE((?:19|20)[0-9]{2})([12][0-2])([0-9]{6})")
_IT_TURNED = re.compile(r"IT((?:20)(?:1[6-9]|[2-9][0-9]))([0-9]{8})")
_IT_CUT = re.compile(r"IT[0-9]{6}A?")
"""Google leaves the filing place out (``ITMI2008A000005`` → ``IT000005A``): any place may be meant."""
_IT_PLACE = re.compile(r"IT([A-Z]{2})((?:19|20)[0-9]{2})A?0*([1-9][0-9]{0,5})")
_KR_SHORT = re.compile(r"KR([12]0)-((?:19|20)[0-9]{2})-([0-9]{1,6})")
_GB_YEAR = re.compile(r"GB20([0-9]{2})([0-9]{5})")
_SE_CHECK = re.compile(r"(SE[0-9]{7})-?[0-9]")
_RU_DIVISION = re.compile(r"(RU[0-9]{10})/?[0-9]{2}")
_AT_WRITTEN = re.compile(r"AT ?A? ?([0-9]{1,5})/(?:19|20)([0-9]{2})")
_IN_SHORT = re.compile(r"IN([0-9]{1,5})(CH|DE|MU|KO)((?:19|20)[0-9]{2})")
_IN_PLACES = {"CH": "CHE", "DE": "DEL", "MU": "MUM", "KO": "KOL"}
_LETTERED = re.compile(r"(ES|SI|PL|HU)P[-. ]?([0-9].*)|(RO)A ?([0-9].*)")

_SERIES = (
    (date(1987, 1, 1), "07"),
    (date(1993, 1, 1), "08"),
    (date(1998, 1, 1), "09"),
    (date(2001, 12, 1), "10"),
    (date(2004, 12, 1), "11"),
    (date(2007, 12, 1), "12"),
    (date(2010, 12, 15), "13"),
)
"""From which day the series of US applications ran; around a change the serial number tells (`_series`)."""


@lru_cache(maxsize=1 << 17)
def claimed_number(text: str, country: str = "", on: date | None = None) -> ApplicationNumber | Ruined | None:
    """Read the application that a claim names; ``on`` is its filing date, where the claim states one.

    ``country`` is what another column says. ``Ruined`` with reason `CUT` where a part is missing.
    """
    if _KEPT.fullmatch(text):
        return application_number(text)
    folded = readable(text)
    if not isinstance(folded, str):
        return folded
    whole = _whole(folded, country.strip().upper(), on)
    if whole is None:
        return Ruined(text, CUT)
    found = application_number(whole, country)
    if isinstance(found, ApplicationNumber):
        return ApplicationNumber(found.country, found.number, found.check, found.check_ok, text)
    return found


def claimed_key(text: str, country: str = "", on: date | None = None) -> str:
    """The key of the application that a claim names; "" where it cannot be told."""
    found = claimed_number(text, country, on)
    return found.key if isinstance(found, ApplicationNumber) else ""


def _whole(text: str, country: str, on: date | None) -> str | None:
    """The number in a form that `application_number` reads; None for one with a part missing."""
    text = _once(text, country)
    short = _PCT_SHORT.fullmatch(text)
    if short:
        return f"PCT/{short[1]}{_century(short[2])}/{short[3].zfill(6)}"
    if _US_CUT.fullmatch(text) or _IT_CUT.fullmatch(text):
        return None
    turned = _US_TURNED.fullmatch(text)
    if turned:
        return _american(turned, on)
    for pattern in (_LETTER, _TYPED_U):
        found = pattern.fullmatch(text)
        if found and not text.startswith("US"):
            text = found[1]
    for pattern, rewrite in _REWRITES:
        found = pattern.fullmatch(text)
        if found:
            return rewrite(found, on)
    return text


def _once(text: str, country: str) -> str:
    """The country in front, and once."""
    if country and country != "WO" and text[:2].isdigit():
        text = country + text
    head, rest = text[:2], text[2:]
    if rest.startswith("PCT") or (head.isalpha() and rest.startswith(head)):
        return rest
    return text


def _american(found: re.Match[str], on: date | None) -> str:
    """DOCDB's serial number and year, unless the year is no year: ``US61425009P`` has its series in front."""
    serial, year, kind = found.groups()
    written = int(_century(year))
    straight = f"US{serial}{year}"
    if len(serial) == 6 and kind == "P" and serial[:2] in ("60", "61", "62", "63"):
        # Both may be meant: the date decides, and without one the form with its series.
        if on is None or on.year != written:
            return straight
    elif len(serial) == 6 and on is not None and on.year != written:
        return straight
    if not 1987 <= written <= 2013:
        return straight
    return f"US{_series(int(serial), written, kind, on)}/{serial.zfill(6)}"


def _series(serial: int, year: int, kind: str, on: date | None) -> str:
    """The series of a US application from its serial number and its year, or its day where that is known."""
    if kind == "P":
        # 61 began in the first days of December 2007.
        return "61" if year > 2007 or (year == 2007 and serial < 100_000) else "60"
    first = on if on and on.year == year else date(year, 7, 1)
    series = next(code for begun, code in reversed(_SERIES) if begun <= first)
    place = [code for _, code in _SERIES].index(series)
    near = _near(first, place, year)
    if near > place and serial < 100_000:
        return _SERIES[near][1]
    if near < place and serial > 900_000:
        return _SERIES[near][1]
    return series


def _near(day: date, place: int, year: int) -> int:
    """The neighbouring series whose change falls into the same year; the same place where none does."""
    if place + 1 < len(_SERIES) and _SERIES[place + 1][0].year == year:
        return place + 1
    if place and _SERIES[place][0].year == year:
        return place - 1
    return place


def _century(two: str) -> str:
    return ("19" if two > "50" else "20") + two


def _german(found: re.Match[str], on: date | None) -> str:
    """EPODOC writes 2011 10 002205, the office 10 2011 002205; 2020 10 … may be either: the date tells."""
    year, kind, serial = found.groups()
    as_written = year[:2] in ("10", "20") and (found[0][4:8]).startswith("20")
    if as_written and (on is None or on.year != int(year)):
        return found[0]
    return f"DE{kind}{year}{serial}"


_REWRITES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], str]], ...] = (
    (_DE_TURNED, _german),
    (_IT_TURNED, lambda found, on: f"IT10{found[1]}0{found[2]}"),
    (_IT_PLACE, lambda found, on: f"IT{found[1]}{found[2]}A{found[3].zfill(6)}"),
    (_KR_SHORT, lambda found, on: f"KR{found[1]}{found[2]}{found[3].zfill(7)}"),
    (_GB_YEAR, lambda found, on: f"GB{found[1]}{found[2]}"),
    (_SE_CHECK, lambda found, on: found[1]),
    (_RU_DIVISION, lambda found, on: found[1]),
    (_AT_WRITTEN, lambda found, on: f"AT{int(found[1])}{found[2]}"),
    (_IN_SHORT, lambda found, on: f"IN{found[1]}/{_IN_PLACES[found[2]]}/{found[3]}"),
    (_LETTERED, lambda found, on: f"{found[1] or found[3]}{found[2] or found[4]}"),
)
"""Forms of single offices, and how the same application is written otherwise."""
