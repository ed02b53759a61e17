"""One writer, any number of readers, in several processes: advisory file locks that die with their process."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from weakref import finalize

from qianglian.corpus.layout import Layout
from qianglian.model.errors import WorkspaceBusy
from qianglian.model.text import Text


@contextmanager
def writing(layout: Layout, purpose: str, wait: float = 0.0) -> Iterator[None]:
    """Hold the workspace's writer lock."""
    with holding(layout.writer_lock, purpose, wait):
        yield


@contextmanager
def holding(path: Path, purpose: str, wait: float = 0.0) -> Iterator[None]:
    """Hold a lock alone.

    A second one waits up to ``wait`` seconds, then gets `WorkspaceBusy`, which names the holder's pid
    and purpose. The kernel releases the lock when the process ends, however it ends.
    """
    with open(path, "a+", encoding="utf-8") as file:
        deadline = time.monotonic() + wait
        while not _try(file, fcntl.LOCK_EX):
            if time.monotonic() >= deadline:
                raise _busy(path)
            time.sleep(0.05)
        file.truncate(0)
        json.dump({"pid": os.getpid(), "purpose": purpose, "since": _now()}, file, ensure_ascii=False)
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


class ReaderLock:
    """A shared lock on one generation: while anybody holds it, pruning leaves the generation alone.

    It is let go with `release`, or when the last thread that reads the generation has dropped it.
    """

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        fcntl.flock(self._handle, fcntl.LOCK_SH)
        self.release = finalize(self, os.close, self._handle)


@contextmanager
def pruning(path: Path) -> Iterator[bool]:
    """Try to hold a generation alone; yields False when somebody reads it."""
    with open(path, "a+", encoding="utf-8") as file:
        yield _try(file, fcntl.LOCK_EX)


def _try(file: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _busy(path: Path) -> WorkspaceBusy:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        holder = {}
    pid, purpose, since = (holder.get(name, "?") for name in ("pid", "purpose", "since"))
    return WorkspaceBusy(
        Text(
            zh=f"项目正由进程 {pid} 写入（{purpose}，自 {since}）。",
            en=f"The workspace is being written to by process {pid} ({purpose}, since {since}).",
        ),
        hint=Text(
            zh="等它结束后再试，或加 --wait 秒数。", en="Try again when it has ended, or add --wait SECONDS."
        ),
        pid=pid,
        purpose=purpose,
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
