"""The queue that carries keys of jobs to the workers: huey on a file of its own. Lost, it is filled anew from the
database (`qianglian.platform.jobs.worker`)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from huey import SqliteHuey  # type: ignore[import-untyped]
from huey.registry import Message  # type: ignore[import-untyped]
from huey.serializer import Serializer  # type: ignore[import-untyped]

from qianglian.platform.installation import Home

FILE = "queue.sqlite"
WAIT = 15
"""Seconds that one waits for another who writes to the file."""


class _Plain(Serializer):  # type: ignore[misc] # it has no types
    """Messages as JSON: nothing is unpickled that somebody may have written into the file."""

    def _serialize(self, data: Any) -> bytes:
        return json.dumps(list(data)).encode()

    def _deserialize(self, data: bytes) -> Any:
        return Message(*json.loads(bytes(data)))


class Queue:
    """The queue of an installation. ``perform`` does a job, given its key; who only asks for jobs has none."""

    def __init__(self, home: Home, perform: Callable[[str], None] | None = None) -> None:
        self.huey: Any = SqliteHuey(
            "qianglian",
            filename=str(home.folder / FILE),
            results=False,
            fsync=False,
            timeout=WAIT,
            serializer=_Plain(),
            strict_fifo=True,
        )
        doing = perform or _nobody

        # A function of this module: whoever puts a key in and whoever takes it out must name it alike, and the library
        # names a task by the module of its function.
        def job(key: str) -> None:
            doing(key)

        self._task = self.huey.task(name="job")(job)

    def put(self, key: str) -> None:
        """Have a worker look at this job."""
        self._task(key)

    def __len__(self) -> int:
        return int(self.huey.pending_count())

    def empty(self) -> None:
        """Forget every key."""
        self.huey.storage.flush_queue()


def _nobody(key: str) -> None:
    raise RuntimeError(f"no worker: {key}")
