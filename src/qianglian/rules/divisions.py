"""The divisions of China: provinces, cities and counties with their codes, and names no longer used.

Codes have six digits (GB/T 2260): ``440000`` a province, ``440300`` a city, ``440305`` a county. At city level
the four municipalities stand for themselves, and so do counties that a province governs without a city between
(仙桃市, 济源市, the counties of Hainan, the cities of 新疆生产建设兵团).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files

import yaml

from qianglian.model.text import Text

NAMES, FORMER, PROVINCES, POSTCODES = (
    "divisions.tsv",
    "former_divisions.tsv",
    "provinces.yaml",
    "postcodes.yaml",
)
CORPS_CITIES = "corps.yaml"

MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})
TAIWAN, HONG_KONG, MACAO = "710000", "810000", "820000"
OUTSIDE_MAINLAND = {TAIWAN: "TW", HONG_KONG: "HK", MACAO: "MO"}
"""Provincial divisions that have a code of their own in ST.3."""

XINJIANG = "650000"
CORPS = "6590"
"""First digits of the cities of 新疆生产建设兵团."""


@dataclass(frozen=True, slots=True)
class Province:
    """A provincial division as rule A12 shows it, and its short name in addresses."""

    code: str
    name: Text
    short: str
    places: tuple[str, ...] = ()
    """Places below it that have no code of their own."""


@dataclass(frozen=True)
class Divisions:
    """Every division by code. ``names`` are those in force; ``former`` (name, code now) those of old."""

    provinces: dict[str, Province]
    names: dict[str, str]
    former: tuple[tuple[str, str], ...]
    codes_now: dict[str, str]
    postcodes: dict[str, str] = field(repr=False)
    corps: dict[str, str] = field(repr=False)
    """The cities of 新疆生产建设兵团 by the ordinal of their 师."""

    def now(self, code: str) -> str:
        """The code in force for a code of today or of old; "" for what is none."""
        code = f"{code.strip():0<6}" if code.strip().isdigit() else ""
        return code if code in self.names else self.codes_now.get(code, "")

    def name(self, code: str) -> Text:
        """How a division is shown. Below the provinces both languages show the Chinese name."""
        if code in self.provinces:
            return self.provinces[code].name
        return Text(zh=self.names.get(code, code), en=self.names.get(code, code))

    def province_of_postcode(self, postcode: str) -> str:
        """The province that the first digits of a postcode name; "" where they name none."""
        if len(postcode) != 6 or not postcode.isdigit():
            return ""
        return next(
            (self.postcodes[postcode[:n]] for n in range(6, 1, -1) if postcode[:n] in self.postcodes), ""
        )

    @cached_property
    def below(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """(name, code) of all that lies below a province or city, names of old included."""
        found: dict[str, list[tuple[str, str]]] = {}
        for name, code in self._named():
            for above in {province_of(code), city_of(code)} - {code, ""}:
                found.setdefault(above, []).append((name, code))
        return {above: tuple(named) for above, named in found.items()}

    def _named(self) -> Iterator[tuple[str, str]]:
        yield from ((name, code) for code, name in self.names.items())
        yield from self.former


def province_of(code: str) -> str:
    """The province of a division.

    >>> province_of("440305")
    '440000'
    """
    return f"{code[:2]}0000" if code else ""


def city_of(code: str) -> str:
    """What stands for a division at city level; "" for a province that has cities.

    >>> city_of("440305"), city_of("310115"), city_of("429004"), city_of("440000")
    ('440300', '310000', '429004', '')
    """
    province = province_of(code)
    if province in MUNICIPALITIES or province in OUTSIDE_MAINLAND:
        return province
    if code == province:
        return ""
    return code if code[2:4] == "90" else f"{code[:4]}00"


def county_of(code: str) -> str:
    """The county that a code names; "" for a province or city."""
    return "" if code.endswith("00") or not code else code


@lru_cache(maxsize=1)
def divisions() -> Divisions:
    """Read once from the tables beside this file."""
    former = _rows(FORMER)
    blocks = yaml.safe_load(_text(POSTCODES))
    prefixes = {prefix: code for code, found in blocks["prefixes"].items() for prefix in found}
    return Divisions(
        provinces={
            row["code"]: Province(
                row["code"], Text(zh=row["zh"], en=row["en"]), row["short"], tuple(row.get("places", ()))
            )
            for row in yaml.safe_load(_text(PROVINCES))
        },
        names={row[0]: row[1] for row in _rows(NAMES)},
        former=tuple((name, now) for name, _, _, now in former),
        codes_now={code: now for _, code, _, now in former if code},
        postcodes=prefixes | dict.fromkeys(blocks["mixed"], ""),
        corps=yaml.safe_load(_text(CORPS_CITIES))["cities"],
    )


def _text(file: str) -> str:
    return files("qianglian.rules").joinpath(file).read_text(encoding="utf-8")


def _rows(file: str) -> list[list[str]]:
    lines = [line for line in _text(file).splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]
