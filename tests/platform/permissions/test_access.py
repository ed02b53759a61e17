"""The access rule, over a table made for the test: own, shared, neither; in lists, counts, joins and sub-queries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import ForeignKey, String, delete, exists, func, insert, select, text, update
from sqlalchemy.orm import (
    Mapped,
    aliased,
    contains_eager,
    immediateload,
    joinedload,
    lazyload,
    mapped_column,
    relationship,
    selectinload,
    subqueryload,
)

from qianglian.model.errors import Forbidden
from qianglian.platform.database.database import Database
from qianglian.platform.database.tables import Owned, Record
from qianglian.platform.keys import new_key
from qianglian.platform.organisations.records import Organisation
from qianglian.platform.permissions.actor import Actor, Installation
from qianglian.platform.permissions.roles import roles
from qianglian.platform.sharing.records import Share

US = Installation("tests")


class Folder(Record):
    """Of nobody: what is inside is somebody's."""

    __tablename__ = "test_folder"
    papers: Mapped[list[Paper]] = relationship()


class Paper(Owned):
    """A record as a desk has them."""

    __tablename__ = "test_paper"
    title: Mapped[str] = mapped_column(String(40))
    folder: Mapped[str | None] = mapped_column(ForeignKey("test_folder.key"))


def actor(organisation: str | None, role: str = "analyst") -> Actor:
    return Actor("user-1", "示例", organisation, roles().held([role]))


@pytest.fixture
def papers(database: Database) -> Iterator[Database]:
    tables = [Folder.metadata.tables["test_folder"], Folder.metadata.tables["test_paper"]]
    Folder.metadata.create_all(database.engine, tables)
    with database.writing(US) as session:
        for key in ("a", "b", "c"):
            session.add(Organisation(key=key, name=key, kind="sme"))
        session.flush()
        session.add(Folder(key="folder"))
        session.flush()
        for owner in ("a", "b"):
            for secrecy in ("open", "internal", "trade_secret", "privileged"):
                title = f"{owner} {secrecy}"
                session.add(
                    Paper(
                        key=title,
                        organisation=owner,
                        secrecy=secrecy,
                        title=title,
                        folder="folder",
                    )
                )
    yield database
    Folder.metadata.drop_all(database.engine, tables)


def share(database: Database, subject: str, receiver: str, owner: str = "a", **more: object) -> None:
    given = {"from_day": date.today(), "given_by": "user-1", "kind": "test_paper", **more}
    with database.writing(US) as session:
        session.add(
            Share(key=new_key("share"), organisation=owner, receiver=receiver, subject=subject, **given)
        )


def seen(database: Database, who: Actor) -> set[str]:
    with database.reading(who) as session:
        return set(session.scalars(select(Paper.title)))


def test_ones_own_and_secrets_only_for_who_may_read_them(papers: Database) -> None:
    assert seen(papers, actor("a")) == {"a open", "a internal"}
    assert seen(papers, actor("a", "manager")) == {
        "a open",
        "a internal",
        "a trade_secret",
        "a privileged",
    }
    assert seen(papers, actor(None)) == set()
    assert seen(papers, Actor("user-1", "审计", None, roles().held([], ["audit_administrator"]))) == set()


def test_a_share_shows_one_record_and_never_a_secret(papers: Database) -> None:
    share(papers, "a open", "b")
    share(papers, "a trade_secret", "b")

    assert seen(papers, actor("b", "manager")) >= {"a open", "b open"}
    assert not seen(papers, actor("b", "owner")) & {"a internal", "a trade_secret", "a privileged"}
    assert seen(papers, actor("c")) == set()


@pytest.mark.parametrize(
    "more",
    [
        {"withdrawn": datetime(2026, 1, 1, tzinfo=UTC)},
        {"from_day": date.today() + timedelta(days=2)},
        {"from_day": date(2020, 1, 1), "to_day": date(2020, 12, 31)},
        {"kind": "share"},
        {"owner": "c"},
    ],
    ids=["withdrawn", "not yet", "over", "of another kind", "given by who does not own it"],
)
def test_a_share_that_does_not_stand_shows_nothing(papers: Database, more: dict[str, object]) -> None:
    share(papers, "a open", "b", **more)

    assert "a open" not in seen(papers, actor("b"))


def test_the_rule_is_inside_every_statement(papers: Database) -> None:
    other = aliased(Paper)
    with papers.reading(actor("c")) as session:
        assert session.scalar(select(func.count()).select_from(Paper)) == 0
        assert session.scalar(select(func.count(Paper.key))) == 0
        assert session.execute(select(other.title)).all() == []
        assert session.get(Paper, "a open") is None
        inside = select(Folder).where(Folder.key.in_(select(Paper.folder)))
        assert session.scalars(inside).all() == []
        assert session.scalar(select(select(func.max(Paper.title)).scalar_subquery())) is None
        counted = select(Paper.organisation, func.count()).group_by(Paper.organisation)
        assert session.execute(counted).all() == []
        assert session.get_one(Folder, "folder").papers == []
        joined = select(Folder.key, Paper.title).outerjoin(Paper, Paper.folder == Folder.key)
        assert session.execute(joined).all() == [("folder", None)]
        either = select(Paper.title).union_all(select(other.title))
        assert session.execute(either).all() == []


@pytest.mark.parametrize("load", [joinedload, selectinload, subqueryload, immediateload, lazyload])
def test_what_is_loaded_along_obeys_the_rule(papers: Database, load: Any) -> None:
    with papers.reading(actor("b")) as session:
        folder = session.scalars(select(Folder).options(load(Folder.papers))).unique().one()
        assert {paper.title for paper in folder.papers} == {"b open", "b internal"}
    with papers.reading(actor("c")) as session:
        told = select(Folder.key).join(Folder.papers).options()
        assert session.execute(told).all() == []
        eager = select(Folder).outerjoin(Folder.papers).options(contains_eager(Folder.papers))
        assert session.scalars(eager).unique().one().papers == []


def test_whether_something_is_there_is_not_told(papers: Database) -> None:
    with papers.reading(actor("c")) as session:
        assert session.scalars(select(Folder.key).where(Folder.papers.any())).all() == []
        assert (
            session.scalars(select(Folder.key).where(exists().where(Paper.folder == Folder.key))).all() == []
        )
        numbered = select(Paper.title, func.row_number().over(order_by=Paper.title)).subquery()
        assert session.execute(select(numbered)).all() == []
        named = select(Paper.title).cte("papers")
        assert session.execute(select(named.c.title)).all() == []


def test_plain_tables_and_connections_are_narrowed_too(papers: Database) -> None:
    table = Paper.metadata.tables["test_paper"]
    with papers.reading(actor("b")) as session:
        assert set(session.scalars(select(table.c.title))) == {"b open", "b internal"}
        assert session.connection().scalar(select(func.count()).select_from(table.alias())) == 2
        inside = select(Folder.key).where(Folder.key.in_(select(table.c.folder)))
        assert session.scalars(inside).all() == ["folder"]
        with pytest.raises(TypeError):
            session.execute(text("SELECT title FROM test_paper"))


def test_the_rule_is_compiled_in_and_asks_the_connection(papers: Database) -> None:
    with papers.reading(actor("b")) as session:
        compiled = str(select(Paper.title).compile(session.connection()))
    assert "row_of_it.organisation = " in compiled
    assert " OR " in compiled


def test_only_ones_own_can_be_changed(papers: Database) -> None:
    share(papers, "a open", "b")
    theirs = actor("b")

    with pytest.raises(Forbidden), papers.writing(theirs) as session:
        session.get_one(Paper, "a open").title = "新"
    with pytest.raises(Forbidden), papers.writing(theirs) as session:
        session.delete(session.get_one(Paper, "a open"))
    with pytest.raises(Forbidden), papers.writing(theirs) as session:
        session.get_one(Paper, "a open").organisation = "b"
    with pytest.raises(Forbidden), papers.writing(theirs) as session:
        session.get_one(Paper, "b open").organisation = "a"
    with pytest.raises(Forbidden), papers.writing(theirs) as session:
        session.get_one(Paper, "b open").secrecy = "trade_secret"
    with pytest.raises(Forbidden), papers.writing(theirs) as session:
        session.add(Paper(key="new", organisation="a", title="新"))
    with papers.writing(theirs) as session:
        session.get_one(Paper, "b open").title = "新"

    assert "新" in seen(papers, theirs)
    assert "a open" in seen(papers, actor("a"))


def test_statements_that_change_many_are_refused(papers: Database) -> None:
    for statement in (
        update(Paper).values(title="改"),
        delete(Paper),
        insert(Paper).values(key="new", organisation="b", title="新"),
        text("DELETE FROM test_paper"),
    ):
        with pytest.raises(TypeError), papers.writing(actor("b")) as session:
            session.execute(statement)
    for many in ("bulk_save_objects", "bulk_insert_mappings", "bulk_update_mappings"):
        with pytest.raises(TypeError), papers.writing(actor("b")) as session:
            getattr(session, many)(Paper, [{"key": "a open", "title": "改"}])
