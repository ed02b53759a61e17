"""A Chinese address, taken apart: postcode, province, city, county, or a country abroad."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from qianglian.corpus.regions.gazetteer import abroad, everywhere, provinces, refine
from qianglian.rules.divisions import TAIWAN, XINJIANG, city_of, county_of, divisions, province_of

_POSTCODE = re.compile(r"^\D?([0-9]{6})(?![0-9])")
_CHINA = re.compile(r"^(?:中华人民共和国|中国)[,，、]?")
_FREE_ZONE = re.compile(r"^中国[(（]([一-鿿]{2,4})[)）]")
_FILLER = re.compile(r"^(?:市辖区|省直辖县级行政区划|自治区直辖县级行政区划|[,，、])+")
_TWICE = re.compile(r"^(北京市|天津市|上海市|重庆市)\1")
_TRADITIONAL = str.maketrans("臺灣門廣東縣區國廈龍澤烏魯", "台湾门广东县区国厦龙泽乌鲁")
_CORPS = re.compile(r"兵团|(?:农|第|农业第)([一二三四五六七八九十]+)师")
_OF_TAIWAN = re.compile(r"^台湾(?:省|[^a-zA-Z0-9]{1,3}[市县])|^台湾(?!.{0,5}(?:园|中心|大厦|同盟|会馆))")
_NUMBER = re.compile("[0-9]")
_FOLLOWED_BY_NAME = frozenset({TAIWAN})


class Place(NamedTuple):
    """What the words of an address say; ``stated`` where a province or country is named."""

    country: str = ""
    code: str = ""
    stated: bool = False
    corps: bool = False
    open: frozenset[str] = frozenset()
    """What an ambiguous name may mean."""


def split_postcode(address: str) -> tuple[str, str]:
    """The postcode that an address begins with ("" for none), and the rest without spaces.

    >>> split_postcode("100176北京市大兴区亦庄")
    ('100176', '北京市大兴区亦庄')
    """
    text = "".join(address.split()).translate(_TRADITIONAL)
    found = _POSTCODE.match(text)
    return (found[1], text[found.end() :].lstrip(",，、")) if found else ("", text)


def read_words(text: str) -> Place:
    """The place that the words of an address name at their beginning.

    The house number and what stands behind it name nothing, so that the houses of a street are read once. (Not so where
    兵团 may come late, and for 台湾, which is told from streets of that name by what follows.)

    >>> read_words("广东省深圳市南山区科技路8号") == read_words("广东省深圳市南山区科技路12号3楼")
    True
    """
    number = _NUMBER.search(text)
    if number is None or _CORPS.search(text) or text.startswith("台湾"):
        return _read(text)
    return _read(text[: number.start()])


@lru_cache(maxsize=65_536)
def _read(text: str) -> Place:
    words = _CHINA.sub("", _FREE_ZONE.sub(r"中国\1", text))
    if words != text and not words:
        return Place("CN")
    name, codes = provinces().at_start(words)
    longer, places = everywhere().at_start(words)
    if codes and len(longer) <= len(name):
        code = next(iter(codes))
        if code not in _FOLLOWED_BY_NAME or words != text or _OF_TAIWAN.match(words):
            return _within(code, words[len(name) :], stated=True)
    if len(places) == 1:
        return _within(next(iter(places)), words[len(longer) :], stated=False)
    if places:
        return Place("CN", open=places)
    _, countries = abroad().at_start(words)
    if len(countries) == 1 and words == text:
        return Place(next(iter(countries)), stated=True)
    return Place("CN" if words != text else "")


def _within(code: str, rest: str, *, stated: bool) -> Place:
    """Go down from a division as long as the words do."""
    table = divisions()
    rest = _FILLER.sub("", _TWICE.sub(r"\1", rest))
    if code == city_of(code) and rest.startswith(table.names[code]):
        rest = rest[len(table.names[code]) :]
    for _ in range(3):
        rest = _FILLER.sub("", rest)
        name, found = refine(code, rest)
        if not found:
            break
        code, rest = found, rest[len(name) :]
    corps = _CORPS.search(rest) if province_of(code) == XINJIANG else None
    if corps and corps[1] and not county_of(code):
        code = table.corps.get(corps[1], code)
    return Place("CN", code, stated, bool(corps))
