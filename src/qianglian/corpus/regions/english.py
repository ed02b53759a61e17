"""An English address: the country and the province that its last parts name."""

from __future__ import annotations

import re
from functools import lru_cache

from qianglian.corpus.regions.chinese import Place
from qianglian.corpus.regions.region import country_of
from qianglian.rules.country_names import country_names
from qianglian.rules.divisions import divisions
from qianglian.sources.countries import NAMES

_NOISE = re.compile(
    r"\b(?:province|prov\.?|autonomous region|city|municipality|[0-9-]{4,})\b|[().]", re.IGNORECASE
)
_SHORT = {
    "prc": "CN", "pr china": "CN", "p r china": "CN", "people's republic of china": "CN", "cn": "CN",
    "usa": "US", "us": "US", "uk": "GB", "roc": "TW", "south korea": "KR", "the netherlands": "NL", "russia": "RU",
    "turkey": "TR", "vietnam": "VN", "iran": "IR", "cote d'ivoire": "CI", "czech republic": "CZ",
}  # fmt: skip
_SPELT = {
    "taiwan": "710000", "hong kong": "810000", "hongkong": "810000", "macao": "820000", "macau": "820000",
    "hk": "810000", "tw": "710000", "tibet": "540000", "inner mongolia": "150000", "nei mongol": "150000",
    "neimenggu": "150000", "guangxi zhuang": "450000", "ningxia hui": "640000", "xinjiang uygur": "650000",
}  # fmt: skip


def read_english(address: str) -> Place:
    """What the parts between commas name, the last first; the street at the front is never asked."""
    parts = [_NOISE.sub("", part).strip().casefold() for part in address.split(",")]
    parts = [part for part in parts if part]
    country = ""
    for part in reversed(parts[1:] or parts):
        if part in _provinces() and country in ("", "CN", country_of(_provinces()[part])):
            code = _provinces()[part]
            return Place(country_of(code), code, stated=True)
        country = country or _countries().get(part, "")
    return Place(country, stated=country not in ("", "CN"))


@lru_cache(maxsize=1)
def _provinces() -> dict[str, str]:
    named = {one.name.en.split(",")[0].casefold(): code for code, one in divisions().provinces.items()}
    return named | _SPELT


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    named = {one.name.en.casefold(): code for code, one in country_names().items() if one.group == "abroad"}
    return named | {name: code for name, code in NAMES.items() if name.isascii()} | _SHORT
