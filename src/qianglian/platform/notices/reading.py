"""Reading one's notices: the title of a record is read when the notice is shown, as far as one may read it then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from qianglian.model.text import Text
from qianglian.platform.database.columns import now
from qianglian.platform.database.tables import Owned
from qianglian.platform.notices.records import Notice
from qianglian.platform.permissions.access import owned_tables
from qianglian.platform.permissions.actor import Actor

TITLES = ("title", "name")
"""Columns that call a record something, the first that it has."""
AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Shown:
    """A notice as its receiver sees it.

    Attributes:
        subject: Key of the record, and ``title`` what it is called now; both empty where the receiver may not read it,
            or not any more.
    """

    key: str
    kind: str
    words: Text
    told: datetime
    seen: datetime | None
    subject_kind: str
    subject: str
    title: str


def unseen(session: Session, actor: Actor, most: int = AT_ONCE) -> list[Shown]:
    """What the actor has not seen yet in this organisation, the newest first."""
    return _shown(session, session.scalars(_newest(_mine(actor), most).where(Notice.seen.is_(None))).all())


def listed(session: Session, actor: Actor, most: int = AT_ONCE) -> list[Shown]:
    """All that the actor was told in this organisation, the newest first."""
    return _shown(session, session.scalars(_newest(_mine(actor), most)).all())


def count_unseen(session: Session, actor: Actor) -> int:
    """How many the actor has not seen yet in this organisation."""
    rows = _mine(actor).where(Notice.seen.is_(None)).subquery()
    return session.scalar(select(func.count()).select_from(rows)) or 0


def seen(session: Session, actor: Actor, keys: Iterable[str] | None = None) -> int:
    """Note that the actor has seen some, or all; returns how many were new. Others' keys change nothing."""
    rows = _mine(actor).where(Notice.seen.is_(None))
    if keys is not None:
        rows = rows.where(Notice.key.in_(list(keys)))
    new = session.scalars(rows.with_for_update()).all()
    for one in new:
        one.seen = now()
    session.flush()
    return len(new)


def _mine(actor: Actor) -> Select[Any]:
    return select(Notice).where(Notice.user == actor.user, Notice.organisation == actor.organisation)


def _newest(rows: Select[Any], most: int) -> Select[Any]:
    return rows.order_by(Notice.created.desc(), Notice.key).limit(most)


def _shown(session: Session, notices: Sequence[Notice]) -> list[Shown]:
    titles = _titles(session, notices)
    return [
        Shown(
            one.key,
            one.kind,
            Text(zh=one.words["zh"], en=one.words["en"]),
            one.created,
            one.seen,
            one.subject_kind,
            one.subject if (one.subject_kind, one.subject) in titles else "",
            titles.get((one.subject_kind, one.subject), ""),
        )
        for one in notices
    ]


def _titles(session: Session, notices: Sequence[Notice]) -> dict[tuple[str, str], str]:
    """What the records are called that the session may read: the access rule stands in each statement."""
    wanted = defaultdict(set)
    for one in notices:
        wanted[one.subject_kind].add(one.subject)
    known: dict[str, type[Owned]] = {str(one.__tablename__): one for one in owned_tables()}
    titles = {}
    for kind in wanted.keys() & known.keys():
        table: Any = known[kind]
        called = next((getattr(table, name) for name in TITLES if name in table.__table__.columns), table.key)
        for key, title in session.execute(select(table.key, called).where(table.key.in_(wanted[kind]))):
            titles[kind, key] = "" if called is table.key else str(title or "")
    return titles
