"""Beginning a workspace, naming it anew, and putting it away."""

from __future__ import annotations

from sqlalchemy.orm import Session

from qianglian.corpus.workspace import open_workspace
from qianglian.model.errors import BadInput, Conflict
from qianglian.model.text import Text
from qianglian.platform.audit.entering import enter
from qianglian.platform.database.columns import now
from qianglian.platform.database.tables import SHAREABLE
from qianglian.platform.installation import Home
from qianglian.platform.keys import new_key
from qianglian.platform.permissions.access import SECRETS
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.workspaces.opening import own
from qianglian.platform.workspaces.records import WorkspaceRecord

NAME = 200
"""Characters of a name at most."""
ABOUT = 2_000
"""Characters of what it is for at most."""


def begin(
    session: Session, home: Home, actor: Actor, name: str, *, about: str = "", secrecy: str = "internal"
) -> WorkspaceRecord:
    """A new, empty workspace of the actor's organisation.

    Raises `Forbidden` without ``evidence.import``, or for a secret one without ``secret.read``; `BadInput` for a name
    that is none.
    """
    actor.demand("evidence.import")
    if secrecy not in SHAREABLE:
        actor.demand(SECRETS)
    record = WorkspaceRecord(
        key=new_key("workspace"),
        organisation=actor.organisation,
        secrecy=secrecy,
        name=named(name),
        about=_about(about),
        begun_by=actor.user,
    )
    # The folder first: a record without one could not be opened, a folder without a record is in nobody's way.
    open_workspace(home.workspaces / record.key, create=True).close()
    session.add(record)
    session.flush()
    enter(session, actor, "workspace.begun", record.key)
    return record


def rename(session: Session, actor: Actor, key: str, name: str, about: str | None = None) -> WorkspaceRecord:
    """Call a workspace something else; raises `NotFound`, `Forbidden`, `BadInput`, `Conflict` when it is put away."""
    record = _writable(session, actor, key)
    record.name = named(name)
    if about is not None:
        record.about = _about(about)
    session.flush()
    enter(session, actor, "workspace.renamed", record.key)
    return record


def put_away(session: Session, actor: Actor, key: str) -> WorkspaceRecord:
    """Close a workspace: it is read on, and written to no more. Raises as `rename` does."""
    record = _writable(session, actor, key)
    record.closed = now()
    session.flush()
    enter(session, actor, "workspace.put_away", record.key)
    return record


def _writable(session: Session, actor: Actor, key: str) -> WorkspaceRecord:
    actor.demand("evidence.import")
    record = own(session, actor, key)
    if record.closed is not None:
        raise Conflict(
            Text(zh="该项目已归档，不能再修改。", en="The workspace is put away and cannot be changed.")
        )
    return record


def named(name: str) -> str:
    """A name in one line; raises `BadInput`."""
    words = " ".join(name.split())
    if not words or len(words) > NAME:
        raise BadInput(
            Text(
                zh=f"项目名称须为 1 至 {NAME} 字，现为 {len(words)} 字。",
                en=f"A workspace's name has 1 to {NAME} characters; this has {len(words)}.",
            )
        )
    return words


def _about(words: str) -> str:
    if len(words) > ABOUT:
        raise BadInput(
            Text(
                zh=f"项目说明最多 {ABOUT:,} 字，现为 {len(words):,} 字。",
                en=f"What a workspace is for takes at most {ABOUT:,} characters; this has {len(words):,}.",
            )
        )
    return words.strip()
