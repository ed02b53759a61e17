"""失效可用技术: families whose right ended in a country or region, or was never filed there. No clearance."""

from __future__ import annotations

from typing import Any, Literal

import ibis
from pydantic import Field

from qianglian.analysis import branches, caveats, charting, family_lists, free_words
from qianglian.analysis.branches import ByNode
from qianglian.analysis.contract import Analysis, Column, Coverage, Finding, Table
from qianglian.analysis.counting import Dimension, Extra, Tally, share, units
from qianglian.analysis.endings import WAYS
from qianglian.analysis.family_rights import FREE, RIGHTS_THERE, country_of, family_rights
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.labels import LABELS, Label, family, labels
from qianglian.analysis.naming import NODE, NODE_NAME, in_order, node_name, place_name
from qianglian.model.text import Text

TITLE = Text(zh="失效可用技术", en="Technology whose rights have ended")
RIGHT = Dimension("right", Text(zh="状态代码", en="Status code"))
RIGHT_NAME = Column("right_name", Text(zh="在该国家/地区的状态", en="Status there"), "text")
WAY = Dimension("way", Text(zh="失效方式代码", en="Way code"))
WAY_NAME = Column("way_name", Text(zh="失效方式", en="How it ended"), "text")


class Free(ByNode):
    """Where it should be free, and when an absence is believed."""

    unit: Literal["family"] = Field("family", title="计数单位", description="families (项) only")
    level: int = Field(0, ge=0, le=9, title="分支层级", description="level of the nodes; 0 for the leaves")
    country: str = Field("CN", title="国家/地区", description="ST.3 code of the country/region of use")
    entry_years: int = Field(
        4,
        ge=1,
        le=10,
        title="进入期（年）",
        description="years after the first filing in which a family may still enter and be published [D]",
    )
    settled_years: int = Field(
        2,
        ge=0,
        le=10,
        title="恢复期（年）",
        description="years after an end in which a right may be restored [D]",
    )
    top: int = Field(50, ge=1, le=1000, title="列出数", description="how many families are listed")


def answer(ground: Ground, params: Free) -> Finding:
    """The families that are free there by what is known, how they ended, and how many are not known, by node."""
    country = country_of(params.country)
    codes = branches.codes(ground, params.level)
    members = hold(ground, _members(ground, country, codes, params))
    definition = ground.definition("free_to_use", params.model_dump())
    by_right = _by_right(ground, members, params, definition)
    by_node = _by_node(ground, members, codes, params, definition)
    ways = _ways(ground, members, params, definition)
    listed = _listed(ground, members, codes, params, definition)
    known = [row for row in by_right.rows if row["count"] and row["right"] not in ("unknown", "unseen")]
    return Finding(
        "free_to_use",
        TITLE,
        params.model_dump(),
        (by_right, by_node, ways, listed),
        _chart(by_node) if known else None,
        free_words.sentences(by_right, by_node, place_name(country)),
        free_words.caveats_of(ground, params, country),
        _coverage(ground, members),
        *caveats.verdict(ground, known, free_words.NO_STATE if by_right.rows else branches.NO_MEMBERS),
    )


def _members(ground: Ground, country: str, codes: list[str], params: Free) -> Any:
    """Every record of the chain's families with where the family stands in the country."""
    told = family_rights(ground, country, params.entry_years)
    inside = branches.in_chain(ground, ground.counted("family"), codes).drop("year")
    joined = inside.join(told, "family")
    free = joined.right.isin(list(FREE))
    since = ground.cut_off.year - params.settled_years if ground.cut_off else 0
    ended = joined.right == "ended"
    recent = ibis.cases(
        (~ended | joined.final, ibis.literal(value=False)),
        (joined.ended_year.isnull(), ibis.null("bool")),
        else_=joined.ended_year >= since,
    )
    marks = {name: joined.right == name for name in RIGHTS_THERE}
    return joined.mutate(free=free, recent=recent, **marks)


def _by_right(ground: Ground, members: Any, params: Free, definition: str) -> Table:
    tally = Tally(ground, members, (RIGHT,), (units("family"),))
    counted = {row["right"]: row["count"] for row in tally.rows()}
    total = sum(counted.values())
    rows = [
        {
            "right": right,
            "right_name": name,
            "count": counted.get(right, 0),
            "share": share(counted.get(right, 0), total, params.minimum),
        }
        for right, name in (RIGHTS_THERE.items() if total else ())
    ]
    part = Column("share", Text(zh="占比", en="Share"), "share", unit="family")
    title = Text(zh="各分支同族在该国家/地区的状态", en="Where the families of the chain stand there")
    return tally.table(
        "by_right", title, rows, definition, beside=[RIGHT_NAME], extras=[Extra(part, "count")]
    )


def _by_node(ground: Ground, members: Any, codes: list[str], params: Free, definition: str) -> Table:
    spread = hold(ground, branches.beside_nodes(ground, members, codes))
    free = units("family", "free", "free", Text(zh="失效或未进入", en="Ended or never filed"))
    each = tuple(units("family", name, name, title) for name, title in free_words.SHORT.items())
    tally = Tally(ground, spread, (NODE,), (units("family"), free, *each))
    rows = [
        {
            **row,
            "node_name": node_name(ground, row["node"]),
            "free_share": share(row["free"], row["count"], params.minimum),
        }
        for row in in_order(tally.rows(), codes)
    ]
    part = Column("free_share", Text(zh="失效或未进入占比", en="Share"), "share", unit="family")
    title = Text(zh="各技术分支", en="By node")
    return tally.table("by_node", title, rows, definition, beside=[NODE_NAME], extras=[Extra(part, "free")])


def _ways(ground: Ground, members: Any, params: Free, definition: str) -> Table:
    """How those that ended did so; recent ends, after which a right may be restored, apart."""
    ended = members.filter(members.ended)
    late = units("family", "late", "recent", Text(zh="其中恢复期内", en="Of them, may be restored"))
    tally = Tally(ground, ended.mutate(late=ended.recent.fill_null(False)), (WAY,), (units("family"), late))
    rows = sorted(
        ({**row, "way_name": WAYS[row["way"]]} for row in tally.rows()),
        key=lambda row: (-row["count"], row["way"]),
    )
    title = Text(zh="失效方式", en="How they ended")
    return tally.table("ways", title, rows, definition, beside=[WAY_NAME])


COLUMNS = (
    Column("year", Text(zh="最早申请年", en="First filed"), "year"),
    WAY_NAME,
    Column("ended_year", Text(zh="失效年", en="Year of the end"), "year"),
    Column("recent", Text(zh="恢复期内", en="May be restored"), "flag"),
    Column("abroad", Text(zh="其他国家/地区有效或审中", en="Alive elsewhere"), "text"),
    Column("abroad_unknown", Text(zh="其他国家/地区状态未知", en="Unknown elsewhere"), "text"),
    Column("complete", Text(zh="同族已全部在库", en="All members here"), "flag"),
    Column("citations", Text(zh="被引", en="Citations"), "number"),
)


def _listed(ground: Ground, members: Any, codes: list[str], params: Free, definition: str) -> Table:
    """The families, most cited first; what nobody states of citations and size comes last."""
    names = [one.name for one in COLUMNS if one.name != "way_name"]
    free = members.filter(members.free).select("family", "right", "way", "size", *names).distinct()
    order = [free.citations.coalesce(-1).desc(), free["size"].coalesce(-1).desc(), free.family]
    found = ground.run(free.order_by(order).limit(params.top)).to_pylist()
    families = [row["family"] for row in found]
    tally = Tally(ground, family_lists.whole(ground, families), (family(ground),), (family_lists.MEMBERS,))
    counted = {row["family"]: row["members"] for row in tally.rows()}
    named, inside = labels(ground, families), family_lists.nodes_of(ground, families, codes)
    lively = family_lists.offices_of(ground, families, ("in_force", "pending"))
    unsure = family_lists.offices_of(ground, families, ("unknown",))
    rows = []
    for place, one in enumerate(found, 1):
        number = one["family"]
        key = ground.family_keys[number].as_py()
        rows.append(
            {
                **{name: one[name] for name in names},
                "family": key,
                "place": place,
                **named.get(number, Label()).cells,
                "nodes": family_lists.node_words(ground, inside.get(number, [])),
                "way_name": WAYS[one["way"]] if one["right"] == "ended" else RIGHTS_THERE["absent"],
                "ended_year": one["ended_year"] if one["right"] == "ended" else family_lists.NOTHING,
                "abroad": family_lists.office_words(lively.get(number, [])),
                "abroad_unknown": family_lists.office_words(unsure.get(number, [])),
                "members": counted[key],
            }
        )
    beside = [Column("place", Text(zh="名次", en="Rank"), "number"), *LABELS, family_lists.NODES, *COLUMNS]
    title = Text(zh="失效可用技术清单（待核查）", en="The families, to be verified")
    return tally.table("families", title, rows, definition, beside=beside)


def _coverage(ground: Ground, members: Any) -> tuple[Coverage, ...]:
    sure = ~members.right.isin(["unknown", "unseen"])
    return (
        caveats.covered(ground, members.mutate(known=sure), "family", free_words.STATE_KNOWN),
        caveats.covered(
            ground, members.mutate(known=members.complete.fill_null(False)), "family", free_words.COMPLETE
        ),
        caveats.covered(
            ground, members.mutate(known=members.citations.notnull()), "family", free_words.CITED
        ),
    )


def _chart(by_node: Table) -> dict[str, Any]:
    """What is known of each node; the unknown is no part of the bars."""
    rows = [row for row in by_node.rows if row["free"] or row["alive"]]
    parts = {
        free_words.SHORT[name].zh: [row[name] for row in rows]
        for name in ("ended", "absent", "twin", "alive")
    }
    return charting.stacked_lying([row["node_name"].zh for row in rows], parts, "项")


ANALYSIS = Analysis("free_to_use", TITLE, "path", Free, answer, needs_chain=True)
