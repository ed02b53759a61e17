"""主要申请人: who holds most, since when, how active of late, and what is known to be in force."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from qianglian.analysis import caveats, charting
from qianglian.analysis.contract import Analysis, Column, Finding, Quoted, Sentence
from qianglian.analysis.counting import Extra, Measure, Tally, share, units, with_applicants
from qianglian.analysis.ground import Ground
from qianglian.analysis.naming import NAME, party, place_name
from qianglian.analysis.parameters import Dated
from qianglian.analysis.years import complete
from qianglian.corpus.parties.kinds import KINDS
from qianglian.model.text import Text
from qianglian.rules.country_names import HEADER

TITLE = Text(zh="主要申请人", en="Leading applicants")
IN_FORCE = Text(zh="有效", en="In force")
KNOWN = Text(zh="法律状态已知", en="Legal status known")
RECENT = Text(zh="近 {years} 年", en="Last {years} years")
STATUS = Text(
    zh="法律状态为来源所写、以其更新日为准；未写明的是「未知」，不是失效。",
    en="Legal status is as the sources state it, of their own day; what none states is unknown, not lapsed.",
)
INFERRED = Text(
    zh="申请人类型与国家/地区多由名称推定。",
    en="Kinds and countries of applicants are for the most part inferred from names.",
)


class Applicants(Dated):
    """How many are listed, and what is recent."""

    top: int = Field(20, ge=1, le=500, title="列出数", description="how many applicants are listed")
    recent: int = Field(3, ge=1, le=20, title="近年年数", description="complete years that count as recent")
    first_only: bool = Field(False, title="只计第一申请人", description="count first applicants only")


def answer(ground: Ground, params: Applicants) -> Finding:
    """A row for each of the leading applicants."""
    until = complete(ground, params)
    records = ground.counted(params.unit, params.by)
    members = _members(ground, records, params, until or 0)
    tally = Tally(ground, members, (party(ground),), _measures(params))
    found = tally.rows(top=params.top)
    dated = caveats.dated(ground, params)
    spans = _spans(tally, [row["party"] for row in found])
    rows = [_row(ground, row, dated.total, spans, params, until) for row in found]
    extras = (
        Extra(Column("share", Text(zh="占比", en="Share"), "share", unit=params.unit), "count"),
        Extra(Column("first", Text(zh="首年", en="First year"), "year")),
        Extra(Column("last", Text(zh="末年", en="Last year"), "year")),
    )
    kind = Column("party_kind", Text(zh="类型", en="Kind"), "text")
    country = Column("country", HEADER, "text")
    definition = ground.definition("top_applicants", params.model_dump())
    table = tally.table("applicants", TITLE, rows, definition, beside=[NAME, kind, country], extras=extras)
    named = members.mutate(known=members.party.notnull())
    return Finding(
        "top_applicants",
        TITLE,
        params.model_dump(),
        (table,),
        charting.ranked([row["name"] for row in rows], [row["count"] for row in rows], "专利量")
        if rows
        else None,
        _sentences(rows, params.unit),
        (
            caveats.counting(ground, params.unit),
            caveats.by_level(ground),
            STATUS,
            INFERRED,
            *caveats.lag(ground, until, params),
        ),
        (
            caveats.covered(ground, named, params.unit, Text(zh="申请人已知", en="Applicant known")),
            caveats.covered(ground, records.mutate(known=records.state.notnull()), params.unit, KNOWN),
            dated,
        ),
        *caveats.verdict(ground, rows, Text(zh="没有文献写明申请人。", en="No document names an applicant.")),
    )


def _members(ground: Ground, records: Any, params: Applicants, last: int) -> Any:
    """Records beside their applicants, with what is true of each; ``last`` is the last complete year."""
    members = with_applicants(ground, records, first=params.first_only)
    return members.mutate(
        live=members.state == "in_force",
        told=members.state.notnull(),
        late=members.year.between(last - params.recent + 1, last),
    )


def _measures(params: Applicants) -> tuple[Measure, ...]:
    recent = Text(zh=RECENT.zh.format(years=params.recent), en=RECENT.en.format(years=params.recent))
    return (
        units(params.unit),
        units(params.unit, "late", "recent", recent),
        units(params.unit, "told", "known", KNOWN),
        units(params.unit, "live", "in_force", IN_FORCE),
    )


def _spans(tally: Tally, keys: list[str]) -> dict[str, tuple[int | None, int | None]]:
    """The first and the last year of each applicant."""
    dimension = tally.dimensions[0]
    chosen = tally.members.filter(tally.members.party.isin([dimension.stored(key) for key in keys]))
    if not keys:
        return {}
    found = tally.ground.run(
        chosen.group_by("party").aggregate(first=chosen.year.min(), last=chosen.year.max())
    )
    shown = dimension.shown(found["party"].to_pylist())
    return dict(
        zip(shown, zip(found["first"].to_pylist(), found["last"].to_pylist(), strict=True), strict=True)
    )


def _row(
    ground: Ground,
    row: dict[str, Any],
    total: int,
    spans: dict[str, tuple[int | None, int | None]],
    params: Applicants,
    until: int | None,
) -> dict[str, Any]:
    one = ground.parties.of(row["party"])
    first, last = spans[row["party"]]
    return {
        **row,
        "name": one.name,
        "party_kind": KINDS[one.kind],
        "country": place_name(one.country or None),
        "recent": row["recent"] if until is not None else None,
        # What no source states is unknown: an applicant without a known status has no zero.
        "in_force": row["in_force"] if row["known"] else None,
        "share": share(row["count"], total, params.minimum),
        "first": first,
        "last": last,
    }


def _sentences(rows: list[dict[str, Any]], unit: str) -> tuple[Sentence, ...]:
    if not rows or not isinstance(rows[0]["share"], float):
        return ()
    counted = "项" if unit == "family" else "件"
    text = Text(
        zh=f"{{name}}居首，{{count}} {counted}，占 {{share}}。",
        en="{name} leads with {count}, {share} of all.",
    )
    return (Sentence(text, {name: Quoted("applicants", 0, name) for name in ("name", "count", "share")}),)


ANALYSIS = Analysis("top_applicants", TITLE, "direction", Applicants, answer)
