"""Adding to the trail, in the transaction of the write that it tells of: both are written, or neither.

What a session enters is chained when the session commits, after all else was sent: only then is the head of the chain
locked, so that writers wait for each other no longer than a commit takes, and nobody can lock two things crosswise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import event, insert, select, update
from sqlalchemy.orm import Session, SessionTransaction

from qianglian.platform.audit.hashing import PRESENT, canonical, digest
from qianglian.platform.audit.records import Entry, Head
from qianglian.platform.audit.secrets import refuse_secrets
from qianglian.platform.database.columns import now
from qianglian.platform.permissions.access import GuardedSession
from qianglian.platform.permissions.actor import Asking, Installation

WAITING = "audit"
"""In ``session.info``: what is chained at the commit."""
INSTALLATION = "installation"
"""User and door of what the installation does by itself."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An entry, and the transaction or savepoint that it was made in."""

    inside: SessionTransaction
    facts: dict[str, Any]


def enter(
    session: Session,
    actor: Asking,
    action: str,
    subject: str,
    detail: dict[str, object] | None = None,
    organisation: str | None = None,
) -> None:
    """Add an entry: ``actor`` did ``action`` to the record ``subject``. It stands if and when the session commits.

    The organisation is the actor's where none is stated. Raises ``ValueError`` for a detail that may hold a secret, and
    ``TypeError`` for one that is no JSON: mistakes of ours.
    """
    refuse_secrets(detail or {})
    if isinstance(actor, Installation):
        who = {
            "user": INSTALLATION,
            "name": actor.purpose,
            "door": INSTALLATION,
            "organisation": organisation,
        }
    else:
        whose = organisation or actor.organisation
        who = {"user": actor.user, "name": actor.name, "door": actor.door, "organisation": whose}
    facts = {**who, "action": action, "subject": subject, "detail": canonical(detail or {})}
    inside = session.get_nested_transaction() or session.get_transaction() or session.begin()
    session.info.setdefault(WAITING, []).append(
        _Waiting(inside, {name: _fitting(name, value) for name, value in facts.items()})
    )


@event.listens_for(GuardedSession, "before_commit")
def _chain(session: Session) -> None:
    if session.in_nested_transaction() or not session.info.get(WAITING):
        return
    session.flush()
    waiting: list[_Waiting] = session.info.pop(WAITING)
    connection = session.connection()
    number, last = connection.execute(select(Head.number, Head.hash).with_for_update()).one()
    rows = []
    for one in waiting:
        number += 1
        moment = now().isoformat(timespec="microseconds")
        row = {**one.facts, "number": number, "moment": moment, "algorithm": PRESENT, "previous": last}
        last = row["hash"] = digest(row)
        rows.append(row)
    connection.execute(insert(Entry), rows)
    connection.execute(update(Head).values(number=number, hash=last))


@event.listens_for(GuardedSession, "after_soft_rollback")
def _forget(session: Session, rolled_back: SessionTransaction) -> None:
    """What was entered in a savepoint, or in one inside it, was not done."""
    kept = [one for one in session.info.get(WAITING, ()) if not _within(one.inside, rolled_back)]
    session.info[WAITING] = kept


def _within(inner: SessionTransaction | None, outer: SessionTransaction) -> bool:
    while inner is not None:
        if inner is outer:
            return True
        inner = inner.parent
    return False


def _fitting(name: str, value: str | None) -> str | None:
    """As the database can hold it: cut, and without halves of characters and zero bytes, which none can."""
    if value is None:
        return None
    length = getattr(Entry.__table__.c[name].type, "length", None)
    return value.encode("utf-8", "replace").decode().replace("\0", "�")[:length]
