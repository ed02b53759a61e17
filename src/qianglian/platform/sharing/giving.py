"""Giving a share, taking it back, and seeing what was given and received."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from qianglian.model.errors import BadInput, Conflict, NotFound
from qianglian.model.text import Text
from qianglian.platform.audit.entering import enter
from qianglian.platform.database.columns import now
from qianglian.platform.database.tables import SHAREABLE, Owned
from qianglian.platform.keys import new_key
from qianglian.platform.notices.telling import NoticeKind, members, tell
from qianglian.platform.organisations.records import Organisation
from qianglian.platform.permissions.access import owned_tables
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.sharing.records import Share
from qianglian.platform.sharing.standing import open_still, standing
from qianglian.platform.sharing.views import SHAREABLE_FIELDS
from qianglian.query.grammar import parse
from qianglian.query.write import write

GIVEN = NoticeKind(
    "share.given",
    Text(zh="另一机构向本机构共享了资料。", en="Another organisation shares something with yours."),
)
READING = "record.read"
"""Members of the receiver who may do this are told."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a subject is shared, and from when to when; all of it, from today on, where nothing is said."""

    rows: str = ""
    fields: tuple[str, ...] | None = None
    since: date | None = None
    until: date | None = None
    cut_off: date | None = None
    from_day: date | None = None
    to_day: date | None = None
    reason: str = ""


def give(session: Session, actor: Actor, kind: str, subject: str, receiver: str, scope: Scope) -> Share:
    """Share a record of one's own organisation with another.

    Raises `Forbidden` without ``share.give``; `NotFound` for a record that is not one's own; `Conflict` for one of a
    class that never leaves, or where the same stands shared already; `BadInput` for a scope that cannot be.
    """
    actor.demand("share.give")
    _receiver(session, actor, receiver)
    _own(session, actor, kind, subject)
    _sound(scope)
    if _shared_already(session, actor, kind, subject, receiver):
        raise Conflict(
            Text(zh="已共享给该机构。", en="It is shared with that organisation already."),
            hint=Text(zh="先撤回原共享，再按新范围共享。", en="Withdraw that share, then share anew."),
        )
    share = Share(
        key=new_key("share"),
        organisation=actor.organisation,
        receiver=receiver,
        kind=kind,
        subject=subject,
        rows=write(parse(scope.rows)) if scope.rows.strip() else "",
        fields=sorted(scope.fields) if scope.fields is not None else None,
        since=scope.since,
        until=scope.until,
        cut_off=scope.cut_off,
        from_day=scope.from_day or date.today(),
        to_day=scope.to_day,
        reason=scope.reason,
        given_by=actor.user,
    )
    return _entered(session, actor, share)


def show(session: Session, actor: Actor, record: Owned, receiver: str) -> Share:
    """Show a record to the organisation that it is addressed to, such as a request to who is asked: part of the act of
    writing it, and so by whoever may write it. Raises `NotFound` for no such organisation; `Conflict` for a record of
    a class that never leaves, or of somebody else."""
    _receiver(session, actor, receiver)
    if record.organisation != actor.organisation or record.secrecy not in SHAREABLE:
        raise _never()
    share = Share(
        key=new_key("share"),
        organisation=actor.organisation,
        receiver=receiver,
        kind=record.__tablename__,
        subject=record.key,
        from_day=date.today(),
        given_by=actor.user,
    )
    return _entered(session, actor, share)


def withdraw(session: Session, actor: Actor, key: str) -> Share:
    """Take a share back: from now on it shows nothing. What the other side has exported before stays there.

    Raises `NotFound` for a share that one's own organisation did not give."""
    actor.demand("share.give")
    share = session.scalar(select(Share).where(Share.key == key, Share.organisation == actor.organisation))
    if share is None:
        raise _nothing()
    if share.withdrawn is None:
        share.withdrawn = now()
        session.flush()
        enter(session, actor, "share.withdrawn", share.key, {"kind": share.kind, "subject": share.subject})
    return share


def given(session: Session, actor: Actor) -> list[Share]:
    """What one's own organisation shares or shared, the newest first."""
    actor.demand("share.give")
    rows = select(Share).where(Share.organisation == actor.organisation)
    return list(session.scalars(rows.order_by(Share.created.desc(), Share.key)))


def received(session: Session, actor: Actor, kind: str | None = None) -> list[Share]:
    """What others share with one's own organisation today, the newest first."""
    rows = select(Share).where(Share.receiver == actor.organisation, standing(Share, date.today()))
    if kind is not None:
        rows = rows.where(Share.kind == kind)
    return list(session.scalars(rows.order_by(Share.created.desc(), Share.key)))


def _entered(session: Session, actor: Actor, share: Share) -> Share:
    """Written, entered in the audit trail, and told to the receiver."""
    session.add(share)
    session.flush()
    what = {"kind": share.kind, "subject": share.subject, "receiver": share.receiver}
    enter(session, actor, "share.given", share.key, {**what})
    tell(session, GIVEN, share.kind, share.subject, members(session, share.receiver, READING))
    return share


def _receiver(session: Session, actor: Actor, receiver: str) -> None:
    other = session.get(Organisation, receiver)
    if other is None or other.closed is not None:
        raise NotFound(
            Text(zh="没有这个机构，或已停用。", en="There is no such organisation, or it is closed.")
        )
    if receiver == actor.organisation:
        raise BadInput(
            Text(zh="不必共享给本机构。", en="One's own organisation needs no share."),
        )


def _own(session: Session, actor: Actor, kind: str, subject: str) -> None:
    table = next((one for one in owned_tables() if one.__tablename__ == kind), None)
    if table is None:
        raise BadInput(Text(zh=f"「{kind[:40]}」不能共享。", en=f"“{kind[:40]}” cannot be shared."))
    record: Any = session.scalar(select(table).where(table.key == subject))
    if not isinstance(record, Owned) or record.organisation != actor.organisation:
        raise _nothing()
    if record.secrecy not in SHAREABLE:
        raise _never()


def _sound(scope: Scope) -> None:
    if scope.rows.strip():
        parse(scope.rows)
    unknown = sorted(set(scope.fields or ()) - SHAREABLE_FIELDS)
    if unknown:
        named = "、".join(unknown)[:200], ", ".join(unknown)[:200]
        raise BadInput(
            Text(zh=f"不可共享的字段：{named[0]}。", en=f"Fields that cannot be shared: {named[1]}."),
            hint=Text(
                zh=f"可选：{'、'.join(sorted(SHAREABLE_FIELDS))}。",
                en=f"There are: {', '.join(sorted(SHAREABLE_FIELDS))}.",
            ),
        )
    for first, last in ((scope.since, scope.until), (scope.from_day, scope.to_day)):
        if first and last and first > last:
            raise BadInput(
                Text(zh=f"起始日 {first} 晚于截止日 {last}。", en=f"The first day {first} is after {last}.")
            )


def _shared_already(session: Session, actor: Actor, kind: str, subject: str, receiver: str) -> bool:
    rows = select(Share.key).where(
        Share.organisation == actor.organisation,
        Share.receiver == receiver,
        Share.kind == kind,
        Share.subject == subject,
        open_still(Share, date.today()),
    )
    return session.scalar(rows.limit(1)) is not None


def _never() -> Conflict:
    return Conflict(
        Text(
            zh="商业秘密与法律特权记录不能共享。",
            en="Trade secrets and privileged records are never shared.",
        )
    )


def _nothing() -> NotFound:
    # The same sentence for what is not there and for what is another's.
    return NotFound(Text(zh="没有这条记录。", en="There is no such record."))
