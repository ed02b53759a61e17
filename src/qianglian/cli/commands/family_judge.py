"""`qianglian family judge`: answer a question about a publication; its family shares the answer."""

from __future__ import annotations

from typing import Annotated

import typer

from qianglian.cli.asking import Actor, Number, Reason, Wait, words
from qianglian.cli.carried import carried
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.text import Text


def run(
    door: Door,
    number: Number,
    question: Annotated[str, typer.Option("--question", metavar="TEXT")],
    answer: Annotated[str, typer.Option("--answer", metavar="TEXT")],
    reason: Reason,
    actor: Actor = "",
    wait: Wait = 0.0,
) -> int:
    """Write the judgement; returns the exit code."""
    with door.open(wait=wait) as workspace:
        done = workspace.judge(number, question, answer, reason, actor)
    return carried(door, done)


COMMAND = Command(
    "family judge",
    run,
    Text(zh="对一件文献作出结论，按同族读取", en="Answer a question about a publication, read by family"),
    "judgements",
    {
        "question": Text(zh="问题，如「是否属于负极材料」", en="the question, such as “anode?”"),
        "answer": Text(zh="答案，如「是」", en="the answer, such as “yes”"),
        **words("number", "reason", "actor", "wait"),
    },
)
