"""Where a backup goes and what it is read from: a folder or a zip, written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Protocol

from qianglian.model.errors import Conflict, CorruptWorkspace
from qianglian.model.text import Text
from qianglian.platform.backup.manifest import NAME, Manifest, Part, no_backup, read_manifest

CHUNK = 1 << 20
PACKED = (".jsonl", ".json", ".yaml", ".csv", ".txt", ".xml")
"""What is worth compressing: all else in a workspace is compressed already."""
_UNREADABLE = (
    OSError,
    EOFError,
    KeyError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What reading a member of a spoilt zip comes to."""


class Pack(Protocol):
    """A backup that is being written."""

    def add(self, path: str, chunks: Iterable[bytes]) -> Part:
        """Write one file."""


class Unpack(Protocol):
    """A backup that is read."""

    def names(self) -> set[str]:
        """Every file in it."""

    def chunks(self, path: str) -> Iterator[bytes]:
        """The bytes of one."""


class _FolderPack:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, path: str, chunks: Iterable[bytes]) -> Part:
        target = self._folder / path
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            part = _counted(chunks, file.write)
            file.flush()
            os.fsync(file.fileno())
        return part


class _ZipPack:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def add(self, path: str, chunks: Iterable[bytes]) -> Part:
        info = zipfile.ZipInfo(path)
        info.compress_type = zipfile.ZIP_DEFLATED if path.endswith(PACKED) else zipfile.ZIP_STORED
        info.external_attr = 0o600 << 16
        with self._archive.open(info, "w", force_zip64=True) as file:
            return _counted(chunks, file.write)


class _FolderUnpack:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> set[str]:
        return {
            path.relative_to(self._folder).as_posix() for path in self._folder.rglob("*") if not path.is_dir()
        }

    def chunks(self, path: str) -> Iterator[bytes]:
        where = self._folder / path
        if where.is_symlink():
            raise spoilt(path)
        with where.open("rb") as file:
            yield from iter(lambda: file.read(CHUNK), b"")


class _ZipUnpack:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def names(self) -> set[str]:
        return {one.filename for one in self._archive.infolist() if not one.is_dir()}

    def chunks(self, path: str) -> Iterator[bytes]:
        try:
            with self._archive.open(path) as file:
                yield from iter(lambda: file.read(CHUNK), b"")
        except _UNREADABLE as error:
            raise spoilt(path) from error


@contextmanager
def packing(to: Path) -> Iterator[Pack]:
    """A new backup at ``to``: a zip where the name ends so, else a folder. It appears there when the block ends well.

    Raises `Conflict` where something lies there.
    """
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise Conflict(
            Text(zh=f"{to} 已存在，不会覆盖。", en=f"{to} exists and is not written over."),
            hint=Text(zh="换一个名称。", en="Choose another name."),
        )
    to.parent.mkdir(parents=True, exist_ok=True)
    unfinished = to.with_name(f".{to.name}.{secrets.token_hex(4)}")
    try:
        if to.suffix.lower() == ".zip":
            with open(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
                with zipfile.ZipFile(file, "w") as archive:
                    yield _ZipPack(archive)
                file.flush()
                os.fsync(file.fileno())
        else:
            unfinished.mkdir(mode=0o700)
            yield _FolderPack(unfinished)
        unfinished.replace(to)
    finally:
        if unfinished.is_dir():
            shutil.rmtree(unfinished)
        unfinished.unlink(missing_ok=True)


@contextmanager
def unpacking(source: Path) -> Iterator[tuple[Manifest, bytes, Unpack]]:
    """A backup, its manifest, and the manifest as it is written.

    Raises `BadInput` for what is none, `NewerFormat`, and `CorruptWorkspace` where files are missing or strange.
    """
    if source.is_dir():
        yield _opened(_FolderUnpack(source))
        return
    try:
        archive = zipfile.ZipFile(source)
    except _UNREADABLE as error:
        raise no_backup() from error
    with archive:
        yield _opened(_ZipUnpack(archive))


def checked(unpack: Unpack, path: str, part: Part) -> Iterator[bytes]:
    """The bytes of a file; raises `CorruptWorkspace` at its end where it is not what the manifest says."""
    size, found = 0, hashlib.sha256()
    try:
        for chunk in unpack.chunks(path):
            size += len(chunk)
            found.update(chunk)
            if size > part.size:
                break
            yield chunk
    except OSError as error:
        raise spoilt(path) from error
    if (size, found.hexdigest()) != (part.size, part.sha256):
        raise spoilt(path)


def spoilt(path: str) -> CorruptWorkspace:
    """A file of the backup is not the one that was written."""
    return CorruptWorkspace(
        Text(
            zh=f"备份中的 {path} 缺失，或被改动过。", en=f"{path} of the backup is missing, or was changed."
        ),
        hint=Text(zh="请用另一份备份。", en="Use another backup."),
    )


def _opened(unpack: Unpack) -> tuple[Manifest, bytes, Unpack]:
    names = unpack.names()
    if NAME not in names:
        raise no_backup()
    body = b"".join(unpack.chunks(NAME))
    manifest = read_manifest(body)
    strange = sorted((names - {NAME}) ^ manifest.parts.keys())
    strange += [path for path in manifest.parts if not _inside(path)]
    if strange:
        raise spoilt(strange[0])
    return manifest, body, unpack


def _inside(path: str) -> bool:
    """A path that leads into the backup and nowhere else."""
    parts = PurePosixPath(path).parts
    return (
        bool(parts)
        and not path.startswith("/")
        and ".." not in parts
        and "\\" not in path
        and "\0" not in path
    )


def _counted(chunks: Iterable[bytes], write: object) -> Part:
    assert callable(write)
    size, found = 0, hashlib.sha256()
    for chunk in chunks:
        write(chunk)
        size += len(chunk)
        found.update(chunk)
    return Part(size, found.hexdigest())
