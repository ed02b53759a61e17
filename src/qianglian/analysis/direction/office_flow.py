"""技术来源与目标市场: from the country or region of the first applicant to the offices where protection is sought."""

from __future__ import annotations

from typing import Any

import ibis
from pydantic import Field

from qianglian.analysis import caveats, charting
from qianglian.analysis.contract import Analysis, Column, Finding, Quoted, Sentence
from qianglian.analysis.counting import Dimension, Extra, Tally, share, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.naming import COUNTRY_NAME, OFFICE, OFFICE_NAME, UNKNOWN, place_name
from qianglian.analysis.parameters import Counted
from qianglian.model.text import Text
from qianglian.rules.country_names import GROUPS

TITLE = Text(zh="技术来源与目标市场", en="Origins and destinations")

FIVE = ("CN", "US", "EP", "JP", "KR")
"""The five largest offices (五局), and the PCT beside them."""
SHOWN = (*FIVE, "WO")
OTHER = "other"
OTHER_NAME = Text(zh="其他受理局", en="Other offices")
ORIGIN = Dimension("origin", Text(zh="来源代码", en="Origin code"))
SIDE = Dimension("side", Text(zh="来源", en="Origin"))
SIDE_NAME = Column("side_name", Text(zh="国内/国外", en="China or abroad"), "text")
ORIGIN_KNOWN = Text(zh="第一申请人国家/地区已知", en="Country/region of the first applicant known")
INFERRED = Text(zh="其中由城市、邮编或名称推定", en="Of them inferred from city, postcode or name")
REACH = Text(
    zh="只反映库内已有文献：未下载的他国同族不在其中；WO 为 PCT 国际申请，不是国家/地区受理局。",
    en="Only documents here: members in other countries that were not downloaded are missing. WO is the PCT, no office "
    "of a country.",
)
ALL_GUESSED = Text(
    zh="来源没有写明申请人地址或国家/地区，来源地全部由名称等推定：只认得出国内申请人，国外是未知而不是零。",
    en="No source states where applicants are. All origins are inferred, from names for the most part, which "
    "show those in "
    "China only: abroad is unknown, not zero.",
)
NO_ORIGIN = Text(
    zh="没有文献写明第一申请人的地址或国家/地区。", en="No document states where its first applicant is."
)


class Flow(Counted):
    """How many origins are listed."""

    top: int = Field(
        10,
        ge=1,
        le=100,
        title="列出来源数",
        description="how many countries and regions of origin are listed",
    )


def answer(ground: Ground, params: Flow) -> Finding:
    """Origin × office, and the two sides (国内含港澳台, 国外) × office."""
    members = hold(ground, _members(ground, params))
    sides = Tally(ground, members, (SIDE, OFFICE), (units(params.unit),))
    flow = Tally(ground, members, (ORIGIN, OFFICE), (units(params.unit),))
    leading = [row["origin"] for row in flow.without("office").rows(top=params.top)]
    totals = {row["office"]: row["count"] for row in sides.without("side").rows()}
    definition = ground.definition("office_flow", params.model_dump())
    part = Column("share", Text(zh="占该局", en="Share of the office"), "share", unit=params.unit)
    extras = (Extra(part, "count"),)
    rows = [_row(row, totals, params, "origin") for row in flow.rows() if row["origin"] in leading]
    rows.sort(key=lambda row: (leading.index(row["origin"]), _place(row["office"])))
    origins = flow.table("flow", TITLE, rows, definition, beside=[COUNTRY_NAME, OFFICE_NAME], extras=extras)
    both = sorted(
        (_row(row, totals, params, "side") for row in sides.rows()),
        key=lambda row: ([*GROUPS, None].index(row["side"]), _place(row["office"])),
    )
    halves = sides.table(
        "sides",
        Text(zh="国内与国外", en="China and abroad"),
        both,
        definition,
        beside=[SIDE_NAME, OFFICE_NAME],
        extras=extras,
    )
    told = {"known": ORIGIN_KNOWN, "inferred": INFERRED}
    known, guessed = caveats.several(
        ground, members.mutate(known=members.origin.notnull()), params.unit, told
    )
    return Finding(
        "office_flow",
        TITLE,
        params.model_dump(),
        (origins, halves),
        _chart(rows, leading) if rows else None,
        _sentences(both, params.unit),
        (
            caveats.counting(ground, params.unit),
            caveats.AS_FILED,
            REACH,
            *((ALL_GUESSED,) if known.known and guessed.known >= known.known else ()),
            caveats.SMALL.format(minimum=params.minimum),
        ),
        (known, guessed),
        *caveats.verdict(ground, rows, NO_ORIGIN),
    )


def _members(ground: Ground, params: Flow) -> Any:
    """What is counted with where it comes from and where it was filed, each combination once."""
    counted = ground.counted(params.unit).select("publication", "unit", "office")
    placed = counted.left_join(ground.places, "publication").drop("publication_right")
    office = ibis.cases(
        (placed.office.isnull(), ibis.null("string")),
        (placed.office.isin(SHOWN), placed.office),
        else_=OTHER,
    )
    return placed.select(
        "unit", "side", origin=placed.country, office=office, inferred=placed.inferred.fill_null(False)
    ).distinct()


def _place(office: str | None) -> int:
    return (*SHOWN, OTHER, None).index(office)


def office_name(code: str | None) -> Text:
    """An office, or all the others."""
    return OTHER_NAME if code == OTHER else place_name(code)


def _row(row: dict[str, Any], totals: dict[Any, int], params: Flow, of: str) -> dict[str, Any]:
    names = {"office_name": office_name(row["office"])}
    if of == "origin":
        names["country_name"] = place_name(row["origin"])
    else:
        names["side_name"] = GROUPS.get(row["side"], UNKNOWN)
    return {**row, **names, "share": share(row["count"], totals[row["office"]], params.minimum)}


def _sentences(both: list[dict[str, Any]], unit: str) -> tuple[Sentence, ...]:
    """The foreign share of the Chinese office, where it can be told."""
    counted = "项" if unit == "family" else "件"
    said = []
    for at, row in enumerate(both):
        if row["side"] == "abroad" and row["office"] == "CN" and isinstance(row["share"], float):
            quotes = {name: Quoted("sides", at, name) for name in ("count", "share")}
            text = Text(
                zh=f"在中国受理的专利中，国外来源 {{count}} {counted}，占 {{share}}。",
                en="Of what was filed in China {count} come from abroad: {share}.",
            )
            said.append(Sentence(text, quotes))
    return tuple(said)


def _chart(rows: list[dict[str, Any]], leading: list[str]) -> dict[str, Any]:
    offices = [one for one in (*SHOWN, OTHER) if any(row["office"] == one for row in rows)]
    cells = [
        (offices.index(row["office"]), leading.index(row["origin"]), row["count"])
        for row in rows
        if row["office"] in offices
    ]
    columns = [office_name(one).zh for one in offices]
    return charting.heat(columns, [place_name(one).zh for one in leading], cells, "专利量")


ANALYSIS = Analysis("office_flow", TITLE, "direction", Flow, answer)
