"""`qianglian chain versions`: what was published, by whom, on which evidence, through which gate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.chains.versions import Version

HEADS = (
    Text(zh="版本", en="Version"),
    Text(zh="时间", en="Published"),
    Text(zh="发布人", en="By"),
    Text(zh="产业链", en="Chain"),
    Text(zh="数据版本", en="Generation"),
    Text(zh="截止日", en="Cut-off"),
    Text(zh="节点", en="Nodes"),
    Text(zh="门槛", en="Gate"),
    Text(zh="放行", en="Overridden"),
    Text(zh="说明", en="Note"),
)
NONE = Text(
    zh="还没有发布过版本。qianglian chain publish 发布。",
    en="Nothing was published yet. qianglian chain publish publishes.",
)


def run(door: Door) -> None:
    """List them, oldest first."""
    from qianglian.chains.gate import OUTCOMES
    from qianglian.chains.versions import versions
    from qianglian.cli.screens.grid import grid, plain, short

    with door.open() as workspace:
        found = versions(workspace)
    table = grid([door(head) for head in HEADS], right=(0, 4, 6), fold=(8, 9))
    for one in found:
        by = one.gate.override
        table.add_row(
            str(one.number),
            one.time[:10],
            short(one.actor, 16),
            short(one.chain_name.in_(door.language), 20),
            str(one.generation),
            one.cut_off.isoformat() if one.cut_off else "",
            f"{len(one.sizes):,}",
            door(OUTCOMES[one.gate.outcome]),
            plain(f"{by.actor}：{by.reason}" if by else ""),
            plain(one.note),
        )
    door.show(table if found else NONE)
    door.give([version_json(one) for one in found])


def version_json(one: Version) -> dict[str, Any]:
    """A version as plain data, without its lists of publications."""
    from qianglian.chains.gate_json import gate_json

    return {
        "number": one.number,
        "time": one.time,
        "actor": one.actor,
        "note": one.note,
        "chain": one.chain_code,
        "generation": one.generation,
        "evidence": one.evidence,
        "judgements": list(one.judgements),
        "cut_off": one.cut_off.isoformat() if one.cut_off else None,
        "gate": gate_json(one.gate),
        "publications": one.sizes,
        "families": one.families,
    }


COMMAND = Command(
    "chain versions",
    run,
    Text(zh="列出已发布的版本", en="List the published versions"),
    "navigation",
)
