"""`qianglian audit verify`: is the audit trail what was entered?"""

from __future__ import annotations

from typing import Annotated

import typer

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.failing import DAMAGED, DONE, WrongUsage
from qianglian.cli.home import HOME, HomeFolder
from qianglian.model.text import Text

Noted = Annotated[list[str] | None, typer.Option("--noted", metavar="NUMBER:HASH", show_default=False)]

LAST = Text(
    zh="末条：{number}:{hash}\n另行记下此行；日后用 --noted 核验，可发现整条链被重写。",
    en="Last entry: {number}:{hash}\nNote this elsewhere: given to --noted later, it tells whether the whole chain was "
    "written anew.",
)


def run(door: Door, home: HomeFolder = None, noted: Noted = None) -> int:
    """Verify; returns the exit code."""
    from qianglian.operations.desks import packages
    from qianglian.platform.audit.verifying import verify
    from qianglian.platform.installation import Home
    from qianglian.platform.opening import installed
    from qianglian.platform.permissions.actor import Installation

    us = Installation("audit verify")
    hashes = dict(map(_noted, noted or []))
    with installed(Home.of(home), packages()) as database, database.reading(us) as session:
        verdict = verify(session, hashes)
    fine = verdict.cause is None
    door.show(verdict.text)
    if fine and verdict.count:
        door.show(LAST.format(number=verdict.count, hash=verdict.hash))
    door.give(
        {
            "ok": fine,
            "count": verdict.count,
            "hash": verdict.hash,
            "cause": verdict.cause,
            "broken": verdict.broken,
            "text": door(verdict.text),
        }
    )
    return DONE if fine else DAMAGED


def _noted(words: str) -> tuple[int, str]:
    number, _, noted = words.partition(":")
    if number.isdecimal() and noted:
        return int(number), noted.strip().lower()
    raise WrongUsage(
        Text(
            zh=f"--noted 的写法是 序号:哈希，不是「{words}」。",
            en=f"--noted takes NUMBER:HASH, not “{words}”.",
        )
    )


COMMAND = Command(
    "audit verify",
    run,
    Text(zh="核验审计记录：逐条核对哈希链，指出第一处不符", en="Verify the audit trail, entry by entry"),
    "installation",
    {
        "home": HOME,
        "noted": Text(
            zh="当时另行记下的末条序号与哈希，可多个", en="number and hash noted earlier; may be repeated"
        ),
    },
    in_workspace=False,
)
