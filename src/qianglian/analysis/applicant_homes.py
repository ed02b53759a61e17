"""Where an applicant is at home: where most of the families are from of which it is the first applicant."""

from __future__ import annotations

from dataclasses import dataclass

import ibis
import numpy as np
import pyarrow as pa

from qianglian.analysis import regions
from qianglian.analysis.ground import Ground
from qianglian.analysis.regions import Region
from qianglian.model.text import Text
from qianglian.rules.country_names import country_name
from qianglian.rules.divisions import divisions

SAID = Text(
    zh="申请人所在地取其作为第一申请人的项中最多的地区；没有写明或推不出地区的申请人不判断是否在本地，单列其数。",
    en="An applicant is where most families are from of which it is the first applicant; applicants of whom no region "
    "is known are neither here nor elsewhere, and are counted apart.",
)
CODES = pa.schema([("party", pa.int32()), ("here", pa.bool_()), ("elsewhere", pa.bool_())])


@dataclass(frozen=True)
class Homes:
    """By place of the party: what its home is called. ``table`` has ``party``, ``here``, ``elsewhere``."""

    names: dict[int, Text]
    table: pa.Table

    def of(self, party: int) -> Text | None:
        """The name of a party's home; None where nobody states it."""
        return self.names.get(party)


def homes(ground: Ground, region: Region, address: str) -> Homes:
    """The homes of all applicants against one region, read once for a ground."""
    return ground.keep(
        f"homes {region.column} {region.code} {address}", lambda: _read(ground, region, address)
    )


def _read(ground: Ground, region: Region, address: str) -> Homes:
    placed = regions.placed(ground, ground.counted("family"), address)
    first = ground.applicants.filter(ground.applicants.position == 0).select("publication", "party")
    joined = placed.join(first, "publication").filter(placed.side.notnull())
    by_place = joined.group_by("party", "side", "country", "province", "city").aggregate(
        families=joined.family.nunique()
    )
    order = ibis.desc(by_place.families), by_place.country, by_place.province, by_place.city
    ranked = by_place.mutate(rank=ibis.row_number().over(group_by="party", order_by=order))
    found = ground.run(ranked.filter(ranked["rank"] == 0))
    parties = found["party"].to_pylist()
    codes = found[region.column].to_pylist()
    names = {
        party: _name(country, province, city if region.column == "city" else None)
        for party, country, province, city in zip(
            parties, *(found[name].to_pylist() for name in ("country", "province", "city")), strict=True
        )
    }
    here = np.array([code == region.code for code in codes], bool)
    # Of somebody abroad no province is stated: that is elsewhere. Of somebody in China without one, nothing is known.
    known = np.array(
        [
            code is not None or side == regions.ABROAD
            for code, side in zip(codes, found["side"].to_pylist(), strict=True)
        ],
        bool,
    )
    columns = {
        "party": pa.array(parties, pa.int32()),
        "here": pa.array(here),
        "elsewhere": pa.array(known & ~here),
    }
    return Homes(names, pa.table(columns, schema=CODES))


def _name(country: str | None, province: str | None, city: str | None) -> Text:
    if city or province:
        return divisions().name(str(city or province))
    return regions.UNKNOWN_NAME if country is None else country_name(country)
