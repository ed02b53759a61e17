"""What workers do for a navigation, asked over HTTP; a job followed; files read again; notices of one's own."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from qianglian.api.app import PREFIX
from qianglian.operations.desks import job_kinds
from qianglian.platform.database.database import Database
from qianglian.platform.installation import Home
from qianglian.platform.jobs.performing import Performer
from qianglian.platform.workspaces.rooms import Rooms
from tests.api.evidence import OPEN_ROWS, Site, actor
from tests.sources.files import GOOGLE_HEADER

FILES, JOBS, NOTICES = f"{PREFIX}/files", f"{PREFIX}/jobs", f"{PREFIX}/notices"
CSV = (GOOGLE_HEADER + OPEN_ROWS).encode()


def perform(database: Database, home: Home, key: str) -> None:
    """Do a job, as a worker does."""
    Performer(database, home, Rooms(), job_kinds(), lambda *_: actor("a", "analyst"))(key)


def brought(client: TestClient, name: str = "新 导出.csv") -> Any:
    return client.post(FILES, files={"file": (name, CSV)}).json()


def failing(client: TestClient, site: Site) -> str:
    """The key of a job that will fail."""
    return str(client.post(site.path("/imports"), json={"files": ["file-nowhere"]}).json()["key"])


def test_a_file_is_read_again_and_taken_out(site: Site) -> None:
    client = site.client("a", "analyst")
    where = f"{FILES}/{brought(client)['key']}"
    content = client.get(f"{where}/content")
    assert content.content == CSV
    assert content.headers["Content-Disposition"].startswith("attachment")
    assert content.headers["Content-Type"] == "application/octet-stream"
    assert content.headers["X-Content-Type-Options"] == "nosniff"
    listed = client.get(FILES, params={"size": 1}).json()
    assert listed["items"][0]["name"] == "新 导出.csv"
    assert listed["total"] >= 1
    for other in (site.client("b", "owner"), site.client("c", "owner")):
        assert other.get(where).status_code == other.get(f"{where}/content").status_code == 404
        assert other.delete(where).status_code == 404
        assert other.get(FILES).json()["total"] == 0
    assert site.client("a", "viewer").delete(where).status_code == 403
    assert client.delete(where).status_code == 204
    assert client.get(where).status_code == 404


def test_a_job_is_followed_to_its_end(site: Site, database: Database, home: Home) -> None:
    client = site.client("a", "analyst")
    key = failing(client, site)
    perform(database, home, key)
    with client.stream("GET", f"{JOBS}/{key}/events") as stream:
        said = [json.loads(line[5:]) for line in stream.iter_lines() if line.startswith("data:")]
    assert [one["state"] for one in said] == ["failed"]
    assert said[0]["failure"]["text"]["zh"] == "有文件已不在。"
    assert site.client("b", "owner").get(f"{JOBS}/{key}/events").status_code == 404


def test_a_report_and_a_version_are_asked_for(site: Site) -> None:
    client = site.client("a", "manager")
    for path, body, kind in (
        ("/reports", {"for_own_use": True, "region": "320000"}, "navigation_report"),
        ("/versions", {"note": "第一版"}, "publish_map"),
    ):
        told = client.post(site.path(path), json=body)
        assert told.status_code == 202, told.text
        assert (told.json()["kind"], told.json()["subject"]) == (kind, site.key)


@pytest.mark.parametrize(
    ("path", "body", "who", "status"),
    [
        ("/versions", {}, ("a", "analyst"), 403),
        ("/versions", {}, ("b", "owner"), 404),
        ("/versions", {"note": "x" * 2_001}, ("a", "manager"), 422),
        ("/reports", {"type": "poem"}, ("a", "analyst"), 422),
        ("/reports", {"workspace": "workspace-other"}, ("a", "analyst"), 422),
        ("/reports", {}, ("a", "viewer"), 403),
        ("/reports", {}, ("b", "owner"), 404),
    ],
)
def test_what_may_not_be_asked(
    site: Site, path: str, body: dict[str, object], who: tuple[str, str], status: int
) -> None:
    assert site.client(*who).post(site.path(path), json=body).status_code == status


def test_notices_are_one_s_own(site: Site, database: Database, home: Home) -> None:
    client = site.client("a", "analyst")
    before = client.get(f"{NOTICES}/unseen").json()["count"]
    key = failing(client, site)
    perform(database, home, key)

    assert client.get(f"{NOTICES}/unseen").json()["count"] == before + 1
    told = client.get(NOTICES).json()["items"][0]
    assert (told["kind"], told["subject"], told["said"]["zh"]) == ("job.failed", key, "任务未能完成。")
    for other in (site.client("b", "analyst"), site.client("c", "owner")):
        assert key not in other.get(NOTICES).text
        other.post(f"{NOTICES}/seen", json={"keys": [told["key"]]})
    assert client.get(f"{NOTICES}/unseen").json()["count"] == before + 1
    assert client.post(f"{NOTICES}/seen", json={}).json() == {"count": 0}
