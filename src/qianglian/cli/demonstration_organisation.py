"""The last act of the demonstration: an installation with two invented organisations, and how to sign in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from rich.text import Text as Styled

from qianglian.cli.door import Door
from qianglian.model.text import Text

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from qianglian.platform.installation import Home

ACT = Text(zh="多人一起用：演示机构与账号", en="Working together: organisations and accounts")
CENTRE = Text(zh="示例专利运营中心（虚构）", en="Example Patent Operation Centre (invented)")
FIRM = Text(zh="示例重点产业链企业（虚构）", en="Example Chain-leader Company (invented)")
PROJECT = Text(zh="合成示例：电池与电驱专利导航", en="Synthetic sample: batteries and electric drives")
WORKSPACE = Text(zh="合成示例专题数据库", en="Synthetic sample")
PEOPLE = (
    ("owner", Text(zh="演示负责人", en="Demo owner")),
    ("manager", Text(zh="演示管理者", en="Demo manager")),
    ("analyst", Text(zh="演示分析员", en="Demo analyst")),
    ("reviewer", Text(zh="演示审核员", en="Demo reviewer")),
    ("viewer", Text(zh="演示查看者", en="Demo viewer")),
)
HEADS = (Text(zh="登录名", en="Login"), Text(zh="口令", en="Password"), Text(zh="身份", en="As"))
SAID = Text(
    zh="口令为本次随机生成，只在这里显示。打开页面：",
    en="The passwords were made at random for this run and are shown here alone. Open the pages:",
)
NO_PAGES = Text(
    zh="页面尚未构建：装有 Node 20 时先运行 make web。",
    en="The pages are not built: with Node 20, run make web first.",
)


def organise(
    door: Door,
    folder: Path,
    workspace: Path,
    act: Callable[[Text], Styled],
    typed: Callable[[Sequence[str]], Styled],
) -> None:
    """Make the installation in ``folder/home`` anew, take the workspace in, and say how to sign in."""
    from qianglian.cli.screens.grid import grid, plain
    from qianglian.platform.installation import Home

    door.show(act(ACT))
    shutil.rmtree(folder / "home", ignore_errors=True)
    home = Home.of(folder / "home", {})
    table = grid([door(head) for head in HEADS])
    for login, word, role in _made(door, home, workspace):
        table.add_row(login, word, plain(role))
    door.show(table, door(SAID))
    if not _pages():
        door.show(door(NO_PAGES))
    door.show(typed(["serve", "--home", str(folder / "home")]))


def _made(door: Door, home: Home, workspace: Path) -> list[tuple[str, str, str]]:
    """Organisations, accounts, the workspace and a project; login, password and role of each account."""
    from qianglian.operations.desks import packages
    from qianglian.platform.opening import begun
    from qianglian.platform.organisations.opening import Told, open_organisation
    from qianglian.platform.permissions.actor import Installation
    from qianglian.platform.permissions.roles import roles

    us = Installation("demonstration")
    with begun(home, packages()) as database, database.writing(us) as session:
        centre = open_organisation(session, us, Told(door(CENTRE), "operation_centre")).key
        firm = open_organisation(session, us, Told(door(FIRM), "chain_firm")).key
        signs = []
        for where, prefix, people in ((centre, "demo", PEOPLE), (firm, "firm", PEOPLE[:1])):
            for role, name in people:
                login = f"{prefix}-{role}"
                word = _account(session, door, login, name, where, role)
                organisation = CENTRE if where == centre else FIRM
                signs.append((login, word, f"{door(organisation)} · {door(roles().member(role).name)}"))
        for code, kind in roles().administrators.items():
            login = f"demo-{code.removesuffix('_administrator')}"
            word = _account(session, door, login, kind.name, "", code)
            signs.append((login, word, door(kind.name)))
        _work(session, door, home, workspace)
    return signs


def _account(session: Session, door: Door, login: str, name: Text, organisation: str, role: str) -> str:
    from qianglian.platform.people.accounts import NewAccount, open_account
    from qianglian.platform.people.members import add_member
    from qianglian.platform.permissions.actor import Installation

    us, word = Installation("demonstration"), token_urlsafe(12)
    told = NewAccount(login, door(name), door.language, "" if organisation else role)
    open_account(session, us, told, word)
    if organisation:
        add_member(session, us, organisation, login, role)
    return word


def _work(session: Session, door: Door, home: Home, workspace: Path) -> None:
    from qianglian.operations.navigation.projects import Described, begin, step
    from qianglian.platform.people.accounts import account_of
    from qianglian.platform.people.acting import actor_of, organisations_of
    from qianglian.platform.workspaces.adopting import adopt

    account = account_of(session, "demo-manager")
    actor = actor_of(session, account, organisations_of(session, account.key)[0].key, "cli")
    record = adopt(session, home, actor, workspace, door(WORKSPACE))
    scope = Text(
        zh="合成数据；全球；不限年份。仅供演示。",
        en="Synthetic data; all regions and years. A demonstration.",
    )
    said = Described(door(PROJECT), "industrial_planning", "city", scope=door(scope), workspace=record.key)
    project = begin(session, actor, said)
    for code in ("collect", "process", "check", "analyse"):
        step(session, actor, project.key, code)


def _pages() -> bool:
    from importlib.resources import files

    return files("qianglian.api").joinpath("static", "index.html").is_file()
