"""A real worker in a process of its own: it does jobs, is killed in the middle of one, and the next one does it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from qianglian.platform.database.database import Database
from qianglian.platform.database.migrating import migrate
from qianglian.platform.installation import Home
from qianglian.platform.jobs.asking import ask, found
from qianglian.platform.jobs.queue import Queue
from qianglian.platform.jobs.records import Job
from qianglian.platform.organisations.records import Organisation
from qianglian.platform.permissions.actor import Installation
from tests.platform.jobs.blocking_worker import KIND, WHO


def asked(database: Database) -> str:
    with database.writing(WHO) as session:
        return ask(session, WHO, KIND, {"block": True}).key


def job(database: Database, key: str) -> Job:
    with database.reading(WHO) as session:
        one = found(session, key)
        session.expunge(one)
        return one


def heard(worker: subprocess.Popen[str]) -> dict[str, object]:
    assert worker.stdout is not None
    said: dict[str, object] = json.loads(worker.stdout.readline())
    return said


@contextmanager
def worker_of(home: Home) -> Iterator[subprocess.Popen[str]]:
    """A worker that has ended when the block has."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.platform.jobs.blocking_worker", str(home.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as worker:
        try:
            yield worker
        finally:
            worker.kill()


@pytest.mark.crash
def test_killed_in_the_middle_of_a_job_and_done_by_the_next(tmp_path: Path) -> None:
    home = Home.of(tmp_path / "home", {})
    home.make()
    database = Database(home.database)
    migrate(database)
    with database.writing(Installation("tests")) as session:
        session.add(Organisation(key="a", name="a", kind="sme"))
    key = asked(database)
    Queue(home).put(key)

    with worker_of(home) as worker:
        assert heard(worker) == {"begun": key, "attempt": 1}
        with worker_of(home) as second:
            assert heard(second) == {"refused": worker.pid}
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        assert job(database, key).state == "running"

    # The second is never put into the queue: the worker finds it in the database.
    other = asked(database)
    with worker_of(home) as worker:
        said = [heard(worker), heard(worker)]
        assert {str(one["begun"]): one["attempt"] for one in said} == {key: 2, other: 1}
        assert worker.stdin is not None
        worker.stdin.write("on\non\n")
        worker.stdin.flush()
        assert {str(heard(worker)["over"]), str(heard(worker)["over"])} == {key, other}
        worker.send_signal(signal.SIGINT)
        worker.wait()
    assert {job(database, one).state for one in (key, other)} == {"done"}
    database.close()
