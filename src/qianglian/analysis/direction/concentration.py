"""集中度: what the largest four and eight applicants hold, and the Herfindahl–Hirschman index, by year and in all."""

from __future__ import annotations

from typing import Any

import ibis
from pydantic import Field

from qianglian.analysis import caveats, charting
from qianglian.analysis.contract import INSUFFICIENT, Analysis, Column, Finding, Quoted, Sentence
from qianglian.analysis.counting import APPLICANTS, Extra, Tally, share, units, with_applicants
from qianglian.analysis.ground import Ground
from qianglian.analysis.parameters import Dated
from qianglian.analysis.years import COMPLETE, YEARS, complete, within
from qianglian.model.figure import Unit
from qianglian.model.text import Text

TITLE = Text(zh="申请人集中度", en="Concentration of applicants")
DEFINED = Text(
    zh="CR4、CR8：申请量前 4、前 8 位申请人（任一署名）的专利占申请人已知专利的比例，逐年分别排名；"
    "HHI：各申请人份额平方和（0—1，份额按署名次计）。",
    en="CR4, CR8: what any of the four or eight largest applicants of the year has, of all with a known applicant. "
    "HHI: the sum of squared shares (0 to 1, of mentions).",
)
FEW = Text(
    zh="少于 {floor} 的年份集中度天然偏高，显示「样本不足」[D]；HHI 的下限为 1/申请人数。",
    en="With fewer than {floor} a year is concentrated by nature: “sample too small” [D]. HHI is at least "
    "1/applicants.",
)


class Concentration(Dated):
    """The smallest year that is measured."""

    floor: int = Field(30, ge=1, title="年度最小样本", description="below this no concentration is shown [D]")


def answer(ground: Ground, params: Concentration) -> Finding:
    """By year and over all: number, applicants, CR4, CR8, HHI."""
    records = ground.counted(params.unit, params.by)
    members = with_applicants(ground, records)
    named = members.filter(members.party.notnull() & members.year.notnull())
    years = YEARS[params.by]
    until = complete(ground, params)
    yearly = Tally(ground, _ranked(named, ["year"]), (years,), _measures(params.unit))
    overall = Tally(ground, _ranked(named.mutate(whole=1), ["whole"]), (), _measures(params.unit))
    counted = {row["year"]: row for row in yearly.rows()}
    indices = _hhi(ground, named)
    shown = within(counted, params)
    rows = [_row(counted[year], indices.get(year), params, until) for year in shown if year in counted]
    definition = ground.definition("concentration", params.model_dump())
    extras = _extras(params.unit)
    by_year = yearly.table("by_year", TITLE, rows, definition, beside=[COMPLETE], extras=extras)
    whole = _row({**overall.total(), "year": None}, _hhi_whole(ground, named), params, None)
    total = [{k: v for k, v in whole.items() if k not in ("year", "complete")}] if rows else []
    in_all = overall.table("overall", Text(zh="全部年份", en="All years"), total, definition, extras=extras)
    known = records.mutate(known=records.year.notnull())
    return Finding(
        "concentration",
        TITLE,
        params.model_dump(),
        (by_year, in_all),
        _chart(rows, until) if rows else None,
        _sentences(total, params.unit),
        (
            caveats.counting(ground, params.unit),
            caveats.by_level(ground),
            DEFINED,
            FEW.format(floor=params.floor),
            *caveats.lag(until, params),
        ),
        (
            caveats.covered(
                ground,
                members.mutate(known=members.party.notnull()),
                params.unit,
                Text(zh="申请人已知", en="Applicant known"),
            ),
            caveats.covered(ground, known, params.unit, Text(zh="年份已知", en="Year known")),
        ),
        *caveats.verdict(
            ground,
            rows,
            Text(zh="没有文献同时写明申请人与年份。", en="No document states both applicant and year."),
        ),
    )


def _measures(unit: Unit) -> tuple[Any, ...]:
    return (
        units(unit),
        APPLICANTS,
        units(unit, "of_four", "four", Text(zh="前 4 位", en="Of the largest four")),
        units(unit, "of_eight", "eight", Text(zh="前 8 位", en="Of the largest eight")),
    )


def _extras(unit: Unit) -> tuple[Extra, ...]:
    return (
        Extra(Column("cr4", Text(zh="CR4", en="CR4"), "share", unit=unit), "four"),
        Extra(Column("cr8", Text(zh="CR8", en="CR8"), "share", unit=unit), "eight"),
        Extra(Column("hhi", Text(zh="HHI", en="HHI"), "ratio", unit=unit), "count"),
    )


def _ranked(named: Any, by: list[str]) -> Any:
    """Members that say whether their applicant is among the four or eight largest (the surer order by its number)."""
    counts = named.group_by([*by, "party"]).aggregate(held=named.unit.nunique())
    order = ibis.window(group_by=by, order_by=[counts.held.desc(), counts.party])
    places = counts.mutate(place=ibis.row_number().over(order)).drop("held")
    joined = named.join(places, [*by, "party"])
    return joined.mutate(of_four=joined.place < 4, of_eight=joined.place < 8)


def _hhi(ground: Ground, named: Any) -> dict[int, float]:
    """The index of each year."""
    counts = named.group_by(["year", "party"]).aggregate(held=named.unit.nunique())
    sums = counts.group_by("year").aggregate(
        squares=(counts.held.cast("float64") ** 2).sum(), held=counts.held.sum().cast("float64")
    )
    found = ground.run(sums).to_pylist()
    return {row["year"]: row["squares"] / row["held"] ** 2 for row in found}


def _hhi_whole(ground: Ground, named: Any) -> float | None:
    found = _hhi(ground, named.mutate(year=0))
    return found.get(0)


def _row(row: dict[str, Any], hhi: float | None, params: Concentration, until: int | None) -> dict[str, Any]:
    small = row["count"] < params.floor
    return {
        **row,
        "complete": until is not None and row["year"] is not None and row["year"] <= until,
        "cr4": share(row["four"], row["count"], params.floor),
        "cr8": share(row["eight"], row["count"], params.floor),
        "hhi": INSUFFICIENT if small else hhi,
    }


def _sentences(total: list[dict[str, Any]], unit: str) -> tuple[Sentence, ...]:
    if not total or not isinstance(total[0]["cr4"], float):
        return ()
    names = ("count", "applicants", "cr4", "cr8", "hhi")
    counted = "项" if unit == "family" else "件"
    text = Text(
        zh=f"{{applicants}} 个申请人共 {{count}} {counted}；前 4 位占 {{cr4}}，前 8 位占 {{cr8}}，HHI 为 {{hhi}}。",
        en="{applicants} applicants have {count}; four of them {cr4}, eight {cr8}; HHI is {hhi}.",
    )
    return (Sentence(text, {name: Quoted("overall", 0, name) for name in names}),)


def _chart(rows: list[dict[str, Any]], until: int | None) -> dict[str, Any]:
    lines = {"CR4": [row["cr4"] for row in rows], "CR8": [row["cr8"] for row in rows]}
    return charting.lines_by_year([row["year"] for row in rows], lines, "占比", until)


ANALYSIS = Analysis("concentration", TITLE, "direction", Concentration, answer)
