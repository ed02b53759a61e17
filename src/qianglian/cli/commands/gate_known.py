"""`qianglian gate known`: the lists of the 查全评估集, and who read them."""

from __future__ import annotations

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.text import Text

HEADS = (
    Text(zh="清单", en="List"),
    Text(zh="分支", en="Branch"),
    Text(zh="申请人", en="Applicants"),
    Text(zh="构建方式", en="Made"),
    Text(zh="构建对象", en="Made of"),
    Text(zh="检索库", en="Database"),
    Text(zh="检索日", en="Searched on"),
    Text(zh="核读人", en="Read by"),
    Text(zh="号码", en="Numbers"),
)
NONE = Text(
    zh="还没有查全评估集。用 qianglian gate known-import 文件 读入。",
    en="There are no known items yet. Read them with qianglian gate known-import FILE.",
)


def run(door: Door) -> None:
    """List them."""
    from qianglian.chains.known_items import MADE_BY, SIDES
    from qianglian.chains.known_kept import lists
    from qianglian.cli.screens.grid import grid, short

    with door.open() as workspace:
        found = lists(workspace)
    table = grid([door(head) for head in HEADS], right=(8,))
    for one in found:
        table.add_row(
            one.id,
            short(one.branch, 20),
            door(SIDES[one.side]),
            door(MADE_BY[one.made_by]),
            short(one.made_of, 24),
            short(one.database, 20),
            one.day.isoformat(),
            short(one.reader, 16),
            f"{len(one.numbers):,}",
        )
    door.show(table if found else NONE)
    door.give(
        [
            {
                "id": one.id,
                "branch": one.branch,
                "side": one.side,
                "made_by": one.made_by,
                "made_of": one.made_of,
                "database": one.database,
                "day": one.day.isoformat(),
                "reader": one.reader,
                "independent": one.independent,
                "numbers": list(one.numbers),
            }
            for one in found
        ]
    )


COMMAND = Command(
    "gate known",
    run,
    Text(zh="列出查全评估集的清单", en="List the known items that recall is measured by"),
    "navigation",
)
