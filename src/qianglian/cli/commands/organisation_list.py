"""`qianglian organisation list`: the organisations of an installation."""

from __future__ import annotations

from typing import Annotated

import typer

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.home import HOME, HomeFolder
from qianglian.model.text import Text

Closed = Annotated[bool, typer.Option("--closed", show_default=False)]

HEADS = (
    Text(zh="全称", en="Name"),
    Text(zh="主体类型", en="Kind"),
    Text(zh="区划", en="Region"),
    Text(zh="状态", en="State"),
    Text(zh="主键", en="Key"),
)
OPEN = Text(zh="正常", en="open")
SHUT = Text(zh="已停用", en="closed")
NONE = Text(
    zh="尚无机构。用 organisation add 开设。",
    en="There is no organisation yet. Open one with organisation add.",
)


def run(door: Door, closed: Closed = False, home: HomeFolder = None) -> None:
    """List the organisations."""
    from qianglian.cli.screens.grid import grid, plain
    from qianglian.operations.desks import packages
    from qianglian.platform.installation import Home
    from qianglian.platform.opening import installed
    from qianglian.platform.organisations.kinds import kinds
    from qianglian.platform.organisations.opening import organisations
    from qianglian.platform.permissions.actor import Installation

    us = Installation("organisation list")
    with installed(Home.of(home), packages()) as database, database.reading(us) as session:
        found = [
            {
                "key": one.key,
                "name": one.name,
                "kind": one.kind,
                "region": one.region,
                "closed": one.closed is not None,
            }
            for one in organisations(session, closed=closed)
        ]
    table = grid([door(head) for head in HEADS], fold=(0,))
    for one in found:
        kind = door(kinds().kind(str(one["kind"])).name)
        state = door(SHUT if one["closed"] else OPEN)
        table.add_row(*map(plain, (one["name"], kind, one["region"] or "", state, one["key"])))
    door.show(table if found else NONE)
    door.give(found)


COMMAND = Command(
    "organisation list",
    run,
    Text(zh="列出机构", en="List the organisations"),
    "installation",
    {"closed": Text(zh="连同已停用的", en="also those that were closed"), "home": HOME},
    in_workspace=False,
)
