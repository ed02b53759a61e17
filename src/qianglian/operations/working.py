"""The worker of an installation with every desk's kinds of jobs: what the command and the server start."""

from __future__ import annotations

import os
import signal
import threading

from qianglian.model.errors import WorkspaceBusy
from qianglian.operations.desks import job_kinds, packages
from qianglian.platform.installation import Home
from qianglian.platform.jobs.performing import Performer
from qianglian.platform.jobs.worker import Worker
from qianglian.platform.opening import begun
from qianglian.platform.people.acting import actor_for
from qianglian.platform.workspaces.rooms import Rooms

LOOK = 2.0
"""Seconds between two looks whether the server is there."""
PATIENCE = 10.0
"""Seconds that a worker has for ending once the server is gone."""


def work(home: Home) -> None:
    """Do jobs until a signal ends it. Raises `WorkspaceBusy` where a worker is at work already."""
    rooms = Rooms()
    try:
        with begun(home, packages()) as database:
            Worker(Performer(database, home, rooms, job_kinds(), actor_for)).run()
    finally:
        rooms.close()


def work_beside(home: Home, server: int) -> None:
    """The same in a process of its own, for as long as the server (a process id) is there. Another worker that is at
    work already does as well."""
    threading.Thread(target=_end_with, args=(server,), daemon=True).start()
    try:
        work(home)
    except WorkspaceBusy:
        return


def _end_with(server: int) -> None:
    over = threading.Event()
    # A child whose parent has gone is given to another.
    while os.getppid() == server:
        over.wait(LOOK)
    os.kill(os.getpid(), signal.SIGTERM)
    over.wait(PATIENCE)
    # What does not end is killed: the next worker takes up what it was at.
    os._exit(1)
