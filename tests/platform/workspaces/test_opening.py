"""Workspaces: one's own read whole, another's through its share, anything else not there at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from qianglian.corpus.workspace import open_workspace
from qianglian.model.errors import BadInput, Conflict, CorruptWorkspace, Forbidden, NotFound
from qianglian.model.view import EVERYTHING, View
from qianglian.platform.database.database import Database
from qianglian.platform.installation import Home
from qianglian.platform.organisations.records import Organisation
from qianglian.platform.permissions.actor import Actor, Installation
from qianglian.platform.permissions.roles import roles
from qianglian.platform.sharing.giving import Scope, give, withdraw
from qianglian.platform.workspaces.beginning import begin, put_away, rename
from qianglian.platform.workspaces.opening import listed, opened
from qianglian.platform.workspaces.rooms import Door, Rooms
from tests.corpus.evidence import row, write_rows
from tests.sources.files import GOOGLE_HEADER

OLD, NEW, CLOSED = "CN106569070A", "CN106569071B", "CN209123456U"


def actor(organisation: str, role: str = "manager") -> Actor:
    return Actor("user-1", "示例", organisation, roles().held([role]))


@dataclass
class Site:
    """An installation with organisations a, b and c, and one workspace of a's."""

    database: Database
    home: Home
    rooms: Rooms
    key: str

    def numbers(self, who: Actor, query: str = "", key: str = "") -> set[str]:
        with (
            self.database.reading(who) as session,
            opened(session, self.home, self.rooms, who, key or self.key) as found,
        ):
            return {hit.number for hit in found.workspace.search(query)}

    def share(self, receiver: str, scope: Scope) -> str:
        with self.database.writing(actor("a")) as session:
            return give(session, actor("a"), "workspace", self.key, receiver, scope).key


@pytest.fixture
def site(database: Database, tmp_path: Path) -> Iterator[Site]:
    home = Home.of(tmp_path / "home", {})
    home.make()
    with database.writing(Installation("tests")) as session:
        for key in ("a", "b", "c"):
            session.add(Organisation(key=key, name=key, kind="sme"))
    with database.writing(actor("a")) as session:
        key = begin(session, home, actor("a"), "  固态 电池 ").key
    open_data = tmp_path / "google.csv"
    open_data.write_text(
        GOOGLE_HEADER
        + "CN-106569070-A,电池,示例公司,张三,2016-09-28,2016-09-28,2017-04-19,,,\n"
        + "CN-106569071-B,电池壳,示例公司,李四,2016-09-28,2016-09-28,2019-07-09,2019-07-09,,\n",
        encoding="utf-8",
    )
    with open_workspace(home.workspaces / key) as workspace:
        workspace.import_files(open_data)
    rooms = Rooms()
    yield Site(database, home, rooms, key)
    rooms.close()


def test_one_s_own_is_read_whole(site: Site) -> None:
    assert site.numbers(actor("a", "viewer")) == {OLD, NEW}
    with site.database.reading(actor("a")) as session:
        assert [one.name for one in listed(session, actor("a"))] == ["固态 电池"]


def test_another_s_is_not_there(site: Site) -> None:
    with site.database.reading(actor("b", "owner")) as session:
        assert not listed(session, actor("b", "owner"))
    with pytest.raises(NotFound) as there:
        site.numbers(actor("b", "owner"))
    with pytest.raises(NotFound) as nowhere:
        site.numbers(actor("b", "owner"), key="workspace-0")
    assert str(there.value) == str(nowhere.value)


def test_a_share_is_read_through_its_view_alone(site: Site) -> None:
    key = site.share("b", Scope(rows="ti:壳", fields=("titles", "publication_date")))

    assert site.numbers(actor("b", "viewer")) == {NEW}
    with pytest.raises(Forbidden):
        site.numbers(actor("b", "viewer"), "ap:示例公司")
    with pytest.raises(NotFound):
        site.numbers(actor("c", "owner"))
    with site.database.reading(actor("b")) as session:
        who = actor("b")
        assert [one.key for one in listed(session, who)] == [site.key]
        with opened(session, site.home, site.rooms, who, site.key) as found:
            assert found.share is not None
            assert found.view.fields == {"titles", "publication_date"}

    with site.database.writing(actor("a")) as session:
        withdraw(session, actor("a"), key)
    with pytest.raises(NotFound):
        site.numbers(actor("b"))


def test_a_share_ends_with_its_last_day(site: Site) -> None:
    site.share("b", Scope(from_day=date(2020, 1, 1), to_day=date(2020, 12, 31)))
    with pytest.raises(NotFound):
        site.numbers(actor("b"))


def test_what_a_source_keeps_home_stays(site: Site, tmp_path: Path) -> None:
    site.share("b", Scope())
    assert site.numbers(actor("b")) == {OLD, NEW}
    # Our own lines say nothing of terms, and so they let nothing out.
    closed = write_rows(tmp_path / "closed.jsonl", [row(CLOSED, "电池盖", publication_date="2018-12-04")])
    with open_workspace(site.home.workspaces / site.key) as workspace:
        workspace.import_files(closed)

    assert site.numbers(actor("a")) == {OLD, NEW, CLOSED}
    assert site.numbers(actor("b")) == {OLD, NEW}


def test_a_share_does_not_ask_by_the_owner_s_chain(site: Site) -> None:
    site.share("b", Scope())
    with pytest.raises(NotFound, match="no chain is loaded"):
        site.numbers(actor("b"), "node:A")


def test_a_secret_one_is_for_who_reads_secrets_and_never_shared(site: Site) -> None:
    with pytest.raises(Forbidden), site.database.writing(actor("a", "analyst")) as session:
        begin(session, site.home, actor("a", "analyst"), "秘密", secrecy="trade_secret")
    with site.database.writing(actor("a")) as session:
        key = begin(session, site.home, actor("a"), "秘密", secrecy="trade_secret").key
    assert site.numbers(actor("a"), key=key) == set()
    with pytest.raises(NotFound):
        site.numbers(actor("a", "analyst"), key=key)
    with pytest.raises(Conflict), site.database.writing(actor("a")) as session:
        give(session, actor("a"), "workspace", key, "b", Scope())


@pytest.mark.parametrize("name", ["", " \n ", "长" * 201])
def test_a_name_that_is_none(site: Site, name: str) -> None:
    with pytest.raises(BadInput), site.database.writing(actor("a")) as session:
        rename(session, actor("a"), site.key, name)


def test_what_is_put_away_is_read_and_not_changed(site: Site) -> None:
    with site.database.writing(actor("a")) as session:
        put_away(session, actor("a"), site.key)
    assert site.numbers(actor("a")) == {OLD, NEW}
    with pytest.raises(Conflict), site.database.writing(actor("a")) as session:
        rename(session, actor("a"), site.key, "另名")


def test_only_the_own_organisation_changes_it(site: Site) -> None:
    site.share("b", Scope())
    with pytest.raises(NotFound), site.database.writing(actor("b")) as session:
        rename(session, actor("b"), site.key, "另名")
    with pytest.raises(Forbidden), site.database.writing(actor("a", "viewer")) as session:
        rename(session, actor("a", "viewer"), site.key, "另名")


def test_a_folder_that_is_gone_is_said_without_its_path(site: Site, tmp_path: Path) -> None:
    (site.home.workspaces / site.key).rename(tmp_path / "elsewhere")
    with pytest.raises(CorruptWorkspace) as gone:
        site.numbers(actor("a"))
    assert str(tmp_path) not in str(gone.value)


def test_rooms_close_the_longest_unused_and_none_that_somebody_is_in(site: Site) -> None:
    rooms = Rooms(kept=2)
    folder = site.home.workspaces / site.key
    doors = [Door(folder, View(rows=f"pn:CN{n}*"), nodes=False) for n in range(4)]
    with rooms.inside(Door(folder, EVERYTHING, nodes=False)) as held:
        for door in doors:
            with rooms.inside(door):
                pass
        assert len(rooms) == 2
        assert {hit.number for hit in held.search("")} == {OLD, NEW}
        with rooms.inside(doors[-1]) as same, rooms.inside(doors[-1]) as again:
            assert same is again
    rooms.close()
    assert len(rooms) == 0
