"""Keeping files, reading them again, taking them out; and sweeping away the content that nobody keeps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from qianglian.model.errors import CorruptWorkspace, Forbidden, NotFound
from qianglian.model.text import Text
from qianglian.platform.audit.entering import enter
from qianglian.platform.database.tables import SHAREABLE
from qianglian.platform.files import refusing
from qianglian.platform.files.bounds import Bounds, bounds
from qianglian.platform.files.examining import examined
from qianglian.platform.files.marks import marked
from qianglian.platform.files.names import shown_name
from qianglian.platform.files.records import KeptFile
from qianglian.platform.files.store import arriving, keep_content, left, lying, older, place
from qianglian.platform.installation import Home
from qianglian.platform.keys import new_key
from qianglian.platform.permissions.access import SECRETS
from qianglian.platform.permissions.actor import Actor

BRINGING = ("record.edit", "evidence.import")
"""Who holds one of these brings files in."""


def keep(
    session: Session,
    home: Home,
    actor: Actor,
    name: str,
    stream: BinaryIO,
    *,
    secrecy: str = "internal",
    within: Bounds | None = None,
) -> KeptFile:
    """Keep a file for the actor's organisation. The record stands when the session is written.

    Raises `Forbidden` without a permission, and for a state secret, of which nothing stays; `UnknownFormat`,
    `TooLarge` and `BadInput` for what is not taken (`qianglian.platform.files.examining`).
    """
    _may_bring(actor, secrecy)
    within = within or bounds()
    level = marked([name.rpartition(".")[0], name])
    if level:
        raise refusing.secret(level)
    with arriving(home.files, stream, within.largest) as arrived:
        kind = examined(arrived.file, within)
        keep_content(home.files, arrived)
    record = KeptFile(
        key=new_key("file"),
        organisation=actor.organisation,
        secrecy=secrecy,
        name=shown_name(name),
        kind=kind,
        size=arrived.size,
        sha256=arrived.sha256,
        kept_by=actor.user,
    )
    session.add(record)
    session.flush()
    enter(
        session,
        actor,
        "file.kept",
        record.key,
        {"kind": kind, "size": arrived.size, "sha256": arrived.sha256},
    )
    return record


@contextmanager
def opened(session: Session, home: Home, actor: Actor, key: str) -> Iterator[tuple[KeptFile, BinaryIO]]:
    """A file that the actor may read, and its content; raises `NotFound`, whether it exists or not."""
    record = session.scalar(select(KeptFile).where(KeptFile.key == key))
    if record is None:
        raise _nothing()
    _may_read(actor)
    path = place(home.files, record.sha256)
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise _lost() from error
    with file:
        if path.stat().st_size != record.size:
            raise _lost()
        yield record, file


def remove(session: Session, actor: Actor, key: str) -> None:
    """Take a file of one's own organisation out. Its content goes with the next sweep, unless others keep the same."""
    record = session.scalar(select(KeptFile).where(KeptFile.key == key))
    if record is None or record.organisation != actor.organisation:
        raise _nothing()
    _may_bring(actor, record.secrecy)
    enter(session, actor, "file.removed", record.key, {"sha256": record.sha256})
    session.delete(record)
    session.flush()


def sweep(session: Session, home: Home, within: Bounds | None = None) -> int:
    """Delete content that no record names, as the installation; returns how many files.

    What is younger than a day stays: somebody may have brought it whose record is not written yet.
    """
    hours = (within or bounds()).waiting_hours
    gone = list(left(home.files, hours))
    waiting = [path for path in lying(home.files) if older(path, hours)]
    for start in range(0, len(waiting), 500):
        some = {path.name: path for path in waiting[start : start + 500]}
        named = set(session.scalars(select(KeptFile.sha256).where(KeptFile.sha256.in_(some))))
        # Looked at again: the same content may have been brought meanwhile, and is young then.
        gone += [path for name, path in some.items() if name not in named and older(path, hours)]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def _may_bring(actor: Actor, secrecy: str) -> None:
    if not any(map(actor.may, BRINGING)):
        actor.demand(BRINGING[0])
    if secrecy not in SHAREABLE:
        actor.demand(SECRETS)


def _may_read(actor: Actor) -> None:
    if not any(map(actor.may, ("record.read", "evidence.read"))):
        raise Forbidden(Text(zh="没有权限查看文件。", en="Not permitted: reading files."))


def _nothing() -> NotFound:
    # The same sentence for what is not there and for what is another's.
    return NotFound(Text(zh="没有这个文件。", en="There is no such file."))


def _lost() -> CorruptWorkspace:
    return CorruptWorkspace(
        Text(
            zh="文件内容已不在磁盘上，或不完整。",
            en="The content of the file is gone from the disk, or not whole.",
        ),
        hint=Text(zh="请系统管理员从备份恢复。", en="The system administrator can restore it from a backup."),
    )
