"""From a file dropped on the page to evidence: brought in, imported by a worker, told of on the way."""

from __future__ import annotations

import json
from threading import Timer
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from qianglian.api.app import PREFIX
from qianglian.operations.desks import job_kinds
from qianglian.platform.database.database import Database
from qianglian.platform.installation import Home
from qianglian.platform.jobs.performing import Performer
from qianglian.platform.jobs.queue import Queue
from qianglian.platform.serving.guarding import BODY
from qianglian.platform.workspaces.rooms import Rooms
from tests.api.evidence import OPEN_ROWS, Site, actor
from tests.sources.files import GOOGLE_HEADER

FILES, JOBS = f"{PREFIX}/files", f"{PREFIX}/jobs"
CSV = (GOOGLE_HEADER + OPEN_ROWS).encode()


@pytest.fixture
def analyst(site: Site) -> TestClient:
    return site.client("a", "analyst")


@pytest.fixture
def empty(analyst: TestClient) -> str:
    """Address of a workspace with nothing in it."""
    return f"{PREFIX}/workspaces/{analyst.post(f'{PREFIX}/workspaces', json={'name': '新'}).json()['key']}"


def brought(client: TestClient, content: bytes = CSV, name: str = "google.csv", status: int = 201) -> Any:
    answer = client.post(FILES, files={"file": (name, content)})
    assert answer.status_code == status, answer.text
    return answer.json()


def perform(database: Database, home: Home, key: str) -> None:
    """Do a job, as a worker does."""
    Performer(database, home, Rooms(), job_kinds(), lambda *_: actor("a", "analyst"))(key)


def test_a_file_becomes_evidence(
    site: Site, analyst: TestClient, empty: str, database: Database, home: Home
) -> None:
    file = brought(analyst)
    assert (file["name"], file["kind"], file["size"]) == ("google.csv", "csv", len(CSV))
    search = {"database": "Google", "query": "电池", "date": "2026-01-02", "hits": 2}
    asked = analyst.post(f"{empty}/imports", json={"files": [file["key"]], "search": search})
    assert asked.status_code == 202, asked.text
    job = asked.json()
    assert (job["state"], job["title"]["zh"]) == ("waiting", "导入数据")
    assert len(Queue(home)) == 1
    perform(database, home, job["key"])
    job = analyst.get(f"{JOBS}/{job['key']}").json()
    assert (job["state"], job["failure"]) == ("done", None)
    assert job["result"]["publications"] == 2
    assert analyst.get(f"{empty}/search").json()["total"]["value"] == 2
    (batch,) = analyst.get(f"{empty}/batches").json()["items"]
    assert (batch["name"], batch["search"]["hits"], batch["search"]["operator"]) == ("google.csv", 2, "示例")
    said = analyst.get(f"{JOBS}/{job['key']}/lines").json()
    assert "google.csv" in said[0]["said"]["zh"]
    assert analyst.get(f"{JOBS}/{job['key']}/lines", params={"after": said[-1]["number"]}).json() == []
    assert job["key"] in [one["key"] for one in analyst.get(JOBS).json()["items"]]
    assert job["key"] not in [
        one["key"] for one in analyst.get(JOBS, params={"running": True}).json()["items"]
    ]


def test_a_job_is_cancelled_before_it_begins(analyst: TestClient, empty: str) -> None:
    key = analyst.post(f"{empty}/imports", json={"files": [brought(analyst)["key"]]}).json()["key"]
    assert analyst.post(f"{JOBS}/{key}/cancelling").json()["state"] == "cancelled"
    assert analyst.post(f"{JOBS}/{key}/cancelling").json()["code"] == "conflict"


def events(answer: Any) -> list[dict[str, Any]]:
    """What a stream told of a job."""
    parts = [
        part.splitlines() for part in answer.text.replace("\r\n", "\n").split("\n\n") if "data: " in part
    ]
    assert all(part[0] == "event: job" for part in parts)
    return [json.loads(part[1].removeprefix("data: ")) for part in parts]


def test_a_job_is_followed_until_it_is_over(
    site: Site, analyst: TestClient, empty: str, database: Database, home: Home
) -> None:
    key = analyst.post(f"{empty}/imports", json={"files": [brought(analyst)["key"]]}).json()["key"]
    worker = Timer(1.0, perform, (database, home, key))
    worker.start()
    answer = analyst.get(f"{JOBS}/{key}/events")
    worker.join()
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    told = events(answer)
    assert (told[0]["state"], told[-1]["state"]) == ("waiting", "done")
    assert told[-1] == analyst.get(f"{JOBS}/{key}").json()
    assert [one["state"] for one in events(analyst.get(f"{JOBS}/{key}/events"))] == ["done"]
    assert site.client("b", "owner").get(f"{JOBS}/{key}/events").status_code == 404


def test_another_organisation_sees_neither_file_nor_job(site: Site, analyst: TestClient, empty: str) -> None:
    file = brought(analyst)["key"]
    job = analyst.post(f"{empty}/imports", json={"files": [file]}).json()["key"]
    other = site.client("b", "owner")
    for method, path in (
        ("GET", f"{JOBS}/{job}"),
        ("GET", f"{JOBS}/{job}/lines"),
        ("POST", f"{JOBS}/{job}/cancelling"),
    ):
        assert other.request(method, path).status_code == 404
    assert other.get(JOBS).json()["items"] == []
    assert other.post(f"{empty}/imports", json={"files": [file]}).status_code == 404
    # Not into what is shared with it either.
    assert other.post(site.path("/imports"), json={"files": [file]}).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "status", "code"),
    [
        ("page.csv", b"<!doctype html><script>1</script>", 422, "bad_input"),
        ("picture.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="1"/>', 422, "bad_input"),
        ("plan.csv", "机密★10年\n专利号,名称\n".encode(), 403, "forbidden"),
        ("a.csv", b"MZ\x90\x00\x03", 422, "bad_input"),
    ],
)
def test_what_is_not_taken(
    analyst: TestClient, home: Home, name: str, content: bytes, status: int, code: str
) -> None:
    def lying() -> list[str]:
        return sorted(path.name for path in home.files.rglob("*") if path.is_file())

    before = lying()
    assert brought(analyst, content, name, status)["code"] == code
    assert lying() == before


def test_a_name_leads_nowhere(analyst: TestClient, home: Home) -> None:
    told = brought(analyst, name="../../../etc/cron.d/x.csv")
    assert "/" not in told["name"]
    assert not (home.folder.parent / "etc").exists()


def test_only_who_may_bring_files_brings_much(app: FastAPI, site: Site, stranger: TestClient) -> None:
    long = CSV + b"\n" * (2 * BODY)
    assert stranger.post(FILES, files={"file": ("a.csv", long)}).status_code == 401
    assert site.client("a", "viewer").post(FILES, files={"file": ("a.csv", long)}).status_code == 403
    assert brought(site.client("a", "analyst"), long)["size"] == len(long)
    # And nobody anywhere else.
    answer = site.client("a", "analyst").post(f"{PREFIX}/workspaces", json={"name": "x" * (2 * BODY)})
    assert answer.json()["code"] == "too_large"


def test_a_workspace_that_is_put_away_takes_nothing_in(analyst: TestClient, empty: str) -> None:
    version = analyst.get(empty).headers["ETag"]
    assert analyst.post(f"{empty}/closing", headers={"If-Match": version}).status_code == 200
    answer = analyst.post(f"{empty}/imports", json={"files": [brought(analyst)["key"]]})
    assert answer.json()["detail"] == "该项目已归档，不能再导入。"
