"""What workers do for the desk: a map is published through its gate, and its report is written and kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from qianglian.chains.gate import measure, override
from qianglian.chains.kept import needed_chain
from qianglian.chains.opening import open_workspace
from qianglian.chains.tagging import tag
from qianglian.cli.app import main
from qianglian.operations.desks import job_kinds
from qianglian.operations.navigation import projects
from qianglian.operations.navigation.projects import Described
from qianglian.platform.database.database import Database
from qianglian.platform.files.keeping import opened as opened_file
from qianglian.platform.installation import Home
from qianglian.platform.jobs.asking import ask, found
from qianglian.platform.jobs.performing import Performer
from qianglian.platform.jobs.records import Job
from qianglian.platform.organisations.records import Organisation
from qianglian.platform.permissions.actor import Actor, Installation
from qianglian.platform.permissions.roles import roles
from qianglian.platform.workspaces.adopting import adopt
from qianglian.platform.workspaces.opening import opened
from qianglian.platform.workspaces.rooms import Rooms
from qianglian.sources.synthetic import SyntheticSpec, write_jsonl

WHO = Actor("user-1", "示例", "a", roles().held(["manager"]))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the terminal, of the synthetic sample and its chain."""
    folder = tmp_path_factory.mktemp("made")
    write_jsonl(SyntheticSpec(200), folder / "synthetic.jsonl")
    workspace, chain = str(folder / "workspace"), str(folder / "chain.yaml")
    assert main(["import", workspace, str(folder / "synthetic.jsonl"), "--json"]) == 0
    assert main(["chain", "write", chain, "--sample", "-w", workspace]) == 0
    assert main(["chain", "use", chain, "--reason", "试用", "-w", workspace]) == 0
    return folder / "workspace"


@dataclass
class Site:
    database: Database
    home: Home
    workspace: str

    def whose(self, _: Session, __: str, ___: str) -> Actor:
        return WHO

    def done(self, name: str, **params: Any) -> Job:
        kinds = job_kinds()
        with self.database.writing(WHO) as session:
            key = ask(session, WHO, kinds[name], {"workspace": self.workspace, **params}).key
        Performer(self.database, self.home, Rooms(), kinds, self.whose)(key)
        with self.database.reading(WHO) as session:
            job = found(session, key)
            session.expunge(job)
            return job


@pytest.fixture
def site(database: Database, tmp_path: Path, made: Path) -> Site:
    home = Home.of(tmp_path / "home", {})
    home.make()
    with database.writing(Installation("tests")) as session:
        session.add(Organisation(key="a", name="a", kind="sme"))
    with database.writing(WHO) as session:
        return Site(database, home, adopt(session, home, WHO, made, "合成示例").key)


def test_what_was_made_at_a_terminal_is_copied_whole(site: Site, made: Path) -> None:
    rooms = Rooms()
    with (
        site.database.reading(WHO) as session,
        opened(session, site.home, rooms, WHO, site.workspace) as found_there,
        open_workspace(made) as before,
    ):
        assert found_there.workspace.count("").id == before.count("").id
        assert needed_chain(found_there.workspace.path).chain == needed_chain(made).chain
    rooms.close()
    assert not [one for one in site.home.workspaces.iterdir() if one.name.startswith(".")]


def test_a_map_is_published_through_its_gate_only(site: Site) -> None:
    shut = site.done("publish_map", note="第一版")
    assert shut.state == "failed"
    assert shut.failure is not None
    assert shut.failure["code"] == "conflict"

    with open_workspace(site.home.workspaces / site.workspace) as workspace:
        tagged = tag(workspace, needed_chain(workspace.path).chain)
        override(workspace, measure(workspace, tagged).gate, "试运行", "示例")
    done = site.done("publish_map", note="第一版")
    assert done.state == "done"
    assert done.result == {"map": 1, "new": True, "outcome": done.result["outcome"]}
    again = site.done("publish_map", note="第一版")
    assert again.result is not None
    assert (again.result["map"], again.result["new"]) == (1, False)

    said = Described("示例", "industrial_planning", "city", scope="试", workspace=site.workspace)
    rooms = Rooms()
    with site.database.writing(WHO) as session:
        project = projects.begin(session, WHO, said)
        with opened(session, site.home, rooms, WHO, site.workspace) as inside:
            projects.name_version(session, WHO, project.key, inside, 1)
        assert (project.map_version, project.chain) == (1, needed_chain(inside.workspace.path).chain.code)
    rooms.close()


@pytest.mark.slow
def test_a_report_is_written_and_kept(site: Site) -> None:
    refused = site.done("navigation_report", region="320000")
    assert refused.failure is not None
    assert refused.failure["code"] == "forbidden", "the sources do not let their names out"
    strange = site.done("navigation_report", type="poem", for_own_use=True)
    assert strange.failure is not None
    assert strange.failure["code"] == "bad_input"

    job = site.done("navigation_report", region="320000", for_own_use=True, by="示例机构")
    assert job.state == "done", job.failure
    assert job.result is not None
    assert job.result["figures"] > 100
    kinds = [one["kind"] for one in job.result["files"]]
    assert "docx" in kinds
    assert "xlsx" in kinds
    with site.database.reading(WHO) as session:
        for one in job.result["files"]:
            with opened_file(session, site.home, WHO, one["key"]) as (record, content):
                assert len(content.read()) == record.size
    assert not list(site.home.scratch.iterdir())


@pytest.mark.slow
def test_what_the_rules_recommend_is_taken_up_once(site: Site) -> None:
    first = site.done("take_up_recommendations", region="320000")
    assert first.state == "done", first.failure
    assert first.result is not None
    assert len(first.result["taken_up"]) == first.result["made"]
    again = site.done("take_up_recommendations", region="320000")
    assert again.result is not None
    assert (again.result["taken_up"], again.result["changed"]) == ([], 0)
