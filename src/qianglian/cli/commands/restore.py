"""`qianglian restore`: put back what was taken out."""

from __future__ import annotations

from qianglian.cli.asking import Actor, Numbers, Reason, Wait, words
from qianglian.cli.carried import carried
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.progress import progress
from qianglian.model.text import Text


def run(door: Door, numbers: Numbers, reason: Reason, actor: Actor = "", wait: Wait = 0.0) -> int:
    """Put publications back; returns the exit code."""
    with door.open(wait=wait) as workspace, progress(door) as listener:
        done = workspace.restore(*numbers, reason=reason, actor=actor, listener=listener)
    return carried(door, done)


COMMAND = Command(
    "restore",
    run,
    Text(zh="恢复已剔除的文献", en="Put back what was taken out"),
    "judgements",
    words("numbers", "reason", "actor", "wait"),
)
