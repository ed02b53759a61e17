"""`qianglian user add`: an account, and with it the first administrator or the first owner of an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.failing import WrongUsage
from qianglian.cli.home import HOME, HomeFolder
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.platform.people.accounts import NewAccount

Login = Annotated[str, typer.Argument(metavar="LOGIN")]
Name = Annotated[str, typer.Option("--name", metavar="NAME", show_default=False)]
Organisation = Annotated[str, typer.Option("--organisation", metavar="NAME", show_default=False)]
Role = Annotated[str, typer.Option("--role", metavar="ROLE", show_default=False)]
Administrator = Annotated[str, typer.Option("--administrator", metavar="CODE", show_default=False)]
Piped = Annotated[bool, typer.Option("--password-stdin", show_default=False)]
OneTime = Annotated[bool, typer.Option("--one-time", show_default=False)]

DONE = Text(zh="已开设账号 {login}（{name}）{as_what}。", en="Account {login} ({name}) is open{as_what}.")
MEMBER = Text(zh="，{organisation} 的{role}", en=", {role} of {organisation}")
OVER = Text(zh="，{role}", en=", {role}")
ONCE = Text(
    zh="一次性口令：{word}\n只显示这一次；首次登录须修改。",
    en="One-time password: {word}\nIt is shown this once, and has to be changed at the first sign-in.",
)
ALONE = Text(
    zh="尚不属于任何机构，登录后看不到业务数据。用 organisation add 开设机构。",
    en="A member of no organisation sees no data. Open one with organisation add.",
)


def run(
    door: Door,
    login: Login,
    name: Name,
    organisation: Organisation = "",
    role: Role = "",
    administrator: Administrator = "",
    password_stdin: Piped = False,
    one_time: OneTime = False,
    home: HomeFolder = None,
) -> None:
    """Open an account, in one piece with its membership."""
    from qianglian.operations.desks import packages
    from qianglian.platform.installation import Home
    from qianglian.platform.opening import begun
    from qianglian.platform.organisations.opening import organisation_of
    from qianglian.platform.people.accounts import NewAccount, open_account
    from qianglian.platform.people.members import add_member
    from qianglian.platform.permissions.actor import Installation

    _refuse_halves(organisation, role, administrator, password_stdin, one_time)
    told = NewAccount(login, name, door.language, administrator)
    word = None if one_time else _word(door, told, password_stdin)
    us = Installation("user add")
    with begun(Home.of(home), packages()) as database, database.writing(us) as session:
        account, secret = open_account(session, us, told, word)
        where = organisation_of(session, organisation) if organisation else None
        if where is not None:
            add_member(session, us, where.key, account.login, role)
        answer = {
            "key": account.key,
            "login": account.login,
            "name": account.name,
            "organisation": where.name if where is not None else None,
            "role": role or None,
            "administrator": administrator or None,
            "one_time": secret if one_time else None,
        }
    _show(door, answer)
    door.give(answer)


def _refuse_halves(organisation: str, role: str, administrator: str, piped: bool, one_time: bool) -> None:
    if bool(organisation) != bool(role):
        raise WrongUsage(
            Text(zh="--organisation 与 --role 须同时写。", en="--organisation and --role go together.")
        )
    if organisation and administrator:
        raise WrongUsage(
            Text(
                zh="管理员不能是机构成员：--administrator 与 --organisation 只写其一。",
                en="An administrator is a member of no organisation: --administrator or --organisation, not both.",
            )
        )
    if piped and one_time:
        raise WrongUsage(
            Text(
                zh="--password-stdin 与 --one-time 只写其一。", en="--password-stdin or --one-time, not both."
            )
        )


def _word(door: Door, told: NewAccount, from_pipe: bool) -> str:
    from qianglian.cli.passwords import piped, typed_twice
    from qianglian.platform.people.logins import new_login
    from qianglian.platform.people.passwords import check

    if from_pipe:
        return piped()
    about = (new_login(told.login), told.name)
    return typed_twice(door, lambda word: check(word, about))


def _show(door: Door, answer: dict[str, str | None]) -> None:
    from qianglian.cli.screens.grid import plain
    from qianglian.platform.permissions.roles import roles

    as_what = ""
    if answer["organisation"]:
        role = door(roles().member(str(answer["role"])).name)
        as_what = door(MEMBER).format(organisation=plain(answer["organisation"]), role=role)
    elif answer["administrator"]:
        as_what = door(OVER).format(role=door(roles().administrator(answer["administrator"]).name))
    door.show(DONE.format(login=answer["login"], name=plain(answer["name"]), as_what=as_what))
    if answer["one_time"]:
        door.show(ONCE.format(word=answer["one_time"]))
    if not as_what:
        door.show(ALONE)


COMMAND = Command(
    "user add",
    run,
    Text(zh="开设账号：管理员、机构成员；没有默认口令", en="Open an account; there is no default password"),
    "installation",
    {
        "login": Text(
            zh="登录名：字母、数字、汉字或 . @ + - _", en="login: letters, digits, or any of . @ + - _"
        ),
        "name": Text(zh="姓名", en="the person's name"),
        "organisation": Text(
            zh="成为此机构的成员（全称或主键）", en="make a member of this organisation (name or key)"
        ),
        "role": Text(
            zh="在机构中的角色：owner、manager、analyst、reviewer、viewer",
            en="role there: owner, manager, analyst, reviewer or viewer",
        ),
        "administrator": Text(
            zh="系统管理员 system_administrator、安全 security_administrator 或审计 audit_administrator",
            en="system_administrator, security_administrator or audit_administrator",
        ),
        "password_stdin": Text(
            zh="从标准输入读一行作口令；不写则在终端询问两次",
            en="read the password from standard input; else it is asked for twice",
        ),
        "one_time": Text(
            zh="生成一次性口令，首次登录须修改", en="make a one-time password, to be changed at once"
        ),
        "home": HOME,
    },
    in_workspace=False,
)
