"""`qianglian user reset-password`: a one-time password for somebody who has lost his or hers."""

from __future__ import annotations

from typing import Annotated

import typer

from qianglian.cli.command import Command
from qianglian.cli.commands.user_add import ONCE
from qianglian.cli.door import Door
from qianglian.cli.home import HOME, HomeFolder
from qianglian.model.text import Text

Login = Annotated[str, typer.Argument(metavar="LOGIN")]

DONE = Text(
    zh="账号 {login} 的口令已重置，其登录全部失效。",
    en="The password of {login} is reset, and all its sessions have ended.",
)


def run(door: Door, login: Login, home: HomeFolder = None) -> None:
    """Make a one-time password."""
    from qianglian.operations.desks import packages
    from qianglian.platform.installation import Home
    from qianglian.platform.opening import installed
    from qianglian.platform.people.accounts import account_of, reset_password
    from qianglian.platform.permissions.actor import Installation

    us = Installation("user reset-password")
    with installed(Home.of(home), packages()) as database, database.writing(us) as session:
        word = reset_password(session, us, login)
        known = account_of(session, login).login
    door.show(DONE.format(login=known), ONCE.format(word=word))
    door.give({"login": known, "one_time": word})


COMMAND = Command(
    "user reset-password",
    run,
    Text(zh="重置口令：生成一次性口令，首次登录须修改", en="Reset a password to a one-time one"),
    "installation",
    {"login": Text(zh="登录名", en="login"), "home": HOME},
    in_workspace=False,
)
