"""Who is served when: every caller in turn, a little each time, so that a question waits for no backfill."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Condition, Event

import numpy as np

from qianglian.embedding.contract import Embedder, Kind, Vectors

CHARACTERS, TEXTS = 1_024, 16
"""Of one turn at most, or one text: a tenth of a second of two cores. It costs nothing: see `TOKENS` of e5."""


@dataclass(eq=False)
class Call:
    """The texts of one caller, done piece by piece from the shortest to the longest."""

    texts: Sequence[str]
    kind: Kind
    finished: Event = field(default_factory=Event)
    abandoned: bool = False
    failure: Exception | None = None
    vectors: Vectors | None = None

    def __post_init__(self) -> None:
        self._left = deque(sorted(range(len(self.texts)), key=lambda place: len(self.texts[place])))

    def advance(self, made: Callable[[], Embedder]) -> None:
        """Do one piece; sets ``finished`` after the last, or when it fails."""
        try:
            embedder = made()
            if self.vectors is None:
                self.vectors = np.zeros((len(self.texts), embedder.dim), np.float32)
            if places := self._piece():
                self.vectors[places] = embedder.encode([self.texts[place] for place in places], self.kind)
        except Exception as error:  # whatever it is, the caller is told and the process goes on
            self.failure = error
            self._left.clear()
        if not self._left:
            self.finished.set()

    def _piece(self) -> list[int]:
        taken: list[int] = []
        characters = 0
        while self._left and len(taken) < TEXTS:
            characters += len(self.texts[self._left[0]])
            if taken and characters > CHARACTERS:
                break
            taken.append(self._left.popleft())
        return taken


class Turns:
    """The calls that wait, and how many clients are there. Safe to use from several threads."""

    def __init__(self) -> None:
        self._waiting: deque[Call] = deque()
        self._changed = Condition()
        self._clients = 0

    @property
    def clients(self) -> int:
        return self._clients

    def join(self) -> None:
        """A client has come."""
        with self._changed:
            self._clients += 1
            self._changed.notify_all()

    def leave(self) -> None:
        """A client has gone."""
        with self._changed:
            self._clients -= 1
            self._changed.notify_all()

    def add(self, call: Call) -> None:
        """Put a call at the end of the queue."""
        with self._changed:
            self._waiting.append(call)
            self._changed.notify_all()

    def next(self) -> Call | None:
        """The call whose turn it is, waited for as long as there are clients; None when there is none left."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or not self._clients)
            return self._waiting.popleft() if self._waiting else None

    def client_within(self, seconds: float) -> bool:
        """Whether a client is there, or comes in time."""
        with self._changed:
            return self._changed.wait_for(lambda: self._clients > 0, seconds)

    def serve(self, call: Call, made: Callable[[], Embedder]) -> None:
        """Do one piece of a call, and queue it again for the next."""
        if call.abandoned:
            return
        call.advance(made)
        if not call.finished.is_set():
            self.add(call)
