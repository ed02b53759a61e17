"""与上一版相比: what moved since a published version, as a finding: by node what came and went, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from qianglian.analysis.contract import Column, Finding, Quoted, Row, Sentence, Table
from qianglian.chains.content import content
from qianglian.chains.moved import REASONS, Item, Moved, Moves, NodeMoves, moved
from qianglian.chains.tagging import VERSION as RULE
from qianglian.chains.versions import Version, versions
from qianglian.documents.navigation.basis import Standing
from qianglian.model.text import Text

NAME = "moved"
TITLE = Text(zh="与第 {number} 版相比的变动", en="What moved since version {number}")
COLUMNS = (
    Column("node", Text(zh="节点", en="Node"), "label", key=True),
    Column("name", Text(zh="名称", en="Name"), "label"),
    Column("old", Text(zh="原有（项）", en="Before"), "number"),
    Column("come", Text(zh="新增（项）", en="Came"), unit="family"),
    Column("gone", Text(zh="减少（项）", en="Went"), unit="family"),
    Column("new", Text(zh="现有（项）", en="Now"), "number"),
    Column("why", Text(zh="原因", en="Reasons"), "text"),
)
SUMS = Text(
    zh="现有 = 原有 − 减少 + 新增，按专利族计；变动背后的公开号用 qianglian chain diff 列出。",
    en="Now = before − went + came, in families; qianglian chain diff lists the publications behind it.",
)
STILL = Text(zh="与该版相比没有变动。", en="Nothing moved since that version.")
SAYS = Text(
    zh="变动最大的分支是{name}：新增 {come} 项，减少 {gone} 项。",
    en="What moved most is {name}: {come} came, {gone} went.",
)


def since_version(standing: Standing, number: int | None = None) -> Finding | None:
    """What moved since a version, as a finding; None where there is none."""
    found = moves_since(standing, number)
    return moved_finding(standing, *found) if found else None


def moves_since(standing: Standing, number: int | None = None) -> tuple[Version, Moved] | None:
    """What moved since a version: by default the last whose content differs from now. None where there is none."""
    return standing.ground.keep(f"moved since {number}", lambda: _moves_since(standing, number))


def _moves_since(standing: Standing, number: int | None) -> tuple[Version, Moved] | None:
    held = [one for one in versions(standing.workspace) if number is None or one.number == number]
    now = content(standing.workspace, standing.tagging, held[-1].content if held else None)
    for before in reversed(held):
        between = [one.content for one in versions(standing.workspace) if one.number > before.number]
        found = moved(before.content, now, between)
        if number is not None or before is held[0] or not all(one.still for one in found.nodes):
            return before, found
    return None


def moved_finding(standing: Standing, before: Version, found: Moved) -> Finding:
    """A row for each node that moved."""
    rows = tuple(_row(one) for one in found.nodes if not one.still)
    table = Table(
        "moved",
        TITLE.format(number=before.number),
        COLUMNS,
        rows,
        f"{NAME}; version {before.number} ({before.state}) to {standing.tagging.mark}",
        _members(found),
        cut_off=standing.ground.cut_off,
        generation=standing.tagging.generation,
        evidence=standing.tagging.evidence,
        rule_version=RULE,
    )
    return Finding(
        NAME,
        table.title,
        {"since": before.number},
        (table,),
        sentences=tuple(_sentences(table)),
        caveats=(SUMS,) if rows else (STILL, SUMS),
    )


def _row(one: NodeMoves) -> dict[str, Any]:
    moves = one.families
    return {
        "node": one.code,
        "name": one.name,
        "old": moves.old,
        "come": len(moves.come),
        "gone": len(moves.gone),
        "new": moves.new,
        "why": _reasons(moves),
    }


def _reasons(moves: Moves) -> Text | None:
    parts = [
        (sign, REASONS[reason], count)
        for sign, which in (("▲", moves.reasons("come")), ("▼", moves.reasons("gone")))
        for reason, count in which.items()
    ]
    if not parts:
        return None
    return Text(
        zh="；".join(f"{sign}{text.zh} {count:,}" for sign, text, count in parts),
        en="; ".join(f"{sign}{text.en} {count:,}" for sign, text, count in parts),
    )


def _members(found: Moved) -> Any:
    def members(row: Row, column: str) -> Sequence[str]:
        moves = found.node(row["node"]).families
        items: tuple[Item, ...] = moves.come if column == "come" else moves.gone
        return sorted(item.key for item in items)

    return members


def _sentences(table: Table) -> Iterator[Sentence]:
    """The one node that moved most, below the roots where there are any."""
    sizes = [row["come"] + row["gone"] for row in table.rows]
    if sizes and max(sizes) and sizes.count(max(sizes)) == 1:
        at = sizes.index(max(sizes))
        yield Sentence(SAYS, {name: Quoted("moved", at, name) for name in ("name", "come", "gone")})
