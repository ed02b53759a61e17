"""The authorisation matrix: every route that there is × every role × own, shared and other organisation × record class.

It is made from the list of routes itself: a path parameter that the table below does not know fails it, so that no new
route goes untried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import URL

from qianglian.api.app import PREFIX, create_app
from qianglian.api.people import Known
from qianglian.corpus.workspace import open_workspace
from qianglian.operations.desks import packages
from qianglian.operations.navigation import projects
from qianglian.operations.navigation.projects import Described
from qianglian.platform.database.database import Database
from qianglian.platform.database.migrating import migrate
from qianglian.platform.files.keeping import keep
from qianglian.platform.installation import Home
from qianglian.platform.jobs.asking import ask
from qianglian.platform.organisations.opening import Told, open_organisation
from qianglian.platform.people import passwords
from qianglian.platform.people.accounts import NewAccount, open_account
from qianglian.platform.people.members import add_member
from qianglian.platform.people.signing_in import sign_in
from qianglian.platform.permissions.actor import Actor, Installation
from qianglian.platform.permissions.roles import roles
from qianglian.platform.serving.deciding import PUBLIC, SIGNED_IN, decisions
from qianglian.platform.serving.who import CSRF, cookie_name
from qianglian.platform.sharing.giving import Scope, give
from qianglian.platform.workspaces.beginning import begin
from qianglian.platform.workspaces.importing import IMPORT
from tests.sources.files import GOOGLE_HEADER

pytestmark = pytest.mark.slow

US = Installation("tests")
WORD = "correct horse battery"
ROLES = tuple(roles().members)
MARK = "绝不外传的名称"
"""Stands in whatever organisation a owns and shares with nobody; its one shared workspace is called otherwise."""
SHARED, HIDDEN = "CN106569070A", "CN106569071B"
ROWS = (
    "CN-106569070-A,电池,示例公司,张三,2016-09-28,2016-09-28,2017-04-19,,,\n"
    f"CN-106569071-B,{MARK},示例公司,李四,2016-09-28,2016-09-28,2019-07-09,2019-07-09,,\n"
)
ENDS_THE_SESSION = {("DELETE", "/session"), ("PUT", "/session/organisation"), ("PUT", "/session/password")}


@dataclass(frozen=True)
class Site:
    """``keys`` fill the path parameters by name: what organisation a owns. ``secret`` is its trade secret."""

    app: FastAPI
    database: Database
    keys: Mapping[str, str]
    secret: str

    def routes(self) -> dict[tuple[str, str], str]:
        return {(method, path): what for (method, path), what in decisions(self.app.routes).items()}

    def path(self, template: str, **other: str) -> str:
        def filled(found: re.Match[str]) -> str:
            name = found.group(1)
            assert name in self.keys, f"{template}: say in this test what {{{name}}} is"
            return {**self.keys, **other}[name]

        return re.sub(r"\{(\w+)\}", filled, template)

    def browser(self, login: str) -> tuple[TestClient, Actor]:
        signed = sign_in(self.database, login, WORD, address="testclient")
        client = TestClient(self.app, headers={CSRF: signed.csrf}, raise_server_exceptions=False)
        client.cookies.set(cookie_name(secure=False), signed.token)
        return client, signed.actor


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    patch = pytest.MonkeyPatch()
    hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    patch.setattr(passwords, "_hasher", lambda: hasher)
    folder: Path = tmp_path_factory.mktemp("home")
    home = Home(folder, URL.create("sqlite+pysqlite", database=str(folder / "records.sqlite")))
    home.make()
    database = Database(home.database)
    migrate(database, packages())
    keys, secret = _settle(database, home, tmp_path_factory.mktemp("files"))
    yield Site(create_app(home, database, people=Known(database), secure=False), database, keys, secret)
    database.close()
    patch.undo()


def _settle(database: Database, home: Home, files: Path) -> tuple[dict[str, str], str]:
    with database.writing(US) as session:
        where = {one: open_organisation(session, US, Told(f"示例{one}机构", "sme")).key for one in "abc"}
        for one, key in where.items():
            for role in ROLES:
                open_account(session, US, NewAccount(f"{one}-{role}", "示例"), WORD)
                add_member(session, US, key, f"{one}-{role}", role)
        # What administrators reset, lock and close here, so that nobody who is tried is shut out.
        open_account(session, US, NewAccount("spare", "示例"), WORD)
        spare = open_organisation(session, US, Told("示例备用机构", "sme")).key
        for code in roles().administrators:
            open_account(session, US, NewAccount(code, "示例", administers=code), WORD)
    owner = sign_in(database, "a-owner", WORD, address="testclient").actor
    with database.writing(owner) as session:
        workspace = begin(session, home, owner, "示例项目").key
        secret = begin(session, home, owner, f"秘密 {MARK}", secrecy="trade_secret").key
        described = Described(MARK, "industrial_planning", "city", scope=MARK, workspace=workspace)
        project = projects.begin(session, owner, described).key
        kept = keep(session, home, owner, f"{MARK}.csv", _open("a,b\n1,2\n")).key
        job = ask(session, owner, IMPORT, {"workspace": workspace, "files": [kept]}, subject=MARK).key
    (files / "google.csv").write_text(GOOGLE_HEADER + ROWS, encoding="utf-8")
    with open_workspace(home.workspaces / workspace) as opened:
        opened.import_files(files / "google.csv")
    with database.writing(owner) as session:
        scope = Scope(rows="ti:电池", fields=("titles", "publication_date"))
        give(session, owner, "workspace", workspace, where["b"], scope)
        # What is taken back here, so that b's stands.
        share = give(session, owner, "workspace", workspace, spare, scope).key
    keys = {
        "workspace": workspace,
        "number": HIDDEN,
        "project": project,
        "file": kept,
        "job": job,
        "share": share,
        "organisation": spare,
        "login": "spare",
        "name": "filing_trend",
        **dict.fromkeys(("chain", "node", "code"), "current"),
        **dict.fromkeys(("mark", "figure"), "F1"),
        **dict.fromkeys(("recommendation", "request", "result", "member", "token"), "none"),
    }
    return keys, secret


def _open(words: str) -> object:
    import io

    return io.BytesIO(words.encode())


def test_every_route_keeps_out_whom_it_says(site: Site) -> None:
    others = (f"{one}-{role}" for one in "bc" for role in (ROLES[0], ROLES[-1]))
    logins = [*(f"a-{role}" for role in ROLES), *others, *roles().administrators]
    stranger = TestClient(site.app, raise_server_exceptions=False)
    wrong: list[str] = []
    for (method, template), decision in site.routes().items():
        path = site.path(template)
        answer = stranger.request(method, path)
        if decision != PUBLIC and answer.status_code != 401:
            wrong.append(f"stranger {method} {template}: {answer.status_code}")
    for login in logins:
        client, actor = site.browser(login)
        for (method, template), decision in site.routes().items():
            if (method, template.removeprefix(PREFIX)) in ENDS_THE_SESSION:
                client, actor = site.browser(login)
            answer = client.request(
                method, site.path(template), json={} if method in ("POST", "PUT") else None
            )
            status = answer.status_code
            allowed = decision in (PUBLIC, SIGNED_IN) or decision in actor.permissions
            if status >= 500 or (not allowed and status != 403) or (status == 401 and decision != PUBLIC):
                wrong.append(f"{login} {method} {template} ({decision}): {status}")
            if "{" in template and login[0] == "c" and login[1] == "-" and status < 300:
                wrong.append(f"{login} {method} {template}: another organisation got {status}")
            if (method, template.removeprefix(PREFIX)) in ENDS_THE_SESSION:
                client, actor = site.browser(login)
    assert wrong == []


def test_nothing_of_theirs_is_read_by_others(site: Site) -> None:
    """In answers, lists, counts, facets, exports, jobs, notices: the name that all of it bears is nowhere."""
    leaks: list[str] = []
    for login in (
        *(f"b-{role}" for role in ROLES),
        *(f"c-{role}" for role in ROLES),
        *roles().administrators,
    ):
        client, _ = site.browser(login)
        for method, template in site.routes():
            if method != "GET":
                continue
            # Of the shared workspace, also by what is shared of it; and every format that a route may give.
            for number in (HIDDEN, SHARED):
                for extra in ({}, {"q": MARK}, {"format": "csv"}):
                    answer = client.get(site.path(template, number=number), params=extra)
                    if MARK in answer.text.replace(str(extra.get("q")), ""):
                        leaks.append(f"{login} {template} {extra}")
                    if answer.status_code >= 500:
                        leaks.append(f"{login} {template}: {answer.status_code}")
    assert leaks == [], leaks[:10]


def test_a_secret_is_there_for_who_reads_secrets_alone(site: Site) -> None:
    for role in ROLES:
        client, actor = site.browser(f"a-{role}")
        may = actor.may("secret.read")
        listed = client.get(f"{PREFIX}/workspaces").json()["items"]
        assert (site.secret in [one["key"] for one in listed]) is may, role
        for method, template in site.routes():
            if method == "GET" and "{workspace}" in template:
                answer = client.get(site.path(template, workspace=site.secret))
                # A route that wants more of its request says so first, to anybody.
                assert may or answer.status_code in (403, 404, 422), (role, template)
                assert may or MARK not in answer.text, (role, template)
    for login in ("b-owner", "c-owner"):
        client, _ = site.browser(login)
        assert client.get(f"{PREFIX}/workspaces/{site.secret}").status_code == 404


def test_a_share_shows_what_it_says(site: Site) -> None:
    client, _ = site.browser("b-viewer")
    told = client.get(site.path(f"{PREFIX}/workspaces/{{workspace}}/search")).json()
    assert [one["number"] for one in told["rows"]] == [SHARED]
    assert told["total"]["value"] == 1
    assert (
        client.get(site.path(f"{PREFIX}/workspaces/{{workspace}}/publications/{HIDDEN}")).status_code == 404
    )
