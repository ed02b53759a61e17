"""Invented numbers in the offices' own forms, out of the ranges that the offices have reached.

As film telephone numbers begin with 555, ours begin where no office has arrived by 2024: CN 19…, 29…, 39…
for inventions, utility models and designs, and Chinese serials above nine million. Where a form has no such
room (EP, PCT and JP filings), the upper serials of the year are used.
"""

from __future__ import annotations

from datetime import date

from qianglian.sources.synthetic.lineage import Family, Member

_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_CN_SERIES = {"A": "1", "B": "1", "U": "2", "S": "3"}
_UPPER = 300_000
"""Six-digit serials start here: with 700,000 families they never overflow, and no two families share one."""


def check_digit(digits: str) -> str:
    """The check digit of a twelve-digit Chinese application number (ZC 0006-2003): weighted sum modulo 11."""
    rest = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11
    return "X" if rest == 10 else str(rest)


def publication_number(family: Family, place: int) -> str:
    """Country, number and kind, as in ``CN190000123B``; an application's A and B share the digits, as in CN."""
    member, serial = family.route[place], family.number
    return f"{member.office}{_published_digits(family, place, member, serial)}{member.kind}"


def _published_digits(family: Family, place: int, member: Member, serial: int) -> str:
    if member.office == "CN":
        return f"{_CN_SERIES[member.kind]}9{serial:07d}"
    if member.office == "EP":
        return f"9{serial:06d}"
    if member == ("US", "B2"):
        return f"95{serial:06d}"
    year = date.fromordinal(family.published(place)).year
    if member.office == "US":
        return f"{year}9{serial:06d}"
    if member.office == "KR":
        return f"10{date.fromordinal(family.filed_in('KR')).year}9{serial:06d}"
    return f"{year}{_UPPER + serial:06d}"


def application_number(family: Family, member: Member) -> str:
    """The number that the office gave the filing, as its own databases print it."""
    year = date.fromordinal(family.filed_in(member.office)).year
    serial, upper = family.number, _UPPER + family.number
    if member.office == "CN":
        digits = f"{year}{_cn_type(family, member)}9{serial:06d}"
        return f"CN{digits}.{check_digit(digits)}"
    forms = {
        "US": f"US95/{serial:06d}",
        "EP": f"EP{year % 100:02d}{upper:06d}",
        "WO": f"PCT/{receiving_office(family)}{year}/{upper:06d}",
        "JP": f"JP{year}-{upper:06d}",
        "KR": f"KR10-{year}-9{serial:06d}",
    }
    return forms[member.office]


def priority_number(family: Family) -> str:
    """The number of the first filing, without the mark that divides the check digit."""
    return application_number(family, family.route[0]).replace(".", "")


def receiving_office(family: Family) -> str:
    """Where an international application of this family was filed."""
    origin = family.route[0].office
    return "EP" if origin == "WO" else origin


def _cn_type(family: Family, member: Member) -> str:
    """1 invention, 2 utility model, 3 design, 8 an international application that entered China."""
    national_phase = family.route[0].office != "CN" and any(office == "WO" for office, _ in family.route)
    return "8" if national_phase and member.kind in "AB" else _CN_SERIES[member.kind]
