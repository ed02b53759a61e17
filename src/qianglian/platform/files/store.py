"""Content on the disk: in folders of two levels by its hash, whole or not at all, readable by its owner alone."""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from qianglian.platform.files.refusing import too_large

ARRIVING = ".arriving-"
"""A name begins so while its content is not known to be kept."""
CHUNK = 1 << 20


@dataclass(slots=True)
class Arrived:
    """Content that was written and is not kept yet."""

    path: Path
    file: BinaryIO
    size: int
    sha256: str


def place(folder: Path, sha256: str) -> Path:
    """Where content of this hash lies; raises ``ValueError`` for what is no hash."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise ValueError("no sha256")
    return folder / sha256[:2] / sha256[2:4] / sha256


@contextmanager
def arriving(folder: Path, stream: BinaryIO, most: int) -> Iterator[Arrived]:
    """Write a stream beside the kept ones; what is not kept when the block ends is gone. Raises `TooLarge`."""
    path = folder / f"{ARRIVING}{secrets.token_hex(16)}"
    number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(number, "w+b") as file:
            size, digest = 0, hashlib.sha256()
            while chunk := stream.read(CHUNK):
                size += len(chunk)
                if size > most:
                    raise too_large(most)
                digest.update(chunk)
                file.write(chunk)
            file.seek(0)
            yield Arrived(path, file, size, digest.hexdigest())
    finally:
        path.unlink(missing_ok=True)


def keep_content(folder: Path, arrived: Arrived) -> Path:
    """Give what arrived its place, on the disk for good. The same again takes the place of what lies there: its age
    begins anew, and what a disk has spoilt is whole again."""
    arrived.file.flush()
    os.fsync(arrived.file.fileno())
    target = place(folder, arrived.sha256)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.utime(arrived.path)
    arrived.path.replace(target)
    for one in (target.parent, target.parent.parent, folder):
        _sync(one)
    return target


def lying(folder: Path) -> Iterator[Path]:
    """All content that lies there."""
    yield from sorted(folder.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/" + "[0-9a-f]" * 64))


def left(folder: Path, hours: float) -> Iterator[Path]:
    """What arrived so long ago that whoever brought it is gone."""
    for path in folder.glob(f"{ARRIVING}*"):
        if older(path, hours):
            yield path


def older(path: Path, hours: float) -> bool:
    """Whether it has lain there longer; not so where it is gone."""
    try:
        return path.stat().st_mtime < time.time() - 3600 * hours
    except FileNotFoundError:
        return False


def _sync(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
