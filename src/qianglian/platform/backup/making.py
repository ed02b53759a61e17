"""Making a backup: workspaces held, the records of one moment, then files and workspaces as they lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from fnmatch import fnmatch
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from sqlalchemy import select
from sqlalchemy.orm import Session

from qianglian.corpus.layout import Layout
from qianglian.corpus.locks import writing
from qianglian.corpus.manifest import read_manifest
from qianglian.platform.audit.entering import enter
from qianglian.platform.audit.verifying import verify
from qianglian.platform.backup.manifest import NAME, Dumped, Manifest, Part, digest
from qianglian.platform.backup.packing import CHUNK, Pack, packing
from qianglian.platform.backup.rows import described, lines
from qianglian.platform.database.columns import now
from qianglian.platform.database.database import Database
from qianglian.platform.database.packages import tables
from qianglian.platform.database.tables import Table
from qianglian.platform.files.records import KeptFile
from qianglian.platform.files.store import place
from qianglian.platform.installation import Home
from qianglian.platform.permissions.actor import Asking, Installation

RECORDS, FILES, WORKSPACES, BESIDE = "records", "files", "workspaces", "home"
"""The folders of a backup."""
PURPOSE = "备份"
LEFT_OUT = ("*.lock", "*.tmp", "answers/*", "columns/*", "chains/tags/*", "corpus/classing/*")
"""Of a workspace: locks, what is being written, and what is worked out anew when it is not there."""
NOT_BESIDE = ("records.sqlite*", "queue.sqlite*", "*.lock", "*.tmp", ".*")
"""Of the home: the records are written row by row, the queue is filled anew from them."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made. ``hash`` stands for the whole of it."""

    manifest: Manifest
    hash: str

    @property
    def size(self) -> int:
        """Bytes of what is in it."""
        return sum(one.size for one in self.manifest.parts.values())


def make(
    home: Home, database: Database, packages: Iterable[str], to: Path, by: Asking, wait: float = 0.0
) -> Made:
    """Back an installation up while it is in use. Who writes to a workspace waits until that one is copied.

    Raises `Conflict` where something lies at ``to``, `WorkspaceBusy` where a workspace is written to for longer than
    ``wait`` seconds.
    """
    us = Installation("backup")
    with packing(to) as pack, ExitStack() as held:
        folders = sorted(path.parent for path in home.workspaces.glob("*/workspace.json"))
        locks = {folder: held.enter_context(ExitStack()) for folder in folders}
        for folder, lock in locks.items():
            lock.enter_context(writing(Layout(folder), PURPOSE, wait))
        with database.reading(us) as session:
            heads, dumped, parts = _records(session, pack, packages)
            kept, missing = _files(session, home, pack)
            audit = asdict(verify(session))
        generations = {}
        for folder, lock in locks.items():
            generations[folder.name] = read_manifest(Layout(folder)).generation
            parts |= _folder(pack, folder, f"{WORKSPACES}/{folder.name}", LEFT_OUT)
            lock.close()
        parts |= kept | _beside(pack, home)
        made = now().isoformat(timespec="seconds")
        manifest = Manifest(made, heads, dumped, generations, audit, parts, missing)
        body = manifest.written()
        pack.add(NAME, [body])
    done = Made(manifest, digest(body))
    with database.writing(us) as session:
        enter(session, by, "installation.backed_up", done.hash, {"files": len(parts), "size": done.size})
    return done


def _records(
    session: Session, pack: Pack, packages: Iterable[str]
) -> tuple[tuple[str, ...], dict[str, Dumped], dict[str, Part]]:
    """Every table, row by row, in an order in which each follows those that it refers to."""
    connection = session.connection()
    heads = tuple(sorted(MigrationContext.configure(connection).get_current_heads()))
    ours = tables(packages) - {str(one.local_table) for one in Table.registry.mappers if one.class_.passing}
    dumped, parts = {}, {}
    for one in Table.metadata.sorted_tables:
        if one.name in ours:
            counted = _Counted(lines(connection, one))
            path = f"{RECORDS}/{one.name}.jsonl"
            parts[path] = pack.add(path, counted)
            dumped[one.name] = described(one, counted.count)
    return heads, dumped, parts


class _Counted:
    """Lines, and how many they were."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self.count = 0
        self._lines = lines

    def __iter__(self) -> Iterator[bytes]:
        for line in self._lines:
            self.count += 1
            yield line


def _files(session: Session, home: Home, pack: Pack) -> tuple[dict[str, Part], tuple[str, ...]]:
    """The content that records name; and what of it is not there any more, or not what it was."""
    parts, missing = {}, []
    for sha256 in session.scalars(select(KeptFile.sha256).distinct().order_by(KeptFile.sha256)):
        path = place(Path(FILES), sha256).as_posix()
        try:
            part = pack.add(path, _chunks(home.folder / path))
        except FileNotFoundError:
            missing.append(sha256)
            continue
        parts[path] = part
        if part.sha256 != sha256:
            missing.append(sha256)
    return parts, tuple(missing)


def _beside(pack: Pack, home: Home) -> dict[str, Part]:
    """What else lies in the home itself, such as keys that the installation made for itself."""
    parts = {}
    for path in sorted(home.folder.iterdir()):
        if path.is_file() and not path.is_symlink() and not _matches(path.name, NOT_BESIDE):
            parts[f"{BESIDE}/{path.name}"] = pack.add(f"{BESIDE}/{path.name}", _chunks(path))
    return parts


def _folder(pack: Pack, folder: Path, name: str, left_out: tuple[str, ...]) -> dict[str, Part]:
    parts = {}
    for path in sorted(folder.rglob("*")):
        within = path.relative_to(folder).as_posix()
        if path.is_symlink() or not path.is_file() or _matches(within, left_out):
            continue
        try:
            parts[f"{name}/{within}"] = pack.add(f"{name}/{within}", _chunks(path))
        except FileNotFoundError:
            # Vectors are written under a lock of their own, and worked out anew where they are missing.
            if not within.startswith("vectors/"):
                raise
    return parts


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(lambda: file.read(CHUNK), b"")
