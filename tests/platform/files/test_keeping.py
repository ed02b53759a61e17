"""Files are kept by their content, read by whom it concerns, taken out, and swept away when nobody keeps them."""

from __future__ import annotations

import hashlib
import io
import os
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from qianglian.model.errors import BadInput, CorruptWorkspace, Forbidden, NotFound, TooLarge
from qianglian.platform.audit.reading import entries
from qianglian.platform.database.database import Database
from qianglian.platform.files.bounds import bounds
from qianglian.platform.files.keeping import keep, opened, remove, sweep
from qianglian.platform.files.names import shown_name
from qianglian.platform.files.records import KeptFile
from qianglian.platform.installation import Home
from qianglian.platform.permissions.actor import Actor, Installation
from qianglian.platform.permissions.roles import roles
from tests.platform.files.making import document

US = Installation("tests")
TABLE = "公开号,名称\nCN1A,电池\n".encode()


def actor(organisation: str, role: str = "analyst") -> Actor:
    return Actor("user-1", "示例", organisation, roles().held([role]))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home.of(tmp_path / "home", {})
    made.make()
    return made


def kept(
    database: Database, home: Home, who: Actor, data: bytes = TABLE, name: str = "a.csv", **more: str
) -> str:
    with database.writing(who) as session:
        return keep(session, home, who, name, io.BytesIO(data), **more).key


def read(database: Database, home: Home, who: Actor, key: str) -> bytes:
    with database.reading(who) as session, opened(session, home, who, key) as (_, file):
        return file.read()


def lying(home: Home) -> list[Path]:
    return sorted(path for path in home.files.rglob("*") if path.is_file())


def test_a_file_is_kept_once_by_its_content(database: Database, home: Home) -> None:
    key = kept(database, home, actor("a"), name="../../机密计算 专利.xlsx\0")
    kept(database, home, actor("b"), name="b.csv")

    digest = hashlib.sha256(TABLE).hexdigest()
    (path,) = lying(home)
    assert path == home.files / digest[:2] / digest[2:4] / digest
    assert path.stat().st_mode & 0o777 == 0o600
    with database.reading(actor("a")) as session:
        record = session.scalars(select(KeptFile)).one()
        assert (record.key, record.name, record.kind) == (key, "机密计算 专利.xlsx", "csv")
        assert (record.size, record.sha256, record.kept_by) == (len(TABLE), digest, "user-1")
    assert read(database, home, actor("a", "viewer"), key) == TABLE
    with database.reading(US) as session:
        told = [(one.action, one.organisation, one.detail) for one in entries(session, US)]
    assert told[1] == ("file.kept", "a", {"kind": "csv", "size": len(TABLE), "sha256": digest})


def test_nobody_reads_or_removes_anothers(database: Database, home: Home) -> None:
    key = kept(database, home, actor("a"))
    secret = kept(database, home, actor("a", "manager"), b"words", "b.txt", secrecy="trade_secret")

    for who, which in ((actor("b", "owner"), key), (actor("a"), secret), (actor("a"), "file-none")):
        with pytest.raises(NotFound):
            read(database, home, who, which)
        with pytest.raises(NotFound), database.writing(who) as session:
            remove(session, who, which)
    with pytest.raises(Forbidden):
        kept(database, home, actor("a", "viewer"))
    with pytest.raises(Forbidden):
        kept(database, home, actor("a"), secrecy="privileged")
    with pytest.raises(Forbidden), database.writing(actor("a", "viewer")) as session:
        remove(session, actor("a", "viewer"), key)
    assert read(database, home, actor("a", "manager"), secret) == b"words"


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("通知.docx", document("机密★1年", "关于产业链的通知"), Forbidden),
        ("秘密★通知.csv", TABLE, Forbidden),
        ("a.csv", b"<html></html>", BadInput),
        ("a.csv", b"x" * 2000, TooLarge),
    ],
    ids=["marked", "named", "page", "large"],
)
def test_of_what_is_refused_nothing_stays(
    database: Database, home: Home, name: str, data: bytes, error: type[Exception]
) -> None:
    small = replace(bounds(), most=dict.fromkeys(bounds().most, 1000 if error is TooLarge else 1 << 20))
    who = actor("a")

    with pytest.raises(error) as refused, database.writing(who) as session:
        keep(session, home, who, name, io.BytesIO(data), within=small)

    assert lying(home) == []
    with database.reading(US) as session:
        assert session.scalars(select(KeptFile)).all() == []
        assert entries(session, US) == []
    assert "通知" not in str(getattr(refused.value, "text", ""))


def test_a_stream_that_breaks_off_leaves_nothing(database: Database, home: Home) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise ConnectionError
            return super().read(5)

    with pytest.raises(ConnectionError), database.writing(actor("a")) as session:
        keep(session, home, actor("a"), "a.csv", Broken(TABLE))

    assert lying(home) == []


def test_the_sweep_takes_what_nobody_keeps(database: Database, home: Home) -> None:
    who = actor("a")
    both, mine = kept(database, home, who), kept(database, home, who, b"mine alone")
    kept(database, home, actor("b"))
    for key in (both, mine):
        with database.writing(who) as session:
            remove(session, who, key)
    (home.files / ".arriving-of-a-killed-one").write_bytes(b"x")
    assert len(lying(home)) == 3, "removing leaves content to the sweep"

    def swept() -> int:
        with database.reading(US) as session:
            return sweep(session, home)

    assert swept() == 0, "what is young may be somebody's whose record is not written yet"
    for path in lying(home):
        os.utime(path, (1, 1))
    assert swept() == 2
    assert [path.read_bytes() for path in lying(home)] == [TABLE]


def test_content_that_is_gone_or_cut_is_said_and_heals_when_brought_again(
    database: Database, home: Home
) -> None:
    key = kept(database, home, actor("a"))
    (path,) = lying(home)
    for spoil in (lambda: path.write_bytes(b"cut"), path.unlink):
        spoil()
        with pytest.raises(CorruptWorkspace):
            read(database, home, actor("a"), key)
    kept(database, home, actor("b"))

    assert read(database, home, actor("a"), key) == TABLE


def test_a_long_name_keeps_its_ending() -> None:
    assert shown_name("电" * 300 + ".xlsx") == "电" * 195 + ".xlsx"
