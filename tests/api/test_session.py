"""Signing in by HTTP with real accounts: cookies, the word against forged requests, fixation, brute force, switching."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from sqlalchemy import URL

from qianglian.api.app import PREFIX, create_app
from qianglian.api.people import Known
from qianglian.operations.desks import packages
from qianglian.platform.database.database import Database
from qianglian.platform.database.migrating import migrate
from qianglian.platform.installation import Home
from qianglian.platform.organisations.records import Organisation
from qianglian.platform.people import passwords
from qianglian.platform.people.accounts import NewAccount, open_account
from qianglian.platform.people.members import add_member
from qianglian.platform.people.tokens import issue
from qianglian.platform.permissions.actor import Actor, Installation
from qianglian.platform.permissions.roles import roles
from qianglian.platform.serving.who import CSRF, cookie_name

US = Installation("tests")
WORD = "Quiet-Harbour-7431"
SESSION = f"{PREFIX}/session"
COOKIE = cookie_name(secure=False)

Browser = Callable[[], TestClient]


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: hasher)
    database = Database(URL.create("sqlite+pysqlite", database=str(tmp_path / "records.sqlite")))
    migrate(database, packages())
    with database.writing(US) as session:
        for key in ("a", "b"):
            session.add(Organisation(key=key, name=f"机构{key}", kind="sme"))
        open_account(session, US, NewAccount("zhang", "张某"), WORD)
        open_account(session, US, NewAccount("new", "New", language="en"))
        open_account(session, US, NewAccount("audit", "审计", administers="audit_administrator"), WORD)
        add_member(session, US, "a", "zhang", "owner")
        add_member(session, US, "b", "zhang", "viewer")
    yield database
    database.close()


@pytest.fixture
def browser(database: Database, tmp_path: Path) -> Browser:
    """A way to open browsers on one server."""
    home = Home(tmp_path, database.engine.url)
    app = create_app(home, database, people=Known(database), secure=False)
    return lambda: TestClient(app, raise_server_exceptions=False)


def entered(client: TestClient, login: str = "zhang", password: str = WORD) -> dict[str, Any]:
    answer = client.post(SESSION, json={"login": login, "password": password})
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json()
    client.headers[CSRF] = told["csrf"]
    return told


def test_in_and_out(browser: Browser) -> None:
    client = browser()
    assert client.get(SESSION).status_code == 401
    told = entered(client)
    assert (told["login"], told["name"], told["organisation"]) == ("zhang", "张某", "a")
    assert [one["name"] for one in told["organisations"]] == ["机构a", "机构b"]
    assert set(told["permissions"]) == roles().member("owner").permissions
    assert client.get(SESSION).json() == told
    token = client.cookies[COOKIE]
    assert client.delete(SESSION).status_code == 204
    assert COOKIE not in client.cookies
    client.cookies.set(COOKIE, token)
    assert client.get(SESSION).json()["code"] == "not_signed_in"


def test_the_cookie_is_for_the_server_alone(browser: Browser, database: Database, tmp_path: Path) -> None:
    answer = browser().post(SESSION, json={"login": "zhang", "password": WORD})
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(answer.headers["Set-Cookie"].split("; "))
    secured = create_app(Home(tmp_path, database.engine.url), database, people=Known(database))
    answer = TestClient(secured).post(SESSION, json={"login": "zhang", "password": WORD})
    parts = answer.headers["Set-Cookie"].split("; ")
    assert parts[0].startswith("__Host-qianglian=")
    assert {"Secure", "HttpOnly", "SameSite=strict", "Path=/"} <= set(parts)
    assert not any(part.startswith("Domain") for part in parts)


def test_a_wrong_login_and_a_wrong_password_say_the_same(browser: Browser) -> None:
    wrong = [
        browser().post(SESSION, json={"login": login, "password": password})
        for login, password in (("zhang", "not it"), ("nobody", WORD))
    ]
    assert [one.status_code for one in wrong] == [401, 401]
    assert wrong[0].json() == wrong[1].json()
    assert "Set-Cookie" not in wrong[0].headers


def test_who_tries_too_often_waits(browser: Browser) -> None:
    for _ in range(50):
        answer = browser().post(SESSION, json={"login": "zhang", "password": "not it"})
        if answer.status_code == 429:
            break
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert browser().post(SESSION, json={"login": "zhang", "password": WORD}).status_code == 429


def test_a_session_that_was_laid_under_one_s_door_is_not_taken_up(browser: Browser) -> None:
    laid = {"Cookie": f"{COOKIE}=laid-there-by-somebody"}
    body = {"login": "zhang", "password": WORD}
    taken = {browser().post(SESSION, json=body, headers=laid).cookies[COOKIE] for _ in range(2)}
    assert len(taken) == 2
    assert "laid-there-by-somebody" not in taken
    assert browser().get(SESSION, headers=laid).status_code == 401


def test_another_site_can_send_nothing(browser: Browser) -> None:
    client = browser()
    entered(client)
    del client.headers[CSRF]
    assert client.get(SESSION).status_code == 200
    for method, path, body in (
        ("DELETE", SESSION, None),
        ("PUT", f"{SESSION}/organisation", {"organisation": "b"}),
        ("PUT", f"{SESSION}/password", {"old": WORD, "new": "x"}),
    ):
        assert client.request(method, path, json=body).json()["code"] == "forbidden"
        assert client.request(method, path, json=body, headers={CSRF: "guess"}).status_code == 403
    # What a form of another site can send is no JSON.
    form = browser().post(
        SESSION, content=b'{"login": "zhang", "password": "x"}', headers={"Content-Type": "text/plain"}
    )
    assert form.status_code == 422


def test_acting_for_another_organisation_is_another_session(browser: Browser) -> None:
    client = browser()
    entered(client)
    before = client.cookies[COOKIE]
    told = client.put(f"{SESSION}/organisation", json={"organisation": "b"}).json()
    assert told["organisation"] == "b"
    assert set(told["permissions"]) == roles().member("viewer").permissions
    assert client.cookies[COOKIE] != before
    assert client.get(SESSION).json() == told
    old = browser()
    old.cookies.set(COOKIE, before)
    assert old.get(SESSION).status_code == 401
    client.headers[CSRF] = told["csrf"]
    assert client.put(f"{SESSION}/organisation", json={"organisation": "c"}).status_code == 401


def test_a_given_password_is_changed_before_anything_else(browser: Browser, database: Database) -> None:
    with database.writing(US) as session:
        _, given = open_account(session, US, NewAccount("li", "李某"))
        add_member(session, US, "a", "li", "analyst")
    client = browser()
    told = entered(client, "li", given)
    assert (told["must_change"], told["permissions"]) == (True, [])
    assert client.get(f"{PREFIX}/workspaces").status_code == 403
    wrong = client.put(f"{SESSION}/password", json={"old": given, "new": "short"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "bad_input")
    assert (
        client.put(f"{SESSION}/password", json={"old": given, "new": "Wide-Meadow-2208"}).status_code == 204
    )
    told = client.get(SESSION).json()
    assert (told["must_change"], set(told["permissions"])) == (False, roles().member("analyst").permissions)


def test_an_administrator_reads_no_evidence(browser: Browser) -> None:
    client = browser()
    told = entered(client, "audit")
    assert (told["organisation"], told["organisations"]) == (None, [])
    assert told["permissions"] == ["installation.audit"]
    assert client.get(f"{PREFIX}/workspaces").status_code == 403


def test_a_token_has_no_session_and_no_more_than_its_scopes(browser: Browser, database: Database) -> None:
    user = entered(browser())["user"]
    owner = Actor(user, "张某", "a", roles().member("owner").permissions)
    with database.writing(owner) as session:
        _, words = issue(session, owner, "脚本", ["evidence.read"], 1)
    client = browser()
    client.headers["Authorization"] = f"Bearer {words}"
    told = client.get(SESSION).json()
    assert (told["door"], told["permissions"], told["csrf"]) == ("token", ["evidence.read"], "")
    assert client.get(f"{PREFIX}/workspaces").json()["total"] == 0
    assert client.get(f"{PREFIX}/analyses").status_code == 403
    assert client.delete(SESSION).json()["detail"] == "接口令牌没有会话。"


@pytest.mark.parametrize(
    "body",
    [
        {"login": "zhang"},
        {"login": "zhang", "password": WORD, "organisation": "b"},
        {"login": "z" * 101, "password": WORD},
        {"login": "zhang", "password": "x" * 257},
        {"login": ["zhang"], "password": WORD},
    ],
)
def test_nothing_else_is_taken(browser: Browser, body: dict[str, Any]) -> None:
    answer = browser().post(SESSION, json=body)
    assert answer.status_code == 422
    assert WORD not in answer.text
