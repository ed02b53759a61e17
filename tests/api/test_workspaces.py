"""Beginning, renaming and putting away: by whom, once, and never over somebody else's change."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from qianglian.api.app import PREFIX
from qianglian.platform.audit.records import Entry
from qianglian.platform.database.database import Database
from qianglian.platform.permissions.actor import Installation
from tests.api.evidence import Site

LIST = f"{PREFIX}/workspaces"


@pytest.fixture
def analyst(site: Site) -> TestClient:
    return site.client("a", "analyst")


@pytest.fixture
def begun(analyst: TestClient) -> tuple[str, str]:
    """Address and version of a new workspace."""
    answer = analyst.post(LIST, json={"name": "  钠 电池 ", "about": "示例"})
    assert answer.status_code == 201, answer.text
    assert answer.json()["name"] == "钠 电池"
    return f"{LIST}/{answer.json()['key']}", answer.headers["ETag"]


def put(client: TestClient, path: str, version: str | None, **body: Any) -> Any:
    headers = {"If-Match": version} if version else {}
    return client.put(path, json=body, headers=headers)


def test_a_new_one_is_empty_and_one_s_own(begun: tuple[str, str], analyst: TestClient) -> None:
    told = analyst.get(begun[0])
    assert (told.json()["publications"]["value"], told.json()["own"]) == (0, True)
    assert told.headers["ETag"] == begun[1] == f'"{told.json()["version"]}"'
    assert analyst.get(f"{begun[0]}/search").json()["rows"] == []


def test_a_change_says_which_version_it_changes(begun: tuple[str, str], analyst: TestClient) -> None:
    path, version = begun
    assert put(analyst, path, None, name="甲").json()["code"] == "version_wanted"
    changed = put(analyst, path, version, name="甲", about="另一用途")
    assert (changed.status_code, changed.json()["name"], changed.json()["about"]) == (200, "甲", "另一用途")
    assert changed.headers["ETag"] != version


def test_a_lost_update_is_refused(begun: tuple[str, str], analyst: TestClient) -> None:
    path, version = begun
    assert put(analyst, path, version, name="甲").status_code == 200
    late = put(analyst, path, version, name="乙")
    assert (late.status_code, late.json()["code"], late.json()["title"]) == (412, "changed", "与现状冲突")
    assert analyst.get(path).json()["name"] == "甲"


def test_what_is_put_away_is_read_and_changed_no_more(begun: tuple[str, str], analyst: TestClient) -> None:
    path, version = begun
    closed = analyst.post(f"{path}/closing", headers={"If-Match": version})
    assert closed.json()["closed"] is not None
    assert analyst.get(path).status_code == 200
    assert put(analyst, path, closed.headers["ETag"], name="乙").json()["code"] == "conflict"


def test_who_may_not(site: Site, begun: tuple[str, str]) -> None:
    path, version = begun
    for client, status in ((site.client("a", "viewer"), 403), (site.client("b", "owner"), 404)):
        assert put(client, path, version, name="乙").status_code == status
        assert client.post(f"{path}/closing", headers={"If-Match": version}).status_code == status
    assert site.client("a", "viewer").post(LIST, json={"name": "乙"}).status_code == 403
    # Shared is read, and never changed.
    shared = site.client("b", "owner")
    assert put(shared, site.path(), shared.get(site.path()).headers["ETag"], name="乙").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"name": ""},
        {"name": "   "},
        {"name": "x" * 201},
        {"name": "甲", "organisation": "b"},
        {"name": "甲", "key": "workspace-0"},
        {"name": "甲", "secrecy": "none"},
    ],
)
def test_nothing_else_is_taken(analyst: TestClient, body: dict[str, Any]) -> None:
    assert analyst.post(LIST, json=body).status_code == 422


def test_a_secret_one_needs_the_right_to_read_secrets(site: Site, analyst: TestClient) -> None:
    assert analyst.post(LIST, json={"name": "甲", "secrecy": "trade_secret"}).status_code == 403
    manager = site.client("a", "manager")
    key = manager.post(LIST, json={"name": "甲", "secrecy": "trade_secret"}).json()["key"]
    assert key not in [one["key"] for one in analyst.get(LIST, params={"size": 200}).json()["items"]]
    assert analyst.get(f"{LIST}/{key}").status_code == 404


def test_it_stands_in_the_trail(begun: tuple[str, str], database: Database) -> None:
    with database.reading(Installation("tests")) as session:
        acts = session.scalars(select(Entry.action).where(Entry.subject == begun[0].rpartition("/")[2])).all()
    assert list(acts) == ["workspace.begun"]
