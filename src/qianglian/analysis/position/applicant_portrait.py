"""申请人画像: one applicant over the years, nodes, offices, partners, inventors, states and candidate core patents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import Field

from qianglian.analysis import branches, caveats, charting
from qianglian.analysis.contract import Analysis, Column, Finding, Quoted, Sentence, Table
from qianglian.analysis.counting import Dimension, Extra, Tally, share, units, with_applicants
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.inventors import HOMONYMS, inventors, person, with_inventors
from qianglian.analysis.naming import (
    NAME,
    NODE,
    NODE_NAME,
    OFFICE,
    OFFICE_NAME,
    in_order,
    node_name,
    party,
    place_name,
)
from qianglian.analysis.parameters import LAG_YEARS, MINIMUM
from qianglian.analysis.rights import STANDINGS, beside_rights, standing_of
from qianglian.analysis.scoring import Scored, core_table, scores
from qianglian.analysis.scoring_words import score_caveats
from qianglian.analysis.years import COMPLETE, complete_until
from qianglian.corpus.parties.kinds import KINDS
from qianglian.model.text import Text
from qianglian.rules.country_names import HEADER

TITLE = Text(zh="申请人画像", en="Portrait of an applicant")
YEAR = Dimension("year", Text(zh="申请年", en="Filing year"), "year")
WHO = Text(
    zh="申请人以库内主体主键计（{count} 个主体合计）；只反映本专题库，不是该申请人的全部专利。",
    en="By the parties of this corpus ({count} together): not all patents of the applicant.",
)
SEVERAL = Text(
    zh="该名称对应多个同名主体，已合并显示，须人工核对。",
    en="Several parties bear the name and are shown together: verify.",
)
STATED = Text(
    zh="法律状态以来源所写为准，未写明的是「未知」；库内受理局以外的同族不在其中。",
    en="Status as the sources state, unknown where none does; members at offices that are not here are missing.",
)
NO_APPLICANT = Text(zh="没有文献写明申请人。", en="No document names an applicant.")
KNOWN = Text(zh="申请人已知", en="Applicant known")
WITH_STATE = Text(zh="其法律状态已知", en="Of them with a status")


class Portrait(Scored):
    """Who, and how many rows each list has."""

    applicant: str = Field(
        "", title="申请人", description="name, key or identity number; empty for the one with most families"
    )
    level: int = Field(1, ge=0, le=9, title="分支层级", description="level of the nodes; 0 for the leaves")
    top: int = Field(10, ge=1, le=200, title="列出数", description="rows of partners, inventors and offices")
    lag_years: float = Field(
        LAG_YEARS, ge=0, le=5, title="公开滞后（年）", description="years until an application is published"
    )
    minimum: int = Field(
        MINIMUM, ge=1, title="最小样本", description="below this no share or ratio is shown but 样本不足"
    )


def answer(ground: Ground, params: Portrait) -> Finding:
    """One row of the whole, and a table of each side."""
    every = with_applicants(ground, ground.counted("family"))
    who = _asked(ground, every, params)
    own = every.filter(every.party.isin(who or [-1])).select("publication").distinct()
    records = ground.counted("family").semi_join(own, "publication")
    placed = standing_of(beside_rights(ground, records), "unit")
    scored = placed.left_join(core_table(ground, params), "family").drop("family_right")
    flags = {name: scored.standing == name for name in STANDINGS}
    members = hold(ground, scored.mutate(core=scored.core.fill_null(False), **flags))
    definition = ground.definition("applicant_portrait", params.model_dump())
    tables = [_profile(ground, members, who, params, definition), _years(ground, members, params, definition)]
    sides: list[Callable[..., Table]] = [_nodes] if ground.nodes_of is not None else []
    for side in (*sides, _offices, _partners, _inventors):
        table = side(ground, members, who, params, definition)
        if table is not None:
            tables.append(table)
    several = len(who) > 1 and not _of_one_group(ground, who)
    return Finding(
        "applicant_portrait",
        TITLE,
        params.model_dump(),
        tuple(tables),
        _chart(tables[1]) if who and tables[1].rows else None,
        _sentences(tables[0]),
        (
            caveats.counting(ground, "family"),
            WHO.format(count=len(who)),
            *((SEVERAL,) if several else ()),
            STATED,
            *score_caveats(scores(ground, params), params),
            HOMONYMS,
            *_lag(ground, params),
        ),
        (
            caveats.covered(ground, every.mutate(known=every.party.notnull()), "family", KNOWN),
            caveats.covered(
                ground,
                members.mutate(known=~members.unknown),
                "family",
                Text(zh="其法律状态已知", en="Of them with a status"),
            ),
        ),
        *caveats.verdict(ground, who, NO_APPLICANT),
    )


def _asked(ground: Ground, every: Any, params: Portrait) -> list[int]:
    """The places of the applicant's parties, at the level at which parties count; raises `NotFound`."""
    if not params.applicant:
        found = Tally(ground, every, (party(ground),), (units("family"),)).rows(top=1)
        return [party(ground).stored(row["party"]) for row in found]
    register = ground.parties.register
    place = {one.key: at for at, one in enumerate(register.parties)}
    heads = {
        member: group.head for group in register.groups.get(ground.level, []) for member in group.members
    }
    keys = {heads.get(one.key, one.key) for one in register.find(params.applicant)}
    return sorted(place[key] for key in keys)


def _of_one_group(ground: Ground, who: list[int]) -> bool:
    return len({ground.parties.party(at).group or ground.parties.party(at).key for at in who}) == 1


def _profile(ground: Ground, members: Any, who: list[int], params: Portrait, definition: str) -> Table:
    """One row: who it is, how much there is, since when, in which state."""
    measures = (
        units("family"),
        *(units("family", name, name, title) for name, title in STANDINGS.items()),
        units("family", "core", "core", Text(zh="候选核心专利", en="Candidate core")),
    )
    tally = Tally(ground, members, (), measures)
    spans = ground.run(members.aggregate(first=members.year.min(), last=members.year.max())).to_pylist()
    rows = []
    if who:
        one = max((ground.parties.party(at) for at in who), key=lambda found: (found.publications, found.key))
        total = tally.total()
        known = total["count"] - total["unknown"]
        rows.append(
            {
                **total,
                "name": one.name,
                "party_kind": KINDS[one.kind],
                "country": place_name(one.country or None),
                **(spans[0] if spans else {"first": None, "last": None}),
                "live": share(total["in_force"], known, params.minimum) if known else None,
            }
        )
    extras = (
        Extra(Column("first", Text(zh="首年", en="First year"), "year")),
        Extra(Column("last", Text(zh="末年", en="Last year"), "year")),
        Extra(
            Column("live", Text(zh="有效占已知", en="In force of known"), "share", unit="family"), "in_force"
        ),
    )
    beside = [
        NAME,
        Column("party_kind", Text(zh="类型", en="Kind"), "text"),
        Column("country", HEADER, "text"),
    ]
    return tally.table("profile", TITLE, rows, definition, beside=beside, extras=extras)


def _years(ground: Ground, members: Any, params: Portrait, definition: str) -> Table:
    until = complete_until(ground.reach, params.lag_years)
    tally = Tally(ground, members, (YEAR,), (units("family"),))
    counts = {row["year"]: row["count"] for row in tally.rows()}
    known = [year for year in counts if year is not None]
    shown = list(range(min(known), max(known) + 1)) if known else []
    rows = [
        {"year": year, "count": counts.get(year, 0), "complete": until is not None and year <= until}
        for year in shown
    ]
    title = Text(zh="历年申请", en="By year")
    return tally.table("years", title, rows, definition, beside=[COMPLETE])


def _nodes(ground: Ground, members: Any, who: list[int], params: Portrait, definition: str) -> Table:
    """Each node with its families, and the applicant's share of the node."""
    codes = branches.codes(ground, params.level)
    tally = Tally(ground, branches.beside_nodes(ground, members, codes), (NODE,), (units("family"),))
    whole = Tally(
        ground, branches.beside_nodes(ground, ground.counted("family"), codes), (NODE,), (units("family"),)
    )
    of_node = {row["node"]: row["count"] for row in whole.rows()}
    rows = [
        {
            **row,
            "node_name": node_name(ground, row["node"]),
            "share": share(row["count"], of_node[row["node"]], params.minimum),
        }
        for row in in_order(tally.rows(), codes)
    ]
    part = Extra(Column("share", Text(zh="占分支", en="Share of the node"), "share", unit="family"), "count")
    title = Text(zh="分支布局", en="By node")
    return tally.table("nodes", title, rows, definition, beside=[NODE_NAME], extras=[part])


def _offices(ground: Ground, members: Any, who: list[int], params: Portrait, definition: str) -> Table:
    tally = Tally(ground, members, (OFFICE,), (units("family"),))
    rows = [{**row, "office_name": place_name(row["office"])} for row in tally.rows(top=params.top)]
    title = Text(zh="地域布局", en="By office")
    return tally.table("offices", title, rows, definition, beside=[OFFICE_NAME])


def _partners(ground: Ground, members: Any, who: list[int], params: Portrait, definition: str) -> Table:
    """Who files together with the applicant."""
    others = with_applicants(ground, members)
    others = others.filter(others.party.notnull() & ~others.party.isin(who or [-1]))
    tally = Tally(ground, others, (party(ground),), (units("family"),))
    rows = [{**row, "name": ground.parties.name(row["party"])} for row in tally.rows(top=params.top)]
    title = Text(zh="合作申请人", en="Partners")
    return tally.table("partners", title, rows, definition, beside=[NAME])


def _inventors(
    ground: Ground, members: Any, who: list[int], params: Portrait, definition: str
) -> Table | None:
    """Its inventors; None where the View hides them."""
    if not ground.workspace.view.allows("inventors"):
        return None
    tally = Tally(ground, with_inventors(ground, members), (person(ground),), (units("family"),))
    rows = []
    for row in tally.rows(top=params.top):
        place = person(ground).stored(row["person"])
        rows.append({**row, "name": inventors(ground).names[place].as_py()})
    title = Text(zh="主要发明人", en="Inventors")
    return tally.table("inventors", title, rows, definition, beside=[NAME])


def _lag(ground: Ground, params: Portrait) -> tuple[Text, ...]:
    until = complete_until(ground.reach, params.lag_years)
    return (caveats.LAG.format(year=until, lag=params.lag_years),) if until is not None else ()


def _sentences(profile: Table) -> tuple[Sentence, ...]:
    if not profile.rows:
        return ()
    row = profile.rows[0]
    said = []
    if row["first"] is not None:
        text = Text(
            zh="{name}在本专题库有 {count} 项，申请年 {first}–{last}。",
            en="{name} has {count} families here, filed {first}–{last}.",
        )
        names = ("name", "count", "first", "last")
        said.append(Sentence(text, {name: Quoted("profile", 0, name) for name in names}))
    if isinstance(row["live"], float):
        text = Text(
            zh="其中来源写明有效的 {in_force} 项，占状态已知者 {live}。",
            en="Of them {in_force} are stated in force: {live} of those with a known status.",
        )
        said.append(Sentence(text, {name: Quoted("profile", 0, name) for name in ("in_force", "live")}))
    return tuple(said)


def _chart(years: Table) -> dict[str, Any]:
    rows = years.rows
    return charting.bars_by_year(
        [row["year"] for row in rows],
        [row["complete"] for row in rows],
        ("专利量", [row["count"] for row in rows]),
    )


ANALYSIS = Analysis("applicant_portrait", TITLE, "position", Portrait, answer)
