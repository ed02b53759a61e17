"""`qianglian parties import`: a 申请人合并表 that people made becomes judgements."""

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
    """Read the table and write its judgements; returns the exit code."""
    from qianglian.corpus.parties import merge_table

    with door.open(wait=wait) as workspace:
        verdicts, complaints = merge_table.read(file)
        written = workspace.decide_parties(verdicts, actor)
    return told(door, written, complaints)


COMMAND = Command(
    "parties import",
    run,
    Text(
        zh="读入申请人合并表，记为人工结论",
        en="Read a table of merged applicants into judgements",
    ),
    "parties",
    words("actor", "wait")
    | {
        "file": Text(
            zh="含「标准名称、成员、关系」各列的表（.xlsx 或 .csv）",
            en="a table with the columns Standard name, Member, Relation (.xlsx or .csv)",
        )
    },
)
