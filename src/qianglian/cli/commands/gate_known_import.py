"""`qianglian gate known-import`: lists of known items become the 查全评估集."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qianglian.cli.asking import Actor, Wait, words
from qianglian.cli.command import Command
from qianglian.cli.data import judgement_json
from qianglian.cli.door import Door
from qianglian.cli.failing import DONE, FAILED, PARTIAL
from qianglian.cli.told import complained
from qianglian.model.text import Text

SAID = Text(
    zh="查全评估集：{lists:,} 份清单，{numbers:,} 个号码；其中 {new:,} 份是新的或有更正。",
    en="Known items: {lists:,} lists, {numbers:,} numbers; {new:,} lists are new or corrected.",
)


def run(
    door: Door, file: Annotated[Path, typer.Argument(metavar="FILE")], actor: Actor = "", wait: Wait = 0.0
) -> int:
    """Keep the lists of a file; returns the exit code."""
    from qianglian.chains.known_files import read
    from qianglian.chains.known_kept import add

    found = read(file)
    with door.open(wait=wait) as workspace:
        kept = add(workspace, *found.lists, actor=actor)
    numbers = sum(len(one.numbers) for one in kept.lists)
    door.show(SAID.format(lists=len(kept.lists), numbers=numbers, new=len(kept.judgements)))
    rows = complained(door, found.complaints)
    door.give(
        {
            "lists": [one.id for one in kept.lists],
            "numbers": numbers,
            "judgements": [judgement_json(one) for one in kept.judgements],
            "rows": rows,
        }
    )
    if not found.complaints:
        return DONE
    return PARTIAL if kept.lists else FAILED


COMMAND = Command(
    "gate known-import",
    run,
    Text(
        zh="读入查全评估集的号码清单（来自库外，按申请人或发明人构建）",
        en="Read lists of known items, gathered outside the corpus by applicant or inventor",
    ),
    "navigation",
    words("actor", "wait")
    | {
        "file": Text(
            zh="YAML，或含「号码、检索库、检索日、核读人、构建方式、申请人国别、技术分支」各列的表（.xlsx、.csv）",
            en="YAML, or a table (.xlsx, .csv) with the columns Number, Database, Searched on, Read by, Made by, "
            "Side of the applicants, Branch",
        )
    },
)
