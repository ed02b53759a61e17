"""`qianglian decide`: settle a proposal: two publications are one, or are not."""

from __future__ import annotations

from qianglian.cli.asking import Actor, Number, Reason, Same, Wait, words
from qianglian.cli.carried import carried
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.text import Text


def run(
    door: Door,
    one: Number,
    other: Number,
    same: Same,
    reason: Reason,
    actor: Actor = "",
    wait: Wait = 0.0,
) -> int:
    """Write the judgement and carry it out; returns the exit code."""
    with door.open(wait=wait) as workspace:
        done = workspace.decide(one, other, same=same, reason=reason, actor=actor)
    return carried(door, done)


COMMAND = Command(
    "decide",
    run,
    Text(
        zh="复核一条合并建议：是同一件，或不是",
        en="Settle a proposal: the two are one publication, or are not",
    ),
    "judgements",
    words("reason", "actor", "wait")
    | {
        "one": Text(zh="建议中的一件", en="one publication of the proposal"),
        "other": Text(zh="建议中的另一件", en="the other"),
        "same": Text(
            zh="是同一件 / 不是同一件（必选其一）", en="they are one / they are not (one is required)"
        ),
    },
)
