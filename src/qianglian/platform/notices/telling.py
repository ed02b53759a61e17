"""Telling somebody of what has happened to a record: in the sentence of the kind, never in the record's words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from qianglian.model.text import Text
from qianglian.platform.keys import new_key
from qianglian.platform.notices.records import Notice
from qianglian.platform.organisations.records import Membership
from qianglian.platform.permissions.roles import roles


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """What may be told. ``words`` is a constant of the code; what is particular to a record is read when it is shown,
    by who may read it."""

    code: str
    words: Text

    def __post_init__(self) -> None:
        if "{" in self.words.zh + self.words.en:
            raise ValueError(f"{self.code}: a notice has no place for what a record says")


@dataclass(frozen=True, slots=True)
class Receiver:
    """A person, in one organisation; in none, where an administrator is told."""

    user: str
    organisation: str | None = None


def tell(
    session: Session, kind: NoticeKind, subject_kind: str, subject: str, to: Iterable[Receiver]
) -> list[Notice]:
    """Tell people; who has not seen the same of the same record yet is not told twice."""
    told = []
    for one in dict.fromkeys(to):
        same = select(Notice.key).where(
            Notice.user == one.user,
            Notice.organisation == one.organisation,
            Notice.seen.is_(None),
            Notice.kind == kind.code,
            Notice.subject_kind == subject_kind,
            Notice.subject == subject,
        )
        if session.scalar(same.limit(1)) is None:
            told.append(
                Notice(
                    key=new_key("notice"),
                    user=one.user,
                    organisation=one.organisation,
                    kind=kind.code,
                    words={"zh": kind.words.zh, "en": kind.words.en},
                    subject_kind=subject_kind,
                    subject=subject,
                )
            )
    session.add_all(told)
    session.flush()
    return told


def members(session: Session, organisation: str, permission: str, but: str = "") -> list[Receiver]:
    """The members of an organisation whose role holds a permission, except one: whoever has just done it knows."""
    holding = [role.code for role in roles().members.values() if permission in role.permissions]
    rows = select(Membership.user).where(
        Membership.organisation == organisation,
        Membership.ended.is_(None),
        Membership.role.in_(holding),
        Membership.user != but,
    )
    return [Receiver(user, organisation) for user in session.scalars(rows.order_by(Membership.user))]
