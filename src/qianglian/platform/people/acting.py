"""From an account to the actor that it is today."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from qianglian.model.errors import Forbidden, NotSignedIn
from qianglian.model.text import Text
from qianglian.platform.organisations.records import Membership, Organisation
from qianglian.platform.people.records import Account
from qianglian.platform.permissions.actor import Actor, Door
from qianglian.platform.permissions.roles import roles


def actor_of(session: Session, account: Account, organisation: str | None, door: Door) -> Actor:
    """What the account may do now in an organisation, or over the installation. Nothing at all, and for
    nobody, while its password has to be changed.

    Raises `NotSignedIn` for an account that is closed or locked, or no member there any more.
    """
    if account.closed is not None or account.locked is not None:
        raise gone()
    role = _role(session, account.key, organisation) if organisation is not None else None
    if organisation is not None and role is None:
        raise gone()
    held = roles().held([role] if role else [], account.administers)
    return Actor(
        account.key,
        account.name,
        None if account.must_change else organisation,
        frozenset() if account.must_change else held,
        "en" if account.language == "en" else "zh",
        door,
    )


def actor_for(session: Session, user: str, organisation: str) -> Actor:
    """For whom a job works: the account's actor as of now. Raises `NotSignedIn`."""
    account = session.get(Account, user)
    if account is None:
        raise gone()
    return actor_of(session, account, organisation, "job")


def organisations_of(session: Session, user: str) -> Sequence[Organisation]:
    """The organisations that somebody may act for, in the order in which he or she became a member."""
    rows = (
        select(Organisation)
        .join(Membership, Membership.organisation == Organisation.key)
        .where(Membership.user == user, Membership.ended.is_(None), Organisation.closed.is_(None))
        .order_by(Membership.created, Organisation.key)
    )
    return session.scalars(rows).all()


def in_person(actor: Actor) -> None:
    """Raises `Forbidden` where a program would change how somebody signs in: whoever finds its token would take over
    the account."""
    if actor.door != "web":
        raise Forbidden(
            Text(
                zh="口令与动态口令只能由本人登录后修改。",
                en="How one signs in is changed by oneself, signed in.",
            )
        )


def gone() -> NotSignedIn:
    """Not signed in, or not any more."""
    return NotSignedIn(
        Text(zh="登录已失效。", en="The session has ended."), hint=Text(zh="重新登录。", en="Sign in again.")
    )


def _role(session: Session, user: str, organisation: str) -> str | None:
    return session.scalar(
        select(Membership.role)
        .join(Organisation, Membership.organisation == Organisation.key)
        .where(
            Membership.user == user,
            Membership.organisation == organisation,
            Membership.ended.is_(None),
            Organisation.closed.is_(None),
        )
    )
