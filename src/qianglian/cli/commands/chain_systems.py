"""`qianglian chain systems`: the official classification systems that ship as dated rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qianglian.cli.command import Command
from qianglian.cli.data import text_json
from qianglian.cli.door import Door
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.rules.official_systems import OfficialSystem

HEADS = (
    Text(zh="代码", en="Code"),
    Text(zh="名称", en="Name"),
    Text(zh="自", en="From"),
    Text(zh="可信度", en="Confidence"),
    Text(zh="行", en="Rows"),
    Text(zh="照字面", en="Literal"),
    Text(zh="经解读", en="Interpreted"),
    Text(zh="无法编码", en="Not encodable"),
)
UNKNOWN = Text(zh="未知", en="unknown")
CONFIDENCES = {
    "read": Text(zh="已核对公开副本", en="read"),
    "known": Text(zh="通行说法", en="known"),
    "uncertain": Text(zh="不确定", en="uncertain"),
}
SOURCE = Text(zh="{code}：{source}（{version}）", en="{code}: {source} ({version})")
HEADINGS = Text(
    zh="行数含没有分类号的标题行；其余每行为一条规则。",
    en="Rows include headings, which have no classes; each of the others is a rule.",
)


def run(door: Door) -> None:
    """List the systems, what they come from and how far they are read."""
    from rich.text import Text as Styled

    from qianglian.cli.screens.grid import grid, pairs
    from qianglian.rules.official_systems import official_systems

    systems = official_systems()
    table = grid([door(head) for head in HEADS], right=(4, 5, 6, 7), fold=(1,))
    for one in systems:
        counts = [str(count) for count in (len(one.rows), *one.statuses.values())]
        since = str(one.effective_from or door(UNKNOWN))
        table.add_row(one.code, door(one.name), since, door(CONFIDENCES[one.confidence]), *counts)
    door.show(table, Styled(""), HEADINGS)
    for one in systems:
        said = SOURCE.format(code=one.code, source=one.source, version=one.version)
        door.show(Styled(f"\n{door(said)}"), pairs(("·", door(caveat)) for caveat in one.caveats))
    door.give([system_json(one) for one in systems])


def system_json(system: OfficialSystem) -> dict[str, Any]:
    """A system in brief."""
    return {
        "code": system.code,
        "version": system.version,
        "name": text_json(system.name),
        "source": system.source,
        "confidence": system.confidence,
        "effective_from": system.effective_from.isoformat() if system.effective_from else None,
        "effective_to": system.effective_to.isoformat() if system.effective_to else None,
        "rows": len(system.rows),
        "rules": dict(system.statuses),
        "caveats": [text_json(one) for one in system.caveats],
    }


COMMAND = Command(
    "chain systems",
    run,
    Text(
        zh="随软件提供的官方专利分类体系：版本、来源、可信度、解读了几条",
        en="The official classification systems that ship: version, source, confidence, how far read",
    ),
    "navigation",
    in_workspace=False,
)
