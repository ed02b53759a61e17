"""A worker for the tests, whose one kind of job waits for a line on standard input: nothing depends on time."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qianglian.model.errors import WorkspaceBusy
from qianglian.model.text import Text
from qianglian.platform.database.database import Database
from qianglian.platform.installation import Home
from qianglian.platform.jobs.asking import found
from qianglian.platform.jobs.contract import JobKind, Work
from qianglian.platform.jobs.performing import Performer
from qianglian.platform.jobs.worker import Worker
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.permissions.roles import roles
from qianglian.platform.workspaces.rooms import Rooms

WHO = Actor("user-1", "示例", "a", roles().held(["analyst"]))


def block(work: Work) -> Mapping[str, Any]:
    """Say that it has begun, and wait."""
    with work.database.reading(work.actor) as session:
        say({"begun": work.key, "attempt": found(session, work.key).attempt})
    sys.stdin.readline()
    return {}


def say(words: object) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


KIND = JobKind("block", Text(zh="等待", en="waiting"), "record.edit", block)


class Telling(Performer):
    """Says when a job is over."""

    def __call__(self, key: str) -> None:
        super().__call__(key)
        say({"over": key})


if __name__ == "__main__":
    home = Home.of(Path(sys.argv[1]), {})
    try:
        Worker(Telling(Database(home.database), home, Rooms(), {KIND.name: KIND}, lambda *_: WHO)).run()
    except WorkspaceBusy as error:
        say({"refused": error.details["pid"]})
