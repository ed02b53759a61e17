"""The workflows of the desk, with what they look at before a step."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from qianglian.model.text import Text
from qianglian.operations.navigation.records import Adoption, Grant, NavigationProject, ResultRequest
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.workflow.definition import workflow

HERE = "qianglian.operations.navigation"


def scoped(_: Session, __: Actor, project: Any) -> Text | None:
    """Nobody collects before it is said what for, and within which bounds."""
    assert isinstance(project, NavigationProject)
    if project.scope.strip():
        return None
    return Text(
        zh="尚未写明导航范围（产业边界、地域、时间）。",
        en="The scope is not stated (industry, regions, period).",
    )


def has_workspace(_: Session, __: Actor, project: Any) -> Text | None:
    """What is processed lies somewhere."""
    assert isinstance(project, NavigationProject)
    if project.workspace:
        return None
    return Text(zh="尚未关联专题数据库（项目）。", en="No workspace is named.")


def version_published(_: Session, __: Actor, project: Any) -> Text | None:
    """What is published is a version of the map, which passed its gate (or was let through with a reason) when it was
    published: the gate itself is asked there, in `qianglian.chains.versions`."""
    assert isinstance(project, NavigationProject)
    if project.map_version is not None:
        return None
    return Text(
        zh="尚未关联已发布的图谱版本；须先通过数据质检并发布图谱。",
        en="No published version of the map is named; it is published first, through its quality gate.",
    )


def granted(session: Session, _: Actor, request: Any) -> Text | None:
    """The owner of the result has said yes."""
    assert isinstance(request, ResultRequest)
    answers = session.scalars(select(Grant).where(Grant.request == request.key)).all()
    if any(one.granted for one in answers):
        return None
    return Text(zh="成果单位尚未同意。", en="The owner of the result has not agreed.")


def adoption_told(session: Session, _: Actor, request: Any) -> Text | None:
    """Adoption is reported with what it was, not by a tick."""
    assert isinstance(request, ResultRequest)
    if session.scalar(select(Adoption.key).where(Adoption.request == request.key).limit(1)) is not None:
        return None
    return Text(zh="尚未填写采用情况。", en="Nothing is told of the adoption.")


PROJECT = workflow(
    HERE,
    "project.yaml",
    {"scoped": scoped, "has_workspace": has_workspace, "version_published": version_published},
)
REQUEST = workflow(HERE, "request.yaml", {"granted": granted, "adoption_told": adoption_told})
RECOMMENDATION = workflow(HERE, "recommendation.yaml")
