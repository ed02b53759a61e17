"""技术生命周期: applicants against filings over the years, and the logistic curve through the cumulated filings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from pydantic import Field

from qianglian.analysis import caveats, charting
from qianglian.analysis.contract import INSUFFICIENT, Analysis, Column, Finding, Quoted, Sentence, Table
from qianglian.analysis.counting import APPLICANTS, Extra, Tally, units, with_applicants
from qianglian.analysis.ground import Ground
from qianglian.analysis.logistic import YEARS_NEEDED, Fit, fit
from qianglian.analysis.parameters import Dated
from qianglian.analysis.years import COMPLETE, YEARS, complete, within
from qianglian.model.text import Text

TITLE = Text(zh="技术生命周期", en="Technology life cycle")

STAGES = {
    "emerging": Text(zh="萌芽期", en="emerging"),
    "growing": Text(zh="成长期", en="growing"),
    "mature": Text(zh="成熟期", en="mature"),
    "declining": Text(zh="衰退期", en="declining"),
    "unreliable": Text(zh="拟合不可靠", en="fit not reliable"),
    "mixed": Text(zh="不明显", en="not distinct"),
}
CUMULATED = Text(zh="累计", en="Cumulated")
THRESHOLDS = Text(
    zh="阶段划分 [D]：按累计占饱和值 {emerging:.0%} / {growing:.0%} / {mature:.0%} 分萌芽、成长、成熟、衰退；"
    "按申请人数与专利量，近 {window} 年较前 {window} 年均增 {steady:.0%} 以上为成长，均减为衰退，其间为成熟。",
    en="Stages [D]: by the share of saturation at {emerging:.0%}, {growing:.0%}, {mature:.0%}; by filings and "
    "applicants, "
    "the last {window} years against the {window} before: both up by {steady:.0%} growing, both down declining.",
)
FITTED = Text(
    zh="逻辑斯蒂拟合只用完整年份，区间含去掉末一、二年后的重拟合；区间宽度超过饱和值的 {wide:.0%}、完整年份不足 "
    "{years} 年、"
    "饱和值超过累计数 {far:g} 倍、或首年已占累计 {cut:.0%} 以上（检索期限截断）的，视为拟合不可靠 [D]。",
    en="The curve is fitted to complete years; its interval holds those without the last one or two. Not "
    "reliable [D]: an "
    "interval wider than {wide:.0%}, fewer than {years} years, a saturation beyond {far:g} times the count, or a first "
    "year with more than {cut:.0%} of all (the search began too late).",
)


class Cycle(Dated):
    """Open thresholds of the stages."""

    window: int = Field(
        3, ge=1, le=10, title="比较年数", description="years compared with the same number before"
    )
    steady: float = Field(0.1, ge=0, le=1, title="稳定界限", description="change that counts as none [D]")
    emerging: float = Field(
        0.1, gt=0, lt=1, title="萌芽上限", description="share of saturation that ends it [D]"
    )
    growing: float = Field(
        0.5, gt=0, lt=1, title="成长上限", description="share of saturation that ends it [D]"
    )
    mature: float = Field(
        0.9, gt=0, lt=1, title="成熟上限", description="share of saturation that ends it [D]"
    )
    wide: float = Field(0.5, gt=0, title="区间上限", description="widest interval against saturation [D]")
    cut: float = Field(
        0.03, gt=0, le=1, title="截断界限", description="share of the first year that shows a cut [D]"
    )
    far: float = Field(
        5.0, gt=1, title="外推上限", description="largest saturation against the count so far [D]"
    )


def answer(ground: Ground, params: Cycle) -> Finding:
    """By year filings, applicants and what has come together; the curve; the stage both ways."""
    alone, joined = ground.alone(params.unit, params.by), ground.counted(params.unit, params.by)
    others = {"party": with_applicants(ground, joined)}
    tally = Tally(ground, alone, (YEARS[params.by],), (units(params.unit, sole=True), APPLICANTS), others)
    until = complete(ground, params)
    counted = {row["year"]: row for row in tally.rows()}
    years = within(counted, params)
    rows = _rows(counted, years, until)
    definition = ground.definition("life_cycle", params.model_dump())
    by_year = tally.table("by_year", TITLE, rows, definition, beside=(), extras=_extras(tally, years))
    stage = _stage(tally, rows, params, definition)
    thresholds = params.model_dump(include={"emerging", "growing", "mature", "window", "steady"})
    return Finding(
        "life_cycle",
        TITLE,
        params.model_dump(),
        (by_year, stage),
        _chart(rows) if rows else None,
        _sentences(stage),
        (
            caveats.counting(ground, params.unit),
            *caveats.lag(ground, until, params),
            FITTED.format(wide=params.wide, years=YEARS_NEEDED, far=params.far, cut=params.cut),
            THRESHOLDS.format(**thresholds),
        ),
        (caveats.dated(ground, params),),
        *caveats.verdict(ground, years, caveats.NO_YEAR),
    )


def _rows(counted: Mapping[int, Any], years: list[int], until: int | None) -> list[dict[str, Any]]:
    nothing = {"count": 0, "applicants": 0}
    rows: list[dict[str, Any]] = []
    total = 0
    for year in years:
        found = {**nothing, **counted.get(year, {})}
        total += found["count"]
        rows.append(
            {**found, "year": year, "cumulated": total, "complete": until is not None and year <= until}
        )
    return rows


def _extras(tally: Tally, years: list[int]) -> tuple[Extra, ...]:
    """What has come together by a year leads to all of it."""
    first = min(years, default=0)

    def behind(row: Any) -> list[str]:
        until = tally.within(lambda members: members.year.between(first, row["year"]))
        return until.without("year").behind({}, tally.measures[0])

    column = Column("cumulated", CUMULATED, unit=tally.measures[0].unit)
    return (Extra(column, behind), Extra(COMPLETE))


def _stage(tally: Tally, rows: list[dict[str, Any]], params: Cycle, definition: str) -> Table:
    whole = [row for row in rows if row["complete"]]
    found = (
        fit(np.array([r["year"] for r in whole]), np.array([r["cumulated"] for r in whole]))
        if whole
        else None
    )
    reached = whole[-1]["cumulated"] if whole else 0
    sure = found is not None and found.wide <= params.wide and found.saturation <= params.far * reached
    sure = sure and whole[0]["count"] <= params.cut * reached
    change = [_change([r[name] for r in whole], params) for name in ("count", "applicants")]
    last = whole[-1]["year"] if whole else 0
    began = min((r["year"] for r in rows), default=0)
    shown = tally.within(lambda members: members.year.between(began, last))
    row = {
        "cumulated": reached,
        "until": last,
        **_curve(found, sure, reached),
        "by_fit": _by_fit(found, reached, params) if sure else STAGES["unreliable"],
        "change": change[0],
        "change_applicants": change[1],
        "by_counts": _by_counts(change[0], change[1], params.steady),
    }
    columns = (
        Column("saturation", Text(zh="饱和值（拟合）", en="Saturation, fitted"), "number"),
        Column("low", Text(zh="区间下限", en="Lower bound"), "number"),
        Column("high", Text(zh="区间上限", en="Upper bound"), "number"),
        Column("midpoint", Text(zh="拐点年", en="Midpoint"), "year"),
        Column("explained", Text(zh="R²", en="R²"), "ratio"),
        Column("reached", Text(zh="已达饱和值的", en="Of saturation"), "share"),
        Column("by_fit", Text(zh="阶段（拟合）", en="Stage by the curve"), "text"),
        Column("change", Text(zh="专利量变化", en="Change of filings"), "rate"),
        Column("change_applicants", Text(zh="申请人数变化", en="Change of applicants"), "rate"),
        Column("by_counts", Text(zh="阶段（专利量与申请人）", en="Stage by counts"), "text"),
    )
    total = Column("cumulated", CUMULATED, unit=params.unit)
    extras = (
        Extra(total, lambda row: shown.without("year").behind({}, tally.measures[0])),
        Extra(Column("until", Text(zh="截至完整年份", en="Until"), "year")),
        *map(Extra, columns),
    )
    title = Text(zh="阶段判断", en="The stage")
    counts = Tally(tally.ground, shown.members, (), ())
    return counts.table("stage", title, [row] if whole else [], definition, extras=extras)


def _curve(found: Fit | None, sure: bool, reached: int) -> dict[str, Any]:
    """The numbers of the curve; of one that is not reliable only how well it fits."""
    if found is None:
        return dict.fromkeys(("saturation", "low", "high", "midpoint", "explained", "reached"), INSUFFICIENT)
    numbers = {
        "saturation": round(found.saturation),
        "low": round(found.low),
        "high": round(found.high),
        "midpoint": round(found.midpoint),
        "reached": min(reached / found.saturation, 1.0),
    }
    return {**(numbers if sure else dict.fromkeys(numbers, INSUFFICIENT)), "explained": found.explained}


def _by_fit(found: Fit | None, reached: int, params: Cycle) -> Text:
    if found is None:
        return STAGES["unreliable"]
    part = reached / found.saturation
    bounds = (("emerging", params.emerging), ("growing", params.growing), ("mature", params.mature))
    return STAGES[next((name for name, bound in bounds if part < bound), "declining")]


def _change(values: list[int], params: Cycle) -> Any:
    """The last years against those before; `INSUFFICIENT` where either holds too little."""
    window = params.window
    before, after = sum(values[-2 * window : -window]), sum(values[-window:])
    if len(values) < 2 * window or min(before, after) < params.minimum:
        return INSUFFICIENT
    return after / before - 1


def _by_counts(filings: Any, applicants: Any, steady: float) -> Any:
    if INSUFFICIENT in (filings, applicants):
        return INSUFFICIENT
    if min(filings, applicants) > steady:
        return STAGES["growing"]
    if max(filings, applicants) < -steady:
        return STAGES["declining"]
    return STAGES["mature" if max(abs(filings), abs(applicants)) <= steady else "mixed"]


def _sentences(stage: Table) -> tuple[Sentence, ...]:
    if not stage.rows:
        return ()
    row = stage.rows[0]
    said = []
    if row["by_fit"] != STAGES["unreliable"]:
        names = ("until", "cumulated", "saturation", "reached", "by_fit")
        text = Text(
            zh="截至 {until} 年累计 {cumulated}，拟合饱和值 {saturation}，已达 {reached}，处于{by_fit}。",
            en="By {until}, {cumulated} of a fitted saturation of {saturation} ({reached}): {by_fit}.",
        )
        said.append(Sentence(text, {name: Quoted("stage", 0, name) for name in names}))
    if row["by_counts"] != INSUFFICIENT:
        compared = ("until", "change", "change_applicants", "by_counts")
        text = Text(
            zh="截至 {until} 年，专利量变化 {change}，申请人数变化 {change_applicants}，按此判断为{by_counts}。",
            en="Until {until} filings changed by {change}, applicants by {change_applicants}: {by_counts}.",
        )
        said.append(Sentence(text, {name: Quoted("stage", 0, name) for name in compared}))
    return tuple(said)


def _chart(rows: list[dict[str, Any]]) -> dict[str, Any]:
    points = [(row["applicants"], row["count"], str(row["year"])) for row in rows if row["complete"]]
    return charting.path(points, "申请人数", "专利量")


ANALYSIS = Analysis("life_cycle", TITLE, "direction", Cycle, answer)
