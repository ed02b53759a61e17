"""Accounts and organisations at the terminal: the first administrator, no default password, none in the line itself."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from qianglian.cli import passwords as asking
from qianglian.cli.failing import FAILED, USAGE
from qianglian.model.errors import NotSignedIn, TooManyTries
from qianglian.operations.opening import opened_records
from qianglian.platform.database.database import Database
from qianglian.platform.installation import SETTING, Home
from qianglian.platform.people.bounds import bounds
from qianglian.platform.people.signing_in import sign_in
from tests.cli.conftest import Run

WORD = "三只小猪盖房子用了一百块砖"
OFFICE = "示例省知识产权局"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv(SETTING, str(folder))
    return folder


@pytest.fixture
def database(home: Path) -> Iterator[Database]:
    database = opened_records(Home.of(home, {}))
    yield database
    database.close()


class Terminal(io.StringIO):
    """Somebody sits at it."""

    def isatty(self) -> bool:
        return True


def types(monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """Somebody types these, each where a password is asked for; what was asked."""
    asked: list[str] = []
    left = list(words)

    def ask(prompt: str, stream: object) -> str:
        asked.append(prompt)
        return left.pop(0)

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(asking, "getpass", ask)
    return asked


def test_the_first_administrator_of_an_installation_that_is_not_there_yet(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not home.exists()
    asked = types(monkeypatch, WORD, WORD)
    line = ("user", "add", "Sys.Admin", "--name", "系统", "--administrator", "system_administrator")
    answer = run(*line, "--lang", "zh")
    assert answer.code == 0, answer.err
    assert asked == ["口令：", "再输一次："]
    assert "系统管理员" in answer.out
    assert WORD not in answer.out + answer.err
    database = opened_records(Home.of(home, {}))
    signed = sign_in(database, "sys.admin", WORD, address="-")
    assert signed.actor.may("installation.accounts")
    assert signed.actor.organisation is None
    database.close()


def test_an_owner_of_a_new_organisation(
    run: Run, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = run(
        "organisation", "add", OFFICE, "--kind", "provincial_ip_office", "--region", 330000, "--json"
    ).json
    below = run(
        "organisation", "add", "示例市局", "--kind", "city_ip_office", "--above", OFFICE, "--lang", "en"
    )
    assert "city IP office" in below.out
    monkeypatch.setattr("sys.stdin", io.StringIO(WORD + "\n"))
    line = ("--name", "李华", "--organisation", OFFICE, "--role", "owner", "--password-stdin", "--json")
    told = run("user", "add", "li.hua", *line).json
    assert (told["organisation"], told["role"], told["one_time"]) == (OFFICE, "owner", None)
    actor = sign_in(database, "li.hua", WORD, address="-").actor
    assert (actor.user, actor.organisation) == (told["key"], made["key"])
    assert actor.may("member.manage")

    listed = run("user", "list", "--json").json
    assert [(one["login"], one["memberships"], one["state"]) for one in listed] == [
        ("li.hua", [{"organisation": OFFICE, "role": "owner"}], "open")
    ]
    assert {one["name"] for one in run("organisation", "list", "--json").json} == {OFFICE, "示例市局"}
    monkeypatch.setenv("COLUMNS", "200")
    assert f"{OFFICE} 负责人" in run("user", "list", "--lang", "zh").out
    assert "省级知识产权局" in run("organisation", "list", "--lang", "zh").out


def test_a_one_time_password_is_good_for_nothing_but_to_be_changed(run: Run, database: Database) -> None:
    run("organisation", "add", OFFICE, "--kind", "provincial_ip_office")
    line = ("user", "add", "li.hua", "--name", "李华", "--organisation", OFFICE, "--role", "analyst")
    first = run(*line, "--one-time", "--json").json["one_time"]
    assert sign_in(database, "li.hua", first, address="-").actor.permissions == frozenset()
    second = run("user", "reset-password", "LI.HUA", "--json").json["one_time"]
    with pytest.raises(NotSignedIn):
        sign_in(database, "li.hua", first, address="-")
    assert sign_in(database, "li.hua", second, address="-")
    assert run("user", "list", "--json").json[0]["state"] == "must_change"


def test_who_tried_too_often_is_let_in_again(run: Run, database: Database) -> None:
    word = run("user", "add", "li.hua", "--name", "李华", "--one-time", "--json").json["one_time"]
    for _ in range(bounds().of_account_there):
        with pytest.raises(NotSignedIn):
            sign_in(database, "li.hua", "wrong", address="-")
    with pytest.raises(TooManyTries):
        sign_in(database, "li.hua", word, address="-")
    assert run("user", "unlock", "li.hua", "--json").json == {"login": "li.hua", "unlocked": True}
    assert sign_in(database, "li.hua", word, address="-")


@pytest.mark.parametrize(
    ("line", "typed", "said"),
    [
        (("li.hua", "--name", "李华"), (WORD, WORD + "。"), "differ"),
        (("li.hua", "--name", "李华"), ("short",), "12 to 256"),
        (("li.hua", "--name", "李华", "--role", "owner"), (), "go together"),
        (("li.hua", "--name", "李华", "--organisation", OFFICE), (), "go together"),
        (("li.hua", "--name", "李华", "--one-time", "--password-stdin"), (), "not both"),
        (
            ("x.y", "--name", "李", "--organisation", OFFICE, "--role", "owner", "--administrator", "a"),
            (),
            "not both",
        ),
        (("li hua", "--name", "李华", "--one-time"), (), "cannot be a login"),
        (("li.hua", "--name", " ", "--one-time"), (), "1 to 100"),
        (("li.hua", "--name", "李华", "--one-time", "--administrator", "emperor"), (), "no role"),
        (
            ("li.hua", "--name", "李华", "--organisation", OFFICE, "--role", "emperor", "--one-time"),
            (),
            "no role",
        ),
    ],
)
def test_what_cannot_be_an_account_leaves_none(
    run: Run,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    line: tuple[str, ...],
    typed: tuple[str, ...],
    said: str,
) -> None:
    run("organisation", "add", OFFICE, "--kind", "provincial_ip_office")
    types(monkeypatch, *typed)
    answer = run("user", "add", *line, "--lang", "en")
    assert answer.code == USAGE
    assert said in answer.err
    assert run("user", "list", "--json").json == []


def test_without_a_terminal_a_password_is_piped_in(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    answer = run("user", "add", "li.hua", "--name", "李华", "--lang", "en")
    assert answer.code == USAGE
    assert "--password-stdin" in answer.err
    assert run("user", "add", "li.hua", "--name", "李华", "--password-stdin").code == USAGE, "an empty one"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("密码".encode("gbk")), "utf-8"))
    assert "UTF-8" in run("user", "add", "li.hua", "--name", "李华", "--password-stdin").err


def test_what_is_not_there_is_said(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = tmp_path / "nowhere"
    for line in (
        ("user", "list"),
        ("organisation", "list"),
        ("user", "unlock", "x"),
        ("user", "reset-password", "x"),
    ):
        answer = run(*line, "--home", nowhere)
        assert answer.code == FAILED
        assert "nowhere" in answer.err
        assert not nowhere.exists()
    monkeypatch.setenv("QIANGLIAN_DATABASE_URL", f"postgresql://somebody:hidden-word@/name?host={tmp_path}")
    answer = run("organisation", "add", "某", "--kind", "sme", "--home", nowhere, "--lang", "en")
    assert answer.code == FAILED
    assert "cannot be reached" in answer.err
    assert "hidden-word" not in answer.err


def test_an_empty_installation_says_what_to_do(run: Run, database: Database) -> None:
    assert "user add" in run("user", "list").out
    assert "organisation add" in run("organisation", "list").out
    for line in (("user", "unlock", "nobody"), ("user", "reset-password", "nobody")):
        assert run(*line).code == FAILED
    again = ("organisation", "add", OFFICE, "--kind", "provincial_ip_office")
    assert run(*again).code == 0
    assert run(*again).code == FAILED
    assert run("organisation", "add", "别", "--kind", "circus", "--lang", "en").code == USAGE
