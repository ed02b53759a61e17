"""Projects: begun, described, and taken along their way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qianglian.chains.versions import version_of
from qianglian.model.errors import BadInput, NotFound
from qianglian.model.text import Text
from qianglian.operations.navigation.flows import PROJECT
from qianglian.operations.navigation.kinds import known
from qianglian.operations.navigation.records import NavigationProject
from qianglian.platform.audit.entering import enter
from qianglian.platform.keys import new_key
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.workflow.records import Step
from qianglian.platform.workflow.taking import start, take
from qianglian.platform.workspaces.opening import Opened, own


@dataclass(frozen=True, slots=True)
class Described:
    """What is said of a project; None leaves what stands as it is."""

    name: str | None = None
    kind: str | None = None
    level: str | None = None
    commissioner: str | None = None
    scope: str | None = None
    workspace: str | None = None
    chain: str | None = None
    due: date | None = None
    renew_every: int | None = None
    cost: int | None = None


LONGEST = {"name": 200, "commissioner": 200, "scope": 4_000, "chain": 80}


def projects(session: Session, state: str = "") -> Sequence[NavigationProject]:
    """Projects that the session may read, those due first; of one state where one is named."""
    rows = select(NavigationProject).order_by(
        NavigationProject.due.is_(None), NavigationProject.due, NavigationProject.key
    )
    return session.scalars(rows.where(NavigationProject.state == state) if state else rows).all()


def project(session: Session, key: str) -> NavigationProject:
    """One project; raises `NotFound`, also for one that the session may not read."""
    found = session.scalar(select(NavigationProject).where(NavigationProject.key == key))
    if found is None:
        raise NotFound(Text(zh="没有这个导航项目。", en="There is no such navigation project."))
    return found


def begin(session: Session, actor: Actor, said: Described) -> NavigationProject:
    """A new project, approved (立项). Raises `Forbidden` without ``record.edit``; `BadInput` without name, kind or
    level, and as `describe` does."""
    actor.demand("record.edit")
    missing = [one for one in ("name", "kind", "level") if not getattr(said, one)]
    if missing:
        raise BadInput(
            Text(zh="项目须有名称、类型与层级。", en="A project has a name, a kind and a level."),
            field=missing[0],
        )
    one = NavigationProject(key=new_key("navigation"), organisation=actor.organisation)
    _describe(session, actor, one, said)
    start(session, actor, PROJECT, one)
    return one


def describe(session: Session, actor: Actor, key: str, said: Described) -> NavigationProject:
    """Say more, or something else, of a project. Raises `NotFound`, `Forbidden`, and `BadInput` for a word that its
    list does not know, an amount below nothing, or a text that is too long."""
    actor.demand("record.edit")
    one = project(session, key)
    _describe(session, actor, one, said)
    session.flush()
    enter(session, actor, "navigation_project.described", one.key)
    return one


def step(session: Session, actor: Actor, key: str, code: str, reason: str = "") -> Step:
    """Take the next step; raises as `qianglian.platform.workflow.taking.take`."""
    return take(session, actor, PROJECT, project(session, key), code, reason)


def name_version(session: Session, actor: Actor, key: str, opened: Opened, number: int) -> NavigationProject:
    """State which published version of the map the project publishes. Raises `NotFound` where the workspace has none
    of that number, `BadInput` for a workspace that is not the project's."""
    actor.demand("record.edit")
    one = project(session, key)
    if opened.record.key != one.workspace:
        raise BadInput(
            Text(zh="该版本不属于本项目的专题数据库。", en="That version is of another workspace.")
        )
    version = version_of(opened.workspace, number)
    one.map_version, one.chain = version.number, version.chain_code
    session.flush()
    enter(session, actor, "navigation_project.version_named", one.key, {"map": version.number})
    return one


def _describe(session: Session, actor: Actor, one: NavigationProject, said: Described) -> None:
    for field, longest in LONGEST.items():
        words = getattr(said, field)
        if words is not None and len(words) > longest:
            raise BadInput(
                Text(
                    zh=f"最多 {longest:,} 字，现为 {len(words):,} 字。",
                    en=f"At most {longest:,} characters; this has {len(words):,}.",
                ),
                field=field,
            )
    for field, listed in (("kind", "project_kinds"), ("level", "levels")):
        if getattr(said, field) is not None:
            known(listed, getattr(said, field), field)
    for field in ("cost", "renew_every"):
        if (amount := getattr(said, field)) is not None and amount < 0:
            raise BadInput(Text(zh="不能小于 0。", en="It cannot be below 0."), field=field)
    if said.workspace is not None:
        own(session, actor, said.workspace)
    for each in fields(said):
        value = getattr(said, each.name)
        if value is not None:
            setattr(one, each.name, value.strip() if isinstance(value, str) else value)
