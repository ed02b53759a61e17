"""`qianglian chain review-import`: a filled-in review list becomes judgements."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qianglian.cli.asking import Actor, Wait, words
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.failing import FAILED, PARTIAL
from qianglian.cli.told import told
from qianglian.model.text import Text

STOOD = Text(zh="{count:,} 行与现有结论相同，未重复记录。", en="{count:,} rows say what stands already.")


def run(
    door: Door, file: Annotated[Path, typer.Argument(metavar="FILE")], actor: Actor = "", wait: Wait = 0.0
) -> int:
    """Read the list and write its answers; 3 when rows could not be read, 1 when none could."""
    from qianglian.chains import review
    from qianglian.chains.kept import needed_chain

    with door.open(wait=wait) as workspace:
        reviewed = review.read(file, needed_chain(workspace.path).chain)
        done = review.record(workspace, reviewed, actor)
    if done.standing:
        door.show(STOOD.format(count=done.standing))
    code = told(door, done.judgements, reviewed.complaints, reviewed.blank)
    # Rows that stand already were read: then it is not a failure of the whole.
    return PARTIAL if code == FAILED and done.standing else code


COMMAND = Command(
    "chain review-import",
    run,
    Text(zh="读入填好的复核清单，记为人工结论", en="Read a filled-in review list into judgements"),
    "navigation",
    words("actor", "wait")
    | {
        "file": Text(
            zh="含「节点编码、公开号、是否属于该节点」各列的表（.xlsx 或 .csv）",
            en="a table with the columns Node, Publication number, Belongs to the node (.xlsx or .csv)",
        )
    },
)
