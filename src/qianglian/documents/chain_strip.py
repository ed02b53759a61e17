"""The chain from 上游 to 下游 as tiles: nodes with their families, and for a region how it stands in each.

Whether a node is called strong or weak is the word of the typing of nodes (强链补链延链), or where there is none of
the gaps; what was not searched, or is too few, is said and not judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from qianglian.analysis.contract import STATES
from qianglian.analysis.node_types import KINDS
from qianglian.analysis.position.gaps import GAPS
from qianglian.documents.facts import Fact, Facts
from qianglian.model.chain import STAGES, ChainNode, Stage

Tone = Literal["strong", "extend", "weak", "missing", "unsure", "plain"]

UNSTAGED = "未划分环节"
_BY_TYPE: Mapping[str, tuple[Tone, str]] = {
    KINDS["strengthen"].zh: ("strong", "强"),
    KINDS["fill_gap"].zh: ("weak", "补链"),
    KINDS["extend"].zh: ("extend", "延链"),
    KINDS["weak"].zh: ("weak", "薄弱"),
    KINDS["even"].zh: ("plain", "一般"),
    KINDS["small"].zh: ("unsure", "样本不足"),
    KINDS["unsearched"].zh: ("unsure", "未检索"),
    KINDS["unknown"].zh: ("unsure", STATES["unknown"].zh),
}
_BY_GAP: Mapping[str, tuple[Tone, str]] = {
    GAPS["unsearched"].zh: ("unsure", "未检索"),
    GAPS["absent"].zh: ("missing", "缺失"),
    GAPS["missing"].zh: ("missing", "缺失"),
    GAPS["small"].zh: ("unsure", "样本不足"),
    GAPS["weak"].zh: ("weak", "薄弱"),
    GAPS["present"].zh: ("plain", "具备"),
}
LEGEND: Mapping[Tone, str] = {
    "strong": "强",
    "extend": "延链",
    "weak": "薄弱或补链",
    "missing": "缺失",
    "unsure": "样本不足、未检索或未知",
    "plain": "一般",
}
TONES: dict[Tone, tuple[str, str]] = {
    "strong": ("1F3A5F", "FFFFFF"),
    "extend": ("5B86B5", "FFFFFF"),
    "weak": ("F3DDD6", "7A2E1F"),
    "missing": ("B5372A", "FFFFFF"),
    "unsure": ("E3E6EA", "5C6673"),
    "plain": ("E4EDF6", "1F3A5F"),
}
"""Ground and letters of a node by how the region stands in it; a word says it too, so that no colour is needed."""
BY_TYPE = "强、弱按「强链补链延链」的判断（有效发明专利占比与 RTA），缺失按「缺失与薄弱节点」。"
BY_GAP = "强弱与缺失按「缺失与薄弱节点」的判断。"
BY_NONE = "未指定地区，只列数量，不判断强弱。"
NOT_JUDGED = "各环节的强弱没有得出判断，只列数量。"


@dataclass(frozen=True)
class Tile:
    """A node: what it is called, how much there is of it, how the region stands in it, and what lies under it."""

    node: ChainNode
    families: Fact | None
    share: Fact | None
    tone: Tone
    mark: str
    under: tuple[Tile, ...] = ()


@dataclass(frozen=True)
class Strip:
    """Tiles by stage, and by what they are marked."""

    stages: Mapping[str, tuple[Tile, ...]]
    marked_by: str

    @property
    def tones(self) -> list[Tone]:
        """The tones that occur, in the order of the legend."""
        used = {tile.tone for tiles in self.stages.values() for tile in tiles if tile.mark}
        return [tone for tone in LEGEND if tone in used]


def tone_of_type(words: str) -> Tone | None:
    """The tone of a type of node (强链, 补链, …); None for words that are none."""
    found = _BY_TYPE.get(words)
    return found[0] if found else None


def strip_of(facts: Facts) -> Strip:
    """The first two levels of the chain; a chain with one root begins at the level below it."""
    chain = facts.material.chain
    roots = chain.children()
    heads = chain.children(roots[0].code) if len(roots) == 1 and chain.children(roots[0].code) else roots
    found: dict[str, list[Tile]] = {}
    for node in heads:
        # A node whose children lie in several stages is told by its children.
        below = chain.children(node.code)
        stages = {chain.stage(one.code) for one in below}
        for one in below if chain.stage(node.code) is None and stages - {None} else (node,):
            stage: Stage | None = chain.stage(one.code)
            found.setdefault(STAGES[stage].zh if stage else UNSTAGED, []).append(_tile(facts, one))
    order = [*(text.zh for text in STAGES.values()), UNSTAGED]
    marked = [tile for tiles in found.values() for tile in tiles if tile.mark]
    by = NOT_JUDGED if facts.material.subject else BY_NONE
    if marked:
        by = BY_TYPE if facts.rows("chain_typing", "nodes") else BY_GAP
    return Strip({name: tuple(found[name]) for name in order if name in found}, by)


def _tile(facts: Facts, node: ChainNode, deep: bool = True) -> Tile:
    tone, mark = _standing(facts, node.code)
    below = facts.material.chain.children(node.code) if deep else ()
    return Tile(
        node,
        facts.keyed("chain_nodes", "nodes", "families", node=node.code),
        facts.keyed("gaps", "nodes", "share", node=node.code) if facts.material.subject else None,
        tone,
        mark,
        tuple(_tile(facts, one, deep=False) for one in below),
    )


def _standing(facts: Facts, code: str) -> tuple[Tone, str]:
    """How the region stands in a node; "" where nobody asked for a region or the node was not looked at."""
    if not facts.material.subject:
        return "plain", ""
    gap = facts.keyed("gaps", "nodes", "gap", node=code)
    by_gap = _BY_GAP.get(gap.words) if gap else None
    kind = facts.keyed("chain_typing", "nodes", "type", node=code)
    by_type = _BY_TYPE.get(kind.words) if kind else None
    if by_gap and by_gap[0] == "missing":
        return by_gap
    return by_type or by_gap or ("plain", "")
