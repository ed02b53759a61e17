"""`qianglian chain count`: the nodes of an official system three ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qianglian.cli.asking import MORE, CutOff, Limit, ViewRows, view_of, words
from qianglian.cli.command import Command
from qianglian.cli.commands.chain_systems import system_json
from qianglian.cli.data import figure_json, text_json
from qianglian.cli.door import Door
from qianglian.model.text import Text

if TYPE_CHECKING:
    from rich.table import Table

    from qianglian.chains.counting import OfficialCount

HEADS = (
    Text(zh="代码", en="Code"),
    Text(zh="名称", en="Name"),
    Text(zh="仅分类号", en="IPC only"),
    Text(zh="按读法", en="As read"),
    Text(zh="规则", en="Rules"),
    Text(zh="其中解读", en="Interpreted"),
    Text(zh="未编码", en="Not encodable"),
)
TOLD = Text(
    zh="{name}（{version}），单位：件。仅分类号：不看关键词，未编码的规则也计入（上限）。按读法：分类号与关键词，"
    "未编码的规则不计（下限，以关键词读得对为限）。上级含其下级。",
    en="{name} ({version}), in publications. IPC only: keywords left out, rules that are not encodable included (an "
    "upper bound). As read: IPC and keywords, without the rules that are not encodable (a lower bound, as far as the "
    "keywords are read rightly). A node holds what is under it.",
)


def run(
    door: Door,
    system: Annotated[str, typer.Argument(metavar="SYSTEM")],
    limit: Limit = 0,
    view_rows: ViewRows = "",
    cut_off: CutOff = "",
) -> None:
    """Count every node of the system, and say how many of its rules were interpreted."""
    from rich.text import Text as Styled

    from qianglian.chains.counting import count_system
    from qianglian.rules.official_systems import official_system

    asked = official_system(system)
    with door.open(view_of(view_rows, cut_off)) as workspace:
        found = count_system(workspace, asked)
        told = TOLD.format(name=door(asked.name), version=asked.version)
        door.show(_table(door, found[: limit or None]))
        if limit and len(found) > limit:
            door.show(MORE.format(count=len(found) - limit))
        door.show(Styled(f"\n{door(told)}", "dim"))
        door.give({"system": system_json(asked), "nodes": [_json(one) for one in found]})


def _table(door: Door, found: list[OfficialCount]) -> Table:
    from qianglian.cli.screens.grid import grid, number, short

    table = grid([door(head) for head in HEADS], right=(2, 3, 4, 5, 6))
    for one in found:
        counts = (one.ipc_only.value, one.as_read.value, sum(one.statuses.values()))
        rules = (one.statuses["interpreted"], one.statuses["not encodable"])
        name = short("  " * (one.level - 1) + door(one.node.name), 40)
        table.add_row(one.node.code, name, *map(number, counts), *map(number, rules))
    return table


def _json(one: OfficialCount) -> dict[str, Any]:
    return {
        "code": one.node.code,
        "name": text_json(one.node.name),
        "parent": one.node.parent,
        "level": one.level,
        "ipc_only": figure_json(one.ipc_only),
        "as_read": figure_json(one.as_read),
        "rules": dict(one.statuses),
    }


COMMAND = Command(
    "chain count",
    run,
    Text(
        zh="官方分类体系各节点的件数：仅分类号、按读法、解读了几条规则",
        en="Publications in each node of an official system: IPC only, as read, rules interpreted",
    ),
    "navigation",
    {
        "system": Text(
            zh="newthree、sei、greentech 或 keydigital（见 chain systems）",
            en="newthree, sei, greentech or keydigital (see chain systems)",
        ),
        **words("limit", "view_rows", "cut_off"),
    },
)
