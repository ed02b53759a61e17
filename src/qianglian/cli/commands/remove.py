"""`qianglian remove`: take publications out, with who, when and why."""

from __future__ import annotations

from qianglian.cli.asking import Actor, Numbers, Reason, Wait, words
from qianglian.cli.carried import carried
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.progress import progress
from qianglian.model.text import Text


def run(door: Door, numbers: Numbers, reason: Reason, actor: Actor = "", wait: Wait = 0.0) -> int:
    """Take publications out; returns the exit code."""
    with door.open(wait=wait) as workspace, progress(door) as listener:
        done = workspace.remove(*numbers, reason=reason, actor=actor, listener=listener)
    return carried(door, done)


COMMAND = Command(
    "remove",
    run,
    Text(
        zh="剔除文献，记下何人、何时、为何；此后导入也不会回来",
        en="Take publications out; they stay out of later imports",
    ),
    "judgements",
    words("numbers", "reason", "actor", "wait"),
)
