"""The web pages beside the routes: every address of theirs is the one page; nothing else of the disk is served."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from qianglian.api.app import PREFIX, create_app
from qianglian.platform.database.database import Database
from qianglian.platform.installation import Home
from qianglian.platform.serving.deciding import decisions
from tests.api.people import Invented

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def app(home: Home, database: Database, people: Invented) -> FastAPI:
    pages = home.folder / "pages"
    (pages / "assets").mkdir(parents=True)
    (pages / "index.html").write_text("<!doctype html><title>强链</title>", encoding="utf-8")
    (pages / "assets" / "main-0a1b.js").write_text("1", encoding="utf-8")
    (home.folder / "secret.html").write_text("secret", encoding="utf-8")
    return create_app(home, database, people=people, secure=False, pages=pages)


@pytest.mark.parametrize("path", ["/", "/search", "/workspaces/w/publications/CN1A"])
def test_every_address_is_the_page(stranger: TestClient, path: str) -> None:
    answer = stranger.get(path, headers=HTML)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-cache")
    assert "强链" in answer.text
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_parts_of_pages_are_kept_for_ever(stranger: TestClient) -> None:
    assert "immutable" in stranger.get("/assets/main-0a1b.js").headers["Cache-Control"]
    gone = stranger.get("/assets/main-ffff.js")
    assert (gone.status_code, gone.headers["Cache-Control"]) == (404, "no-store")


def test_the_routes_come_first(app: FastAPI, stranger: TestClient) -> None:
    assert stranger.get(f"{PREFIX}/health").json()["status"] == "ok"
    assert stranger.get(f"{PREFIX}/nowhere").json()["code"] == "not_found"
    assert stranger.delete(f"{PREFIX}/health").status_code == 405
    assert ("GET", f"{PREFIX}/health") in decisions(app.routes)
    assert app.openapi()["paths"]


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html",
        "/%2e%2e/secret.html",
        "/assets/..%2f..%2fsecret.html",
        "/..%5csecret.html",
        "//secret.html",
    ],
)
def test_nothing_else_of_the_disk_is_served(stranger: TestClient, path: str) -> None:
    answer = stranger.get(path)
    assert "secret" not in answer.text.replace("secret.html", "")
    assert answer.status_code in (200, 404)


def test_without_pages_there_are_none(home: Home, database: Database, people: Invented) -> None:
    client = TestClient(create_app(home, database, people=people, secure=False, pages=home.folder / "none"))
    assert client.get("/", headers=HTML).json()["code"] == "not_found"
