"""`qianglian family decide`: two publications are of one family, or are not."""

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
    """Write the judgement; returns the exit code."""
    with door.open(wait=wait) as workspace:
        done = workspace.decide_family(one, other, same=same, reason=reason, actor=actor)
    return carried(door, done)


COMMAND = Command(
    "family decide",
    run,
    Text(zh="判定两件文献同族，或不同族", en="Settle whether two publications are of one family, or are not"),
    "judgements",
    {
        "one": Text(zh="一件", en="one publication"),
        "other": Text(zh="另一件", en="the other"),
        "same": Text(
            zh="同族，或不同族（与优先权矛盾时以优先权为准，列入复核）",
            en="they are, or are not; where priorities say otherwise, priorities stand and the pair is reviewed",
        ),
        **words("reason", "actor", "wait"),
    },
)
