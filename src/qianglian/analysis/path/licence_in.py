"""可引进许可的专利: living patents of others in the nodes that a region is weak in, to fill or to extend into."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

import ibis
from pydantic import Field

from qianglian.analysis import (
    branches,
    caveats,
    charting,
    family_lists,
    licence_words,
    regions,
    wanted_nodes,
)
from qianglian.analysis.contract import Analysis, Column, Coverage, Finding, Row, Table
from qianglian.analysis.counting import Tally, units
from qianglian.analysis.family_rights import country_of
from qianglian.analysis.ground import Ground
from qianglian.analysis.holders import OWNER_STATED, holders
from qianglian.analysis.holding import hold
from qianglian.analysis.labels import NUMBER, Label, family, labels
from qianglian.analysis.labels import TITLE as WORDS
from qianglian.analysis.living import living_families
from qianglian.analysis.naming import NODE, NODE_NAME, in_order, node_name
from qianglian.analysis.node_types import KINDS, Types, node_types
from qianglian.analysis.regions import Region
from qianglian.analysis.typing_parameters import Typing
from qianglian.corpus.parties.kinds import KINDS as PARTY_KINDS
from qianglian.model.text import Text

TITLE = Text(zh="可引进许可的专利", en="Patents to license in")


class LicenceIn(Typing):
    """Where the patent must be in force, which nodes, and how long it must last."""

    country: str = Field(
        "CN", title="国家/地区", description="ST.3 code of where the patent must be in force (place of use)"
    )
    nodes: str = Field(
        "", title="指定分支", description="codes of nodes with commas between, instead of those by type"
    )
    least_years: int = Field(
        3, ge=0, le=20, title="最短剩余年数", description="years of term that must be left [D]"
    )
    top: int = Field(50, ge=1, le=1000, title="列出数", description="how many families are listed")


def answer(ground: Ground, params: LicenceIn) -> Finding:
    """By node what others hold there, and the families with signs of willingness first."""
    country, types = country_of(params.country), node_types(ground, params)
    wanted = wanted_nodes.wanted(ground, params.nodes, types)
    members = hold(ground, _members(ground, params, country, types.region, wanted))
    definition = ground.definition("licence_in", params.model_dump())
    by_node = _by_node(ground, members, wanted, types, definition)
    listed = _listed(ground, members, wanted, params, definition)
    living = [row for row in by_node.rows if row["living"]]
    return Finding(
        "licence_in",
        TITLE,
        params.model_dump(),
        (by_node, listed),
        _chart(living) if any(row["others"] for row in living) else None,
        licence_words.sentences(by_node, listed, types.region.name),
        licence_words.caveats_of(ground, params, types.region, country),
        _coverage(ground, members, types),
        *caveats.verdict(ground, living, _why_not(ground, types, wanted, params)),
    )


def _members(ground: Ground, params: LicenceIn, country: str, region: Region, wanted: list[str]) -> Any:
    """Records of the living families of the nodes, with what is known of each family and whose it is."""
    placed = regions.placed(ground, ground.counted("family"), params.address)
    here = placed[region.column] == region.code
    known = placed[region.column].notnull() | (placed.side == regions.ABROAD)
    whose = placed.group_by("family").aggregate(own=here.fill_null(False).any(), placed=known.any())
    inside = branches.in_chain(ground, ground.counted("family"), wanted).drop("year")
    joined = inside.join(living_families(ground, country), "family").join(whose, "family")
    day = ground.cut_off.year if ground.cut_off else 0
    left = joined.end_year - day
    others = ~joined.own & joined.placed
    short = (left < params.least_years).fill_null(False)
    flags = [joined[name].fill_null(False) for name in licence_words.SIGNS]
    signs = sum((flag.cast("int8") for flag in flags), ibis.literal(0, "int8"))
    blocked = reduce(or_, [joined[name].fill_null(False) for name in licence_words.BLOCKERS])
    open_ = others & ~short
    return joined.mutate(
        remaining=ibis.cases((ibis.literal(bool(day)), left), else_=ibis.null("int32")),
        others=others,
        unplaced=~joined.own & ~joined.placed,
        short=others & short,
        candidate=open_,
        signs=signs,
        willing=open_ & (signs > 0),
        blocked=open_ & blocked,
    )


def _by_node(ground: Ground, members: Any, wanted: list[str], types: Types, definition: str) -> Table:
    spread = hold(ground, branches.beside_nodes(ground, members, wanted))
    each = tuple(units("family", name, name, title) for name, title in licence_words.COUNTED.items())
    living = units("family", name="living", title=Text(zh="有效专利项数", en="In force"))
    tally = Tally(ground, spread, (NODE,), (living, *each))
    found = {row["node"]: row for row in tally.rows()}
    nothing = {measure.name: 0 for measure in tally.measures}
    kinds = {one.node: KINDS[one.kind] for one in types.nodes}
    rows = [
        {
            **found.get(code, {"node": code, **nothing}),
            "node_name": node_name(ground, code),
            "type": kinds.get(code, licence_words.ASKED),
        }
        for code in (wanted if found else ())
    ]
    beside = [NODE_NAME, Column("type", Text(zh="类型", en="Type"), "text")]
    title = Text(zh="各分支他方持有的有效专利", en="What others hold, by node")
    return tally.table("by_node", title, in_order(rows, wanted), definition, beside=beside)


FLAGS = tuple(
    Column(name, title, "flag")
    for name, title in (*licence_words.SIGNS.items(), *licence_words.BLOCKERS.items())
)
COLUMNS = (
    Column("place", Text(zh="名次", en="Rank"), "number"),
    NUMBER,
    WORDS,
    Column("holder", Text(zh="权利人", en="Holder"), "text"),
    Column("holder_kind", Text(zh="权利人类型", en="Kind of holder"), "text"),
    family_lists.NODES,
    Column("end_year", Text(zh="估算到期年", en="End (estimate)"), "year"),
    Column("remaining", Text(zh="剩余年数", en="Years left"), "number"),
    Column("signs", Text(zh="意愿信号数", en="Signs"), "number"),
    *FLAGS,
    Column("citations", Text(zh="被引", en="Citations"), "number"),
)


def _listed(ground: Ground, members: Any, wanted: list[str], params: LicenceIn, definition: str) -> Table:
    """The families of others: open licence first, then by the number of signs, then by citations."""
    names = ["end_year", "remaining", "signs", *(flag.name for flag in FLAGS), "citations"]
    some = members.filter(members.candidate).select("family", *names).distinct()
    order = [
        some.open_licence.fill_null(False).desc(), some.signs.desc(), some.citations.coalesce(-1).desc(), some.family,
    ]  # fmt: skip
    found = ground.run(some.order_by(order).limit(params.top)).to_pylist()
    families = [row["family"] for row in found]
    tally = Tally(ground, family_lists.whole(ground, families), (family(ground),), (family_lists.MEMBERS,))
    counted = {row["family"]: row["members"] for row in tally.rows()}
    named, who = labels(ground, families), _holders(ground, families)
    inside = family_lists.nodes_of(ground, families, wanted)
    rows = []
    for place, one in enumerate(found, 1):
        number = one["family"]
        key, label = ground.family_keys[number].as_py(), named.get(number, Label())
        holder, kind = who.get(number, (None, None))
        rows.append(
            {
                **{name: one[name] for name in names},
                "family": key,
                "place": place,
                "number": label.number,
                "title": label.title,
                "holder": holder,
                "holder_kind": kind,
                "nodes": family_lists.node_words(ground, inside.get(number, [])),
                "members": counted[key],
            }
        )
    title = Text(zh="可洽谈许可的专利清单（待核查）", en="The families, to be verified")
    return tally.table("patents", title, rows, definition, beside=COLUMNS)


def _holders(ground: Ground, families: list[int]) -> dict[int, tuple[str, Text]]:
    """Names and kinds of the holders of each family, in the order in which they stand."""
    members = family_lists.whole(ground, families).select("publication", "family")
    found = ground.run(
        members.join(holders(ground), "publication").order_by("family", "publication", "position")
    )
    held: dict[int, list[int]] = {}
    for number, who in zip(found["family"].to_pylist(), found["party"].to_pylist(), strict=True):
        if who not in held.setdefault(number, []):
            held[number].append(who)
    told = {}
    for number, some in held.items():
        parties = [ground.parties.party(at) for at in some]
        kinds = list(dict.fromkeys(one.kind for one in parties))
        told[number] = (
            "；".join(one.name for one in parties),
            family_lists.joined(PARTY_KINDS[one] for one in kinds),
        )
    return told


def _coverage(ground: Ground, members: Any, types: Types) -> tuple[Coverage, ...]:
    """Of the living families in the nodes: whose region, whose current owner and whose events are known."""
    marks = {
        regions.KNOWN: members.placed | members.own,
        OWNER_STATED: members.stated,
        licence_words.EVENTS: members.pledged.notnull(),
    }
    told = [
        caveats.covered(ground, members.mutate(known=flag), "family", what) for what, flag in marks.items()
    ]
    return (branches.tagged(ground, "family", types.codes), *told)


def _why_not(ground: Ground, types: Types, wanted: list[str], params: LicenceIn) -> Text:
    if not wanted:
        return licence_words.NO_TYPES if all(_open(row) for row in types.nodes) else licence_words.NO_NODES
    return licence_words.NOT_LIVING


def _open(one: Any) -> bool:
    return one.kind in ("unknown", "unsearched", "small")


def _chart(rows: list[Row]) -> dict[str, Any]:
    parts = {
        licence_words.WILLING.zh: [row["willing"] for row in rows],
        licence_words.SILENT.zh: [row["candidate"] - row["willing"] for row in rows],
        licence_words.COUNTED["short"].zh: [row["short"] for row in rows],
    }
    return charting.stacked_lying([row["node_name"].zh for row in rows], parts, "项")


ANALYSIS = Analysis("licence_in", TITLE, "path", LicenceIn, answer, needs_chain=True)
