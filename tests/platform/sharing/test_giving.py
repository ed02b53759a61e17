"""Shares: given by the owner, seen by the receiver alone, taken back at once, and never of a secret."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select

from qianglian.model.errors import BadInput, Conflict, Forbidden, NotFound, QuerySyntaxError
from qianglian.platform.audit.reading import entries
from qianglian.platform.database.database import Database
from qianglian.platform.notices.reading import unseen
from qianglian.platform.organisations.records import Membership, Organisation
from qianglian.platform.permissions.actor import Actor, Installation
from qianglian.platform.permissions.roles import roles
from qianglian.platform.sharing.giving import Scope, give, given, received, withdraw
from tests.platform.sharing.thing import Thing

US = Installation("tests")


def actor(organisation: str, role: str = "manager") -> Actor:
    return Actor("user-1", "示例", organisation, roles().held([role]))


@pytest.fixture
def things(database: Database) -> Iterator[Database]:
    table = Thing.metadata.tables["test_thing"]
    Thing.metadata.create_all(database.engine, [table])
    with database.writing(US) as session:
        for key in ("a", "b", "c"):
            session.add(Organisation(key=key, name=key, kind="sme"))
        session.add(Thing(key="thing", organisation="a", secrecy="internal"))
        session.add(Thing(key="secret", organisation="a", secrecy="trade_secret"))
        session.add(Thing(key="theirs", organisation="b", secrecy="open"))
    yield database
    Thing.metadata.drop_all(database.engine, [table])


def seen(database: Database, who: Actor) -> set[str]:
    with database.reading(who) as session:
        return set(session.scalars(select(Thing.key)))


def test_it_is_entered_in_the_trail_and_the_receiver_is_told(things: Database) -> None:
    viewer = actor("b", "viewer")
    with things.writing(US) as session:
        session.add(Membership(key="m", organisation="b", user=viewer.user, role="viewer"))
    with things.writing(actor("a")) as session:
        key = give(session, actor("a"), "test_thing", "thing", "b", Scope()).key
    with things.reading(viewer) as session:
        assert [(one.kind, one.subject) for one in unseen(session, viewer)] == [("share.given", "thing")]
    with things.writing(actor("a")) as session:
        withdraw(session, actor("a"), key)
        withdraw(session, actor("a"), key)

    with things.reading(actor("a")) as session:
        told = entries(session, actor("a"))
    assert [(one.action, one.subject) for one in told] == [("share.withdrawn", key), ("share.given", key)]
    with things.reading(actor("b")) as session:
        assert entries(session, actor("b")) == []
        assert [one.subject for one in unseen(session, viewer)] == [""]


def test_the_receiver_sees_it_until_it_is_taken_back(things: Database) -> None:
    with things.writing(actor("a")) as session:
        key = give(session, actor("a"), "test_thing", "thing", "b", Scope(reason="合作")).key

    assert "thing" in seen(things, actor("b", "viewer"))
    assert "thing" not in seen(things, actor("c", "owner"))
    with things.reading(actor("b")) as session:
        assert [one.key for one in received(session, actor("b"), "test_thing")] == [key]

    with things.writing(actor("a")) as session:
        withdraw(session, actor("a"), key)

    assert "thing" not in seen(things, actor("b"))
    with things.reading(actor("a")) as session:
        assert [one.withdrawn is not None for one in given(session, actor("a"))] == [True]
    with things.reading(actor("b")) as session:
        assert received(session, actor("b")) == []


@pytest.mark.parametrize(
    ("who", "subject", "receiver", "scope", "error"),
    [
        (actor("a", "analyst"), "thing", "b", Scope(), Forbidden),
        (actor("a"), "theirs", "c", Scope(), NotFound),
        (actor("a"), "nothing", "c", Scope(), NotFound),
        (actor("a"), "secret", "b", Scope(), Conflict),
        (actor("a"), "thing", "nobody", Scope(), NotFound),
        (actor("a"), "thing", "a", Scope(), BadInput),
        (actor("a"), "thing", "b", Scope(rows='ti:"'), QuerySyntaxError),
        (actor("a"), "thing", "b", Scope(fields=("inventors",)), BadInput),
        (actor("a"), "thing", "b", Scope(since=date(2020, 1, 2), until=date(2020, 1, 1)), BadInput),
    ],
)
def test_what_cannot_be_shared_is_refused(
    things: Database, who: Actor, subject: str, receiver: str, scope: Scope, error: type[Exception]
) -> None:
    with pytest.raises(error), things.writing(who) as session:
        give(session, who, "test_thing", subject, receiver, scope)

    assert "thing" not in seen(things, actor("b"))


def test_what_one_received_cannot_be_passed_on(things: Database) -> None:
    with things.writing(actor("a")) as session:
        give(session, actor("a"), "test_thing", "thing", "b", Scope())

    with pytest.raises(NotFound), things.writing(actor("b")) as session:
        give(session, actor("b"), "test_thing", "thing", "c", Scope())


def test_the_same_is_not_shared_twice(things: Database) -> None:
    with things.writing(actor("a")) as session:
        give(session, actor("a"), "test_thing", "thing", "b", Scope())

    with pytest.raises(Conflict), things.writing(actor("a")) as session:
        give(session, actor("a"), "test_thing", "thing", "b", Scope())


def test_only_the_giver_takes_it_back(things: Database) -> None:
    with things.writing(actor("a")) as session:
        key = give(session, actor("a"), "test_thing", "thing", "b", Scope()).key

    with pytest.raises(NotFound), things.writing(actor("b")) as session:
        withdraw(session, actor("b"), key)
