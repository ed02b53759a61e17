"""What a stranger may send: it is refused in words, never by a fault, and what was refused is told in the trail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from qianglian.model.errors import BadInput, Forbidden, NotSignedIn, TooManyTries, WorkspaceBusy
from qianglian.model.text import Text
from qianglian.platform.audit.records import Entry
from qianglian.platform.database.database import Database
from qianglian.platform.people import second_factor
from qianglian.platform.people.accounts import NewAccount, change_password, lock, open_account
from qianglian.platform.people.bounds import bounds
from qianglian.platform.people.records import Account, SignIn, Try
from qianglian.platform.people.signing_in import resume, sign_in
from qianglian.platform.people.tries import of_whom
from qianglian.platform.permissions.actor import Asking
from tests.platform.people.people_site import NOON, US, WORD, People

NEW = "seven green elephants"


@pytest.mark.parametrize("login", ["owner\0", "\ud83d", "锂" * 5_000, "owner'; --", "\u202eowner"])
def test_what_can_be_no_login_is_refused_like_any_other(people: People, login: str) -> None:
    with pytest.raises(NotSignedIn, match="not right"):
        people.enter(login, WORD)


def test_what_was_typed_as_a_login_is_kept_nowhere(people: People) -> None:
    with pytest.raises(NotSignedIn):
        people.enter("my-secret-word")
    with people.database.reading(US) as session:
        assert "my-secret-word" not in session.scalars(select(Try.login)).one()
        assert not session.scalars(select(Entry.number).where(Entry.detail.contains("my-secret-word"))).all()


def test_a_word_that_is_no_word_is_forbidden(people: People) -> None:
    signed = people.enter()
    for word in ("é", "锂", "\0", signed.csrf + "é"):
        with pytest.raises(Forbidden):
            resume(people.database, signed.token, csrf=word, writes=True, moment=NOON)
    for token in ("é", "\0", "锂" * 1_000):
        with pytest.raises(NotSignedIn):
            resume(people.database, token, csrf="", writes=False, moment=NOON)


def refused(people: People) -> list[str]:
    with people.database.reading(US) as session:
        rows = select(Entry.subject).where(Entry.action == "session.refused").order_by(Entry.number)
        return list(session.scalars(rows))


def test_a_wrong_code_and_a_locked_account_are_told(people: People) -> None:
    owner = people.actor("owner")
    proposed = people.do(owner, lambda session: second_factor.propose(session, owner))
    code = pyotp.TOTP(proposed.secret).at(NOON)
    people.do(owner, lambda session: second_factor.activate(session, owner, code, NOON))
    with pytest.raises(NotSignedIn):
        people.enter("owner")
    assert refused(people) == [], "who was asked for the code is not refused"
    with pytest.raises(NotSignedIn):
        people.enter("owner", WORD, "000000")
    assert refused(people) == [owner.user]
    people.do(US, lambda session: lock(session, US, "analyst"))
    with pytest.raises(NotSignedIn):
        people.enter("analyst")
    assert len(refused(people)) == 2


def test_a_one_time_password_holds_for_a_time_and_for_no_organisation(people: People) -> None:
    _, word = people.do(US, lambda session: open_account(session, US, NewAccount("new", "新人")))
    with people.database.writing(US) as session:
        account = session.scalars(select(Account).where(Account.login == "new")).one()
        account.password_changed = NOON - bounds().one_time
        analyst = session.scalars(select(Account).where(Account.login == "analyst")).one()
        analyst.must_change = True
    assert people.enter("new", word)
    with pytest.raises(NotSignedIn, match="expired"):
        people.enter("new", word, moment=NOON + timedelta(seconds=1))
    actor = people.enter("analyst").actor
    assert (actor.organisation, actor.permissions) == (None, frozenset())


def test_a_program_changes_nothing_of_how_one_signs_in(people: People) -> None:
    owner = people.actor("owner")
    program = replace(owner, door="token")
    for act in (
        lambda session: change_password(people.database, program, WORD, NEW, address="10.0.0.1"),
        lambda session: second_factor.propose(session, program),
        lambda session: second_factor.activate(session, program, "000000"),
        lambda session: second_factor.give_up(people.database, program, WORD, address="10.0.0.1"),
    ):
        with pytest.raises(Forbidden):
            people.do(program, act)
    assert people.enter("owner")


def test_sessions_that_ended_by_their_age_are_cleared_away(people: People) -> None:
    people.enter()
    people.enter("analyst", moment=NOON + timedelta(hours=1))
    people.enter("other", moment=NOON + bounds().life + timedelta(minutes=1))
    with people.database.reading(US) as session:
        assert len(session.scalars(select(SignIn.key)).all()) == 2


def test_a_page_that_was_left_open_is_no_place_to_guess(people: People) -> None:
    signed = people.enter()

    def guess(old: str) -> None:
        there = "10.0.0.9"
        change_password(
            people.database, signed.actor, old, NEW, address=there, token=signed.token, moment=NOON
        )

    for turn in range(bounds().of_account_there):
        with pytest.raises(BadInput):
            guess(f"wrong {turn}")
    with pytest.raises(TooManyTries):
        guess(WORD)
    assert len(refused(people)) == bounds().of_account_there
    assert people.enter("owner", WORD), "nothing was changed, and elsewhere one still signs in"
    guess(WORD)
    with pytest.raises(NotSignedIn):
        people.enter("owner", WORD)


def test_one_household_of_ipv6_counts_as_one(people: People) -> None:
    for turn in range(bounds().of_account_there):
        with pytest.raises(NotSignedIn):
            sign_in(people.database, "owner", "wrong", address=f"2001:db8::{turn:x}", moment=NOON)
    with pytest.raises(TooManyTries):
        sign_in(people.database, "owner", WORD, address="2001:db8::ffff", moment=NOON)
    assert sign_in(people.database, "owner", WORD, address="2001:db8:0:1::1", moment=NOON)
    assert of_whom("x" * 100) == "x" * 60


class Busy(Database):
    """The same database, while somebody writes to it for long."""

    def __init__(self, database: Database) -> None:
        self.__dict__.update(database.__dict__)

    @contextmanager
    def writing(self, asking: Asking) -> Iterator[Session]:
        raise WorkspaceBusy(Text(zh="忙。", en="Busy."))
        yield


def test_who_reads_does_not_fail_because_somebody_writes(people: People) -> None:
    signed = people.enter()
    later = NOON + timedelta(minutes=5)
    actor = resume(Busy(people.database), signed.token, csrf=None, writes=False, moment=later)
    assert actor == signed.actor
