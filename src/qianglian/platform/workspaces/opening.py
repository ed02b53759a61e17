"""Opening a workspace as far as somebody may read it: one's own as it is, another's through the View of its share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from qianglian.chains.opening import NodesInForce
from qianglian.corpus.workspace import Workspace
from qianglian.model.errors import NotFound
from qianglian.model.text import Text
from qianglian.model.view import EVERYTHING, View
from qianglian.platform.installation import Home
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.sharing.records import Share
from qianglian.platform.sharing.standing import standing
from qianglian.platform.sharing.views import shared_view
from qianglian.platform.workspaces.records import WorkspaceRecord
from qianglian.platform.workspaces.rooms import Door, Rooms
from qianglian.query.grammar import parse
from qianglian.query.references import resolved
from qianglian.query.write import write


@dataclass(frozen=True, slots=True)
class Opened:
    """A workspace that somebody is in.

    Attributes:
        share: By which another organisation's workspace is read; none for one's own.
        kept_home: Batches of it whose sources' terms let nothing out.
    """

    record: WorkspaceRecord
    workspace: Workspace
    share: Share | None = None
    kept_home: tuple[str, ...] = ()

    @property
    def view(self) -> View:
        """What of it is read."""
        return self.workspace.view


def listed(session: Session, actor: Actor) -> Sequence[WorkspaceRecord]:
    """The workspaces that the actor may read, one's own and shared ones, those in work first, by name."""
    actor.demand("evidence.read")
    rows = select(WorkspaceRecord).order_by(
        WorkspaceRecord.closed.is_not(None), WorkspaceRecord.name, WorkspaceRecord.key
    )
    return session.scalars(rows).all()


def own(session: Session, actor: Actor, key: str) -> WorkspaceRecord:
    """A workspace of the actor's own organisation; raises `NotFound`, also for what is only shared."""
    record = _readable(session, key)
    if record.organisation != actor.organisation:
        raise _nothing()
    return record


@contextmanager
def opened(session: Session, home: Home, rooms: Rooms, actor: Actor, key: str) -> Iterator[Opened]:
    """The workspace, for as long as the block lasts, through the View that the actor has of it.

    Raises `NotFound` for one that the actor may not read, whether it exists or not; `Forbidden` without
    ``evidence.read``.
    """
    actor.demand("evidence.read")
    record = _readable(session, key)
    folder = home.workspaces / record.key
    if record.organisation == actor.organisation:
        with rooms.inside(Door(folder, EVERYTHING, nodes=True)) as workspace:
            yield Opened(record, workspace)
        return
    share = _share(session, actor, record)
    view, kept_home = _seen(rooms, folder, share)
    # The chain is not shared with the evidence: whoever could ask by its nodes could read their rules.
    with rooms.inside(Door(folder, view, nodes=False)) as workspace:
        yield Opened(record, workspace, share, kept_home)


def _readable(session: Session, key: str) -> WorkspaceRecord:
    record = session.scalar(select(WorkspaceRecord).where(WorkspaceRecord.key == key))
    if record is None:
        raise _nothing()
    return record


def _share(session: Session, actor: Actor, record: WorkspaceRecord) -> Share:
    rows = select(Share).where(
        Share.organisation == record.organisation,
        Share.receiver == actor.organisation,
        Share.kind == WorkspaceRecord.__tablename__,
        Share.subject == record.key,
        standing(Share, date.today()),
    )
    share = session.scalars(rows.order_by(Share.created.desc(), Share.key)).first()
    if share is None:
        raise _nothing()
    return share


def _seen(rooms: Rooms, folder: Path, share: Share) -> tuple[View, tuple[str, ...]]:
    with rooms.inside(Door(folder, EVERYTHING, nodes=True)) as whole:
        seen = shared_view(share, whole.manifest.batches)
    asked = write(resolved(parse(seen.view.rows), NodesInForce(folder))) if seen.view.rows else ""
    return replace(seen.view, rows=asked), seen.kept_home


def _nothing() -> NotFound:
    # The same sentence for what is not there and for what is another's.
    return NotFound(Text(zh="没有这个项目。", en="There is no such workspace."))
