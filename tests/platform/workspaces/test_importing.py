"""Importing as a job: kept files become evidence, what cannot be read is listed, a second run changes nothing."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from qianglian.corpus.workspace import open_workspace
from qianglian.platform.database.database import Database
from qianglian.platform.files.keeping import keep
from qianglian.platform.installation import Home
from qianglian.platform.jobs.asking import ask, found, lines
from qianglian.platform.jobs.kinds import KINDS
from qianglian.platform.jobs.performing import Performer
from qianglian.platform.jobs.records import Job
from qianglian.platform.organisations.records import Organisation
from qianglian.platform.permissions.actor import Actor, Installation
from qianglian.platform.permissions.roles import roles
from qianglian.platform.workspaces.beginning import begin, put_away
from qianglian.platform.workspaces.importing import IMPORT
from qianglian.platform.workspaces.rooms import Rooms
from tests.sources.files import GOOGLE_HEADER

WHO = Actor("user-1", "示例", "a", roles().held(["manager"]))
OTHER = Actor("user-2", "另一人", "b", roles().held(["manager"]))
GOOD = (GOOGLE_HEADER + "CN-106569070-A,电池,示例公司,张三,2016-09-28,2016-09-28,2017-04-19,,,\n").encode()
STRANGE = "一,二\n三,四\n".encode()


@dataclass
class Site:
    database: Database
    home: Home
    workspace: str

    def whose(self, _: Session, user: str, __: str) -> Actor:
        return WHO if user == WHO.user else OTHER

    def keep(self, name: str, content: bytes, who: Actor = WHO) -> str:
        with self.database.writing(who) as session:
            return keep(session, self.home, who, name, io.BytesIO(content)).key

    def done(self, params: dict[str, Any], who: Actor = WHO) -> Job:
        with self.database.writing(who) as session:
            key = ask(session, who, IMPORT, {"workspace": self.workspace, **params}).key
        kinds = {kind.name: kind for kind in KINDS}
        Performer(self.database, self.home, Rooms(), kinds, self.whose)(key)
        with self.database.reading(who) as session:
            job = found(session, key)
            session.expunge(job)
            return job

    def said(self, job: Job) -> list[str]:
        with self.database.reading(WHO) as session:
            return [line.zh for line in lines(session, job.key)]


@pytest.fixture
def site(database: Database, tmp_path: Path) -> Site:
    home = Home.of(tmp_path / "home", {})
    home.make()
    with database.writing(Installation("tests")) as session:
        session.add_all(Organisation(key=key, name=key, kind="sme") for key in ("a", "b"))
    with database.writing(WHO) as session:
        return Site(database, home, begin(session, home, WHO, "固态电池").key)


def test_kept_files_become_evidence(site: Site) -> None:
    good, strange = site.keep("谷歌 导出.csv", GOOD), site.keep("不识.csv", STRANGE)
    search = {"database": "Google Patents", "query": "电池", "date": "2026-11-20", "hits": 1}

    job = site.done({"files": [good, strange], "search": search})

    assert job.state == "done"
    assert job.result is not None
    assert [one["name"] for one in job.result["imported"]] == ["谷歌 导出.csv"]
    assert [one["name"] for one in job.result["failed"]] == ["不识.csv"]
    assert "unknown_format" in {one["code"] for one in job.result["failed"]}
    assert any("拒收 0 行" in line for line in site.said(job))
    with open_workspace(site.home.workspaces / site.workspace) as workspace:
        assert [hit.number for hit in workspace.search("")] == ["CN106569070A"]
        register = workspace.manifest.batches[0].search
    assert (register["query"], register["operator"]) == ("电池", "示例")

    again = site.done({"files": [good]})
    assert again.result is not None
    assert again.result["already"] == [{"name": "谷歌 导出.csv", "known_as": "谷歌 导出.csv"}]
    assert again.result["generation"] == job.result["generation"]
    assert not list(site.home.scratch.iterdir())


def test_two_files_of_one_name_are_two(site: Site) -> None:
    other = GOOD.replace(b"106569070", b"106569071")
    job = site.done({"files": [site.keep("a.csv", GOOD), site.keep("a.csv", other)]})
    assert job.result is not None
    assert job.result["publications"] == 2


def test_a_very_long_name_is_one_that_a_file_system_takes(site: Site) -> None:
    job = site.done({"files": [site.keep("锂" * 300 + ".csv", GOOD)]})
    assert job.result is not None
    assert job.result["imported"][0]["name"].endswith(".csv")


@pytest.mark.parametrize(
    ("whose", "code"), [("theirs", "not_found"), ("file", "bad_input"), ("none", "bad_input")]
)
def test_what_is_not_theirs_is_not_imported(site: Site, whose: str, code: str) -> None:
    ours, theirs = site.keep("a.csv", GOOD), site.keep("b.csv", GOOD, OTHER)
    if whose == "theirs":
        job = site.done({"files": [theirs]}, OTHER)
    else:
        job = site.done({"files": [ours, theirs] if whose == "file" else []})
    assert job.state == "failed"
    assert job.failure is not None
    assert job.failure["code"] == code


def test_nothing_is_imported_into_what_is_put_away(site: Site) -> None:
    with site.database.writing(WHO) as session:
        put_away(session, WHO, site.workspace)
    job = site.done({"files": [site.keep("a.csv", GOOD)]})
    assert job.failure is not None
    assert job.failure["code"] == "conflict"
