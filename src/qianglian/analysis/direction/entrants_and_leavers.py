"""申请人进入与退出: who files for the first time in a year, and who has not filed since."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from qianglian.analysis import caveats, charting
from qianglian.analysis.contract import Analysis, Column, Finding, Quoted, Sentence
from qianglian.analysis.counting import Extra, Measure, Tally, share, with_applicants
from qianglian.analysis.ground import Ground
from qianglian.analysis.parameters import Dated
from qianglian.analysis.years import COMPLETE, YEARS, complete, within
from qianglian.model.text import Text

TITLE = Text(zh="申请人进入与退出", en="Entrants and leavers")
ACTIVE = Measure("active", Text(zh="在册申请人", en="Active applicants"), "party", "party")
ENTERED = Measure("entered", Text(zh="新进入", en="Entrants"), "party", "party", "entered")
LEFT = Measure("left", Text(zh="此后退出", en="Leavers"), "party", "party", "left")
DEFINED = Text(
    zh="新进入：库内首次申请的年份；退出：该年之后至少 {gone} 个完整年份没有申请，更近的年份无从判断，为未知 [D]。"
    "最初几年的进入受检索期限影响，偏高。",
    en="Entrant: first filing in these data. Leaver: no filing in at least {gone} complete years after that "
    "one; of later "
    "years nothing can be said yet [D]. Entrants of the first years owe much to where the search began.",
)


class Moves(Dated):
    """After how many silent years an applicant counts as gone."""

    gone: int = Field(
        3, ge=1, le=20, title="退出年数", description="complete years without filing that mean gone [D]"
    )


def answer(ground: Ground, params: Moves) -> Finding:
    """By year: active applicants, those who file for the first time, those who file for the last."""
    members = with_applicants(ground, ground.counted(params.unit, params.by))
    until = complete(ground, params)
    told = members.filter(members.party.notnull() & members.year.notnull())
    spans = told.group_by("party").aggregate(first=told.year.min(), last=told.year.max())
    marked = told.select("party", "year").distinct().join(spans, "party")
    marked = marked.mutate(entered=marked.year == marked["first"], left=marked.year == marked["last"])
    tally = Tally(ground, marked, (YEARS[params.by],), (ACTIVE, ENTERED, LEFT))
    counted = {row["year"]: row for row in tally.rows()}
    years = within(counted, params)
    rows = [_row(counted.get(year), year, until, params) for year in years]
    rate = Column("entered_share", Text(zh="新进入占比", en="Share of entrants"), "share", unit="party")
    table = tally.table(
        "by_year",
        TITLE,
        rows,
        ground.definition("entrants_and_leavers", params.model_dump()),
        beside=[COMPLETE],
        extras=(Extra(rate, "entered"),),
    )
    return Finding(
        "entrants_and_leavers",
        TITLE,
        params.model_dump(),
        (table,),
        _chart(rows) if rows else None,
        _sentences(rows),
        (DEFINED.format(gone=params.gone), caveats.by_level(ground), *caveats.lag(ground, until, params)),
        (
            caveats.covered(
                ground,
                members.mutate(known=members.party.notnull() & members.year.notnull()),
                params.unit,
                Text(zh="申请人与年份均已知", en="Applicant and year known"),
            ),
        ),
        *caveats.verdict(
            ground,
            rows,
            Text(zh="没有文献同时写明申请人与年份。", en="No document states both applicant and year."),
        ),
    )


def _row(found: dict[str, Any] | None, year: int, until: int | None, params: Moves) -> dict[str, Any]:
    counts = found or {"active": 0, "entered": 0, "left": 0}
    judged = until is not None and year + params.gone <= until
    return {
        **counts,
        "year": year,
        "complete": until is not None and year <= until,
        "left": counts["left"] if judged else None,
        "entered_share": share(counts["entered"], counts["active"], params.minimum),
    }


def _sentences(rows: list[dict[str, Any]]) -> tuple[Sentence, ...]:
    """The latest year of which both can be said."""
    judged = [at for at, row in enumerate(rows) if row["left"] is not None and row["active"] > 0]
    if not judged:
        return ()
    quotes = {name: Quoted("by_year", judged[-1], name) for name in ("year", "active", "entered", "left")}
    text = Text(
        zh="{year} 年有 {active} 个申请人，其中新进入 {entered} 个，此后退出 {left} 个。",
        en="In {year} there were {active} applicants: {entered} new, {left} never to file again.",
    )
    return (Sentence(text, quotes),)


def _chart(rows: list[dict[str, Any]]) -> dict[str, Any]:
    years = [row["year"] for row in rows]
    lines = {
        "在册": [row["active"] for row in rows],
        "新进入": [row["entered"] for row in rows],
        "此后退出": [row["left"] for row in rows],
    }
    last = max((row["year"] for row in rows if row["complete"]), default=None)
    return charting.lines_by_year(years, lines, "申请人数", last)


ANALYSIS = Analysis("entrants_and_leavers", TITLE, "direction", Moves, answer)
