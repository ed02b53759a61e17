"""The audit trail at the terminal: listed, verified, and an exit code that says when it was changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from qianglian.cli.failing import DAMAGED, DONE, FAILED, USAGE
from qianglian.operations.opening import opened_records
from qianglian.platform.audit.entering import enter
from qianglian.platform.installation import SETTING, Home
from qianglian.platform.permissions.actor import Actor, Installation
from tests.cli.conftest import Run

US = Installation("tests")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An installation in which three things were done."""
    made = Home.of(tmp_path / "home", {})
    database = opened_records(made)
    who = Actor("user-1", "示例\x1b[31m用户", "organisation-a")
    with database.writing(who) as session:
        enter(session, who, "member.added", "membership-1", {"role": "分析员"})
        enter(session, who, "member.ended", "membership-1")
    with database.writing(US) as session:
        enter(session, US, "installation.began", "home")
    database.close()
    return made.folder


def test_it_is_listed(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run("audit", "list", "--home", home, "--json").json
    assert [(one["number"], one["action"]) for one in told] == [
        (3, "installation.began"),
        (2, "member.ended"),
        (1, "member.added"),
    ]
    assert told[2]["detail"] == {"role": "分析员"}
    monkeypatch.setenv(SETTING, str(home))
    only = ("--organisation", "organisation-a", "--action", "member.", "--subject", "membership-1")
    assert [one["number"] for one in run("audit", "list", *only, "--before", 2, "--json").json] == [1]
    assert [one["number"] for one in run("audit", "list", "--limit", 1, "--json").json] == [3]
    assert len(run("audit", "list", "--limit", 0, "--json").json) == 3

    monkeypatch.setenv("COLUMNS", "200")
    shown = run("audit", "list", "--lang", "zh").out
    assert "member.added" in shown
    assert "分析员" in shown
    assert "\x1b" not in shown, "a name steers no terminal"
    assert run("audit", "list", "--action", "x", "--lang", "en").out == "No entries match.\n"


def test_it_is_verified_and_what_was_changed_is_said(run: Run, home: Path) -> None:
    sound = run("audit", "verify", "--home", home, "--json").json
    assert (sound["ok"], sound["count"], sound["cause"]) == (True, 3, None)
    noted = f"3:{sound['hash']}"
    assert noted in run("audit", "verify", "--home", home).out
    assert run("audit", "verify", "--home", home, "--noted", noted).code == DONE
    other = run("audit", "verify", "--home", home, "--noted", "3:" + "0" * 64, "--json")
    assert (other.code, other.json["cause"], other.json["broken"]) == (DAMAGED, "noted", 3)

    with sqlite3.connect(home / "records.sqlite") as connection:
        connection.execute("DROP TRIGGER audit_entry_changed")
        connection.execute("UPDATE audit_entry SET user = 'user-2' WHERE number = 2")
    connection.close()
    answer = run("audit", "verify", "--home", home, "--lang", "zh")
    assert answer.code == DAMAGED
    assert "第 2 条" in answer.out


def test_what_is_not_there_is_said(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = run("audit", "verify", "--home", tmp_path / "nowhere")
    assert answer.code == FAILED
    assert "nowhere" in answer.err
    assert not (tmp_path / "nowhere").exists()
    assert run("audit", "verify", "--noted", "third").code == USAGE

    address = f"postgresql://somebody:hidden-word@/name?host={tmp_path}"
    monkeypatch.setenv("QIANGLIAN_DATABASE_URL", address)
    answer = run("audit", "list", "--lang", "en")
    assert answer.code == FAILED
    assert "cannot be reached" in answer.err
    assert "hidden-word" not in answer.err
