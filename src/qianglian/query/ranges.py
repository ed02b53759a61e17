"""Ranges of days in a query: ``2015..2019``, ``>=2015-06``, ``[2015 TO 2019]``, ``..2019``."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import cast

from qianglian.model.text import Text
from qianglian.query.complaints import complaint, value_of
from qianglian.query.days import day_span
from qianglian.query.fields import Field
from qianglian.query.scanner import Scanner
from qianglian.query.tree import DateField, Range

Span = tuple[date, date]

_DAY = re.compile(r"[0-9]+(?:[-./][0-9]+){0,2}|[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}[日号])?)?")
_CHINESE_DAY = re.compile(r"[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}[日号])?)?")
_DOTTED = re.compile(r"\.\.|…|~|至|到")
_TO = re.compile(r"\s+TO\s+|\s*(?:\.\.|~|至|到|,)\s*", re.IGNORECASE)
_COMPARISON = re.compile(r"(>=|<=|=|>|<|≥|≤)\s*")
_TOKEN = re.compile(r'[^\s()|"“”「」『』\[\]]+')


def read_range(scanner: Scanner, field: Field) -> Range:
    """The range that stands at the scanner's place; both its ends included."""
    name, start = cast(DateField, field.name), scanner.position
    quote = scanner.accept('"')
    low, high = _bounds(scanner, field)
    if quote and not scanner.accept('"'):
        raise complaint(scanner.text, scanner.position, Text(zh='"', en='"'))
    if low is not None and high is not None and low > high:
        hint = Text(
            zh=f"{low} 晚于 {high}：起止是否写反了？", en=f"{low} is after {high}: are the ends swapped?"
        )
        raise complaint(
            scanner.text, start, value_of(field), hint=hint, found=scanner.text[start : scanner.position]
        )
    return Range(name, low, high)


def _bounds(scanner: Scanner, field: Field) -> tuple[date | None, date | None]:
    if scanner.accept("["):
        return _bracketed(scanner, field)
    compared = scanner.accept_pattern(_COMPARISON)
    if compared:
        return _compared(scanner, field, compared.group(1))
    if scanner.accept("*"):
        return None, None
    if scanner.accept_pattern(_DOTTED):
        until = _day(scanner, field, required=False)
        return None, until and until[1]
    first = _needed(scanner, field)
    if not scanner.accept_pattern(_DOTTED):
        return first
    until = _day(scanner, field, required=False)
    return first[0], until and until[1]


def _bracketed(scanner: Scanner, field: Field) -> tuple[date | None, date | None]:
    scanner.skip_space()
    low = None if scanner.accept("*") else _needed(scanner, field)
    if not scanner.accept_pattern(_TO):
        raise complaint(
            scanner.text, scanner.position, Text(zh="两个日期之间的 TO", en="TO between two dates")
        )
    high = None if scanner.accept("*") else _needed(scanner, field)
    scanner.skip_space()
    if not scanner.accept("]"):
        raise complaint(scanner.text, scanner.position, Text(zh="]", en="]"))
    return low and low[0], high and high[1]


def _compared(scanner: Scanner, field: Field, sign: str) -> tuple[date | None, date | None]:
    start = scanner.position
    first, last = _needed(scanner, field)
    if (sign == ">" and last == date.max) or (sign == "<" and first == date.min):
        raise complaint(scanner.text, start, value_of(field), found=scanner.text[start : scanner.position])
    day = timedelta(days=1)
    match sign:
        case ">":
            return last + day, None
        case "<":
            return None, first - day
        case ">=" | "≥":
            return first, None
        case "<=" | "≤":
            return None, last
    return first, last


def _needed(scanner: Scanner, field: Field) -> Span:
    span = _day(scanner, field, required=True)
    assert span is not None
    return span


def _day(scanner: Scanner, field: Field, *, required: bool) -> Span | None:
    start = scanner.position
    match = scanner.accept_pattern(_CHINESE_DAY) or scanner.accept_pattern(_DAY)
    span = day_span(match.group()) if match else None
    rest = (
        scanner.accept_pattern(_TOKEN)
        if not scanner.looks_at("..") and not _DOTTED.match(scanner.plain, scanner.position)
        else None
    )
    if (span is None or rest) and (required or match or rest):
        raise complaint(
            scanner.text, start, value_of(field), hint=_WRITTEN, found=scanner.text[start : scanner.position]
        )
    return span


_WRITTEN = Text(
    zh="日期写作 2015、2015-06 或 2015-06-30，范围写作 2015..2019。",
    en="Write dates as 2015, 2015-06 or 2015-06-30, ranges as 2015..2019.",
)
