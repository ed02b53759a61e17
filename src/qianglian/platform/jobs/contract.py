"""What a kind of job is: one function, and what it is given to work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy.orm import Session

from qianglian.model.text import Text
from qianglian.platform.database.database import Database
from qianglian.platform.installation import Home
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.workspaces.rooms import Rooms


class Cancelled(Exception):
    """Raised inside a job by `Work.step` when somebody cancelled it."""


class Work(Protocol):
    """A job at work. It may be killed at any moment and begun again from the start: it must not mind."""

    @property
    def key(self) -> str:
        """Of the job."""

    @property
    def actor(self) -> Actor:
        """For whom it works, with what that person may do today."""

    @property
    def params(self) -> Mapping[str, Any]:
        """What it was asked to do."""

    @property
    def database(self) -> Database:
        """Its records."""

    @property
    def home(self) -> Home:
        """Its folders."""

    @property
    def rooms(self) -> Rooms:
        """Its open workspaces."""

    def step(self, done: int, total: int | None = None, stage: Text | None = None) -> None:
        """Say how far it is; cheap enough to be said of every row. Raises `Cancelled`."""

    def say(self, words: Text) -> None:
        """Write a line of the log; the first thousand are kept."""


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of job.

    Attributes:
        name: ``import``, ``report`` …: once in an installation.
        permission: What a person needs who asks for it, and still has when it runs.
        run: Does it; what it returns is kept as the result, as plain JSON.
    """

    name: str
    title: Text
    permission: str
    run: Callable[[Work], Mapping[str, Any]]


Whose = Callable[[Session, str, str], Actor]
"""The actor of an account (key) in an organisation (key) as of now; raises where there is none any more."""
