"""Workspaces (项目): which there are, what is in one, and the files that were imported."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from fastapi import Response
from pydantic import BaseModel, ConfigDict, Field

from qianglian.api.answering import Figure, Scope, figure_of, scope_of
from qianglian.corpus.manifest import BatchEntry
from qianglian.platform.database.tables import Secrecy
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.serving.asking import WorkspaceKey
from qianglian.platform.serving.deciding import may, resource
from qianglian.platform.serving.house import InHouse
from qianglian.platform.serving.paging import Listed, Paged
from qianglian.platform.serving.versions import IfMatch, tag, unchanged
from qianglian.platform.serving.who import Who
from qianglian.platform.workspaces.beginning import ABOUT, NAME, begin, put_away, rename
from qianglian.platform.workspaces.opening import Opened, listed, own
from qianglian.platform.workspaces.records import WorkspaceRecord

router = resource("/workspaces", "workspaces")


class Workspace(BaseModel):
    """A workspace in a list."""

    key: str = Field(examples=["workspace-8k2m4r6t0v1x3z5b"])
    name: str = Field(examples=["固态电池"])
    about: str = ""
    organisation: str = Field(description="Key of the owner.")
    own: bool = Field(description="Whether it is of the organisation that one acts for; others are shared.")
    secrecy: Secrecy
    created: datetime
    closed: datetime | None = Field(description="When it was put away: it is read on and changed no more.")
    version: int


class WorkspaceDetail(Workspace):
    """A workspace and what it holds."""

    publications: Figure
    generation: int
    batches: int | None = Field(description="Imported files; null for a shared workspace.")
    scope: Scope


class Batch(BaseModel):
    """An imported file, with the search that it answers (检索登记)."""

    id: str
    name: str = Field(examples=["incopat_batch_01.xlsx"])
    source: str = Field(description="The format that it was read by.")
    database: str
    rows: int
    kept: int
    rejected: int
    declared: int
    share: str = Field(description="What the source's terms let out: `yes`, `numbers_only`, `no`.")
    search: dict[str, Any] = Field(description="Database, query, date, operator and hits, as registered.")
    imported: str


class NewName(BaseModel):
    """What a workspace is called, and what it is for."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=NAME, examples=["固态电池"])
    about: str = Field(default="", max_length=ABOUT)


class NewWorkspace(NewName):
    """A workspace to begin."""

    secrecy: Secrecy = "internal"


@router.get("")
@may("evidence.read")
def list_workspaces(house: InHouse, who: Who, paging: Paged) -> Listed[Workspace]:
    """The workspaces that one may read, those in work first, by name."""
    with house.database.reading(who) as session:
        return Listed[Workspace].page_of(paging, [_told(one, who) for one in listed(session, who)])


@router.post("", status_code=201)
@may("evidence.import")
def begin_workspace(house: InHouse, who: Who, response: Response, told: NewWorkspace) -> Workspace:
    """Begin a workspace, empty, of the organisation that one acts for."""
    with house.database.writing(who) as session:
        record = begin(session, house.home, who, told.name, about=told.about, secrecy=told.secrecy)
        tag(response, record)
        return _told(record, who)


@router.put("/{workspace}")
@may("evidence.import")
def rename_workspace(
    house: InHouse,
    who: Who,
    response: Response,
    workspace: WorkspaceKey,
    told: NewName,
    if_match: IfMatch = None,
) -> Workspace:
    """Call a workspace something else, and say what it is for."""
    with house.database.writing(who) as session:
        unchanged(own(session, who, workspace), if_match)
        record = rename(session, who, workspace, told.name, told.about)
        tag(response, record)
        return _told(record, who)


@router.post("/{workspace}/closing")
@may("evidence.import")
def close_workspace(
    house: InHouse, who: Who, response: Response, workspace: WorkspaceKey, if_match: IfMatch = None
) -> Workspace:
    """Put a workspace away (归档): it is read on, and nobody writes to it any more."""
    with house.database.writing(who) as session:
        unchanged(own(session, who, workspace), if_match)
        record = put_away(session, who, workspace)
        tag(response, record)
        return _told(record, who)


@router.get("/{workspace}")
@may("evidence.read")
def show_workspace(house: InHouse, who: Who, response: Response, workspace: WorkspaceKey) -> WorkspaceDetail:
    """One workspace: how many publications, of which generation, and how much of it one sees."""
    with house.workspace(who, workspace) as found:
        tag(response, found.record)
        return WorkspaceDetail(
            **_told(found.record, who).model_dump(),
            publications=figure_of(found.workspace.count(), found, ""),
            generation=found.workspace.generation,
            batches=len(found.workspace.manifest.batches) if found.share is None else None,
            scope=scope_of(found),
        )


@router.get("/{workspace}/batches")
@may("evidence.read")
def list_batches(house: InHouse, who: Who, workspace: WorkspaceKey, paging: Paged) -> Listed[Batch]:
    """The imported files. Of a shared workspace they are not told: they tell of the whole."""
    with house.workspace(who, workspace) as found:
        return Listed[Batch].page_of(paging, [_batch(one) for one in _batches(found)])


def _batches(found: Opened) -> tuple[BatchEntry, ...]:
    return found.workspace.manifest.batches


def _told(record: WorkspaceRecord, who: Actor) -> Workspace:
    return Workspace(
        key=record.key,
        name=record.name,
        about=record.about,
        organisation=record.organisation,
        own=record.organisation == who.organisation,
        secrecy=record.secrecy,  # type: ignore[arg-type] # one of them: the table checks it
        created=record.created,
        closed=record.closed,
        version=record.version,
    )


def _batch(entry: BatchEntry) -> Batch:
    return Batch.model_validate(entry, from_attributes=True)
