"""What the routes work with: the installation's folder, its records, its open workspaces, and who knows its people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from qianglian.platform.database.database import Database
from qianglian.platform.installation import Home
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.serving.who import People
from qianglian.platform.workspaces.opening import Opened, opened
from qianglian.platform.workspaces.rooms import Rooms


@dataclass(frozen=True, slots=True)
class House:
    """One installation as a server holds it.

    Attributes:
        secure: Whether it is reached by HTTPS; only a server that listens to its own machine does without.
    """

    home: Home
    database: Database
    people: People
    secure: bool = True
    rooms: Rooms = field(default_factory=Rooms)

    @contextmanager
    def workspace(self, actor: Actor, key: str) -> Iterator[Opened]:
        """A workspace as far as somebody may read it; raises `NotFound`."""
        with (
            self.database.reading(actor) as session,
            opened(session, self.home, self.rooms, actor, key) as found,
        ):
            yield found


def _house(request: Request) -> House:
    house: House = request.app.state.house
    return house


InHouse = Annotated[House, Depends(_house)]
"""The installation, in a route."""
