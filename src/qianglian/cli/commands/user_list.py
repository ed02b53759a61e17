"""`qianglian user list`: every account, what it is in which organisation, and whether one can sign in by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.home import HOME, HomeFolder
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.platform.people.records import Account

HEADS = (
    Text(zh="登录名", en="Login"),
    Text(zh="姓名", en="Name"),
    Text(zh="角色", en="Roles"),
    Text(zh="状态", en="State"),
    Text(zh="主键", en="Key"),
)
STATES = {
    "open": Text(zh="正常", en="open"),
    "must_change": Text(zh="待改口令", en="password to be changed"),
    "locked": Text(zh="已锁定", en="locked"),
    "closed": Text(zh="已停用", en="closed"),
}
NONE = Text(zh="尚无账号。用 user add 开设。", en="There is no account yet. Open one with user add.")


def run(door: Door, home: HomeFolder = None) -> None:
    """List the accounts."""
    from qianglian.cli.screens.grid import grid, plain
    from qianglian.operations.desks import packages
    from qianglian.platform.installation import Home
    from qianglian.platform.opening import installed
    from qianglian.platform.people.accounts import accounts
    from qianglian.platform.people.members import roles_of
    from qianglian.platform.permissions.actor import Installation
    from qianglian.platform.permissions.roles import roles

    us = Installation("user list")
    with installed(Home.of(home), packages()) as database, database.reading(us) as session:
        memberships = roles_of(session, us)
        found: list[dict[str, Any]] = [
            {
                "login": one.login,
                "name": one.name,
                "administers": list(one.administers),
                "memberships": [
                    {"organisation": name, "role": role} for name, role in memberships.get(one.key, [])
                ],
                "state": _state(one),
                "key": one.key,
            }
            for one in accounts(session)
        ]
    table = grid([door(head) for head in HEADS], fold=(2,))
    for one in found:
        over = [door(roles().administrator(code).name) for code in one["administers"]]
        inside = [
            f"{each['organisation']} {door(roles().member(each['role']).name)}" for each in one["memberships"]
        ]
        facts = (
            one["login"],
            one["name"],
            "; ".join((*over, *inside)),
            door(STATES[one["state"]]),
            one["key"],
        )
        table.add_row(*map(plain, facts))
    door.show(table if found else NONE)
    door.give(found)


def _state(account: Account) -> str:
    if account.closed is not None:
        return "closed"
    if account.locked is not None:
        return "locked"
    return "must_change" if account.must_change else "open"


COMMAND = Command(
    "user list",
    run,
    Text(zh="列出账号、角色与状态", en="List the accounts, their roles and states"),
    "installation",
    {"home": HOME},
    in_workspace=False,
)
