"""`qianglian user unlock`: let somebody sign in again who was locked, or has tried too often."""

from __future__ import annotations

from typing import Annotated

import typer

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.home import HOME, HomeFolder
from qianglian.model.text import Text

Login = Annotated[str, typer.Argument(metavar="LOGIN")]

DONE = Text(zh="账号 {login} 已解锁。", en="Account {login} is unlocked.")


def run(door: Door, login: Login, home: HomeFolder = None) -> None:
    """Unlock."""
    from qianglian.operations.desks import packages
    from qianglian.platform.installation import Home
    from qianglian.platform.opening import installed
    from qianglian.platform.people.accounts import account_of, unlock
    from qianglian.platform.permissions.actor import Installation

    us = Installation("user unlock")
    with installed(Home.of(home), packages()) as database, database.writing(us) as session:
        unlock(session, us, login)
        known = account_of(session, login).login
    door.show(DONE.format(login=known))
    door.give({"login": known, "unlocked": True})


COMMAND = Command(
    "user unlock",
    run,
    Text(zh="解锁账号，并清除失败次数", en="Unlock an account, and forget its failed tries"),
    "installation",
    {"login": Text(zh="登录名", en="login"), "home": HOME},
    in_workspace=False,
)
