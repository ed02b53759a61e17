"""环节控制力: who holds the candidate core patents of each node of the chain."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from qianglian.analysis import caveats, charting
from qianglian.analysis.contract import INSUFFICIENT, Analysis, Column, Finding, Quoted, Sentence
from qianglian.analysis.counting import Extra, Tally, share, units, with_applicants
from qianglian.analysis.ground import Ground
from qianglian.analysis.naming import NAME, NODE, NODE_NAME, in_order, node_name, nodes_at, party
from qianglian.analysis.scoring import Scored, core_table, scores
from qianglian.analysis.scoring_words import NO_SIGNS, coverage, score_caveats
from qianglian.analysis.wide_families import wide_families
from qianglian.model.text import Text

TITLE = Text(zh="环节控制力", en="Control of nodes")
CORE = Text(zh="候选核心专利项数", en="Candidate core families")
WIDE = Text(zh="其中多局或 PCT", en="Of them in ≥ 2 offices or PCT")
OF_NODE = Text(zh="占该环节核心", en="Share of the node's core")
CONTROLS = Text(zh="达到控制界限", en="Reaches the threshold")
DEFINED = Text(
    zh="控制力 = 申请人在该环节候选核心专利中的占比，达到 {threshold:.0%} 记为控制 [D]；"
    "默认只看在两个以上受理局申请或经 PCT 的项"
    "（scope=all 则不限）。多局按库内已有同族判断，未下载的同族看不到。",
    en="Control: an applicant's share of a node's candidate core, from {threshold:.0%} on [D]. By default of "
    "families in two "
    "offices or more or through the PCT (scope=all for any), as far as their members are here.",
)
NO_WIDE = Text(
    zh="各环节没有在两个以上受理局申请或经 PCT 的候选核心专利（可用 scope=all 不限）。",
    en="No node has candidate core families in two offices or through the PCT (scope=all asks of any).",
)


class Control(Scored):
    """Which nodes, how many applicants of each, and from which share on somebody controls."""

    level: int = Field(1, ge=0, le=9, title="分支层级", description="level of the nodes; 0 for the leaves")
    top: int = Field(5, ge=1, le=50, title="每环节列出数", description="applicants listed for each node")
    scope: str = Field(
        "abroad",
        pattern="^(abroad|all)$",
        title="范围",
        description="abroad: two offices or more, or PCT; all",
    )
    threshold: float = Field(
        0.3, gt=0, le=1, title="控制界限", description="share from which one controls a node [D]"
    )
    minimum: int = Field(
        5, ge=1, title="最小样本", description="core families of a node below which no share is shown"
    )


def answer(ground: Ground, params: Control) -> Finding:
    """Node × applicant: core families and the share of the node's core."""
    nodes = [node.code for node in nodes_at(ground, params.level)]
    members = _members(ground, params, nodes)
    by_node = Tally(
        ground, members, (NODE,), (units("family", title=CORE), units("family", "wide", "wide", WIDE))
    )
    totals = {row["node"]: row["count"] for row in by_node.rows()}
    held = with_applicants(ground, members)
    tally = Tally(ground, held.filter(held.party.notnull()), (NODE, party(ground)), by_node.measures)
    rows = in_order(_leading(tally.rows(), params.top), nodes)
    rows = [_row(ground, row, totals, params) for row in rows]
    extras = (
        Extra(Column("share", OF_NODE, "share", unit="family"), "count"),
        Extra(Column("controls", CONTROLS, "flag")),
    )
    definition = ground.definition("node_control", params.model_dump())
    table = tally.table("holders", TITLE, rows, definition, beside=[NODE_NAME, NAME], extras=extras)
    cores = [{**row, "node_name": node_name(ground, row["node"])} for row in in_order(by_node.rows(), nodes)]
    sizes = by_node.table("nodes", CORE, cores, definition, beside=[NODE_NAME])
    found = scores(ground, params)
    scored = any(one.known for one in coverage(found)[:1])
    return Finding(
        "node_control",
        TITLE,
        params.model_dump(),
        (table, sizes),
        _chart(ground, rows, nodes) if rows else None,
        _sentences(rows),
        (
            DEFINED.format(threshold=params.threshold),
            *score_caveats(found, params),
            caveats.by_level(ground),
            caveats.SMALL.format(minimum=params.minimum),
        ),
        coverage(found),
        *caveats.verdict(ground, rows, NO_WIDE if scored else NO_SIGNS),
    )


def _members(ground: Ground, params: Control, nodes: list[str]) -> Any:
    """Publications of core families with their nodes; ``wide`` says whether the family reaches abroad."""
    counted = ground.counted("family")
    core = core_table(ground, params)
    members = counted.join(core, "family").join(wide_families(counted), "family")
    # Where no office is stated, nobody can say that a family reaches abroad: it is not counted as wide.
    members = members.mutate(wide=members.wide.fill_null(False))
    members = members.filter(members.core & (members.wide | (params.scope == "all")))
    tagged = ground.nodes.filter(ground.nodes.node.isin(nodes))
    return members.join(tagged, "publication")


def _leading(rows: list[dict[str, Any]], top: int) -> list[dict[str, Any]]:
    """The largest holders of each node."""
    by_node: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(rows, key=lambda row: (-row["count"], row["party"])):
        by_node.setdefault(row["node"], []).append(row)
    return [row for some in by_node.values() for row in some[:top]]


def _row(ground: Ground, row: dict[str, Any], totals: dict[str, int], params: Control) -> dict[str, Any]:
    part = share(row["count"], totals[row["node"]], params.minimum)
    return {
        **row,
        "node_name": node_name(ground, row["node"]),
        "name": ground.parties.name(row["party"]),
        "share": part,
        "controls": None if part == INSUFFICIENT else part >= params.threshold,
    }


def _sentences(rows: list[dict[str, Any]]) -> tuple[Sentence, ...]:
    """Those that reach the threshold."""
    text = Text(
        zh="{node_name}：{name}持有候选核心专利 {count} 项，占 {share}，达到控制界限。",
        en="{node_name}: {name} holds {count} candidate core families, {share}.",
    )
    names = ("node_name", "name", "count", "share")
    return tuple(
        Sentence(text, {name: Quoted("holders", at, name) for name in names})
        for at, row in enumerate(rows)
        if row["controls"]
    )[:12]


def _chart(ground: Ground, rows: list[dict[str, Any]], nodes: list[str]) -> dict[str, Any]:
    """The largest share of each node."""
    shown = [code for code in nodes if any(row["node"] == code for row in rows)]
    best = [max((r for r in rows if r["node"] == code), key=lambda r: r["count"]) for code in shown]
    names = [f"{node_name(ground, row['node']).zh}：{row['name']}" for row in best]
    return charting.ranked(names, [row["count"] for row in best], "候选核心专利项数")


ANALYSIS = Analysis("node_control", TITLE, "direction", Control, answer, needs_chain=True)
