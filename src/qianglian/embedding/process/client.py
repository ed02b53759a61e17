"""The embedder of a worker: it asks the embedding process, which it starts where there is none."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from multiprocessing import AuthenticationError
from multiprocessing.connection import Connection
from typing import Any
from weakref import WeakSet

import numpy as np

from qianglian.embedding.contract import Kind, Vectors
from qianglian.embedding.process.meeting import Meeting
from qianglian.embedding.process.serving import READY
from qianglian.model.errors import QiangLianError
from qianglian.model.text import Text

AT_ONCE = 1_024
"""Texts of one message."""

SLOW = 60.0
"""Seconds within which the process must listen; it loads the model only later."""

GONE = (EOFError, OSError, AuthenticationError)

RESTARTED = Text(
    zh="向量进程意外结束，正在重新启动。", en="The embedding process ended unexpectedly; it is started again."
)
NOT_KEPT = Text(
    zh="向量进程再次意外结束，已放弃。常见原因是内存不足：请减少同时运行的程序，或改用 lsa。",
    en="The embedding process ended unexpectedly again, and that was all. Often memory ran out: run less beside it, "
    "or use lsa.",
)
NOT_STARTED = Text(zh="向量进程没有启动。", en="The embedding process did not start.")


class SharedEmbedder:
    """The embedder of a setting (see `qianglian.embedding.choosing`), in one process for all clients of this machine.

    Each thread has a connection of its own, so that a question of one is not held up by a long call of another.
    A process that was killed is started again once for each request, and ``told`` hears of it.
    """

    def __init__(
        self,
        setting: str = "",
        environment: Mapping[str, str] | None = None,
        told: Callable[[Text], None] = lambda text: None,
    ) -> None:
        self._environment = dict(os.environ if environment is None else environment)
        self._setting, self._told = setting, told
        self._meeting = Meeting.of(setting, self._environment)
        self._own = threading.local()
        # Weakly: the connection of a thread that has ended goes with it.
        self._open: WeakSet[Connection] = WeakSet()
        self._id, self._dim, self._max_tokens = self._ask("about")

    @property
    def id(self) -> str:
        """That of the embedder itself: where it runs makes no difference to its vectors."""
        return str(self._id)

    @property
    def dim(self) -> int:
        return int(self._dim)

    @property
    def max_tokens(self) -> int:
        return int(self._max_tokens)

    @property
    def pid(self) -> int:
        """The process that serves this thread."""
        return int(self._ask("pid"))

    def encode(self, texts: Sequence[str], kind: Kind) -> Vectors:
        """See `Embedder.encode`; raises what the embedder raises, and `QiangLianError` where no process stays."""
        vectors = np.zeros((len(texts), self.dim), np.float32)
        for start in range(0, len(texts), AT_ONCE):
            part = list(texts[start : start + AT_ONCE])
            vectors[start : start + len(part)] = self._ask("encode", part, kind)
        return vectors

    def close(self) -> None:
        """Let all connections go; the process ends when nobody else has one."""
        for connection in list(self._open):
            connection.close()
        self._own = threading.local()

    def _ask(self, *asked: Any) -> Any:
        for first in (True, False):
            try:
                connection = self._connection()
                connection.send(asked)
                said, answer = connection.recv()
            except GONE as error:
                self._own.connection = None
                if not first:
                    raise QiangLianError(NOT_KEPT) from error
                self._told(RESTARTED)
                continue
            if said == "error":
                raise answer
            return answer
        raise AssertionError

    def _connection(self) -> Connection:
        # A child that was forked has its parent's socket: the two would read each other's answers.
        if getattr(self._own, "connection", None) is None or self._own.process != os.getpid():
            self._own.connection, self._own.process = self._connect(), os.getpid()
            self._open.add(self._own.connection)
        connection: Connection = self._own.connection
        return connection

    def _connect(self) -> Connection:
        """A connection on which the process has answered; under the lock, so that it cannot be ending meanwhile."""
        with self._meeting.locked():
            try:
                return _greeted(self._meeting.connect())
            except GONE:
                self._start()
                return _greeted(self._meeting.connect())

    def _start(self) -> None:
        command = [sys.executable, "-m", "qianglian.embedding.process.serving"]
        command += [str(self._meeting.folder), self._meeting.name, self._setting]
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=self._environment
        )
        # Waited for in the background, so that it leaves no zombie while this one lives on.
        threading.Thread(target=process.wait, daemon=True).start()
        assert process.stdout is not None
        late = threading.Timer(SLOW, process.kill)
        late.start()
        with process.stdout as output:
            ready = output.readline() == READY
        late.cancel()
        if not ready:
            raise QiangLianError(NOT_STARTED)


def _greeted(connection: Connection) -> Connection:
    try:
        connection.send(("pid",))
        connection.recv()
    except GONE:
        connection.close()
        raise
    return connection
