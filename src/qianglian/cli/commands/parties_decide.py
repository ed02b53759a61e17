"""`qianglian parties decide`: proposals that people answered in a table become judgements, in bulk."""

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
    """Read the answers and write their judgements; returns the exit code."""
    from qianglian.corpus.parties import proposals_table

    with door.open(wait=wait) as workspace:
        verdicts, complaints, blank = proposals_table.read(file, workspace.parties().proposals)
        written = workspace.decide_parties(verdicts, actor)
    return told(door, written, complaints, blank)


COMMAND = Command(
    "parties decide",
    run,
    Text(zh="读入填好结论的建议表，批量确认或驳回", en="Confirm or refuse proposals in bulk, from the table"),
    "parties",
    words("actor", "wait")
    | {
        "file": Text(
            zh="parties proposals --xlsx 导出、填好「结论」列的表",
            en="the table of parties proposals --xlsx, with its verdicts filled in",
        )
    },
)
