"""The embedding process: ``python -m qianglian.embedding.process.serving FOLDER NAME SETTING``, started by a client."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from multiprocessing import AuthenticationError
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from threading import Thread
from typing import Any

from qianglian.embedding.choosing import chosen
from qianglian.embedding.contract import Embedder
from qianglian.embedding.process.meeting import Meeting
from qianglian.embedding.process.turns import Call, Turns
from qianglian.model.errors import QiangLianError
from qianglian.model.text import Text

READY = b"ready\n"

GLANCE = 0.2
"""Seconds between two looks: whether a caller that waits is still there, and whether a client is coming."""


class Service:
    """Accepts clients, reads what they ask, and answers in turn. The embedder is made at the first question."""

    def __init__(self, meeting: Meeting, make: Callable[[], Embedder]) -> None:
        self._meeting, self._make = meeting, make
        self._turns = Turns()
        self._embedder: Embedder | None = None
        self._ended_at_last = False
        self._listener = Listener(meeting.socket, "AF_UNIX", backlog=64, authkey=meeting.new_key())

    def run(self, ready: Callable[[], None]) -> None:
        """Serve until the last client has gone. Whoever starts it holds the lock until it has come."""
        Thread(target=self._accept, daemon=True).start()
        ready()
        while True:
            call = self._turns.next()
            if call is not None:
                self._turns.serve(call, self._made)
            elif self._ended():
                return
            else:
                self._turns.client_within(GLANCE)

    def _ended(self) -> bool:
        """Under the lock nobody can be about to connect: the place is cleared before it is let go."""
        with self._meeting.locked(wait=False) as alone:
            if not alone or self._turns.clients:
                return False
            self._ended_at_last = True
            self._listener.close()  # which takes the socket away
            self._meeting.clear()
            return True

    def _made(self) -> Embedder:
        if self._embedder is None:
            self._embedder = self._make()
        return self._embedder

    def _accept(self) -> None:
        while not self._ended_at_last:
            try:
                connection = self._listener.accept()
            except (AuthenticationError, EOFError, OSError):
                continue
            self._turns.join()
            Thread(target=self._attend, args=(connection,), daemon=True).start()

    def _attend(self, connection: Connection) -> None:
        """One client, until it goes."""
        try:
            while True:
                connection.send(self._answer(connection, connection.recv()))
        except (EOFError, OSError):
            return
        finally:
            self._turns.leave()
            connection.close()

    def _answer(self, connection: Connection, asked: tuple[Any, ...]) -> tuple[str, Any]:
        """``("ok", …)`` or ``("error", …)``."""
        match asked:
            case ("pid",):
                return "ok", os.getpid()
            case ("about",):
                call = self._done(connection, Call((), "query"))
            case ("encode", texts, kind):
                call = self._done(connection, Call(texts, kind))
            case _:
                return "error", _failure(ValueError(f"{asked!r:.80}"))
        if call.failure is not None:
            return "error", _failure(call.failure)
        if asked[0] == "encode":
            return "ok", call.vectors
        embedder = self._made()
        return "ok", (embedder.id, embedder.dim, embedder.max_tokens)

    def _done(self, connection: Connection, call: Call) -> Call:
        """The call when it is finished; a client that goes meanwhile takes its turn with it."""
        self._turns.add(call)
        while not call.finished.wait(GLANCE):
            # Nothing is sent while an answer is awaited: what can be read is the end.
            if connection.poll():
                call.abandoned = True
                raise EOFError
        return call


def _failure(error: Exception) -> QiangLianError:
    """An error that any client can unpickle."""
    if isinstance(error, QiangLianError):
        return error
    said = f"{type(error).__name__}: {error}"[:200]
    return QiangLianError(Text(zh=f"向量进程出错：{said}", en=f"The embedding process failed: {said}"))


def main() -> int:
    """Serve the place that the arguments name."""
    folder, name, setting = sys.argv[1:4]
    # An interrupt at the terminal is meant for the clients; this process ends when they do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def ready() -> None:
        os.write(1, READY)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)

    Service(Meeting(Path(folder), name), lambda: chosen(setting)).run(ready)
    return 0


if __name__ == "__main__":
    sys.exit(main())
