"""节点数量: what each node of the chain holds, in families and publications, and how it came in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qianglian.analysis.contract import Column, Finding, Quoted, Row, Sentence, Table
from qianglian.chains.tagging import VERSION
from qianglian.documents.navigation.basis import Standing
from qianglian.model.chain import STAGES, ChainNode
from qianglian.model.text import Text

NAME = "chain_nodes"
TITLE = Text(zh="各技术分支的专利数量", en="Patents of each node")
COLUMNS = (
    Column("node", Text(zh="节点", en="Node"), "label", key=True),
    Column("name", Text(zh="名称", en="Name"), "label"),
    Column("stage", Text(zh="环节", en="Stage"), "label"),
    Column("level", Text(zh="层级", en="Level"), "number"),
    Column("families", Text(zh="专利族（项）", en="Families"), unit="family"),
    Column("publications", Text(zh="文献（件）", en="Publications"), unit="publication"),
    Column("by_people", Text(zh="其中人工补入（件）", en="Of these added by people"), unit="publication"),
    Column("noise", Text(zh="去噪剔除（件）", en="Taken out as noise"), unit="publication"),
    Column("taken_out", Text(zh="人工剔除（件）", en="Taken out by people"), unit="publication"),
)
ABOVE = Text(
    zh="上级节点含其下各级节点；一件文献可属于多个节点，各节点之和大于总数。",
    en="A node holds those under it; a publication may be in several, so that they sum to more than the total.",
)
SAYS = Text(
    zh="{name}分支专利最多，为 {families} 项。", en="{name} is the largest node, with {families} families."
)


def nodes_finding(standing: Standing) -> Finding:
    """A table keyed by node, top down; what a node does not know is not there, so every cell is a number."""
    tagging = standing.tagging
    rows = [_row(standing, node) for node in tagging.chain.by_code.values()]
    table = Table(
        "nodes",
        TITLE,
        COLUMNS,
        tuple(rows),
        f"{NAME}; chain {tagging.chain.code}@{tagging.mark}",
        _members(standing),
        cut_off=standing.ground.cut_off,
        generation=tagging.generation,
        evidence=tagging.evidence,
        rule_version=VERSION,
    )
    return Finding(NAME, TITLE, {}, (table,), sentences=_sentences(table), caveats=(ABOVE,))


def _row(standing: Standing, node: ChainNode) -> dict[str, Any]:
    tagging = standing.tagging
    tags, stage = tagging.node(node.code), tagging.chain.stage(node.code)
    return {
        "node": node.code,
        "name": node.name,
        "stage": STAGES[stage] if stage else None,
        "level": tagging.chain.level(node.code),
        "families": tagging.figure(node.code, "family").value,
        "publications": len(tags.places),
        "by_people": len(tags.added),
        "noise": len(tags.noise),
        "taken_out": len(tags.taken_out),
    }


def _members(standing: Standing) -> Any:
    def members(row: Row, column: str) -> Sequence[str]:
        tagging = standing.tagging
        if column in ("families", "publications"):
            figure = tagging.figure(row["node"], "family" if column == "families" else "publication")
            return list(figure.why()) if figure.why else []
        tags = tagging.node(row["node"])
        places = {"by_people": tags.added, "noise": tags.noise, "taken_out": tags.taken_out}[column]
        return tagging.keys_of(places)

    return members


def _sentences(table: Table) -> tuple[Sentence, ...]:
    """The leading leaf of the second level or below, where one leads."""
    ranked = sorted(
        (at for at, row in enumerate(table.rows) if row["level"] > 1),
        key=lambda at: (-table.rows[at]["families"], at),
    )
    if not ranked or not table.rows[ranked[0]]["families"]:
        return ()
    if len(ranked) > 1 and table.rows[ranked[0]]["families"] == table.rows[ranked[1]]["families"]:
        return ()
    quotes = {name: Quoted("nodes", ranked[0], name) for name in ("name", "families")}
    return (Sentence(SAYS, quotes),)
