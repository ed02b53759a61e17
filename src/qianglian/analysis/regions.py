"""Regions as analyses count them: which level, whose address, and what rule A12 wants shown.

A provincial series has rows for 台湾省、香港、澳门, which are unknown and not zero where no source tells of anybody
outside the mainland. The address is that of the first applicant as filed, or that of the first owner now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import ibis
from pydantic import Field

from qianglian.analysis import caveats
from qianglian.analysis.contract import Column, Coverage
from qianglian.analysis.counting import Dimension
from qianglian.analysis.ground import Ground
from qianglian.analysis.parameters import Counted
from qianglian.analysis.places import PLACES, places_table
from qianglian.corpus.viewing import refuse_hidden
from qianglian.model.errors import BadInput
from qianglian.model.figure import Unit
from qianglian.model.text import Text
from qianglian.rules.country_names import GROUPS, HEADER, country_name, country_names
from qianglian.rules.divisions import OUTSIDE_MAINLAND, city_of, divisions, province_of

Scope = Literal["global", "national", "province", "city"]

SCOPES: dict[Scope, Text] = {
    "global": Text(zh="全球（国家/地区）", en="world (country/region)"),
    "national": Text(zh="国内与国外", en="China and abroad"),
    "province": Text(zh="省级地区", en="provinces of China"),
    "city": Text(zh="城市", en="cities"),
}
ABROAD = "abroad"
ABROAD_NAME = Text(zh="国外", en="Abroad")
UNKNOWN_NAME = Text(zh="地区未知", en="Region unknown")
REGION = Dimension("region", Text(zh="地区代码", en="Region code"))
REGION_NAME = Column("region_name", Text(zh="地区", en="Region"), "text")
KNOWN = Text(zh="地区已知", en="Region known")
INFERRED = Text(zh="其中由城市、邮编或名称推定", en="Of them inferred from city, postcode or name")
OWNED = Text(
    zh="地区按来源所载现权利人（第一位）地址，以来源更新日为准；不是申请时的地址。",
    en="Region by the address of the first current owner, as the source states it; not that as filed.",
)
MOVED = Text(
    zh="一项内各件文献的第一申请人在不同地区时，各地区各计一次。",
    en="Where documents of one family have first applicants in several regions, each of these counts it.",
)
NOT_COVERED = Text(
    zh="不含港澳台：来源中未见写明在大陆以外的申请人，台湾省、中国香港、中国澳门资料暂缺，不是零。",
    en="Data of Hong Kong, China; Macao, China and Taiwan, China are missing, not zero: no source states an "
    "applicant outside the mainland.",
)
ALL_GUESSED = Text(
    zh="来源没有写明地址，地区全部由申请人名称等推定：名称冠有地名者才认得出，各地区的量都偏低，占比有偏。",
    en="No source states an address: all regions are inferred, from names for the most part. Only names that hold a "
    "place are seen, so that counts are too low and shares are biased.",
)
NO_REGION = Text(
    zh="没有文献写明地址或国家/地区，名称也推不出地区。",
    en="No document states an address or a country/region, and no name tells of one.",
)


class Regional(Counted):
    """At which level regions are compared, and whose address counts."""

    scope: Scope = Field(
        "province",
        title="地区层级",
        description="global (country/region), national (China and abroad), province or city",
    )
    within: str = Field(
        "", title="限于省", description="with scope=city: a province, by its six-digit code or Chinese name"
    )
    address: Literal["filed", "owner"] = Field(
        "filed",
        title="地址口径",
        description="filed (first applicant as filed) or owner (first current owner)",
    )


@dataclass(frozen=True, slots=True)
class Region:
    """A region asked for: the column of the places that holds it, its code and its name."""

    column: Literal["side", "country", "province", "city"]
    code: str
    name: Text

    @property
    def scope(self) -> Scope:
        """The level at which it is compared with others."""
        levels: dict[str, Scope] = {"side": "national", "country": "global"}
        return levels.get(self.column, "province" if self.column == "province" else "city")


def places(ground: Ground, address: str) -> Any:
    """``publication``, ``country``, ``province``, ``city``, ``inferred`` by the address that counts."""
    if address == "filed":
        return ground.places
    refuse_hidden(ground.workspace.view, "owners")
    if ground.empty:
        return ibis.memtable(PLACES.empty_table())
    table = ground.workspace.table(ground.query)
    found = table.select("key", applicants=table.owners).to_pyarrow()
    return ibis.memtable(places_table(found, ground.rows_of(found["key"].combine_chunks())))


def placed(ground: Ground, members: Any, address: str) -> Any:
    """Members beside where they are: ``side`` (国内含港澳台 or 国外), ``country``, ``province``, ``city``."""
    joined = members.left_join(places(ground, address), "publication").drop("publication_right")
    return joined.mutate(side=joined.side.nullif("organisation"), inferred=joined.inferred.fill_null(False))


def by_region(members: Any, params: Regional) -> Any:
    """Placed members with the ``region`` in which they count; null is unknown.

    Below the nation what lies abroad is ``abroad``; within one province what lies elsewhere is left out.
    """
    if params.scope in ("global", "national"):
        return members.mutate(region=members.country if params.scope == "global" else members.side)
    if params.scope == "city" and params.within:
        members = members.filter(members.province == region_of(params.within).code)
        return members.mutate(region=members.city)
    column = members.province if params.scope == "province" else members.city
    away = ibis.cases((column.notnull(), column), (members.side == ABROAD, ABROAD), else_=ibis.null("string"))
    return members.mutate(region=away)


def always(params: Regional) -> list[str]:
    """The regions that have a row whatever is found."""
    if params.scope == "province":
        return list(divisions().provinces)
    if params.scope == "city" or params.scope == "national":
        return ["domestic", ABROAD] if params.scope == "national" else []
    return list(OUTSIDE_MAINLAND.values())


def untold(ground: Ground, members: Any) -> bool:
    """Whether no source states anybody outside the mainland: there the rows of A12 are missing, not zero."""
    stated = members.filter((members.country != "CN") & ~members.inferred)
    return not ground.run(stated.select("publication").limit(1)).num_rows


def missing(code: str | None, count: int) -> bool:
    """Whether a row without data is one of those that stand for themselves under rule A12."""
    return not count and code in {*OUTSIDE_MAINLAND, *OUTSIDE_MAINLAND.values(), ABROAD}


def region_name(code: str | None, scope: Scope) -> Text:
    """What a region is called; a country or region as rule A12 writes it."""
    if code is None:
        return UNKNOWN_NAME
    if code in GROUPS:
        return GROUPS[code] if scope == "national" else ABROAD_NAME
    return country_name(code) if scope == "global" else divisions().name(code)


def region_column(scope: Scope) -> Column:
    """The column of names: never 国家 alone."""
    return Column("region_name", HEADER if scope == "global" else SCOPES[scope], "text")


def region_of(asked: str) -> Region:
    """A region by ``domestic``/``abroad``, an ST.3 code, a six-digit code or a name; raises `BadInput`.

    >>> region_of("广东").code, region_of("US").column, region_of("440300").name.zh
    ('440000', 'country', '深圳市')
    """
    word = asked.strip()
    code = _named().get(word) or (divisions().now(word) if word.isdigit() else word)
    if code in ("domestic", ABROAD):
        return Region("side", code, GROUPS["domestic" if code == "domestic" else "abroad"])
    if code.isdigit():
        province = province_of(code)
        if code == province:
            return Region("province", code, divisions().name(code))
        if city_of(code) == code:
            return Region("city", code, divisions().name(code))
    elif code.upper() in country_names():
        return Region("country", code.upper(), country_name(code.upper()))
    raise BadInput(
        Text(zh=f"没有地区「{asked[:40]}」。", en=f"There is no region “{asked[:40]}”."),
        hint=Text(
            zh="写六位区划代码、省市名称、ST.3 国家/地区代码、domestic（国内）或 abroad（国外）。",
            en="Give a six-digit division code, the Chinese name of a province or city, an ST.3 code, "
            "domestic or abroad.",
        ),
    )


def _named() -> Mapping[str, str]:
    """Codes by names: countries and regions, cities, provinces last, so that 吉林 is the province."""
    table = divisions()
    found = {one.name.zh: one.code for one in country_names().values()}
    found |= {name: code for code, name in table.names.items() if city_of(code) == code}
    found |= {one.short: code for code, one in table.provinces.items()}
    found |= {one.name.zh: code for code, one in table.provinces.items()}
    return (
        found
        | {table.names[code]: code for code in table.provinces}
        | {
            "国内": "domestic",
            "国外": ABROAD,
            GROUPS["domestic"].zh: "domestic",
        }
    )


def covered(ground: Ground, members: Any, unit: Unit) -> tuple[Coverage, Coverage]:
    """How many have a known region, and for how many it is inferred; ``members`` with ``region``."""
    known = members.region.notnull()
    marked = members.select("unit", known=known, guessed=known & members.inferred)
    told, guessed = caveats.several(ground, marked, unit, {"known": KNOWN, "guessed": INFERRED})
    return told, guessed


def said(address: str, unit: Unit, coverage: tuple[Coverage, Coverage]) -> tuple[Text, ...]:
    """Whose address it is, how families count, and whether all is inferred (``coverage`` as of `covered`)."""
    whose = caveats.AS_FILED if address == "filed" else OWNED
    told, guessed = coverage
    bias = (ALL_GUESSED,) if told.known and guessed.known >= told.known else ()
    return (whose, *((MOVED,) if unit == "family" else ()), *bias)
