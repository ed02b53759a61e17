"""Every route says who may use it, and keeps out the others."""

from __future__ import annotations

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient

from qianglian.api.app import PREFIX, create_app
from qianglian.platform.database.database import Database
from qianglian.platform.installation import Home
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.serving.deciding import PUBLIC, SIGNED_IN, decisions, may, resource
from qianglian.platform.serving.who import CSRF, Who
from tests.api.people import Invented

READER = Actor("user-r", "读者", "org-a", frozenset({"evidence.read"}))
ADMINISTRATOR = Actor("user-s", "Security", None, frozenset({"installation.security"}), language="en")

tried = resource("/tried", "tried")


@tried.get("/mine")
@may("evidence.read")
def mine(who: Who) -> str:
    return who.name


@tried.post("/mine")
@may("evidence.read")
def change(who: Who) -> str:
    return who.name


@tried.get("/anyone")
@may(SIGNED_IN)
def anyone(who: Who) -> str:
    return who.name


@pytest.fixture(scope="module")
def app(home: Home, database: Database, people: Invented) -> FastAPI:
    return create_app(home, database, people=people, secure=False, routers=[tried])


def test_a_route_that_says_nothing_is_refused() -> None:
    router = resource("/tried", "tried")
    with pytest.raises(ValueError, match="nobody said who may use this route"):
        router.get("")(lambda: "")


def test_an_application_with_a_route_past_the_decision_is_not_made(
    home: Home, database: Database, people: Invented
) -> None:
    plain = APIRouter(prefix="/plain")
    plain.get("")(may(PUBLIC)(lambda: ""))
    with pytest.raises(ValueError, match="a route without a decision"):
        create_app(home, database, people=people, routers=[plain])


def test_two_routes_of_one_name_are_refused(home: Home, database: Database, people: Invented) -> None:
    with pytest.raises(ValueError, match="two routes"):
        create_app(home, database, people=people, routers=[tried, tried])


def test_a_permission_that_nobody_has_is_refused() -> None:
    with pytest.raises(ValueError, match=r"evidence\.burn"):
        may("evidence.burn")


def test_the_description_says_what_the_routes_say(app: FastAPI) -> None:
    described = {
        (method.upper(), path): operation["x-permission"]
        for path, operations in app.openapi()["paths"].items()
        for method, operation in operations.items()
    }
    assert described == decisions(app.routes)
    assert described[("GET", f"{PREFIX}/tried/mine")] == "evidence.read"


def test_who_is_signed_in_comes_in(app: FastAPI, people: Invented) -> None:
    client = people.browser(app, READER)
    assert client.get(f"{PREFIX}/tried/mine").json() == "读者"
    assert client.get(f"{PREFIX}/tried/anyone").json() == "读者"
    assert people.browser(app, ADMINISTRATOR).get(f"{PREFIX}/tried/anyone").json() == "Security"


def test_nobody_is_kept_out(stranger: TestClient) -> None:
    for path in ("mine", "anyone"):
        answer = stranger.get(f"{PREFIX}/tried/{path}")
        assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
        assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_who_lacks_the_permission_is_told_which(app: FastAPI, people: Invented) -> None:
    answer = people.browser(app, ADMINISTRATOR).get(f"{PREFIX}/tried/mine")
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert answer.json()["detail"] == "Not permitted: read and search evidence."


def test_a_write_needs_the_word_of_the_session(app: FastAPI, people: Invented) -> None:
    client = people.browser(app, READER)
    assert client.post(f"{PREFIX}/tried/mine").json() == "读者"
    del client.headers[CSRF]
    assert client.get(f"{PREFIX}/tried/mine").status_code == 200
    assert client.post(f"{PREFIX}/tried/mine").status_code == 403


def test_a_token_needs_no_word_and_no_cookie(app: FastAPI, people: Invented, stranger: TestClient) -> None:
    people.tokens["t0ken"] = READER
    for said in ("Bearer t0ken", "bearer  t0ken"):
        assert stranger.post(f"{PREFIX}/tried/mine", headers={"Authorization": said}).json() == "读者"
    assert stranger.post(f"{PREFIX}/tried/mine", headers={"Authorization": "Bearer other"}).status_code == 401


def test_the_decision_comes_before_the_body_is_read(app: FastAPI, stranger: TestClient) -> None:
    answer = stranger.post(f"{PREFIX}/tried/mine", content=b"{", headers={"Content-Type": "application/json"})
    assert answer.status_code == 401


def test_a_cookie_of_the_other_name_is_not_read(
    home: Home, database: Database, people: Invented, app: FastAPI
) -> None:
    secured = create_app(home, database, people=people, secure=True, routers=[tried])
    client = people.browser(app, READER)
    again = TestClient(secured, cookies=dict(client.cookies))
    assert again.get(f"{PREFIX}/tried/mine").status_code == 401
    (token,) = client.cookies.values()
    again = TestClient(secured, cookies={"__Host-qianglian": token})
    assert again.get(f"{PREFIX}/tried/mine").status_code == 200
