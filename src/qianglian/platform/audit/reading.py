"""Reading the trail: that of one's own organisation, or the whole of it, each by its own permission."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from qianglian.platform.audit.records import Entry
from qianglian.platform.permissions.actor import Actor, Asking

OWN = "organisation.audit"
WHOLE = "installation.audit"


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as somebody may read it.

    Attributes:
        moment: UTC, ISO 8601.
        detail: None where it is an organisation's and withheld: an audit administrator sees who did what to which
            record and when, and reads no business data.
    """

    number: int
    moment: str
    user: str
    name: str
    door: str
    organisation: str | None
    action: str
    subject: str
    detail: dict[str, Any] | None
    hash: str


def entries(
    session: Session,
    asking: Asking,
    *,
    organisation: str | None = None,
    action: str = "",
    subject: str = "",
    before: int | None = None,
    most: int | None = 100,
) -> list[Told]:
    """The latest entries, newest first; ``before`` is the number to go on from. Of one's own organisation for who may
    read its trail, of all for an audit administrator; raises `Forbidden` for anybody else.

    Attributes:
        organisation: Only entries of this one. Ignored where one's own is all that one may read.
        action: Only these, such as ``member.added``, or all that begin so where it ends in a full stop.
    """
    chosen = select(Entry).order_by(Entry.number.desc()).limit(most)
    administrator = isinstance(asking, Actor) and asking.may(WHOLE)
    if isinstance(asking, Actor) and not administrator:
        asking.demand(OWN)
        # Who is of no organisation holds no permission of one; were it so, nothing is theirs.
        chosen = chosen.where(Entry.organisation == (asking.organisation or ""))
    elif organisation is not None:
        chosen = chosen.where(Entry.organisation == organisation)
    if action.endswith("."):
        chosen = chosen.where(Entry.action.startswith(action, autoescape=True))
    elif action:
        chosen = chosen.where(Entry.action == action)
    if subject:
        chosen = chosen.where(Entry.subject == subject)
    if before is not None:
        chosen = chosen.where(Entry.number < before)
    return [
        _told(one, withheld=administrator and one.organisation is not None) for one in session.scalars(chosen)
    ]


def _told(entry: Entry, *, withheld: bool) -> Told:
    return Told(
        entry.number,
        entry.moment,
        entry.user,
        entry.name,
        entry.door,
        entry.organisation,
        entry.action,
        entry.subject,
        None if withheld else _read(entry.detail),
        entry.hash,
    )


def _read(detail: str) -> dict[str, Any]:
    """As it was entered; what somebody has spoilt since is shown as it stands, for verifying tells of it."""
    try:
        return dict(json.loads(detail))
    except (TypeError, ValueError):
        return {"": str(detail)}
