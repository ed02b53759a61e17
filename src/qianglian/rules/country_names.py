"""What offices, states and regions are called (rule A12), by ST.3 code: ``country_names.yaml``, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import yaml

from qianglian.model.text import Text

FILE = "country_names.yaml"

Group = Literal["domestic", "abroad", "organisation"]

HEADER = Text(zh="国家/地区", en="Country/region")
"""The head of every column of countries: never 国家 alone."""

GROUPS: dict[Group, Text] = {
    "domestic": Text(zh="国内（含港澳台）", en="China (incl. Hong Kong, China; Macao, China; Taiwan, China)"),
    "abroad": Text(zh="国外", en="Abroad"),
    "organisation": Text(zh="国际组织", en="Organisations"),
}
"""The two sides of a flow, and what lies on neither."""


@dataclass(frozen=True, slots=True)
class CountryName:
    """A code of ST.3, its display name, and on which side of 国内/国外 it counts."""

    code: str
    name: Text
    group: Group


@lru_cache(maxsize=1)
def country_names() -> dict[str, CountryName]:
    """Every name by its code."""
    rows = yaml.safe_load(files("qianglian.rules").joinpath(FILE).read_text(encoding="utf-8"))["names"]
    return {
        row["code"]: CountryName(row["code"], Text(zh=row["zh"], en=row["en"]), row["group"]) for row in rows
    }


def country_name(code: str) -> Text:
    """The display name of a code; the code itself where it is not one of ST.3.

    >>> country_name("TW")
    Text(zh='中国台湾', en='Taiwan, China')
    """
    known = country_names().get(code)
    return known.name if known else Text(zh=code, en=code)


def group_of(code: str) -> Group | None:
    """Whether a code is 国内（含港澳台）, 国外 or an organisation; None for what is no code."""
    known = country_names().get(code)
    return known.group if known else None
