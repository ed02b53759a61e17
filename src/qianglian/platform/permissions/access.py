"""The access rule, in one place and inside the query: one's own organisation's records, and what others shared.

Every ``SELECT``, ``UPDATE`` and ``DELETE`` that a session of `Database` sends has this rule in its ``WHERE``, for every
table of owned records that it names: in lists, counts, joins, sub-queries and the loading of related records alike. A
session works for somebody; without one it is refused, so that forgetting the rule shows nothing instead of everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, event, false, inspect, or_, select, true
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, with_loader_criteria

from qianglian.model.errors import Forbidden
from qianglian.model.text import Text
from qianglian.platform.database.tables import SHAREABLE, Owned
from qianglian.platform.permissions.actor import Actor, Asking, Installation
from qianglian.platform.sharing.records import Share

ASKING = "asking"
"""In ``session.info``: for whom the session works."""
SECRETS = "secret.read"


class GuardedSession(Session):
    """A session that works for somebody (`Asking`)."""

    def __init__(self, *args: object, asking: Asking, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        self.info[ASKING] = asking


def readable(asking: Asking, kind: type[Owned], today: date) -> ColumnElement[bool]:
    """What of a table somebody may read: the rule itself."""
    if isinstance(asking, Installation):
        return true()
    shared = and_(kind.secrecy.in_(SHAREABLE), kind.key.in_(_shared(asking, kind, today)))
    return or_(owned(asking, kind), shared) if asking.organisation else false()


def owned(asking: Asking, kind: type[Owned]) -> ColumnElement[bool]:
    """What of a table somebody may change: their own organisation's, secrets where they may read them."""
    if isinstance(asking, Installation):
        return true()
    if asking.organisation is None:
        return false()
    mine = kind.organisation == asking.organisation
    return mine if asking.may(SECRETS) else and_(mine, kind.secrecy.in_(SHAREABLE))


def changeable(asking: Asking, record: Owned) -> bool:
    """The same of a record that a session holds: as it was read, and as it is to be written."""
    if isinstance(asking, Installation):
        return True
    owners = {record.organisation, *_before(record, "organisation")}
    classes = {record.secrecy or SHAREABLE[0], *_before(record, "secrecy")}
    return owners == {asking.organisation} and (classes <= set(SHAREABLE) or asking.may(SECRETS))


def _before(record: Owned, name: str) -> Sequence[str]:
    return inspect(record).attrs[name].load_history().deleted or ()


def _shared(asking: Actor, kind: type[Owned], today: date) -> Select[str]:
    return select(Share.subject).where(
        Share.receiver == asking.organisation,
        Share.kind == kind.__tablename__,
        # A share of what somebody else owns is none: only the owner of a record gives it.
        Share.organisation == kind.organisation,
        Share.withdrawn.is_(None),
        Share.from_day <= today,
        or_(Share.to_day.is_(None), Share.to_day >= today),
    )


@event.listens_for(GuardedSession, "do_orm_execute")
def _narrow(state: ORMExecuteState) -> None:
    asking: Asking = state.session.info[ASKING]
    if isinstance(asking, Installation):
        return
    if state.is_insert:
        # Statements that insert go past the look at each record below.
        raise TypeError("add records to the session one by one")
    today = date.today()
    for kind in owned_tables():
        rule = readable(asking, kind, today) if state.is_select else owned(asking, kind)
        state.statement = state.statement.options(with_loader_criteria(kind, rule, include_aliases=True))


@event.listens_for(GuardedSession, "before_flush")
def _refuse(session: Session, _: UOWTransaction, __: object) -> None:
    asking: Asking = session.info[ASKING]
    for record in (*session.new, *session.dirty, *session.deleted):
        if isinstance(record, Owned) and not changeable(asking, record):
            raise Forbidden(
                Text(
                    zh="只能修改本机构的记录。",
                    en="Only records of your own organisation can be changed.",
                )
            )


def owned_tables() -> list[type[Owned]]:
    """Every table of owned records that is loaded."""
    found: list[type[Owned]] = []
    waiting = list(Owned.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if not kind.__dict__.get("__abstract__", False):
            found.append(kind)
    return found
