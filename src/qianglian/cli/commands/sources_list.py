"""`qianglian sources list`: the formats that can be read."""

from __future__ import annotations

from qianglian.cli.command import Command
from qianglian.cli.data import text_json
from qianglian.cli.door import Door
from qianglian.model.text import Text

HEADS = (
    Text(zh="格式", en="Format"),
    Text(zh="是什么", en="What it is"),
    Text(zh="数据库", en="Database"),
    Text(zh="共享", en="Sharing"),
    Text(zh="验证", en="Proved"),
)
VERIFIED = Text(zh="真实文件", en="on genuine files")
UNVERIFIED = Text(zh="未见真实文件", en="no genuine file at hand")


def run(door: Door) -> None:
    """List the formats."""
    from qianglian.cli.screens.grid import grid
    from qianglian.cli.screens.labels import SHARES, named
    from qianglian.sources.registry import sources

    found = sources()
    table = grid([door(head) for head in HEADS], fold=(1,))
    for one in found:
        proved = door(VERIFIED if one.verified else UNVERIFIED)
        share = named(SHARES, one.terms.share, door.language)
        table.add_row(one.name, door(one.title), one.database or "—", share, proved)
    door.show(table)
    door.give(
        [
            {
                "name": one.name,
                "title": text_json(one.title),
                "database": one.database,
                "share": one.terms.share,
                "personal": list(one.terms.personal),
                "rank": one.rank,
                "verified": one.verified,
            }
            for one in found
        ]
    )


COMMAND = Command(
    "sources list",
    run,
    Text(zh="能读的格式", en="The formats that can be read"),
    "outside",
    in_workspace=False,
)
