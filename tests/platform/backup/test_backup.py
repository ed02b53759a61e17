"""A backup is one unit: restored elsewhere it gives the same answers; one that was changed is refused, whole."""

from __future__ import annotations

import io
import json
import secrets
import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, func, select, text

from qianglian.corpus.layout import Layout
from qianglian.corpus.locks import writing
from qianglian.corpus.workspace import open_workspace
from qianglian.model.errors import BadInput, Conflict, CorruptWorkspace, NewerFormat, WorkspaceBusy
from qianglian.platform.audit.entering import enter
from qianglian.platform.audit.records import Entry
from qianglian.platform.audit.verifying import verify
from qianglian.platform.backup.making import make
from qianglian.platform.backup.manifest import NAME
from qianglian.platform.backup.restoring import look_through, restore
from qianglian.platform.backup.rows import lines
from qianglian.platform.database.columns import now
from qianglian.platform.database.database import Database
from qianglian.platform.database.packages import PACKAGES, tables
from qianglian.platform.database.tables import Table
from qianglian.platform.files.keeping import keep
from qianglian.platform.files.records import KeptFile
from qianglian.platform.files.store import place
from qianglian.platform.installation import Home
from qianglian.platform.organisations.records import Organisation
from qianglian.platform.people.records import Account, SignIn
from qianglian.platform.permissions.actor import Actor, Installation
from qianglian.platform.permissions.roles import roles
from qianglian.platform.sharing.giving import Scope, give
from qianglian.platform.workspaces.beginning import begin
from tests.corpus.evidence import row, write_rows

US = Installation("tests")
WHO = Actor("user-1", "示例", "b", roles().held(["owner"]))
OLD, NEW = "CN106569070A", "CN106569071B"


@pytest.fixture
def home(database: Database, tmp_path: Path) -> Home:
    """An installation in use: organisations, one above another, a share, a file, a workspace with a judgement."""
    home = Home(tmp_path / "home", database.engine.url)
    home.make()
    with database.writing(US) as session:
        session.add(Organisation(key="z", name="示例省局", kind="sme"))
        session.flush()
        session.add(Organisation(key="b", name="示例企业", kind="sme", above="z"))
        session.flush()
        session.add(Organisation(key="c", name="示例高校", kind="sme", above="b"))
    with database.writing(WHO) as session:
        key = begin(session, home, WHO, "锂电").key
        give(session, WHO, "workspace", key, "z", Scope(fields=("number", "titles")))
        keep(session, home, WHO, "附件.csv", io.BytesIO(b"a,b\n1,2\n"))
        enter(session, WHO, "workspace.begun", key)
    rows = [row(number, title) for number, title in ((OLD, "一种固态电解质"), (NEW, "一种隔膜"))]
    with open_workspace(home.workspaces / key) as workspace:
        workspace.import_files(write_rows(tmp_path / "rows.jsonl", rows))
        workspace.remove(NEW, reason="噪声", actor="user-1")
        (workspace.path / "answers").mkdir(exist_ok=True)
        (workspace.path / "answers" / "one.answer").write_text("worked out anew")
    with database.writing(US) as session:
        session.add(Account(key="user-1", login="who", name="示例", password="hash", password_changed=now()))
        session.flush()
        session.add(
            SignIn(
                key="s", token="t", user="user-1", organisation="b", address="::1", began=now(), seen=now()
            )
        )
    (home.folder / "a.key").write_bytes(b"\0key")
    return home


Empty = Callable[[str], URL]


@pytest.fixture
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Empty:
    """The address of an empty database of a kind."""

    def of(kind: str) -> URL:
        if kind == "sqlite":
            return URL.create("sqlite+pysqlite", database=str(tmp_path / "new" / "records.sqlite"))
        server: URL = request.getfixturevalue("server")
        name = f"test_{secrets.token_hex(6)}"
        engine = create_engine(server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return server.set(database=name)

    return of


@pytest.fixture
def backup(database: Database, home: Home, tmp_path: Path) -> Path:
    """As a folder, where a test can change it."""
    make(home, database, PACKAGES, tmp_path / "backup", US)
    return tmp_path / "backup"


def all_rows(database: Database) -> dict[str, list[bytes]]:
    ours = tables(PACKAGES)
    with database.reading(US) as session:
        return {
            one.name: list(lines(session.connection(), one))
            for one in Table.metadata.sorted_tables
            if one.name in ours
        }


def numbers(folder: Path) -> set[str]:
    (key,) = folder.iterdir()
    with open_workspace(key) as workspace:
        assert workspace.check().ok
        assert [one.reason for one in workspace.judgements()] == ["噪声"]
        return {hit.number for hit in workspace.search("")}


@pytest.mark.parametrize(("to", "form"), [("sqlite", "folder"), ("postgresql", "backup.zip")])
def test_the_same_answers_elsewhere(
    database: Database, home: Home, elsewhere: Empty, tmp_path: Path, to: str, form: str
) -> None:
    before = all_rows(database)
    made = make(home, database, PACKAGES, tmp_path / form, US)
    assert (tmp_path / form).stat().st_mode & 0o077 == 0
    assert made.manifest.missing == ()
    assert made.manifest.audit["cause"] is None
    assert not [path for path in made.manifest.parts if "answers" in path or path.endswith(".lock")]

    new = Home(tmp_path / "new", elsewhere(to))
    restored = restore(tmp_path / form, new, PACKAGES, US, expected=made.hash)
    assert (restored.hash, restored.manifest) == (made.hash, made.manifest)

    there = Database(new.database)
    after = all_rows(there)
    # Behind what was entered then stands that it was restored.
    assert after.pop("audit_entry")[:-1] == before.pop("audit_entry")
    assert after.pop("audit_head") != before.pop("audit_head")
    assert before.pop("sign_in")
    assert after.pop("sign_in") == [], "nobody is signed in elsewhere"
    assert len(before["account"]) == 1
    assert after == before
    with there.reading(US) as session:
        assert verify(session).cause is None
        sha256 = session.scalars(select(KeptFile.sha256)).one()
    there.close()
    assert place(new.files, sha256).read_bytes() == b"a,b\n1,2\n"
    assert (new.folder / "a.key").read_bytes() == b"\0key"
    assert numbers(new.workspaces) == numbers(home.workspaces) == {OLD}
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_it_is_made_while_others_write(
    database: Database, home: Home, elsewhere: Empty, tmp_path: Path
) -> None:
    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            with database.writing(WHO) as session:
                enter(session, WHO, "organisation.edited", "b")
                session.get_one(Organisation, "b").name_en += "x"

    others = threading.Thread(target=work)
    others.start()
    try:
        made = make(home, database, PACKAGES, tmp_path / "backup.zip", US)
    finally:
        stop.set()
        others.join()

    new = Home(tmp_path / "new", elsewhere("sqlite"))
    restore(tmp_path / "backup.zip", new, PACKAGES, US)
    there = Database(new.database)
    with there.reading(US) as session:
        edits = session.scalar(select(Organisation.name_en).where(Organisation.key == "b")) or ""
        entered = select(func.count()).select_from(Entry).where(Entry.action == "organisation.edited")
        # One moment: as many entries as edits, and the whole trail that was told.
        assert len(edits) == session.scalar(entered)
        assert verify(session).count >= made.manifest.audit["count"] >= len(edits)
    there.close()


def test_a_workspace_that_is_written_to_is_waited_for(database: Database, home: Home, tmp_path: Path) -> None:
    (key,) = home.workspaces.iterdir()
    with writing(Layout(key), "导入"), pytest.raises(WorkspaceBusy, match="导入"):
        make(home, database, PACKAGES, tmp_path / "backup.zip", US)

    assert [path for path in tmp_path.iterdir() if "backup" in path.name] == []


def test_content_that_is_gone_is_named(database: Database, home: Home, tmp_path: Path) -> None:
    for path in home.files.glob("*/*/*"):
        path.unlink()

    made = make(home, database, PACKAGES, tmp_path / "backup.zip", US)
    assert len(made.manifest.missing) == 1


def refused(backup: Path, home: Home, error: type[Exception], expected: str = "") -> None:
    with pytest.raises(error):
        restore(backup, home, PACKAGES, US, expected)
    assert not home.folder.exists()
    assert [path for path in home.folder.parent.iterdir() if path.name.startswith(".")] == []
    if home.database.get_backend_name() == "postgresql":
        there = Database(home.database)
        with there.migrating() as connection:
            found = connection.execute(text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
            assert found.scalar_one() == 0
        there.close()


def changed(backup: Path, **values: object) -> None:
    path = backup / NAME
    path.write_text(json.dumps({**json.loads(path.read_text()), **values}))


def test_whatever_was_changed_is_refused_and_nothing_of_it_stays(
    database: Database, backup: Path, elsewhere: Empty, tmp_path: Path
) -> None:
    new = Home(tmp_path / "new", elsewhere(database.kind))
    paths = sorted(
        path for path in backup.rglob("*") if path.is_file() and path.name != NAME and path.stat().st_size
    )
    chosen = [*[path for path in paths if path.suffix != ".jsonl"][::4], backup / "records" / "share.jsonl"]
    for path in chosen:
        before = path.read_bytes()
        path.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
        refused(backup, new, CorruptWorkspace)
        with pytest.raises(CorruptWorkspace):
            look_through(backup)
        path.write_bytes(before)
    look_through(backup)
    shutil.copy(chosen[0], backup / "files" / "one_more")
    refused(backup, new, CorruptWorkspace)
    (backup / "files" / "one_more").unlink()
    chosen[0].unlink()
    refused(backup, new, CorruptWorkspace)


def test_a_zip_is_sound_or_refused_whichever_byte_was_changed(
    home: Home, database: Database, tmp_path: Path
) -> None:
    if database.kind == "postgresql":
        return  # A zip is a zip.
    made = make(home, database, PACKAGES, tmp_path / "backup.zip", US)
    whole = (tmp_path / "backup.zip").read_bytes()
    refused = 0
    for at in range(0, len(whole), max(1, len(whole) // 200)):
        (tmp_path / "backup.zip").write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        try:
            # What a zip says of its members' times and rights is nothing of the backup's.
            assert look_through(tmp_path / "backup.zip", made.hash).manifest == made.manifest
        except (BadInput, CorruptWorkspace):
            refused += 1
    assert refused > 150


def test_an_audit_trail_that_was_cut_is_refused_although_every_hash_was_made_to_fit(
    backup: Path, database: Database, elsewhere: Empty, tmp_path: Path
) -> None:
    from hashlib import sha256

    path = backup / "records" / "audit_entry.jsonl"
    body = json.loads((backup / NAME).read_text())
    kept = path.read_bytes().splitlines(keepends=True)[:-1]
    path.write_bytes(b"".join(kept))
    body["parts"]["records/audit_entry.jsonl"] = {
        "size": path.stat().st_size,
        "sha256": sha256(path.read_bytes()).hexdigest(),
    }
    body["tables"]["audit_entry"]["rows"] -= 1
    (backup / NAME).write_text(json.dumps(body))

    refused(backup, Home(tmp_path / "new", elsewhere(database.kind)), CorruptWorkspace)


def test_what_cannot_be_read_or_is_newer_is_refused(
    database: Database, backup: Path, elsewhere: Empty, tmp_path: Path
) -> None:
    new = Home(tmp_path / "new", elsewhere(database.kind))
    before = (backup / NAME).read_bytes()
    for values, error in (
        ({"format": 2}, NewerFormat),
        ({"heads": ["audit_9999"]}, NewerFormat),
        ({"purpose": "another"}, BadInput),
        ({"parts": 3}, BadInput),
    ):
        changed(backup, **values)
        refused(backup, new, error)
        (backup / NAME).write_bytes(before)
    refused(backup, new, CorruptWorkspace, expected="0" * 64)
    for nothing in (tmp_path / "none.zip", tmp_path / "rows.jsonl", tmp_path / "home"):
        refused(nothing, new, BadInput)


def test_a_path_that_leads_out_of_the_home_is_refused(
    database: Database, backup: Path, elsewhere: Empty, tmp_path: Path
) -> None:
    new = Home(tmp_path / "new", elsewhere(database.kind))
    body = json.loads((backup / NAME).read_text())
    for path in ("files/../../evil", "/evil", "home/a/b", "elsewhere/evil"):
        spoilt = tmp_path / "evil.zip"
        with zipfile.ZipFile(spoilt, "w") as archive:
            for name in body["parts"]:
                archive.write(backup / name, name)
            archive.writestr(path, b"")
            empty = {"size": 0, "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
            archive.writestr(NAME, json.dumps({**body, "parts": {**body["parts"], path: empty}}))
        refused(spoilt, new, CorruptWorkspace)
    assert not list(tmp_path.rglob("evil"))


def test_nothing_is_written_over(database: Database, home: Home, backup: Path, tmp_path: Path) -> None:
    with pytest.raises(Conflict):
        make(home, database, PACKAGES, backup, US)
    with pytest.raises(Conflict):
        restore(backup, home, PACKAGES, US)
    if database.kind == "postgresql":
        with pytest.raises(Conflict, match="tables already"):
            restore(backup, replace(home, folder=tmp_path / "new"), PACKAGES, US)
    assert numbers(home.workspaces) == {OLD}


@pytest.fixture(autouse=True)
def _nothing_left(tmp_path: Path) -> Iterator[None]:
    yield
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
