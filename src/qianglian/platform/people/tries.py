"""Tries that are counted (登录失败处理): by account and by address, in the database, so that a restart forgets none."""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address

from sqlalchemy import delete, func, select, text
from sqlalchemy.orm import Session

from qianglian.model.errors import TooManyTries
from qianglian.model.text import Text
from qianglian.platform.audit.entering import enter
from qianglian.platform.database.database import Database
from qianglian.platform.keys import new_key
from qianglian.platform.people.bounds import bounds
from qianglian.platform.people.logins import counted
from qianglian.platform.people.records import Try
from qianglian.platform.permissions.actor import Installation

US = Installation("signing people in")
TURN = 5_713_043
"""Number of the lock of PostgreSQL under which tries are counted."""
OF_ONE = 64
"""Bits of an IPv6 address that one household or office is given; the rest is its own to change."""


def note_try(database: Database, login: str, address: str, moment: datetime) -> str:
    """Count a try before it is looked at, so that many at once count as many; its key. Raises `TooManyTries`."""
    bound, since, told, place = bounds(), moment - bounds().window, counted(login), of_whom(address)
    of_account, of_address = Try.login == told, Try.address == place
    with database.writing(US) as session:
        if database.kind == "postgresql":
            # One after another, so that many at once do not all find the count below its bound.
            session.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": TURN})
        session.execute(delete(Try).where(Try.moment < since))
        for these, most in (
            (of_account & of_address, bound.of_account_there),
            (of_account, bound.of_account),
            (of_address, bound.of_address),
        ):
            count, last = session.execute(select(func.count(), func.max(Try.moment)).where(these)).one()
            if count >= most:
                raise _too_many(last + bound.window - moment)
        one = Try(key=new_key("try"), login=told, address=place, moment=moment)
        session.add(one)
        return one.key


def forget_tries(session: Session, login: str) -> None:
    """Count tries by a login no more."""
    for one in session.scalars(select(Try).where(Try.login == counted(login))):
        session.delete(one)
    session.flush()


def tell_refusal(database: Database, user: str | None, address: str) -> None:
    """Enter in the audit trail that somebody was refused: by the account, where there is one."""
    with database.writing(US) as session:
        # A login that there is not may be a password in the wrong field.
        enter(session, US, "session.refused", user or "unknown", {"address": address})


def of_whom(address: str) -> str:
    """Whose tries are counted together.

    >>> of_whom("2001:db8:1:2:3:4:5:6"), of_whom("10.0.0.1"), of_whom("::ffff:10.0.0.1"), of_whom("testclient")
    ('2001:db8:1:2::', '10.0.0.1', '10.0.0.1', 'testclient')
    """
    try:
        known = ip_address(address)
    except ValueError:
        return address[:60]
    if not isinstance(known, IPv6Address):
        return str(known)
    if known.ipv4_mapped is not None:
        return str(known.ipv4_mapped)
    return str(IPv6Network((int(known), OF_ONE), strict=False).network_address)


def _too_many(wait: timedelta) -> TooManyTries:
    minutes = max(1, -(-int(wait.total_seconds()) // 60))
    return TooManyTries(
        Text(
            zh=f"尝试次数过多，请 {minutes} 分钟后再试。",
            en=f"Too many tries; try again in {minutes} minutes.",
        ),
        seconds=max(1, int(wait.total_seconds())),
    )
