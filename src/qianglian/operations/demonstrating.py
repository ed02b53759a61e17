"""An installation of invented organisations: what the demonstration shows, and what pages are tried on."""

from __future__ import annotations

from pathlib import Path
from secrets import token_urlsafe

from sqlalchemy.orm import Session

from qianglian.model.text import Language, Text
from qianglian.operations.desks import packages
from qianglian.operations.navigation.projects import Described, begin, step
from qianglian.platform.installation import Home
from qianglian.platform.opening import begun
from qianglian.platform.organisations.opening import Told, open_organisation
from qianglian.platform.people.accounts import NewAccount, account_of, open_account
from qianglian.platform.people.acting import actor_of, organisations_of
from qianglian.platform.people.members import add_member
from qianglian.platform.permissions.actor import Installation
from qianglian.platform.permissions.roles import roles
from qianglian.platform.workspaces.adopting import adopt

US = Installation("demonstration")
CENTRE = Text(zh="示例专利运营中心（虚构）", en="Example Patent Operation Centre (invented)")
FIRM = Text(zh="示例重点产业链企业（虚构）", en="Example Chain-leader Company (invented)")
PROJECT = Text(zh="合成示例：电池与电驱专利导航", en="Synthetic sample: batteries and electric drives")
WORKSPACE = Text(zh="合成示例专题数据库", en="Synthetic sample")
SCOPE = Text(
    zh="合成数据；全球；不限年份。仅供演示。", en="Synthetic data; all regions and years. A demonstration."
)
PEOPLE = (
    ("owner", Text(zh="演示负责人", en="Demo owner")),
    ("manager", Text(zh="演示管理者", en="Demo manager")),
    ("analyst", Text(zh="演示分析员", en="Demo analyst")),
    ("reviewer", Text(zh="演示审核员", en="Demo reviewer")),
    ("viewer", Text(zh="演示查看者", en="Demo viewer")),
)


def demonstrate(home: Home, workspace: Path, language: Language) -> list[tuple[str, str, str]]:
    """Make the installation: two organisations, an account for each role and each administrator, the workspace, and a
    navigation project on it. Returns login, password and role of each account; the passwords are made at random."""
    with begun(home, packages()) as database, database.writing(US) as session:
        signs = []
        for name, kind, prefix, people in (
            (CENTRE, "operation_centre", "demo", PEOPLE),
            (FIRM, "chain_firm", "firm", PEOPLE[:1]),
        ):
            where = open_organisation(session, US, Told(name.in_(language), kind)).key
            for role, person in people:
                login = f"{prefix}-{role}"
                word = _account(session, NewAccount(login, person.in_(language), language))
                add_member(session, US, where, login, role)
                as_what = f"{name.in_(language)} · {roles().member(role).name.in_(language)}"
                signs.append((login, word, as_what))
        for code, over in roles().administrators.items():
            login = f"demo-{code.removesuffix('_administrator')}"
            word = _account(session, NewAccount(login, over.name.in_(language), language, code))
            signs.append((login, word, over.name.in_(language)))
        _work(session, home, workspace, language)
    return signs


def _account(session: Session, told: NewAccount) -> str:
    word = token_urlsafe(12)
    open_account(session, US, told, word)
    return word


def _work(session: Session, home: Home, workspace: Path, language: Language) -> None:
    account = account_of(session, "demo-manager")
    actor = actor_of(session, account, organisations_of(session, account.key)[0].key, "cli")
    record = adopt(session, home, actor, workspace, WORKSPACE.in_(language))
    said = Described(
        PROJECT.in_(language),
        "industrial_planning",
        "city",
        scope=SCOPE.in_(language),
        workspace=record.key,
    )
    project = begin(session, actor, said)
    for code in ("collect", "process", "check", "analyse"):
        step(session, actor, project.key, code)
