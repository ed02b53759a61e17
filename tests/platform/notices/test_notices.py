"""Notices: seen by whom they are for, in that organisation alone, and without a word that the receiver may not read."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, mapped_column

from qianglian.model.text import Text
from qianglian.platform.database.columns import now
from qianglian.platform.database.database import Database
from qianglian.platform.database.tables import Owned
from qianglian.platform.notices.reading import Shown, count_unseen, listed, seen, unseen
from qianglian.platform.notices.records import Notice
from qianglian.platform.notices.telling import NoticeKind, Receiver, members, tell
from qianglian.platform.organisations.records import Membership, Organisation
from qianglian.platform.permissions.actor import Actor, Installation
from qianglian.platform.permissions.roles import roles
from qianglian.platform.sharing.giving import Scope, give, withdraw

US = Installation("tests")
GIVEN = NoticeKind(
    "share.given", Text(zh="有机构向你们共享了资料。", en="An organisation shares something with yours.")
)


class Dossier(Owned):
    """A record with a title."""

    __tablename__ = "test_dossier"
    title: Mapped[str] = mapped_column(String(40))


def actor(organisation: str, user: str = "user-1", role: str = "manager") -> Actor:
    return Actor(user, "示例", organisation, roles().held([role]))


@pytest.fixture
def dossiers(database: Database) -> Iterator[Database]:
    table = Dossier.metadata.tables["test_dossier"]
    Dossier.metadata.create_all(database.engine, [table])
    with database.writing(US) as session:
        for key in ("a", "b"):
            session.add(Organisation(key=key, name=key, kind="sme"))
        session.flush()
        session.add(Dossier(key="open", organisation="a", secrecy="internal", title="固态电池收储"))
        session.add(Dossier(key="secret", organisation="a", secrecy="trade_secret", title="底价"))
    yield database
    Dossier.metadata.drop_all(database.engine, [table])


def told(database: Database, who: Actor, subject: str, *to: Receiver) -> None:
    with database.writing(who) as session:
        tell(session, GIVEN, "test_dossier", subject, to)


def read(database: Database, who: Actor) -> list[Shown]:
    with database.reading(who) as session:
        assert count_unseen(session, who) == len(unseen(session, who))
        return unseen(session, who)


def test_the_title_is_read_by_who_may_read_it_when_it_is_shown(dossiers: Database) -> None:
    told(dossiers, actor("a"), "open", Receiver("user-1", "a"), Receiver("user-2", "b"))

    (mine,), (theirs,) = read(dossiers, actor("a")), read(dossiers, actor("b", "user-2"))
    assert (mine.words, mine.kind, mine.subject, mine.title) == (
        GIVEN.words,
        "share.given",
        "open",
        "固态电池收储",
    )
    assert (theirs.words, theirs.subject, theirs.title) == (GIVEN.words, "", ""), "not before it is shared"

    with dossiers.writing(actor("a")) as session:
        share = give(session, actor("a"), "test_dossier", "open", "b", Scope()).key
    assert read(dossiers, actor("b", "user-2"))[0].title == "固态电池收储"
    with dossiers.writing(actor("a")) as session:
        withdraw(session, actor("a"), share)
    assert read(dossiers, actor("b", "user-2"))[0].title == "", "nor after it was taken back"


def test_a_secret_is_not_named_to_who_may_not_read_secrets(dossiers: Database) -> None:
    told(dossiers, actor("a"), "secret", Receiver("user-1", "a"))

    assert read(dossiers, actor("a"))[0].title == "底价"
    (shown,) = read(dossiers, actor("a", role="analyst"))
    assert (shown.subject, shown.title) == ("", "")
    with dossiers.reading(US) as session:
        (kept,) = session.scalars(select(Notice)).all()
        assert "底价" not in json.dumps([kept.words, kept.kind, kept.subject], ensure_ascii=False)


def test_nobody_sees_or_marks_anothers(dossiers: Database) -> None:
    told(dossiers, actor("a"), "open", Receiver("user-1", "a"))

    for other in (actor("a", "user-2"), actor("b")):
        assert read(dossiers, other) == []
        with dossiers.writing(other) as session:
            assert seen(session, other) == 0
    assert len(read(dossiers, actor("a"))) == 1


def test_what_was_seen_stays_in_the_list_and_is_told_anew_when_it_happens_again(dossiers: Database) -> None:
    who = actor("a")
    for subject in ("open", "open", "secret"):
        told(dossiers, who, subject, Receiver("user-1", "a"), Receiver("user-1", "a"))
    shown = read(dossiers, who)
    assert [one.subject for one in shown] == ["secret", "open"], "once, the newest first"

    with dossiers.writing(who) as session:
        assert seen(session, who, [shown[1].key, "notice-none"]) == 1
    assert [one.subject for one in read(dossiers, who)] == ["secret"]
    with dossiers.reading(who) as session:
        assert [one.seen is not None for one in listed(session, who)] == [False, True]
        assert len(listed(session, who, most=1)) == 1
    told(dossiers, who, "open", Receiver("user-1", "a"))
    assert [one.subject for one in read(dossiers, who)] == ["open", "secret"]
    with dossiers.writing(who) as session:
        assert seen(session, who) == 2
    assert read(dossiers, who) == []


def test_members_are_told_whose_role_has_to_do_with_it(dossiers: Database) -> None:
    with dossiers.writing(US) as session:
        for number, role in enumerate(("owner", "manager", "viewer", "manager")):
            session.add(Membership(key=f"m{number}", organisation="a", user=f"user-{number}", role=role))
    with dossiers.writing(US) as session:
        session.get_one(Membership, "m3").ended = now()

    with dossiers.reading(actor("a")) as session:
        assert members(session, "a", "share.give") == [Receiver("user-0", "a"), Receiver("user-1", "a")]
        assert members(session, "a", "share.give", but="user-0") == [Receiver("user-1", "a")]
        assert members(session, "b", "share.give") == []


def test_a_kind_has_no_place_for_what_a_record_says() -> None:
    with pytest.raises(ValueError, match="no place"):
        NoticeKind("x", Text(zh="{title} 已共享", en="{title} is shared"))
