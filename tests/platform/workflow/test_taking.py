"""Steps: only from where they lead, by who may, with a reason, and never twice by the same where two are wanted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from qianglian.model.errors import BadInput, Conflict, Forbidden
from qianglian.platform.audit.records import Entry
from qianglian.platform.database.database import Database
from qianglian.platform.keys import new_key
from qianglian.platform.permissions.actor import Actor, Installation
from qianglian.platform.permissions.roles import roles
from qianglian.platform.workflow.definition import read
from qianglian.platform.workflow.taking import history, start, take
from tests.platform.workflow.letter import LETTER, Letter, complete

WORKFLOW = read(LETTER, {"complete": complete})


def actor(user: str, role: str = "manager", organisation: str = "a") -> Actor:
    return Actor(user, user, organisation, roles().held([role]))


WRITER, HEAD = actor("writer"), actor("head")


@pytest.fixture
def letters(database: Database) -> Iterator[Database]:
    table = Letter.metadata.tables["test_letter"]
    Letter.metadata.create_all(database.engine, [table])
    yield database
    Letter.metadata.drop_all(database.engine, [table])


def written(database: Database, words: str = "请支持。") -> str:
    with database.writing(WRITER) as session:
        letter = Letter(key=new_key("letter"), organisation="a", words=words)
        return start(session, WRITER, WORKFLOW, letter).key


def do(database: Database, who: Actor, key: str, code: str, reason: str = "") -> str:
    with database.writing(who) as session:
        letter = session.scalars(select(Letter).where(Letter.key == key)).one()
        take(session, who, WORKFLOW, letter, code, reason)
        return letter.state


def test_the_whole_way_with_its_history_and_trail(letters: Database) -> None:
    key = written(letters)
    do(letters, WRITER, key, "submit")
    do(letters, HEAD, key, "send_back", "缺文号")
    do(letters, WRITER, key, "submit")
    assert do(letters, HEAD, key, "approve") == "sent"

    with letters.reading(WRITER) as session:
        letter = session.scalars(select(Letter)).one()
        steps = history(session, letter)
        assert [(one.source, one.target, one.by, one.reason) for one in steps] == [
            ("", "draft", "writer", ""),
            ("draft", "submitted", "writer", ""),
            ("submitted", "draft", "head", "缺文号"),
            ("draft", "submitted", "writer", ""),
            ("submitted", "sent", "head", ""),
        ]
        assert {one.list_version for one in steps} == {"2026-11"}
        assert letter.keeper == "writer"
    with letters.reading(Installation("tests")) as session:
        actions = session.scalars(select(Entry.action).where(Entry.subject == key).order_by(Entry.number))
        assert list(actions) == [
            "letter.began",
            "letter.submit",
            "letter.send_back",
            "letter.submit",
            "letter.approve",
        ]


def test_what_is_not_possible_changes_nothing(letters: Database) -> None:
    empty, key = written(letters, ""), written(letters)
    for who, letter, code, refusal in (
        (WRITER, key, "approve", Conflict),
        (WRITER, empty, "submit", Conflict),
        (WRITER, key, "fly", BadInput),
        (actor("v", "viewer"), key, "submit", Forbidden),
    ):
        with pytest.raises(refusal):
            do(letters, who, letter, code)
    do(letters, WRITER, key, "submit")
    for who, code, reason, refusal in (
        (WRITER, "approve", "", Forbidden),
        (HEAD, "send_back", " ", BadInput),
        (HEAD, "send_back", "长" * 2_001, BadInput),
        (actor("a", "analyst"), "approve", "", Forbidden),
    ):
        with pytest.raises(refusal):
            do(letters, who, key, code, reason)
    with letters.reading(WRITER) as session:
        found = {one.key: one for one in session.scalars(select(Letter))}
        assert {one.state for one in found.values()} == {"draft", "submitted"}
        assert [len(history(session, found[one])) for one in (empty, key)] == [1, 2]


def test_two_at_once_take_one_step(letters: Database) -> None:
    key = written(letters)
    do(letters, WRITER, key, "submit")
    with letters.reading(HEAD) as session:
        seen = session.scalars(select(Letter)).one()
        session.expunge(seen)
    do(letters, HEAD, key, "send_back", "改")

    def approve_what_was_seen() -> None:
        with letters.writing(HEAD) as session:
            session.add(seen)
            take(session, HEAD, WORKFLOW, seen, "approve")

    with pytest.raises(Conflict):
        approve_what_was_seen()
    with letters.reading(HEAD) as session:
        letter = session.scalars(select(Letter)).one()
        assert letter.state == "draft"
        assert len(history(session, letter)) == 3


def test_the_history_of_what_nobody_may_read_is_not_read(letters: Database) -> None:
    key = written(letters)
    with letters.reading(actor("x", "owner", "b")) as session:
        assert not history(session, Letter(key=key, organisation="a"))
