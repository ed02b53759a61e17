"""到期趋势: in which years what is in force would come to the end of its term, by estimate."""

from __future__ import annotations

from typing import Any, Literal

import ibis
from pydantic import Field

from qianglian.analysis import caveats, charting
from qianglian.analysis.contract import Analysis, Column, Finding, Quoted, Sentence, Table
from qianglian.analysis.counting import Dimension, Extra, Tally, share, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.parameters import Counted
from qianglian.analysis.rights import beside_rights
from qianglian.model.expiry import IN_FORCE, NO_ADJUSTMENT, NO_EARLIER_FILING, TYPE_NAMES
from qianglian.model.text import Text

TITLE = Text(zh="到期趋势", en="Expiry wave")
YEAR = Dimension("end", Text(zh="估算到期年", en="Year of estimated expiry"), "year")
STATED = Text(zh="来源给出到期日", en="End stated by a source")
BASIS = Text(
    zh="只计来源写明有效的专利。到期年为估算：{in_force}；{adjusted}；{earlier}。来源给出且不早于估算的到期日优先。",
    en="Only what the sources state to be in force. The year is an estimate: it {in_force}; {adjusted}; {earlier}. "
    "A day that a source gives, not before the estimate, goes first.",
)
LATEST = Text(
    zh="一项以其有效成员中最晚的到期年计。", en="A family ends with the last of its members in force."
)
PAST = Text(
    zh="数据截止年 {year} 及以前的到期年：来源仍称有效而期限已满或将满，须核查。",
    en="Ends up to {year}, the year of the data: still stated in force though the term is over or about to be; verify.",
)
NOBODY = Text(
    zh="没有来源写明哪些专利有效，或没有可据以估算期限的申请日。",
    en="No source states what is in force, or no filing date to reckon a term from.",
)
END_KNOWN = Text(zh="有效专利中期限可估算", en="Of those in force, with an estimated end")
STATE_KNOWN = Text(zh="法律状态已知", en="Legal status known")


class Wave(Counted):
    """How far one looks ahead."""

    unit: Literal["family", "publication"] = Field(
        "publication", title="计数单位", description="publication (件) or family (项, with its last member)"
    )
    horizon: int = Field(5, ge=1, le=30, title="近期年数", description="years ahead that are summed up")


def answer(ground: Ground, params: Wave) -> Finding:
    """By year of estimated expiry; and the years ahead in one row."""
    every = beside_rights(ground, ground.counted(params.unit))
    members = hold(ground, _members(every, params))
    types = tuple(units(params.unit, name, name, title) for name, title in TYPE_NAMES.items())
    stated = units(params.unit, "end_stated", "stated", STATED)
    tally = Tally(ground, members, (YEAR,), (units(params.unit), *types, stated))
    counted = {row["end"]: row for row in tally.rows()}
    years = sorted(year for year in counted if year is not None)
    nothing = {measure.name: 0 for measure in tally.measures}
    shown = [*range(years[0], years[-1] + 1), *([None] if None in counted else [])] if years else []
    day = ground.cut_off.year if ground.cut_off else None
    rows = [counted.get(year, {"end": year, **nothing}) for year in shown]
    definition = ground.definition("expiry_wave", params.model_dump())
    by_year = tally.table("by_year", TITLE, rows, definition)
    ahead = _ahead(ground, members, params, day, definition)
    past = [row for row in rows if row["end"] is not None and day is not None and row["end"] <= day]
    basis = {"in_force": IN_FORCE, "adjusted": NO_ADJUSTMENT, "earlier": NO_EARLIER_FILING}
    return Finding(
        "expiry_wave",
        TITLE,
        params.model_dump(),
        (by_year, ahead),
        _chart(rows) if years else None,
        _sentences(ahead),
        (
            Text(
                zh=BASIS.zh.format(**{name: one.zh for name, one in basis.items()}),
                en=BASIS.en.format(**{name: one.en for name, one in basis.items()}),
            ),
            LATEST if params.unit == "family" else caveats.PUBLICATIONS,
            *((PAST.format(year=day),) if past else ()),
        ),
        (
            caveats.covered(
                ground, every.mutate(known=every.standing != "unknown"), params.unit, STATE_KNOWN
            ),
            caveats.covered(ground, members.mutate(known=members.end.notnull()), params.unit, END_KNOWN),
        ),
        *caveats.verdict(ground, years, NOBODY),
    )


def _members(every: Any, params: Wave) -> Any:
    """What is in force, with the ``end`` of its term; of an application its patent, where that is here."""
    live = every.filter((every.standing == "in_force") & every.granted.fill_null(True))
    end = live.end_year
    if params.unit == "family":
        end = live.end_year.max().over(ibis.window(group_by="unit"))
    return live.mutate(end=end, **{name: live.patent_type == name for name in TYPE_NAMES})


def _ahead(ground: Ground, members: Any, params: Wave, day: int | None, definition: str) -> Table:
    """One row: what is in force with a known end, and what of it ends within the horizon."""
    known = members.filter(members.end.notnull())
    soon = known.end.between(day + 1, day + params.horizon) if day is not None else known.end < 0
    tally = Tally(
        ground,
        known.mutate(soon=soon),
        (),
        (units(params.unit), units(params.unit, "soon", "soon", Text(zh="近期到期", en="Ending soon"))),
    )
    total = tally.total()
    row = {
        **total,
        "share": share(total["soon"], total["count"], params.minimum),
        "from_year": day + 1 if day is not None else None,
        "until_year": day + params.horizon if day is not None else None,
    }
    extras = (
        Extra(Column("share", Text(zh="占比", en="Share"), "share", unit=params.unit), "soon"),
        Extra(Column("from_year", Text(zh="自", en="From"), "year")),
        Extra(Column("until_year", Text(zh="至", en="Until"), "year")),
    )
    title = Text(zh="近期到期", en="The years ahead")
    return tally.table("ahead", title, [row] if total["count"] else [], definition, extras=extras)


def _sentences(table: Table) -> tuple[Sentence, ...]:
    if not table.rows or not isinstance(table.rows[0]["share"], float):
        return ()
    text = Text(
        zh="有效且可估算期限的 {count} 件中，{from_year}–{until_year} 年估算到期 {soon}，占 {share}。",
        en="Of {count} in force with an estimated end {soon} would end in {from_year}–{until_year}: {share}.",
    )
    if table.column("count").unit == "family":
        text = Text(zh=text.zh.replace(" 件中", " 项中"), en=text.en)
    names = ("count", "soon", "share", "from_year", "until_year")
    return (Sentence(text, {name: Quoted("ahead", 0, name) for name in names}),)


def _chart(rows: list[dict[str, Any]]) -> dict[str, Any]:
    known = [row for row in rows if row["end"] is not None]
    parts = {title.zh: [row[name] for row in known] for name, title in TYPE_NAMES.items()}
    return charting.stacked([row["end"] for row in known], parts, "估算到期")


ANALYSIS = Analysis("expiry_wave", TITLE, "position", Wave, answer)
