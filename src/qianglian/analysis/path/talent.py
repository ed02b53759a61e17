"""人才: inventors elsewhere who lead where a region is weak, and the region's own where it is strong."""

from __future__ import annotations

from typing import Any

import ibis
from pydantic import Field

from qianglian.analysis import branches, caveats, charting
from qianglian.analysis.applicant_homes import SAID, homes
from qianglian.analysis.candidate_lists import node_words
from qianglian.analysis.candidate_words import NODES, PLACE
from qianglian.analysis.candidates import Sought
from qianglian.analysis.contract import Analysis, Column, Finding, Quoted, Sentence, Table
from qianglian.analysis.counting import Measure, Tally, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.inventors import HOMONYMS, KNOWN, inventors, person, with_inventors
from qianglian.analysis.naming import NAME, NODE
from qianglian.analysis.node_types import Kind, Types, node_types
from qianglian.analysis.wanted_nodes import wanted
from qianglian.model.text import Text

TITLE = Text(zh="人才引进与培养（候选）", en="Talent: candidates")
LOCAL = Text(zh="本地优势分支的发明人", en="Local inventors in the strong nodes")
STRONG: tuple[Kind, ...] = ("strengthen", "extend")
APPLICANT = Column("applicant", Text(zh="第一申请人", en="First applicant"), "text")
HOME = Column("home", Text(zh="第一申请人所在地", en="Home of the applicant"), "text")
FIRST = Column("first", Text(zh="首项年份", en="First year"), "year")
LAST = Column("last", Text(zh="末项年份", en="Last year"), "year")
PRIVATE = Text(
    zh="只列公开文献上的姓名与任职单位，不含联系方式；单位按专利上的第一申请人，不等于现任职，须先核实。",
    en="Names and applicants as published, no contact data; the applicant on a patent is not the employer of today: "
    "verify first.",
)
NO_INVENTOR = Text(
    zh="没有可列的发明人：来源没有写明发明人或申请人所在地，或这些分支达不到最小样本；可用参数 nodes 指定分支。",
    en="No inventor can be listed: inventors or homes of applicants are not stated, or nobody reaches the smallest "
    "sample in these nodes; name nodes with nodes.",
)
ORDERED = Text(
    zh="按项数由多到少，少于 {minimum} 项的不列 [D]。",
    en="By families; nobody with fewer than {minimum} is listed [D].",
)
SAYS = Text(
    zh="{region}待补强的分支中，外地发明人{name}（{applicant}）最多，{count} 项。",
    en="In the nodes that {region} is weak in, {name} ({applicant}) has most of those elsewhere: {count} families.",
)


class Talents(Sought):
    """How many families make somebody known for a node."""

    order: str = Field(
        "count", title="排序", description="count (families) or recent", pattern="^(count|recent)$"
    )  # type: ignore[assignment]


def answer(ground: Ground, params: Talents) -> Finding:
    """Two tables: who might be brought in, and whom the region has to keep and to build on."""
    types = node_types(ground, params)
    members = _members(ground, params, types)
    definition = ground.definition("talent", params.model_dump())
    weak = wanted(ground, params.nodes, types)
    strong = [one.node for one in types.nodes if one.kind in STRONG]
    away = _listed(ground, params, members, weak, "elsewhere", "candidates", TITLE, definition)
    here = _listed(ground, params, members, strong, "here", "local", LOCAL, definition)
    named = with_inventors(ground, ground.counted("family"))
    told = caveats.covered(ground, named.mutate(known=named.person.notnull()), "family", KNOWN)
    return Finding(
        "talent",
        TITLE,
        params.model_dump(),
        (away, here),
        charting.ranked(
            [f"{row['name']}（{row['applicant']}）" for row in away.rows],
            [row["count"] for row in away.rows],
            "专利量（项）",
        )
        if away.rows
        else None,
        _sentences(away, types.region.name),
        (PRIVATE, HOMONYMS, SAID, ORDERED.format(minimum=params.minimum), caveats.counting(ground, "family")),
        (branches.tagged(ground, "family", types.codes), told),
        *caveats.verdict(ground, [*away.rows, *here.rows], NO_INVENTOR),
    )


def _members(ground: Ground, params: Talents, types: Types) -> Any:
    """Publications beside their inventors, with what is known of the home of the first applicant."""
    people = inventors(ground)
    at = ibis.memtable(
        {"person": list(range(len(people.keys))), "party": [int(one) for one in people.applicant]},
        schema={"person": "int64", "party": "int32"},
    )
    known = ibis.memtable(homes(ground, types.region, params.address).table)
    told = at.left_join(known, "party").drop("party_right")
    members = with_inventors(ground, ground.counted("family"))
    members = members.filter(members.person.notnull()).mutate(person=ibis._.person.cast("int64"))
    joined = members.join(told, "person")
    last = ground.run(ground.counted("family").aggregate(last=ibis._.year.max()))["last"].to_pylist()
    since = (last[0] if last and last[0] is not None else 0) - params.recent + 1
    return joined.mutate(
        here=joined.here.fill_null(False),
        elsewhere=joined.elsewhere.fill_null(False),
        late=(joined.year >= since).fill_null(False),
    )


def _listed(
    ground: Ground,
    params: Talents,
    members: Any,
    codes: list[str],
    where: str,
    name: str,
    title: Text,
    definition: str,
) -> Table:
    """The inventors of some nodes whose applicant is here, or elsewhere."""
    some = hold(ground, branches.beside_nodes(ground, members.filter(members[where]), codes))
    late = Text(zh=f"近 {params.recent} 年（项）", en=f"Last {params.recent} years")
    measures = (units("family"), Measure("recent", late, "family", "unit", "late"))
    tally = Tally(ground, some, (person(ground),), measures)
    found = [row for row in tally.rows() if row["count"] >= params.minimum]
    key = "recent" if params.order == "recent" else "count"
    ranked = sorted(found, key=lambda row: (-row[key], -row["count"], row["person"]))[: params.top]
    inside, years = _nodes(ground, some, {row["person"] for row in ranked}), _years(ground, some)
    rows = [
        {
            **row,
            "place": at,
            **_told(ground, params, row["person"]),
            "nodes": inside[row["person"]],
            **years[row["person"]],
        }
        for at, row in enumerate(ranked, 1)
    ]
    return tally.table(
        name, title, rows, definition, beside=[PLACE, NAME, APPLICANT, HOME, NODES, FIRST, LAST]
    )


def _told(ground: Ground, params: Talents, key: str) -> dict[str, Any]:
    people, place = inventors(ground), person(ground).stored(key)
    party = int(people.applicant[place])
    where = homes(ground, node_types(ground, params).region, params.address)
    return {
        "name": people.names[place].as_py(),
        "applicant": ground.parties.party(party).name if party >= 0 else None,
        "home": where.of(party),
    }


def _nodes(ground: Ground, members: Any, keys: set[str]) -> dict[str, Text]:
    tally = Tally(ground, members, (person(ground), NODE), (units("family"),))
    held: dict[str, list[tuple[int, str]]] = {key: [] for key in keys}
    for row in tally.rows():
        if row["person"] in held:
            held[row["person"]].append((row["count"], row["node"]))
    return {key: node_words(ground, some) for key, some in held.items()}


def _years(ground: Ground, members: Any) -> dict[str, dict[str, int | None]]:
    """The first and the last year of each inventor in the nodes."""
    found = ground.run(
        members.group_by("person").aggregate(first=members.year.min(), last=members.year.max())
    )
    keys = inventors(ground).keys
    return {
        keys[place].as_py(): {"first": first, "last": last}
        for place, first, last in zip(
            *(found[name].to_pylist() for name in ("person", "first", "last")), strict=True
        )
    }


def _sentences(table: Table, region: Text) -> tuple[Sentence, ...]:
    if not table.rows:
        return ()
    text = Text(zh=SAYS.zh.replace("{region}", region.zh), en=SAYS.en.replace("{region}", region.en))
    return (Sentence(text, {name: Quoted("candidates", 0, name) for name in ("name", "applicant", "count")}),)


ANALYSIS = Analysis("talent", TITLE, "path", Talents, answer, needs_chain=True)
