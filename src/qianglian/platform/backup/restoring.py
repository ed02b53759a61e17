"""Restoring a backup into an empty home, and looking through one without restoring it."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.orm import Session

from qianglian.model.errors import Conflict, CorruptWorkspace, NewerFormat
from qianglian.model.text import Text
from qianglian.platform.audit.entering import enter
from qianglian.platform.audit.verifying import verify
from qianglian.platform.backup.making import BESIDE, FILES, RECORDS, WORKSPACES
from qianglian.platform.backup.manifest import Dumped, Manifest, digest
from qianglian.platform.backup.packing import Unpack, checked, spoilt, unpacking
from qianglian.platform.backup.rows import load
from qianglian.platform.database.database import Database
from qianglian.platform.database.migrating import configuration
from qianglian.platform.database.packages import load as load_packages
from qianglian.platform.installation import Home
from qianglian.platform.permissions.actor import Asking, Installation


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, or looked through. ``hash`` is that of the backup's manifest."""

    manifest: Manifest
    hash: str


def look_through(source: Path, expected: str = "") -> Restored:
    """Read every file of a backup; raises `CorruptWorkspace` for one that was changed, `BadInput`, `NewerFormat`."""
    with unpacking(source) as (manifest, body, unpack):
        found = _expected(digest(body), expected)
        for path, part in manifest.parts.items():
            for _ in checked(unpack, path, part):
                pass
    return Restored(manifest, found)


def restore(source: Path, home: Home, packages: Iterable[str], by: Asking, expected: str = "") -> Restored:
    """Restore a backup into a home in which nothing lies, whichever database that has.

    ``expected``: the hash that was noted when the backup was made. Raises `Conflict` where the home or its database is
    not empty, `CorruptWorkspace` for a backup that was changed, `NewerFormat` for one of a newer release. Where it
    fails, nothing of it stays.
    """
    packages = tuple(packages)
    _refuse_what_lies_there(home)
    with unpacking(source) as (manifest, body, unpack):
        restored = Restored(manifest, _expected(digest(body), expected))
        beside = home.folder.with_name(f".{home.folder.name}.{secrets.token_hex(4)}")
        try:
            staged = _staged(home, beside)
            staged.make()
            _lay_out(manifest, unpack, beside)
            database = Database(staged.database)
            try:
                _refuse_full(database)
                _bring_in(database, manifest, unpack, packages)
                _told(database, restored, by)
            finally:
                database.close()
            home.folder.parent.mkdir(parents=True, exist_ok=True)
            if home.folder.exists():
                home.folder.rmdir()
            beside.replace(home.folder)
        finally:
            if beside.exists():
                shutil.rmtree(beside)
    return restored


def _refuse_what_lies_there(home: Home) -> None:
    folder = home.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Conflict(
            Text(
                zh=f"{folder} 不是空文件夹，不会覆盖。", en=f"{folder} is not empty and is not written over."
            ),
            hint=Text(zh="恢复到新的文件夹。", en="Restore into a new folder."),
        )


def _refuse_full(database: Database) -> None:
    if inspect(database.engine).get_table_names():
        raise Conflict(
            Text(
                zh="数据库中已有数据表，不会覆盖。",
                en="The database has tables already and is not written over.",
            ),
            hint=Text(
                zh="用 QIANGLIAN_DATABASE_URL 指定一个空数据库。",
                en="Name an empty database with QIANGLIAN_DATABASE_URL.",
            ),
        )


def _staged(home: Home, beside: Path) -> Home:
    """The home as it is made ready, beside where it shall lie."""
    url = home.database
    if url.get_backend_name() == "sqlite" and Path(url.database or "").is_relative_to(home.folder):
        url = url.set(database=str(beside / Path(url.database or "").relative_to(home.folder)))
    return replace(home, folder=beside, database=url)


def _expected(found: str, expected: str) -> str:
    if expected and found != expected.strip().lower():
        raise CorruptWorkspace(
            Text(zh="备份与所记的哈希不符。", en="The backup is not the one whose hash was noted."),
            hint=Text(zh="请核对备份文件与哈希。", en="Check the file and the hash."),
        )
    return found


def _lay_out(manifest: Manifest, unpack: Unpack, beside: Path) -> None:
    """Files and workspaces, each where it shall lie."""
    for path, part in manifest.parts.items():
        top, _, within = path.partition("/")
        if top == RECORDS:
            continue
        if top not in (FILES, WORKSPACES, BESIDE) or (top == BESIDE and "/" in within) or not within:
            raise spoilt(path)
        target = beside / within if top == BESIDE else beside / path
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for chunk in checked(unpack, path, part):
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())


def _bring_in(database: Database, manifest: Manifest, unpack: Unpack, packages: tuple[str, ...]) -> None:
    """The tables as they were then, their rows, and then what has changed in tables since."""
    load_packages(packages)
    with database.migrating() as connection:
        config = configuration(packages, connection)
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        newer = sorted(set(manifest.heads) - known)
        if newer:
            raise NewerFormat(
                Text(
                    zh=f"备份的数据表来自更新的版本（{newer[0]}）。",
                    en=f"The tables of the backup are those of a newer release ({newer[0]}).",
                ),
                hint=Text(zh="升级 qianglian 后再恢复。", en="Upgrade qianglian, then restore."),
            )
        for head in manifest.heads:
            command.upgrade(config, head)
        for name, dumped in manifest.tables.items():
            _fill(connection, name, dumped, _lines(manifest, unpack, name))
        command.upgrade(config, "heads")
        with Session(connection) as session:
            _prove(session, manifest)


def _fill(connection: Connection, name: str, dumped: Dumped, lines: Iterator[bytes]) -> None:
    try:
        count = load(connection, name, dumped, lines)
    except (ValueError, KeyError, TypeError) as error:
        raise spoilt(f"{RECORDS}/{name}.jsonl") from error
    if count != dumped.rows:
        raise spoilt(f"{RECORDS}/{name}.jsonl")
    if connection.dialect.name != "postgresql":
        return
    # Numbers that PostgreSQL gives go on after those that were brought in.
    for column, kind in dumped.columns.items():
        if kind == "integer":
            named = {"t": f'"{name}"', "c": column}
            sequence = connection.execute(text("SELECT pg_get_serial_sequence(:t, :c)"), named).scalar()
            if sequence and count:
                highest = f'SELECT max("{column}") FROM "{name}"'
                connection.execute(text(f"SELECT setval('{sequence}', ({highest}))"))


def _lines(manifest: Manifest, unpack: Unpack, name: str) -> Iterator[bytes]:
    path = f"{RECORDS}/{name}.jsonl"
    if path not in manifest.parts:
        raise spoilt(path)
    rest = b""
    for chunk in checked(unpack, path, manifest.parts[path]):
        *whole, rest = (rest + chunk).split(b"\n")
        yield from whole
    if rest:
        raise spoilt(path)


def _prove(session: Session, manifest: Manifest) -> None:
    """The audit trail has to come to what it came to then."""
    if asdict(verify(session)) != manifest.audit:
        raise CorruptWorkspace(
            Text(
                zh="恢复后的审计记录与备份时不符。",
                en="The restored audit trail is not what it was at the backup.",
            ),
            hint=Text(zh="请用另一份备份。", en="Use another backup."),
        )


def _told(database: Database, restored: Restored, by: Asking) -> None:
    """That it was restored is entered behind what was entered before, unless that is broken already."""
    if restored.manifest.audit["cause"] is None:
        with database.writing(Installation("restore")) as session:
            enter(session, by, "installation.restored", restored.hash, {"made": restored.manifest.made})
