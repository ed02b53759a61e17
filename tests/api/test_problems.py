"""What stops a request is told as problem+json, in the language of who asked, and tells nothing of the inside."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import pytest
from fastapi import Body, FastAPI, Query
from fastapi.testclient import TestClient
from pydantic import BaseModel, Field

from qianglian.api.app import PREFIX, create_app
from qianglian.api.languages import preferred
from qianglian.api.problems import MEDIA, Problem
from qianglian.api.titles import OF_STATUS, TITLES
from qianglian.model.errors import Conflict, QiangLianError, TooManyTries
from qianglian.model.text import Text
from qianglian.platform.database.database import Database
from qianglian.platform.installation import Home
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.serving.deciding import PUBLIC, SIGNED_IN, may, resource
from qianglian.platform.serving.guarding import BODY
from qianglian.query.grammar import parse
from tests.api.people import Invented

tried = resource("/tried", "tried")


class Said(BaseModel):
    name: str = Field(max_length=3)


@tried.get("/query")
@may(PUBLIC)
def query(q: str) -> str:
    parse(q)
    return q


class Settled(Conflict):
    code = "settled"


@tried.get("/own")
@may(PUBLIC)
def own() -> str:
    raise Settled(Text(zh="已了结。", en="Settled."))


@tried.get("/broken")
@may(PUBLIC)
def broken() -> str:
    raise RuntimeError("secret: /srv/somewhere")


@tried.get("/wait")
@may(SIGNED_IN)
def wait() -> str:
    raise TooManyTries(Text(zh="太快。", en="Too fast."), seconds=7, where=Path("/srv/somewhere"))


@tried.get("/values")
@may(PUBLIC)
def values(size: Annotated[int, Query(le=10)] = 1) -> int:
    return size


@tried.post("/body")
@may(PUBLIC)
def body(said: Annotated[Said, Body()]) -> str:
    return said.name


@pytest.fixture(scope="module")
def app(home: Home, database: Database, people: Invented) -> FastAPI:
    return create_app(home, database, people=people, secure=False, routers=[tried])


def problem(
    client: TestClient, path: str, language: str = "zh", method: str = "GET", **more: object
) -> Problem:
    headers = {"Accept-Language": language, **dict(more.pop("headers", {}))}  # type: ignore[call-overload]
    answer = client.request(method, f"{PREFIX}{path}", headers=headers, **more)  # type: ignore[arg-type]
    assert answer.headers["Content-Type"] == MEDIA
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    found = Problem.model_validate(answer.json())
    assert found.status == answer.status_code
    assert found.type == f"urn:qianglian:problem:{found.code}"
    return found


def kinds(kind: type[QiangLianError]) -> set[str]:
    below = [one for one in kind.__subclasses__() if one.__module__ == QiangLianError.__module__]
    return {kind.code}.union(*(kinds(one) for one in below))


def test_every_kind_of_error_has_a_title() -> None:
    assert kinds(QiangLianError) <= TITLES.keys()
    assert {code for code, _ in OF_STATUS.values()} <= TITLES.keys()


def test_a_query_is_marked_where_it_is_wrong(stranger: TestClient) -> None:
    found = problem(stranger, "/tried/query?q=ti:(锂")
    assert (found.status, found.code, found.title) == (400, "query_syntax", "检索式有误")
    assert found.context is not None
    assert isinstance(found.context["position"], int)
    assert problem(stranger, "/tried/query?q=ti:(锂", "en").title == "Query syntax"


@pytest.mark.parametrize(
    ("language", "said"), [("zh-CN,en;q=0.5", "没有这个地址。"), ("en", "There is no such address.")]
)
def test_no_such_address(stranger: TestClient, language: str, said: str) -> None:
    found = problem(stranger, "/nowhere", language)
    assert (found.status, found.code, found.detail) == (404, "not_found", said)


def test_an_error_of_a_desk_has_the_title_of_its_kind(stranger: TestClient) -> None:
    found = problem(stranger, "/tried/own")
    assert (found.status, found.code, found.title) == (409, "settled", "与现状冲突")


def test_not_with_this_method(stranger: TestClient) -> None:
    found = problem(stranger, "/tried/query", method="DELETE")
    assert (found.status, found.title) == (405, "不支持的操作")


def test_the_inside_is_not_told(stranger: TestClient) -> None:
    found = problem(stranger, "/tried/broken", "en")
    assert (found.status, found.code) == (500, "error")
    assert "secret" not in found.model_dump_json()


def test_values_that_are_wrong_are_said_one_by_one(stranger: TestClient) -> None:
    found = problem(stranger, "/tried/values?size=11")
    assert found.errors is not None
    assert [(one.where, one.said) for one in found.errors] == [(["query", "size"], "不能大于 10")]
    found = problem(stranger, "/tried/values?size=many", "en")
    assert found.errors is not None
    assert found.errors[0].said == "Must be a whole number"


def test_a_wrong_value_is_not_repeated(stranger: TestClient) -> None:
    found = problem(stranger, "/tried/body", "en", "POST", json={"name": "pass word"})
    assert found.errors is not None
    assert found.errors[0].said == "At most 3 characters"
    assert "pass" not in found.model_dump_json()


def test_no_json(stranger: TestClient) -> None:
    headers = {"Content-Type": "application/json"}
    found = problem(stranger, "/tried/body", "zh", "POST", content=b"{", headers=headers)
    assert found.errors is not None
    assert (found.status, found.errors[0].said) == (422, "不是有效的 JSON")


@pytest.mark.parametrize("told", [True, False])
def test_too_long_a_body_is_not_read(stranger: TestClient, told: bool) -> None:
    long = b'{"name": "' + b"x" * BODY + b'"}'
    content = long if told else iter([long])
    headers = {"Content-Type": "application/json"}
    found = problem(stranger, "/tried/body", "zh", "POST", content=content, headers=headers)
    assert (found.status, found.code) == (413, "too_large")


def test_the_language_of_the_account_leads(app: FastAPI, people: Invented) -> None:
    client = people.browser(app, Actor("user-e", "E", language="en"))
    found = problem(client, "/tried/wait", "zh")
    assert found.detail == "Too fast."


def test_how_long_to_wait_is_a_header_and_no_path_is_told(app: FastAPI, people: Invented) -> None:
    answer = people.browser(app, Actor("user-e", "E")).get(f"{PREFIX}/tried/wait")
    assert answer.headers["Retry-After"] == "7"
    assert answer.json()["context"] == {"seconds": 7}


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "zh"),
        ("en", "en"),
        ("EN-us, zh", "en"),
        ("zh-Hant", "zh"),
        ("fr", "zh"),
        ("en;q=0.2, zh-CN;q=0.9", "zh"),
        ("fr, en;q=often", "en"),
    ],
)
def test_languages(header: str, language: str) -> None:
    assert preferred(header) == language
