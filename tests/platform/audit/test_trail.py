"""The trail: written with the act or not at all, one chain for all writers, read by whom it concerns, and for good."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError

from qianglian.model.errors import Forbidden
from qianglian.platform.audit.entering import enter
from qianglian.platform.audit.reading import entries
from qianglian.platform.audit.records import Entry
from qianglian.platform.audit.verifying import verify
from qianglian.platform.database.database import Database
from qianglian.platform.organisations.records import Organisation
from qianglian.platform.permissions.actor import Actor, Installation
from qianglian.platform.permissions.roles import roles

US = Installation("tests")


def actor(organisation: str | None, role: str = "owner", user: str = "user-1") -> Actor:
    if organisation is None:
        return Actor(user, "示例管理员", None, roles().held([], [role]))
    return Actor(user, "示例用户", organisation, roles().held([role]))


def told(database: Database, **more: Any) -> list[str]:
    with database.reading(US) as session:
        return [f"{one.number} {one.subject}" for one in entries(session, US, **more)]


def verdict(database: Database) -> tuple[int, str | None, int | None]:
    with database.reading(US) as session:
        found = verify(session)
    return found.count, found.cause, found.broken


def test_an_entry_says_who_did_what_and_follows_from_the_one_before(database: Database) -> None:
    who = actor("a")
    with database.writing(who) as session:
        enter(session, who, "member.added", "membership-1", {"role": "analyst", "名": "锂电"})
        enter(session, who, "member.ended", "membership-1")

    with database.reading(US) as session:
        first, second = session.scalars(select(Entry).order_by(Entry.number)).all()
        assert (first.user, first.name, first.door, first.organisation) == ("user-1", "示例用户", "web", "a")
        assert (first.action, first.subject, first.algorithm) == ("member.added", "membership-1", "sha256")
        assert first.detail == '{"role":"analyst","名":"锂电"}'
        assert (first.number, second.number, first.previous, second.previous) == (1, 2, "0" * 64, first.hash)
    assert verdict(database) == (2, None, None)


def test_an_act_that_is_not_written_is_not_told(database: Database) -> None:
    who = actor("a")

    def half() -> None:
        with database.writing(who) as session:
            enter(session, who, "organisation.edited", "first")
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    with database.writing(who) as session:
        enter(session, who, "organisation.edited", "second")
        left = session.begin_nested()
        enter(session, who, "organisation.edited", "in a savepoint that was left")
        with session.begin_nested():
            enter(session, who, "organisation.edited", "in one inside it")
        left.rollback()
        with session.begin_nested():
            enter(session, who, "organisation.edited", "in one that stands")

    assert told(database) == ["2 in one that stands", "1 second"]
    assert verdict(database) == (2, None, None)


def test_many_at_once_make_one_chain_and_nobody_is_refused(database: Database) -> None:
    def work(writer: int) -> None:
        who = actor("a", user=f"user-{writer}")
        for turn in range(12):
            with database.writing(who) as session:
                session.get(Organisation, "nobody")  # What it reads is of before the others write.
                enter(session, who, "organisation.edited", f"{writer} {turn}")
                enter(session, who, "organisation.edited", f"{writer} {turn} again")

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(work, range(6))) == [None] * 6

    assert verdict(database) == (144, None, None)
    assert len(set(told(database, most=1000))) == 144


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET name = 'x' WHERE number = 1",
        "DELETE FROM audit_entry WHERE number = 2",
        "DELETE FROM audit_head",
        "UPDATE audit_head SET number = 1",
        "UPDATE audit_head SET key = 2, number = 9",
        "INSERT INTO audit_head (key, number, hash) VALUES (1, 0, 'x')",
        "REPLACE INTO audit_head (key, number, hash) VALUES (1, 0, 'x')",
        "REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE number = 1",
        "TRUNCATE audit_entry",
        "TRUNCATE audit_head",
    ],
)
def test_the_database_itself_refuses_to_rewrite_it(database: Database, statement: str) -> None:
    with database.writing(US) as session:
        enter(session, US, "installation.began", "one")
        enter(session, US, "installation.began", "two")

    with pytest.raises(SQLAlchemyError), database.migrating() as connection:
        connection.execute(text(statement))

    assert told(database) == ["2 two", "1 one"]
    assert verdict(database) == (2, None, None)


def test_who_reads_what(database: Database) -> None:
    auditor = actor(None, "audit_administrator")
    security = actor(None, "security_administrator")
    for who, subject, whose in ((actor("a"), "A", None), (actor("b"), "B", None), (security, "user-9", None)):
        with database.writing(who) as session:
            enter(session, who, "thing.done", subject, {"title": subject}, whose)
    with database.writing(security) as session:
        enter(session, security, "account.unlocked", "user-8", organisation="b")

    def seen(who: Actor, **more: Any) -> dict[str, Any]:
        with database.reading(who) as session:
            return {one.subject: one.detail for one in entries(session, who, **more)}

    assert seen(actor("a", "manager")) == {"A": {"title": "A"}}
    assert seen(actor("a"), organisation="b") == {"A": {"title": "A"}}, "one's own, whatever is asked for"
    assert seen(actor("b")) == {"B": {"title": "B"}, "user-8": {}}
    # The whole, and of an organisation's business nothing.
    assert seen(auditor) == {"A": None, "B": None, "user-9": {"title": "user-9"}, "user-8": None}
    assert set(seen(auditor, organisation="b")) == {"B", "user-8"}
    for nobody in (actor("a", "analyst"), security, actor(None, "system_administrator")):
        with pytest.raises(Forbidden):
            seen(nobody)


def test_the_list_is_narrowed_and_paged(database: Database) -> None:
    with database.writing(US) as session:
        for number, action in enumerate(("member.added", "member.ended", "member_ended", "share.given")):
            enter(session, US, action, f"s{number}", organisation="a" if number % 2 else None)

    assert told(database, action="member.") == ["2 s1", "1 s0"]
    assert told(database, action="share.given") == ["4 s3"]
    assert told(database, subject="s2") == ["3 s2"]
    assert told(database, organisation="a") == ["4 s3", "2 s1"]
    assert told(database, before=3, most=1) == ["2 s1"]


@pytest.mark.parametrize(
    "detail", [{"password": "x"}, {"changed": [{"apiToken": "x"}]}, {"totp_code": 1}, {"Secret": {}}]
)
def test_no_secret_is_entered(database: Database, detail: dict[str, object]) -> None:
    with database.writing(US) as session, pytest.raises(ValueError, match="does not hold"):
        enter(session, US, "account.changed", "user-1", detail)

    assert told(database) == []


def test_what_no_database_holds_is_made_to_fit(database: Database) -> None:
    with database.writing(US) as session:
        enter(session, US, "x" * 99, "s\0" * 300, {"half": "\ud800", "zero": "\0", "names": {"\udfff": 1}})

    (one,) = told(database)
    assert len(one) == 202
    assert verdict(database) == (1, None, None)
