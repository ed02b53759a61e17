"""Where clients and the embedding process meet: a Unix socket in a folder that nobody else can enter."""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from multiprocessing.connection import Client, Connection
from pathlib import Path

from qianglian.model.errors import Forbidden
from qianglian.model.text import Text

VARIABLE = "QIANGLIAN_RUN"
"""Another folder for sockets; its path must be short, as those of sockets are."""

BELONGS = "QIANGLIAN_"
"""Settings that begin so may change what a process does: clients with other settings do not share one."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One place for each setting and release. Who holds the lock may start the process, or end it."""

    folder: Path
    name: str

    @classmethod
    def of(cls, setting: str, environment: Mapping[str, str]) -> Meeting:
        """The place of a setting; makes the folder. Raises `Forbidden` where somebody else could enter it."""
        told = [version("qianglian"), setting]
        told += [f"{name}={value}" for name, value in sorted(environment.items()) if name.startswith(BELONGS)]
        name = hashlib.sha256("\0".join(told).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        return cls(_private(_folder(environment)), name)

    @property
    def socket(self) -> str:
        return str(self.folder / f"{self.name}.socket")

    @property
    def _key(self) -> Path:
        return self.folder / f"{self.name}.key"

    @contextmanager
    def locked(self, wait: bool = True) -> Iterator[bool]:
        """Hold the place alone; without ``wait``, whether that was possible."""
        with open(self.folder / f"{self.name}.lock", "a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                yield False
                return
            yield True

    def connect(self) -> Connection:
        """A connection to the process; raises an error of `GONE` where there is none."""
        return Client(self.socket, "AF_UNIX", authkey=self._key.read_bytes())

    def new_key(self) -> bytes:
        """A key for the process that is about to listen, readable by its owner only."""
        self.clear()
        key = secrets.token_bytes(32)
        handle = os.open(self._key, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(key)
        return key

    def clear(self) -> None:
        """Take away what a process leaves that was killed."""
        Path(self.socket).unlink(missing_ok=True)
        self._key.unlink(missing_ok=True)


def _folder(environment: Mapping[str, str]) -> Path:
    if written := environment.get(VARIABLE, "").strip():
        return Path(written)
    if run := environment.get("XDG_RUNTIME_DIR", "").strip():
        return Path(run) / "qianglian"
    return Path(tempfile.gettempdir()) / f"qianglian-{os.getuid()}"


def _private(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
        ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077
    except OSError:
        ours = False
    if not ours:
        raise Forbidden(
            Text(
                zh=f"文件夹 {folder} 不能用于向量进程：须属于当前用户，且他人不可进入（chmod 700）。",
                en=f"The folder {folder} cannot serve the embedding process: it must be yours, and closed to "
                "others (chmod 700).",
            ),
            hint=Text(zh=f"或用 {VARIABLE} 另行指定。", en=f"Or name another one in {VARIABLE}."),
        )
    return folder
