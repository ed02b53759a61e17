"""The application as it ships."""

from __future__ import annotations

import subprocess
import sys

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from qianglian import __version__
from qianglian.api.app import PREFIX, create_app
from qianglian.api.openapi import written
from qianglian.platform.database.database import Database
from qianglian.platform.installation import Home
from qianglian.platform.serving.deciding import PUBLIC, decisions
from tests.api.people import Invented

OPEN = {("GET", f"{PREFIX}/health"), ("POST", f"{PREFIX}/session")}
"""What anybody may ask, signed in or not."""


def test_up(stranger: TestClient) -> None:
    answer = stranger.get(f"{PREFIX}/health")
    assert answer.json() == {"status": "ok", "version": __version__}
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "Strict-Transport-Security" not in answer.headers


def test_by_https_it_lasts(home: Home, database: Database, people: Invented) -> None:
    client = TestClient(create_app(home, database, people=people, secure=True))
    assert client.get(f"{PREFIX}/health").headers["Strict-Transport-Security"].startswith("max-age=")


def test_nothing_else_is_open(app: FastAPI) -> None:
    assert {one for one, decision in decisions(app.routes).items() if decision == PUBLIC} == OPEN


def test_strangers_come_nowhere_else(app: FastAPI, stranger: TestClient) -> None:
    for method, path in decisions(app.routes).keys() - OPEN:
        answer = stranger.request(method, path.replace("{", "").replace("}", ""))
        assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in"), (method, path)


@pytest.mark.slow
def test_the_description_is_the_same_each_time() -> None:
    line = [sys.executable, "-m", "qianglian.api.openapi"]
    said = subprocess.run(line, check=True, capture_output=True, encoding="utf-8").stdout
    assert said == written()
