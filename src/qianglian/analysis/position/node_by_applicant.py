"""分支 × 申请人: in which nodes the leading applicants of the chain stand, and how broad they are."""

from __future__ import annotations

from typing import Any

import ibis
from pydantic import Field

from qianglian.analysis import branches, caveats, charting
from qianglian.analysis.branches import ByNode
from qianglian.analysis.contract import Analysis, Column, Finding, Quoted, Sentence, Table
from qianglian.analysis.counting import Dimension, Extra, Measure, Tally, share, units, with_applicants
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.naming import NAME, NODE, NODE_NAME, node_name, party
from qianglian.corpus.parties.kinds import KINDS
from qianglian.model.text import Text

TITLE = Text(zh="分支 × 申请人", en="Nodes by applicant")
APPLICANTS = Measure("applicants", Text(zh="申请人数", en="Applicants"), "party", "party")
SHARES = Text(
    zh="占分支：该申请人在该分支总量中的份额；占本人：该分支在其全链总量中的份额。",
    en="Share of the node: of all in the node; share of its own: of all that the applicant has in the chain.",
)
NO_APPLICANT = Text(zh="各分支的文献都没有写明申请人。", en="No document of a node names an applicant.")
KNOWN = Text(zh="申请人已知", en="Applicant known")


class NodeByApplicant(ByNode):
    """How many applicants."""

    top: int = Field(
        15, ge=1, le=200, title="列出申请人数", description="how many applicants of the chain are listed"
    )
    first_only: bool = Field(False, title="只计第一申请人", description="count first applicants only")


def answer(ground: Ground, params: NodeByApplicant) -> Finding:
    """Node × leading applicant of the chain; and each of these over the chain."""
    codes = branches.codes(ground, params.level)
    inside = branches.in_chain(ground, ground.counted(params.unit), codes)
    inside = inside.select("publication", "unit")
    members = hold(ground, with_applicants(ground, inside, first=params.first_only))
    who = party(ground)
    whole = Tally(ground, members, (who,), (units(params.unit),))
    leading = whole.rows(top=params.top)
    spread = branches.beside_nodes(ground, members, codes)
    cells = Tally(
        ground,
        hold(ground, spread.select("node", "unit", "party").distinct()),
        (NODE, who),
        (units(params.unit),),
    )
    keys = [row["party"] for row in leading]
    definition = ground.definition("node_by_applicant", params.model_dump())
    rows = _cells(ground, cells, codes, leading, params)
    extras = (
        Extra(_part("of_node", Text(zh="占分支", en="Share of the node"), params), "count"),
        Extra(_part("of_own", Text(zh="占本人", en="Share of its own"), params), "count"),
    )
    matrix = cells.table("cells", TITLE, rows, definition, beside=[NODE_NAME, NAME], extras=extras)
    total = whole.total()["count"]
    told = [_leading(ground, row, rows, total, params) for row in leading]
    over_all = _over_all(whole, told, params, definition)
    return Finding(
        "node_by_applicant",
        TITLE,
        params.model_dump(),
        (matrix, over_all, _sizes(ground, cells, codes, params, definition)),
        _chart(ground, rows, codes, keys) if rows else None,
        _sentences(over_all.rows, len(codes)),
        (
            caveats.counting(ground, params.unit),
            caveats.by_level(ground),
            SHARES,
            caveats.OVERLAP,
            caveats.SMALL.format(minimum=params.minimum),
        ),
        (
            branches.tagged(ground, params.unit, codes),
            caveats.covered(ground, members.mutate(known=members.party.notnull()), params.unit, KNOWN),
        ),
        *caveats.verdict(ground, rows, NO_APPLICANT),
    )


def _over_all(whole: Tally, rows: list[dict[str, Any]], params: NodeByApplicant, definition: str) -> Table:
    """The leading applicants over the chain."""
    return whole.table(
        "applicants",
        Text(zh="全链主要申请人", en="Leading applicants of the chain"),
        rows,
        definition,
        beside=[NAME, Column("party_kind", Text(zh="类型", en="Kind"), "text")],
        extras=(
            Extra(_part("share", Text(zh="占全链", en="Share of the chain"), params), "count"),
            Extra(Column("nodes", Text(zh="涉及分支数", en="Nodes"), "number")),
        ),
    )


def _part(name: str, title: Text, params: NodeByApplicant) -> Column:
    return Column(name, title, "share", unit=params.unit)


def _cells(
    ground: Ground, cells: Tally, codes: list[str], leading: list[dict[str, Any]], params: NodeByApplicant
) -> list[dict[str, Any]]:
    """A row for each node and leading applicant, zeros included."""
    who: Dimension = cells.dimensions[1]
    wanted = [who.stored(row["party"]) for row in leading]
    if not wanted:
        return []
    of_node = {row["node"]: row["count"] for row in cells.without("party").rows()}
    found = cells.within(cells.members.party.isin(wanted)).rows()
    counts = {(row["node"], row["party"]): row["count"] for row in found}
    rows = []
    for node in codes:
        for one in leading:
            count = counts.get((node, one["party"]), 0)
            rows.append(
                {
                    "node": node,
                    "party": one["party"],
                    "node_name": node_name(ground, node),
                    "name": ground.parties.name(one["party"]),
                    "count": count,
                    "of_node": share(count, of_node.get(node, 0), params.minimum),
                    "of_own": share(count, one["count"], params.minimum),
                }
            )
    return rows


def _leading(
    ground: Ground, row: dict[str, Any], cells: list[dict[str, Any]], total: int, params: NodeByApplicant
) -> dict[str, Any]:
    one = ground.parties.of(row["party"])
    return {
        **row,
        "name": one.name,
        "party_kind": KINDS[one.kind],
        "share": share(row["count"], total, params.minimum),
        "nodes": sum(cell["count"] > 0 for cell in cells if cell["party"] == row["party"]),
    }


def _sizes(ground: Ground, cells: Tally, codes: list[str], params: NodeByApplicant, definition: str) -> Any:
    """Each node with all its applicants, leading or not, and who leads it."""
    tally = Tally(ground, cells.members, (NODE,), (units(params.unit), APPLICANTS))
    counts = {row["node"]: row for row in tally.rows()}
    leaders = _leaders(ground, cells)
    rows = []
    for node in codes if counts else ():
        key, count = leaders.get(node, (None, None))
        found = counts.get(node, {"node": node, "count": 0, "applicants": 0})
        name = ground.parties.name(key) if key else None
        rows.append({**found, "node_name": node_name(ground, node), "leader": name, "leader_count": count})
    extras = (
        Extra(Column("leader", Text(zh="居首申请人", en="Leader"), "text")),
        Extra(
            Column("leader_count", Text(zh="居首者数量", en="Of the leader"), unit=params.unit),
            lambda row: _of_leader(cells, leaders, row["node"]),
        ),
    )
    title = Text(zh="各分支的申请人", en="Applicants of each node")
    return tally.table("nodes", title, rows, definition, beside=[NODE_NAME], extras=extras)


def _leaders(ground: Ground, cells: Tally) -> dict[str, tuple[str, int]]:
    """The applicant with most in each node, and how many; of equals the one whose key comes first.

    ``cells`` hold each unit once for a node and an applicant. Only the largest leave the engine: there may be a
    hundred thousand applicants.
    """
    members = cells.members.filter(cells.members.party.notnull())
    counts = members.group_by(["node", "party"]).aggregate(units=members.count())
    largest = counts.units.max().over(ibis.window(group_by="node"))
    found = ground.run(counts.mutate(largest=largest).filter(lambda one: one.units == one.largest))
    keys = ground.parties.keys.take(found["party"].combine_chunks()).to_pylist()
    leaders: dict[str, tuple[str, int]] = {}
    for key, node, count in sorted(
        zip(keys, found["node"].to_pylist(), found["units"].to_pylist(), strict=True)
    ):
        leaders.setdefault(node, (key, count))
    return leaders


def _of_leader(cells: Tally, leaders: dict[str, tuple[str, int]], node: str) -> list[str]:
    if node not in leaders:
        return []
    return cells.behind({"node": node, "party": leaders[node][0]}, cells.measures[0])


def _sentences(rows: Any, nodes: int) -> tuple[Sentence, ...]:
    """Who leads the chain, and in how many of its nodes."""
    if not rows or not isinstance(rows[0]["share"], float):
        return ()
    text = Text(
        zh="全链中{name}最多，{count}，占 {share}，涉及 {nodes} 个分支。",
        en="{name} has most of the chain: {count}, {share}, in {nodes} nodes.",
    )
    quotes = {name: Quoted("applicants", 0, name) for name in ("name", "count", "share", "nodes")}
    return (Sentence(text, quotes),)


def _chart(ground: Ground, rows: list[dict[str, Any]], codes: list[str], keys: list[str]) -> dict[str, Any]:
    cells = [(codes.index(row["node"]), keys.index(row["party"]), row["count"]) for row in rows]
    nodes = [node_name(ground, code).zh for code in codes]
    return charting.heat(nodes, [ground.parties.name(key) for key in keys], cells, "专利量")


ANALYSIS = Analysis("node_by_applicant", TITLE, "position", NodeByApplicant, answer, needs_chain=True)
