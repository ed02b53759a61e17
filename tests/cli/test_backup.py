"""Backup at the terminal: made while in use, checked, restored elsewhere, refused when it was changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import select

from qianglian.cli.failing import DAMAGED, DONE, FAILED, USAGE
from qianglian.operations.opening import opened_records
from qianglian.platform.audit.entering import enter
from qianglian.platform.files.records import KeptFile
from qianglian.platform.installation import Home
from qianglian.platform.organisations.records import Organisation
from qianglian.platform.permissions.actor import Installation
from tests.cli.conftest import Run

US = Installation("tests")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = Home.of(tmp_path / "home", {})
    database = opened_records(made)
    with database.writing(US) as session:
        session.add(Organisation(key="a", name="示例企业", kind="sme"))
        enter(session, US, "organisation.opened", "a", organisation="a")
    database.close()
    return made.folder


def test_it_is_made_checked_and_restored(run: Run, home: Path, tmp_path: Path) -> None:
    made = run("backup", "make", "b.zip", "--home", home, "--json")
    assert (made.code, made.json["entries"], made.json["missing"]) == (DONE, 1, [])
    hash = made.json["hash"]
    assert hash in run("backup", "check", "b.zip", "--expect", hash).out
    answer = run("backup", "restore", "b.zip", "--home", "new", "--expect", hash, "--lang", "zh")
    assert answer.code == DONE
    assert "核验与备份时一致" in answer.out

    database = opened_records(Home.of(tmp_path / "new", {}))
    with database.reading(US) as session:
        assert session.scalars(select(Organisation.name)).all() == ["示例企业"]
    database.close()
    told = run("audit", "list", "--home", "new", "--json").json
    assert [one["action"] for one in told] == ["installation.restored", "organisation.opened"]
    assert run("audit", "verify", "--home", "new").code == DONE
    told = run("audit", "list", "--home", home, "--json").json
    assert told[0]["action"] == "installation.backed_up"


def test_what_cannot_be_done_is_said(run: Run, home: Path, tmp_path: Path) -> None:
    assert run("backup", "make", "b.zip", "--home", tmp_path / "nowhere").code == FAILED
    assert not Path("b.zip").exists()
    assert run("backup", "make", "b.zip", "--home", home).code == DONE
    assert run("backup", "make", "b.zip", "--home", home).code == FAILED
    assert run("backup", "restore", "b.zip", "--home", home).code == FAILED
    assert run("backup", "restore", "b.zip", "--home", "new", "--expect", "0" * 64).code == DAMAGED
    assert run("backup", "check", home / "records.sqlite").code == USAGE
    spoilt = bytearray(Path("b.zip").read_bytes())
    spoilt[len(spoilt) // 2] ^= 255
    Path("b.zip").write_bytes(spoilt)
    answer = run("backup", "restore", "b.zip", "--home", "new", "--lang", "en")
    assert answer.code == DAMAGED
    assert not Path("new").exists()


def test_content_that_nobody_keeps_is_swept(run: Run, home: Path) -> None:
    folder = home / "files" / "00" / "00"
    folder.mkdir(parents=True)
    for name in ("0" * 64, "0" * 63 + "1"):
        (folder / name).write_bytes(b"x")
    os.utime(folder / ("0" * 64), (1, 1))

    assert run("files", "sweep", "--home", home, "--json").json == {"deleted": 1}
    assert [path.name for path in folder.iterdir()] == ["0" * 63 + "1"], "what is young may be somebody's"


def test_files_that_are_gone_are_said(run: Run, home: Path) -> None:
    database = opened_records(Home.of(home, {}))
    with database.writing(US) as session:
        session.add(
            KeptFile(
                key="file-1",
                organisation="a",
                name="a.csv",
                kind="csv",
                size=3,
                sha256="0" * 64,
                kept_by="user-1",
            )
        )
    database.close()

    answer = run("backup", "make", "b", "--home", home, "--lang", "en")
    assert answer.code == DAMAGED
    assert "1 files" in answer.err
