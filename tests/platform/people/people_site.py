"""An installation with people for the tests: organisations, an owner and an analyst, three administrators."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from sqlalchemy.orm import Session

from qianglian.platform.database.database import Database
from qianglian.platform.organisations.opening import Told, open_organisation
from qianglian.platform.people.accounts import NewAccount, open_account
from qianglian.platform.people.members import add_member
from qianglian.platform.people.signing_in import SignedIn, resume, sign_in
from qianglian.platform.permissions.actor import Actor, Asking, Installation

US = Installation("tests")
WORD = "correct horse battery"
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
Came = TypeVar("Came")


@dataclass
class People:
    """``ours`` and ``theirs`` are keys of organisations."""

    database: Database
    ours: str
    theirs: str

    def do(self, who: Asking, act: Callable[[Session], Came]) -> Came:
        with self.database.writing(who) as session:
            came = act(session)
            session.flush()
            session.expunge_all()
            return came

    def enter(
        self, login: str = "owner", word: str = WORD, code: str | None = None, **how: datetime
    ) -> SignedIn:
        return sign_in(self.database, login, word, code, address="10.0.0.1", moment=how.get("moment", NOON))

    def actor(self, login: str) -> Actor:
        return self.enter(login).actor

    def back(self, signed: SignedIn, minutes: float = 0.0) -> Actor:
        later = NOON + timedelta(minutes=minutes)
        return resume(self.database, signed.token, csrf=None, writes=False, moment=later)


def people(database: Database) -> People:
    """Everybody's password is `WORD`."""
    with database.writing(US) as session:
        ours = open_organisation(session, US, Told("示例甲机构", "provincial_ip_office")).key
        theirs = open_organisation(session, US, Told("示例乙机构", "sme")).key
        for login, role, where in (
            ("owner", "owner", (ours,)),
            ("analyst", "analyst", (ours, theirs)),
            ("other", "owner", (theirs,)),
        ):
            open_account(session, US, NewAccount(login, f"{login}某"), WORD)
            for one in where:
                add_member(session, US, one, login, role)
        for login in ("system", "security", "audit"):
            told = NewAccount(login, login.title(), administers=f"{login}_administrator")
            open_account(session, US, told, WORD)
    return People(database, ours, theirs)
