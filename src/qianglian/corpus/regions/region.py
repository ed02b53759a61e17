"""Where a party is, as far as what is known of it tells, and how we know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qianglian.model.text import Text
from qianglian.rules.divisions import CORPS, OUTSIDE_MAINLAND

How = Literal["stated", "inferred", ""]
Origin = Literal["address", "postcode", "code", "name", ""]
Confidence = Literal["high", "medium", "low", ""]
Contradiction = Literal["postcode", "code", "country", ""]

HOWS: dict[str, Text] = {
    "stated": Text(zh="写明", en="stated"),
    "inferred": Text(zh="推断", en="inferred"),
    "": Text(zh="未知", en="unknown"),
}

CONTRADICTIONS: dict[str, Text] = {
    "postcode": Text(zh="邮编与地址不符，以地址为准", en="postcode and address differ; the address holds"),
    "code": Text(
        zh="区划代码与地址不符，以地址为准", en="division code and address differ; the address holds"
    ),
    "country": Text(
        zh="国家/地区代码与地址不符，以地址为准", en="country code and address differ; the address holds"
    ),
}


@dataclass(frozen=True, slots=True)
class Region:
    """A place: ST.3 code, six-digit codes of province, city and county; "" for what is not known.

    ``how`` is ``stated`` where the province is named (or coded), ``inferred`` where it follows from a city or
    county alone, a postcode or the party's name. ``country`` is that of ST.3: TW, HK and MO for these
    provincial divisions, CN for all others. ``corps`` marks 新疆生产建设兵团.
    """

    country: str = ""
    province: str = ""
    city: str = ""
    county: str = ""
    how: How = ""
    origin: Origin = ""
    confidence: Confidence = ""
    contradiction: Contradiction = ""
    corps: bool = False

    @property
    def known(self) -> bool:
        """Whether it is a province of China or a place abroad."""
        return bool(self.province) or self.country not in ("", "CN")

    @property
    def abroad(self) -> bool:
        """Whether it lies outside China; Hong Kong, Macao and Taiwan of China do not."""
        return bool(self.country) and self.country != "CN" and not self.province


UNKNOWN = Region()


def country_of(province: str) -> str:
    """The ST.3 code of a province."""
    return OUTSIDE_MAINLAND.get(province, "CN")


def of_corps(city: str) -> bool:
    """Whether a city is one of 新疆生产建设兵团."""
    return city.startswith(CORPS)
