"""From what a source tells of a party to its region: address, postcode, division code, name.

The order of trust: the address, a code that the source gives, the postcode, the party's own name. What is lower
never overrules what is higher; where they differ that is said.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from qianglian.corpus.regions.chinese import Place, read_words, split_postcode
from qianglian.corpus.regions.english import read_english
from qianglian.corpus.regions.gazetteer import everywhere, provinces
from qianglian.corpus.regions.region import (
    UNKNOWN,
    Confidence,
    Contradiction,
    Origin,
    Region,
    country_of,
    of_corps,
)
from qianglian.rules.country_names import group_of
from qianglian.rules.divisions import OUTSIDE_MAINLAND, city_of, county_of, divisions, province_of

_CHINESE = re.compile(r"[一-鿿]")
_PROVINCE_OF = {country: province for province, country in OUTSIDE_MAINLAND.items()}
_COMPANY = re.compile(r"公司|集团|厂|大学|学院|研究院|研究所|医院|中心|银行|合作社|局$|站$|学校|中学|小学")


def read_region(
    address: str, postcode: str = "", code: str = "", name: str = "", country: str = ""
) -> Region:
    """The region of a party.

    ``postcode`` is that of a column of its own (one before the address is found there), ``code`` a division
    code, ``name`` the party's, ``country`` its ST.3 code. Empty is unknown.
    """
    before, words = split_postcode(address)
    place = read_words(words) if _CHINESE.search(words) else read_english(address)
    found = _settled(place, before or postcode.strip(), code, country)
    return found or _by_name(name) or (Region("CN") if "CN" in (place.country, country) else UNKNOWN)


@lru_cache(maxsize=65_536)
def _settled(place: Place, postcode: str, code: str, country: str) -> Region | None:
    """The region by everything but the party's name; None where nothing of that tells."""
    by_code, by_post = divisions().now(code), divisions().province_of_postcode(postcode)
    if place.code or place.country not in ("", "CN"):
        return _checked(_region(place, "address"), by_code, by_post, country)
    if by_code:
        return _region(Place("CN", by_code, stated=True), "code")
    if group_of(country) == "abroad":
        return Region(country, how="stated", origin="code", confidence="high")
    if country in _PROVINCE_OF:
        return _region(Place("CN", _PROVINCE_OF[country], stated=True), "code")
    if by_post:
        one = [found for found in place.open if province_of(found) == by_post]
        return _region(Place("CN", one[0] if len(one) == 1 else by_post), "postcode")
    return None


def _region(place: Place, origin: Origin) -> Region:
    if not place.code:
        return Region(place.country, how="stated", origin=origin, confidence="high")
    province, city = province_of(place.code), city_of(place.code)
    return Region(
        country_of(province),
        province,
        city,
        county_of(place.code),
        "stated" if place.stated else "inferred",
        origin,
        _confidence(place.stated, origin),
        corps=place.corps or of_corps(city),
    )


def _confidence(stated: bool, origin: Origin) -> Confidence:
    if stated or origin == "address":
        return "high"
    return "medium" if origin == "postcode" else "low"


def _checked(region: Region, by_code: str, by_post: str, country: str) -> Region:
    """The region of the address, with what the other tellings say against it."""
    against: Contradiction = ""
    if by_post and region.province != by_post:
        against = "postcode"
    elif by_code and region.province != province_of(by_code):
        against = "code"
    elif country and _says_otherwise(region, country):
        against = "country"
    return replace(region, contradiction=against) if against else region


def _says_otherwise(region: Region, country: str) -> bool:
    """Sources give Hong Kong, Macao and Taiwan of China either their own code or CN: both agree."""
    if group_of(country) in (None, "organisation") or region.country == country:
        return False
    return not (country == "CN" and region.province)


def _by_name(name: str) -> Region | None:
    """An organisation's name often begins with its place: a hint, never more."""
    text = "".join(name.split())
    if not _COMPANY.search(text):
        return None
    word, codes = provinces().at_start(text)
    longer, places = everywhere().at_start(text)
    chosen = places if len(longer) > len(word) else codes
    if chosen is places and any(_bare(longer, code) for code in places):
        return None
    return _region(Place("CN", next(iter(chosen))), "name") if len(chosen) == 1 else None


def _bare(name: str, code: str) -> bool:
    """A prefecture without its kind: 阿里 stands in front of 阿里巴巴, too."""
    full = divisions().names.get(code, "市")
    return name[-1] not in "市县区旗州盟" and full[-1] != "市"
