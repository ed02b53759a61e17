"""The worker (任务进程): the one process of an installation that does jobs, and takes up what a killed one left."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from qianglian.corpus.locks import holding
from qianglian.model.errors import WorkspaceBusy
from qianglian.model.text import Text
from qianglian.platform.database.columns import now
from qianglian.platform.database.database import Database
from qianglian.platform.jobs.performing import US, Performer
from qianglian.platform.jobs.queue import Queue
from qianglian.platform.jobs.records import Job

ATTEMPTS = 3
"""A job that takes its worker down this often is not begun again."""
THREADS = 2
OVERLOOKED = timedelta(seconds=5)
"""A job that waits for longer may never have reached the queue: its key is put in again, which does no harm."""
LOCK = "worker.lock"


class Worker:
    """Does jobs until it is told to end. The kernel lets its lock go however it ends, so that whoever has the lock
    knows that nobody else is at work."""

    def __init__(self, performer: Performer, threads: int = THREADS) -> None:
        self._performer = performer
        self._threads = threads
        self._queue = Queue(performer.home, performer)

    def run(self) -> None:
        """Take up what is left, then do what comes, until a signal ends it: SIGINT lets what runs come to its end,
        SIGTERM breaks it off. Raises `WorkspaceBusy`, naming the other, where a worker is at work already."""
        with _alone(self._performer.home.folder / LOCK):
            shutil.rmtree(self._performer.home.scratch, ignore_errors=True)
            take_up(self._performer.database, self._queue)
            over = threading.Event()
            sweeper = threading.Thread(target=self._sweep, args=(over,), daemon=True)
            sweeper.start()
            try:
                self._queue.huey.create_consumer(
                    workers=self._threads, periodic=False, initial_delay=0.05, max_delay=0.5
                ).run()
            finally:
                over.set()
                sweeper.join()

    def _sweep(self, over: threading.Event) -> None:
        while not over.wait(OVERLOOKED.total_seconds()):
            look_over(self._performer.database, self._queue)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with ExitStack() as held:
        try:
            held.enter_context(holding(lock, "执行任务"))
        except WorkspaceBusy as busy:
            pid = busy.details["pid"]
            raise WorkspaceBusy(
                Text(
                    zh=f"任务进程已在运行（进程 {pid}）。",
                    en=f"The worker is running already (process {pid}).",
                ),
                pid=pid,
            ) from None
        yield


def take_up(database: Database, queue: Queue) -> list[str]:
    """Begin anew: what a killed worker was doing waits again, or has failed where it failed so too often. The keys of
    all that wait, which the queue then holds, the oldest first."""
    with database.writing(US) as session:
        left = update(Job).where(Job.state == "running")
        often = left.where(Job.attempt >= ATTEMPTS)
        _do(session, left.where(Job.cancel_asked).values(state="cancelled", ended=now(), stage=None))
        _do(session, often.values(state="failed", ended=now(), stage=None, failure=_broken_off()))
        _do(session, left.values(state="waiting", stage=None))
        waiting = list(session.scalars(select(Job.key).where(Job.state == "waiting").order_by(Job.created)))
    queue.empty()
    for key in waiting:
        queue.put(key)
    return waiting


def look_over(database: Database, queue: Queue) -> list[str]:
    """Put what has waited for long into the queue, unless the queue holds enough to do."""
    if len(queue):
        return []
    with database.reading(US) as session:
        rows = select(Job.key).where(Job.state == "waiting", Job.created < now() - OVERLOOKED)
        overlooked = list(session.scalars(rows.order_by(Job.created)))
    for key in overlooked:
        queue.put(key)
    return overlooked


def _broken_off() -> dict[str, object]:
    words = Text(
        zh=f"任务进程在此任务中 {ATTEMPTS} 次中断，不再重试。",
        en=f"The worker broke off {ATTEMPTS} times in this job; it is not tried again.",
    )
    return {"code": "broken_off", "text": {"zh": words.zh, "en": words.en}, "hint": None}


def _do(session: Session, statement: object) -> None:
    session.execute(statement.execution_options(synchronize_session=False))  # type: ignore[attr-defined]
