"""The queue: what one process puts in, another takes out and does; what cannot be read is nobody's message."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from qianglian.platform.installation import Home
from qianglian.platform.jobs.queue import FILE, Queue


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home.of(tmp_path / "home", {})
    home.make()
    return home


class Performing:
    """As the worker's is: an object of another module."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def __call__(self, key: str) -> None:
        self.done.append(key)


def test_what_one_puts_in_another_does_in_order(home: Home) -> None:
    asking, perform = Queue(home), Performing()
    for key in ("job-1", "job-2"):
        asking.put(key)
    working = Queue(home, perform)
    while (task := working.huey.dequeue()) is not None:
        working.huey.execute(task)
    assert perform.done == ["job-1", "job-2"]
    assert len(asking) == 0


def test_nothing_in_the_file_is_unpickled(home: Home) -> None:
    queue = Queue(home)
    queue.put("job-1")
    with sqlite3.connect(home.folder / FILE) as connection:
        (message,) = connection.execute("SELECT data FROM task").fetchone()
    connection.close()
    assert b"job-1" in bytes(message)
    assert bytes(message).startswith(b"[")
    queue.empty()
    assert len(queue) == 0
