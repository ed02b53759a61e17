"""Signing in: throttled, in the same words for every mistake; sessions that idle, end, are switched, and are forged."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import select

from qianglian.model.errors import BadInput, Conflict, Forbidden, NotSignedIn, QiangLianError, TooManyTries
from qianglian.platform.audit.records import Entry
from qianglian.platform.organisations.opening import close_organisation
from qianglian.platform.people import second_factor
from qianglian.platform.people.accounts import (
    change_password,
    close_account,
    lock,
    reset_password,
    unlock,
)
from qianglian.platform.people.acting import actor_for
from qianglian.platform.people.bounds import bounds
from qianglian.platform.people.members import add_member, end_membership, members
from qianglian.platform.people.records import Account, SignIn, Try
from qianglian.platform.people.signing_in import csrf_of, resume, sign_in, sign_out, switch
from qianglian.platform.permissions.actor import Actor
from tests.platform.people.people_site import NOON, US, WORD, People

NEW = "seven green elephants"


def test_in_and_back_and_out(people: People) -> None:
    signed = people.enter("OWNER ")
    assert signed.actor.organisation == people.ours
    assert signed.actor.may("member.manage")
    assert people.back(signed) == signed.actor
    with people.database.reading(US) as session:
        held = session.scalars(select(SignIn)).one()
        assert signed.token not in (held.token, held.key)
    sign_out(people.database, signed.token)
    with pytest.raises(NotSignedIn):
        people.back(signed)
    sign_out(people.database, signed.token)


def test_every_mistake_has_the_same_words(people: People) -> None:
    said = set()
    for login, word in (("owner", "wrong"), ("nobody", WORD), ("", ""), ("owner' OR 1=1 --", "x" * 5_000)):
        with pytest.raises(NotSignedIn) as refused:
            people.enter(login, word)
        said.add(refused.value.text)
    assert len(said) == 1
    with people.database.reading(US) as session:
        refusals = session.scalars(select(Entry.subject).where(Entry.action == "session.refused")).all()
        assert list(refusals).count("unknown") == 3, "what was typed as a login is not written down"


def test_tries_are_counted_and_forgotten(people: People) -> None:
    for _ in range(bounds().of_account_there):
        with pytest.raises(NotSignedIn):
            people.enter("owner", "wrong")
    with pytest.raises(TooManyTries) as told:
        people.enter("owner", WORD)
    assert 0 < int(str(told.value.details["seconds"])) <= bounds().window.total_seconds()
    assert sign_in(people.database, "owner", WORD, address="10.9.9.9", moment=NOON).actor
    later = NOON + bounds().window + timedelta(seconds=1)
    assert people.enter("owner", moment=later).actor
    with people.database.reading(US) as session:
        assert not session.scalars(select(Try)).all()


def test_guessing_from_everywhere_waits_too(people: People) -> None:
    for n in range(bounds().of_account):
        with pytest.raises(NotSignedIn):
            sign_in(people.database, "owner", "wrong", address=f"10.1.0.{n}", moment=NOON)
    with pytest.raises(TooManyTries):
        sign_in(people.database, "owner", WORD, address="10.2.0.1", moment=NOON)


def test_guessing_many_accounts_from_one_place_waits_too(people: People) -> None:
    for n in range(bounds().of_address):
        with pytest.raises(NotSignedIn):
            people.enter(f"nobody{n}", "wrong")
    with pytest.raises(TooManyTries):
        people.enter("owner")


def test_tries_at_once_are_all_counted(people: People) -> None:
    def guess(_: int) -> type[QiangLianError]:
        try:
            people.enter("owner", "wrong")
        except QiangLianError as error:
            return type(error)
        raise AssertionError

    with ThreadPoolExecutor(8) as pool:
        came = list(pool.map(guess, range(24)))
    assert came.count(NotSignedIn) == bounds().of_account_there
    assert came.count(TooManyTries) == 24 - bounds().of_account_there


def test_a_session_idles_out_and_ends_however_busy(people: People) -> None:
    idle = bounds().idle.total_seconds() / 60
    signed = people.enter()
    with pytest.raises(NotSignedIn):
        people.back(signed, idle + 1)
    busy, at = people.enter(), 0.0
    while at + idle / 2 < bounds().life.total_seconds() / 60:
        at += idle / 2
        assert people.back(busy, at)
    with pytest.raises(NotSignedIn):
        people.back(busy, bounds().life.total_seconds() / 60 + 1)


def test_a_write_needs_the_word_of_its_page(people: People) -> None:
    signed, other = people.enter(), people.enter("analyst")
    for word in (None, "", other.csrf, signed.token):
        with pytest.raises(Forbidden):
            resume(people.database, signed.token, csrf=word, writes=True, moment=NOON)
    assert resume(people.database, signed.token, csrf=signed.csrf, writes=True, moment=NOON)
    assert csrf_of(signed.token) == signed.csrf
    for forged in ("", "x", signed.csrf):
        with pytest.raises(NotSignedIn):
            resume(people.database, forged, csrf=csrf_of(forged), writes=True, moment=NOON)


def test_another_organisation_is_another_session(people: People) -> None:
    signed = people.enter("analyst")
    assert signed.actor.organisation == people.ours
    there = switch(people.database, signed.token, people.theirs, moment=NOON)
    assert there.token != signed.token
    assert people.back(there).organisation == people.theirs
    with pytest.raises(NotSignedIn):
        people.back(signed)
    owner = people.enter()
    with pytest.raises(NotSignedIn):
        switch(people.database, owner.token, people.theirs, moment=NOON)
    assert people.back(owner), "a switch that failed ends nothing"


def test_what_is_taken_away_is_gone_with_the_next_request(people: People) -> None:
    owner, analyst = people.actor("owner"), people.enter("analyst")
    with people.database.reading(owner) as session:
        key = next(one.key for one, account in members(session, owner) if account.login == "analyst")
    people.do(owner, lambda session: end_membership(session, owner, key))
    with pytest.raises(NotSignedIn):
        people.back(analyst)
    assert people.enter("analyst").actor.organisation == people.theirs
    people.do(US, lambda session: close_organisation(session, US, people.theirs))
    last = people.enter("analyst")
    assert (last.actor.organisation, last.actor.permissions) == (None, frozenset())


def test_locked_unlocked_closed(people: People) -> None:
    security, system = people.actor("security"), people.actor("system")
    signed = people.enter("analyst")
    people.do(security, lambda session: lock(session, security, "analyst"))
    with pytest.raises(NotSignedIn):
        people.back(signed)
    with pytest.raises(NotSignedIn, match="locked"):
        people.enter("analyst")
    with pytest.raises(NotSignedIn, match="not right"):
        people.enter("analyst", "wrong")
    people.do(security, lambda session: unlock(session, security, "analyst"))
    assert people.enter("analyst")
    with pytest.raises(Conflict):
        people.do(system, lambda session: close_account(session, system, "owner"))
    people.do(system, lambda session: close_account(session, system, "analyst"))
    with pytest.raises(NotSignedIn, match="closed"):
        people.enter("analyst")


def test_a_password_given_by_somebody_else_is_changed_first(people: People) -> None:
    system, before = people.actor("system"), people.enter("analyst")
    word = people.do(system, lambda session: reset_password(session, system, "analyst"))
    with pytest.raises(NotSignedIn):
        people.back(before)
    with pytest.raises(NotSignedIn):
        people.enter("analyst")
    signed = people.enter("analyst", word)
    assert signed.actor.permissions == frozenset()

    def change(old: str, new: str) -> None:
        change_password(
            people.database, signed.actor, old, new, address="10.0.0.1", token=signed.token, moment=NOON
        )

    for old, new in (("wrong", NEW), (word, word), (word, "short"), (word, "analyst is my name")):
        with pytest.raises(BadInput):
            change(old, new)
    elsewhere = people.enter("analyst", word)
    change(word, NEW)
    assert people.back(signed).may("record.edit")
    with pytest.raises(NotSignedIn):
        people.back(elsewhere)


def test_administrators_are_apart_and_members_of_nothing(people: People) -> None:
    for login in ("system", "security", "audit"):
        actor = people.actor(login)
        assert actor.organisation is None
        assert actor.permissions
        assert all(one.startswith("installation.") for one in actor.permissions)
        with pytest.raises(Conflict):
            people.do(US, lambda session, login=login: add_member(session, US, people.ours, login, "viewer"))  # type: ignore[misc]
    audit = people.actor("audit")
    with pytest.raises(Forbidden):
        people.do(audit, lambda session: unlock(session, audit, "owner"))


def test_a_job_does_what_the_person_may_do_now(people: People) -> None:
    user = people.actor("analyst").user
    with people.database.reading(US) as session:
        actor = actor_for(session, user, people.ours)
        assert (actor.door, actor.may("record.edit")) == ("job", True)
        for key, where in (("user-0", people.ours), (people.actor("owner").user, people.theirs)):
            with pytest.raises(NotSignedIn):
                actor_for(session, key, where)


def codes(people: People, who: Actor) -> second_factor.Proposed:
    proposed = people.do(who, lambda session: second_factor.propose(session, who))
    code = pyotp.TOTP(proposed.secret).at(NOON)
    with pytest.raises(BadInput):
        people.do(who, lambda session: second_factor.activate(session, who, "000000", NOON))
    people.do(who, lambda session: second_factor.activate(session, who, code, NOON))
    return proposed


def test_a_code_is_asked_for_once_it_was_shown_to_work(people: People) -> None:
    owner = people.actor("owner")
    proposed = codes(people, owner)
    assert proposed.secret in proposed.address
    with pytest.raises(NotSignedIn) as wanted:
        people.enter()
    assert wanted.value.details["code_wanted"] is True
    later = NOON + timedelta(minutes=2)
    code = pyotp.TOTP(proposed.secret).at(later)
    with pytest.raises(NotSignedIn):
        people.enter("owner", "wrong", code, moment=later)
    assert people.enter("owner", WORD, code, moment=later)
    with pytest.raises(NotSignedIn):
        people.enter("owner", WORD, code, moment=later)
    with pytest.raises(Conflict):
        people.do(owner, lambda session: second_factor.propose(session, owner))


def test_a_code_is_good_once_whoever_is_faster(people: People) -> None:
    proposed = codes(people, people.actor("owner"))
    later = NOON + timedelta(minutes=2)
    code = pyotp.TOTP(proposed.secret).at(later)

    def go(_: int) -> bool:
        try:
            return bool(people.enter("owner", WORD, code, moment=later))
        except QiangLianError:
            return False

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(go, range(4))) == 1


def test_a_recovery_code_is_good_once_and_the_phone_can_be_given_up(people: People) -> None:
    proposed, security = codes(people, people.actor("owner")), people.actor("security")
    assert people.enter("owner", WORD, proposed.recovery[0].upper())
    with pytest.raises(NotSignedIn):
        people.enter("owner", WORD, proposed.recovery[0])
    analyst = people.actor("analyst")
    with people.database.reading(US) as session:
        owner = session.scalars(select(Account.key).where(Account.login == "owner")).one()
    with pytest.raises(Forbidden):
        people.do(analyst, lambda session: second_factor.take_off(session, analyst, owner))
    people.do(security, lambda session: second_factor.take_off(session, security, owner))
    assert people.enter()


def test_one_gives_up_ones_own_code_by_the_password(people: People) -> None:
    owner = people.actor("owner")
    codes(people, owner)
    with pytest.raises(BadInput):
        second_factor.give_up(people.database, owner, "wrong", address="10.0.0.1", moment=NOON)
    with pytest.raises(NotSignedIn):
        people.enter()
    second_factor.give_up(people.database, owner, WORD, address="10.0.0.1", moment=NOON)
    assert people.enter()
