"""申请趋势: families and applicants by filing year, and the growth over the last complete years."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from qianglian.analysis import caveats, charting
from qianglian.analysis.contract import INSUFFICIENT, Analysis, Column, Finding, Quoted, Sentence, Table
from qianglian.analysis.counting import APPLICANTS, Extra, Tally, units, with_applicants
from qianglian.analysis.ground import Ground
from qianglian.analysis.parameters import Dated
from qianglian.analysis.years import COMPLETE, YEARS, complete, growth, within
from qianglian.model.text import Text

TITLE = Text(zh="申请趋势", en="Filing trend")


class Trend(Dated):
    """Over how many years the growth is taken."""

    span: int = Field(
        5, ge=1, le=30, title="增长率年数", description="years of the compound annual growth rate"
    )


def answer(ground: Ground, params: Trend) -> Finding:
    """By year: families (or publications) and applicants; over all years: total, peak, growth."""
    alone, joined = ground.alone(params.unit, params.by), ground.counted(params.unit, params.by)
    others = {"party": with_applicants(ground, joined)}
    tally = Tally(ground, alone, (YEARS[params.by],), (units(params.unit, sole=True), APPLICANTS), others)
    until = complete(ground, params)
    counted = {row["year"]: row for row in tally.rows()}
    years = within(counted, params)
    rows = [_row(counted.get(year), year, until) for year in years]
    definition = ground.definition("filing_trend", params.model_dump())
    by_year = tally.table("by_year", TITLE, rows, definition, beside=[COMPLETE])
    summary = _summary(tally, rows, params, definition)
    return Finding(
        "filing_trend",
        TITLE,
        params.model_dump(),
        (by_year, summary),
        _chart(rows) if rows else None,
        _sentences(summary),
        (
            caveats.counting(ground, params.unit),
            *caveats.lag(ground, until, params),
            caveats.by_level(ground),
            caveats.SMALL.format(minimum=params.minimum),
        ),
        (caveats.dated(ground, params),),
        *caveats.verdict(ground, years, caveats.NO_YEAR),
    )


def _row(found: dict[str, Any] | None, year: int, until: int | None) -> dict[str, Any]:
    counts = found or {"year": year, "count": 0, "applicants": 0}
    return {**counts, "complete": until is not None and year <= until}


def _summary(tally: Tally, rows: list[dict[str, Any]], params: Trend, definition: str) -> Table:
    """One row: what the years come to."""
    by_year = {row["year"]: row["count"] for row in rows}
    shown = tally.within(lambda members: members.year.isin(list(by_year))).without("year")
    whole = [row for row in rows if row["complete"]]
    peak = max(whole, key=lambda row: (row["count"], row["year"]), default=None)
    extras = (
        Extra(Column("first", Text(zh="起始年", en="First year"), "year")),
        Extra(Column("until", Text(zh="完整年份截至", en="Complete until"), "year")),
        Extra(Column("peak_year", Text(zh="峰值年", en="Peak year"), "year")),
        Extra(
            Column("peak", Text(zh="峰值", en="Peak"), unit=params.unit),
            lambda row: tally.behind({"year": row["peak_year"]}, tally.measures[0]),
        ),
        Extra(Column("span", Text(zh="增长率年数", en="Years of the rate"), "number")),
        Extra(
            Column("cagr", Text(zh="年均复合增长率", en="Compound annual growth"), "rate", unit=params.unit),
            "count",
        ),
    )
    row = {
        **shown.total(),
        "first": min(by_year, default=None),
        "until": whole[-1]["year"] if whole else None,
        "peak_year": peak["year"] if peak else None,
        "peak": peak["count"] if peak else None,
        "span": params.span,
        "cagr": growth(by_year, whole[-1]["year"] if whole else None, params.span, params.minimum),
    }
    return shown.table(
        "summary",
        Text(zh="趋势概要", en="The trend in brief"),
        [row] if rows else [],
        definition,
        extras=extras,
    )


def _sentences(summary: Table) -> tuple[Sentence, ...]:
    if not summary.rows:
        return ()
    row = summary.rows[0]
    quotes = {
        name: Quoted("summary", 0, name)
        for name in ("count", "applicants", "first", "until", "peak_year", "peak")
    }
    unit = "项" if summary.column("count").unit == "family" else "件"
    said = [
        Sentence(
            Text(
                zh=f"{{first}} 年以来共 {{count}} {unit}专利，涉及申请人 {{applicants}} 个。",
                en="Since {first} there are {count} of {applicants} applicants.",
            ),
            {name: quotes[name] for name in ("first", "count", "applicants")},
        )
    ]
    if row["peak"] is not None:
        text = Text(
            zh=f"在数据完整的年份（截至 {{until}} 年）中，{{peak_year}} 年申请最多，为 {{peak}} {unit}。",
            en="Of the complete years (until {until}) most was filed in {peak_year}: {peak}.",
        )
        said.append(Sentence(text, {name: quotes[name] for name in ("until", "peak_year", "peak")}))
    if row["cagr"] not in (None, INSUFFICIENT):
        text = Text(
            zh="截至 {until} 年的 {span} 年间，年均复合增长率为 {cagr}。",
            en="Over the {span} years to {until} it grew by {cagr} a year.",
        )
        said.append(Sentence(text, {name: Quoted("summary", 0, name) for name in ("until", "span", "cagr")}))
    return tuple(said)


def _chart(rows: list[dict[str, Any]]) -> dict[str, Any]:
    years, complete = [row["year"] for row in rows], [row["complete"] for row in rows]
    counts = ("专利量", [row["count"] for row in rows])
    return charting.bars_by_year(years, complete, counts, ("申请人数", [row["applicants"] for row in rows]))


ANALYSIS = Analysis("filing_trend", TITLE, "direction", Trend, answer)
