"""The desk over HTTP: a project goes its way, a result is requested and used, and nobody sees what is not theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import URL, update

from qianglian.api.app import PREFIX, create_app
from qianglian.operations.desks import packages
from qianglian.operations.navigation.records import NavigationProject
from qianglian.platform.database.database import Database
from qianglian.platform.database.migrating import migrate
from qianglian.platform.installation import Home
from qianglian.platform.organisations.records import Organisation
from qianglian.platform.permissions.actor import Actor, Installation
from qianglian.platform.permissions.roles import roles
from tests.api.people import Invented

NAVIGATION = f"{PREFIX}/navigation"
NEW = {
    "name": "示例产业专利导航",
    "kind": "industrial_planning",
    "level": "provincial",
    "scope": "固态电池，全球",
}


class Site:
    """An installation with organisations a, b and c."""

    def __init__(self, app: FastAPI, people: Invented, database: Database) -> None:
        self.app, self.people, self.database = app, people, database

    def client(self, organisation: str, role: str = "manager") -> TestClient:
        user = f"{organisation}-{role}"
        return self.people.browser(self.app, Actor(user, user, organisation, roles().held([role])))

    def project(self, *steps: str) -> Any:
        client = self.client("a", "analyst")
        workspace = client.post(f"{PREFIX}/workspaces", json={"name": "固态电池"}).json()["key"]
        told = client.post(f"{NAVIGATION}/projects", json={**NEW, "workspace": workspace}).json()
        for step in steps:
            told = self.step(client, told["key"], step)
        return told

    def step(self, client: TestClient, key: str, step: str, reason: str = "", status: int = 200) -> Any:
        answer = client.post(f"{NAVIGATION}/projects/{key}/steps", json={"step": step, "reason": reason})
        assert answer.status_code == status, answer.text
        return answer.json()

    def published(self) -> str:
        key = str(self.project("collect", "process", "check", "analyse", "review")["key"])
        with self.database.writing(Installation("tests")) as session:
            session.execute(
                update(NavigationProject).where(NavigationProject.key == key).values(map_version=1)
            )
        self.step(self.client("a"), key, "publish")
        return key


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder: Path = tmp_path_factory.mktemp("home")
    home = Home(folder, URL.create("sqlite+pysqlite", database=str(folder / "records.sqlite")))
    home.make()
    database, people = Database(home.database), Invented()
    migrate(database, packages())
    with database.writing(Installation("tests")) as session:
        session.add_all(Organisation(key=key, name=key, kind="sme") for key in ("a", "b", "c"))
    yield Site(create_app(home, database, people=people, secure=False), people, database)
    database.close()


def test_a_project_is_begun_described_and_taken_on(site: Site) -> None:
    client = site.client("a", "analyst")
    answer = client.post(f"{NAVIGATION}/projects", json=NEW)
    assert answer.status_code == 201, answer.text
    told, where = answer.json(), f"{NAVIGATION}/projects/{answer.json()['key']}"
    assert told["state"]["name"]["zh"] == "立项"
    assert [one["code"] for one in told["state"]["steps"]] == ["collect"]
    assert client.put(where, json={"cost": 100}).status_code == 428
    version = answer.headers["ETag"]
    changed = client.put(where, json={"cost": 12_000_000}, headers={"If-Match": version})
    assert (changed.status_code, changed.json()["cost"]) == (200, 12_000_000)
    assert client.put(where, json={"cost": 1}, headers={"If-Match": version}).status_code == 412
    assert site.step(client, told["key"], "collect")["state"]["code"] == "collecting"
    refused = site.step(client, told["key"], "publish", status=409)
    assert "采集" in refused["detail"]
    steps = client.get(f"{where}/steps").json()
    assert [(one["transition"], one["target"]["zh"]) for one in steps] == [("", "立项"), ("collect", "采集")]
    assert told["key"] in [
        one["key"] for one in client.get(f"{NAVIGATION}/projects?state=collecting").json()["items"]
    ]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {**NEW, "kind": "circus"},
        {**NEW, "cost": -1},
        {**NEW, "state": "published"},
        {**NEW, "organisation": "b"},
    ],
)
def test_what_is_no_project(site: Site, body: dict[str, object]) -> None:
    assert site.client("a", "analyst").post(f"{NAVIGATION}/projects", json=body).status_code == 422


def test_another_organisation_sees_no_project(site: Site) -> None:
    key = site.project()["key"]
    for other in (site.client("b", "owner"), site.client("c", "owner")):
        assert key not in other.get(f"{NAVIGATION}/projects").text
        for method, path, body in (
            ("GET", "", None),
            ("GET", "/steps", None),
            ("POST", "/steps", {"step": "collect"}),
            ("PUT", "", {"name": "夺"}),
            ("PUT", "/map", {"number": 1}),
        ):
            answer = other.request(
                method, f"{NAVIGATION}/projects/{key}{path}", json=body, headers={"If-Match": '"1"'}
            )
            assert answer.status_code == 404, (method, path)
    assert site.client("a", "viewer").post(f"{NAVIGATION}/projects", json=NEW).status_code == 403


def test_a_result_is_listed_requested_answered_and_used(site: Site) -> None:
    head, other, third = site.client("a"), site.client("b"), site.client("c")
    card = {"project": site.published(), "kind": "map", "title": "固态电池图谱", "cut_off": "2026-06-30"}
    listed = head.post(f"{NAVIGATION}/results", json=card)
    assert listed.status_code == 201, listed.text
    key = listed.json()["key"]
    assert key in third.get(f"{NAVIGATION}/results?kind=map").text
    asked = other.post(f"{NAVIGATION}/results/{key}/requests", json={"purpose": "招商"}).json()
    where = f"{NAVIGATION}/requests/{asked['key']}"
    assert [one["code"] for one in asked["state"]["steps"]] == ["use", "withdraw"]
    seen = [one for one in head.get(f"{NAVIGATION}/requests").json()["items"] if one["key"] == asked["key"]]
    assert seen[0]["state"]["steps"] == [], "it is theirs to move"
    assert asked["key"] not in third.get(f"{NAVIGATION}/requests").text
    assert other.post(f"{where}/answer", json={"granted": True}).status_code == 404
    assert third.post(f"{where}/answer", json={"granted": True}).status_code == 404
    assert other.post(f"{where}/steps", json={"step": "use"}).status_code == 409
    answer = head.post(f"{where}/answer", json={"granted": True, "share": {"to_day": "2027-12-31"}})
    assert answer.status_code == 201, answer.text
    assert answer.json()["share"]
    assert other.post(f"{where}/steps", json={"step": "use"}).json()["state"]["code"] == "in_use"
    used = {"used_for": "attraction", "effect": "引进 2 家", "on": "2026-11-01", "benefit": 100}
    assert other.post(f"{where}/adoptions", json=used).status_code == 201
    assert head.get(f"{NAVIGATION}/adoptions").json()["items"][0]["effect"] == "引进 2 家"
    assert third.get(f"{NAVIGATION}/adoptions").json()["items"] == []
    assert third.delete(f"{NAVIGATION}/results/{key}").status_code == 404
    assert head.delete(f"{NAVIGATION}/results/{key}").status_code == 204


def test_recommendations_are_asked_for_as_a_job(site: Site) -> None:
    client = site.client("a", "analyst")
    workspace = client.post(f"{PREFIX}/workspaces", json={"name": "固态电池"}).json()["key"]
    told = client.post(f"{PREFIX}/workspaces/{workspace}/recommendations", json={"region": "320000"})
    assert (told.status_code, told.json()["kind"]) == (202, "take_up_recommendations")
    assert client.get(f"{NAVIGATION}/recommendations").json()["items"] == []
    for path in ("assignment", "steps"):
        body = {"keeper": "x"} if path == "assignment" else {"step": "explore"}
        method = "PUT" if path == "assignment" else "POST"
        assert (
            client.request(method, f"{NAVIGATION}/recommendations/none/{path}", json=body).status_code == 404
        )


def test_the_lists_have_names(site: Site) -> None:
    told = site.client("a", "viewer").get(f"{NAVIGATION}/kinds").json()
    assert {"code": "industrial_planning", "name": {"zh": "产业规划类", "en": "industrial planning"}} in told[
        "project_kinds"
    ]
