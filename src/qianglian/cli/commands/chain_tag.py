"""`qianglian chain tag`: say that a publication belongs to a node, or does not; its family shares the answer."""

from __future__ import annotations

from typing import Annotated

import typer

from qianglian.cli.asking import Actor, Number, Reason, Wait, words
from qianglian.cli.carried import carried
from qianglian.cli.chain_data import NODE_WORD, NodeCode, code_of
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.text import Text


def run(
    door: Door,
    number: Number,
    node: NodeCode,
    yes: Annotated[bool, typer.Option("--yes/--no", show_default=False)],
    reason: Reason,
    actor: Actor = "",
    wait: Wait = 0.0,
) -> int:
    """Write the judgement; returns the exit code."""
    from qianglian.chains.kept import needed_chain
    from qianglian.chains.people import NO, YES, question

    with door.open(wait=wait) as workspace:
        chain = needed_chain(workspace.path).chain
        asked = question(chain, code_of(chain, node))
        done = workspace.judge(number, asked, YES if yes else NO, reason, actor)
    return carried(door, done)


COMMAND = Command(
    "chain tag",
    run,
    Text(
        zh="人工标引：一件文献属于或不属于某节点，按同族读取，优先于检索式",
        en="Tag by hand: a publication belongs to a node or does not; read by family, above every rule",
    ),
    "navigation",
    {
        "node": NODE_WORD,
        "yes": Text(
            zh="属于该节点（--yes）或不属于（--no）", en="it belongs to the node (--yes) or does not (--no)"
        ),
    }
    | words("number", "reason", "actor", "wait"),
)
