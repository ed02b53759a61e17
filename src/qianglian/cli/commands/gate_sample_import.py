"""`qianglian gate sample-import`: a judged sheet becomes verdicts, every one of them kept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qianglian.cli.asking import Actor, Wait, words
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.told import told
from qianglian.model.text import Text


def run(
    door: Door, file: Annotated[Path, typer.Argument(metavar="FILE")], actor: Actor = "", wait: Wait = 0.0
) -> int:
    """Read the sheet and write its verdicts; returns the exit code."""
    from qianglian.chains.verdict_sheet import read, record

    with door.open(wait=wait) as workspace:
        found = read(workspace, file)
        written = record(workspace, found.verdicts, actor)
    return told(door, written, found.complaints, found.blank)


COMMAND = Command(
    "gate sample-import",
    run,
    Text(zh="读入填好的查准判定表", en="Read a judged sample into verdicts"),
    "navigation",
    words("actor", "wait")
    | {
        "file": Text(
            zh="gate sample 写出、填好「是否属于该分支」的表",
            en="the sheet of gate sample, with “Belongs to the branch” filled in",
        )
    },
)
