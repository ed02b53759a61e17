"""Doing one job: taken by one worker alone, reported on as it goes, ended in every case."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from qianglian.model.errors import NotFound, QiangLianError
from qianglian.model.text import Text
from qianglian.platform.database.columns import now
from qianglian.platform.database.database import Database
from qianglian.platform.installation import Home
from qianglian.platform.jobs.contract import Cancelled, JobKind, Whose
from qianglian.platform.jobs.records import Job, JobLine, State
from qianglian.platform.keys import new_key
from qianglian.platform.notices.telling import NoticeKind, Receiver, tell
from qianglian.platform.permissions.actor import Actor, Installation
from qianglian.platform.workspaces.rooms import Rooms

EVERY = 0.5
"""Seconds between two reports of progress."""
LINES = 1_000
US = Installation("jobs")
TOLD: dict[State, NoticeKind] = {
    "done": NoticeKind("job.done", Text(zh="任务已完成。", en="A job is done.")),
    "failed": NoticeKind("job.failed", Text(zh="任务未能完成。", en="A job could not be done.")),
}
"""What who asked for a job is told when it ends; who cancelled it knows."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Performer:
    """Does jobs by their keys."""

    database: Database
    home: Home
    rooms: Rooms
    kinds: Mapping[str, JobKind]
    whose: Whose

    def __call__(self, key: str) -> None:
        """Do the job, unless somebody else has it, or it is over. Raises nothing that a job raises."""
        job = self._taken(key)
        if job is None:
            return
        try:
            kind = self._kind(job)
            with self.database.reading(US) as session:
                actor = self.whose(session, job.asked_by, job.organisation)
            actor.demand(kind.permission)
            result = kind.run(_AtWork(self, job, actor))
        except Cancelled:
            self._end(key, "cancelled")
        except QiangLianError as error:
            self._end(key, "failed", failure=_written(error))
        except Exception:
            log.exception("job %s (%s)", key, job.kind)
            self._end(key, "failed", failure=_written(_ours()))
        else:
            self._end(key, "done", result=dict(result))

    def _taken(self, key: str) -> Job | None:
        with self.database.writing(US) as session:
            mine = update(Job).where(Job.key == key, Job.state == "waiting")
            values = {
                "state": "running",
                "began": now(),
                "attempt": Job.attempt + 1,
                "done": 0,
                "total": None,
            }
            if _changed(session, mine.values(values)) == 0:
                return None
            job = session.get(Job, key)
            session.expunge_all()
            return job

    def _kind(self, job: Job) -> JobKind:
        kind = self.kinds.get(job.kind)
        if kind is None:
            raise NotFound(
                Text(zh=f"没有任务类型「{job.kind}」。", en=f"There is no kind of job “{job.kind}”.")
            )
        return kind

    def _end(self, key: str, state: State, **came_to: Any) -> None:
        with self.database.writing(US) as session:
            mine = update(Job).where(Job.key == key, Job.state == "running")
            if (
                _changed(session, mine.values(state=state, ended=now(), stage=None, **came_to))
                and state in TOLD
            ):
                job = session.get_one(Job, key)
                tell(session, TOLD[state], "job", key, [Receiver(job.asked_by, job.organisation)])


@dataclass(slots=True)
class _AtWork:
    """`qianglian.platform.jobs.contract.Work`."""

    performer: Performer
    job: Job
    actor: Actor
    _reported: float = field(default=0.0)
    _stage: Text | None = field(default=None)

    @property
    def key(self) -> str:
        return self.job.key

    @property
    def params(self) -> Mapping[str, Any]:
        return self.job.params

    @property
    def database(self) -> Database:
        return self.performer.database

    @property
    def home(self) -> Home:
        return self.performer.home

    @property
    def rooms(self) -> Rooms:
        return self.performer.rooms

    def step(self, done: int, total: int | None = None, stage: Text | None = None) -> None:
        turned = stage is not None and stage != self._stage
        if not turned and time.monotonic() - self._reported < EVERY:
            return
        self._stage = stage or self._stage
        self._reported = time.monotonic()
        said = {"zh": self._stage.zh, "en": self._stage.en} if self._stage else None
        with self.database.writing(US) as session:
            mine = update(Job).where(Job.key == self.key)
            _changed(session, mine.values(done=done, total=total, stage=said, changed=now()))
            if session.scalar(select(Job.cancel_asked).where(Job.key == self.key)):
                raise Cancelled

    def say(self, words: Text) -> None:
        with self.database.writing(US) as session:
            number = session.scalar(select(func.max(JobLine.number)).where(JobLine.job == self.key)) or 0
            if number < LINES:
                session.add(
                    JobLine(
                        key=new_key("line"),
                        organisation=self.job.organisation,
                        secrecy=self.job.secrecy,
                        job=self.key,
                        number=number + 1,
                        zh=words.zh[:1_000],
                        en=words.en[:1_000],
                    )
                )


def _written(error: QiangLianError) -> dict[str, Any]:
    """``{"code", "text": {"zh", "en"}, "hint": …}``."""
    hint = {"zh": error.hint.zh, "en": error.hint.en} if error.hint else None
    return {"code": error.code, "text": {"zh": error.text.zh, "en": error.text.en}, "hint": hint}


def _ours() -> QiangLianError:
    return QiangLianError(
        Text(
            zh="任务因内部错误中断，已记入日志。", en="The job broke off by a mistake of ours; it is logged."
        ),
        hint=Text(zh="请把任务编号告诉系统管理员。", en="Tell the system administrator the job's key."),
    )


def _changed(session: Session, statement: Any) -> int:
    result: Any = session.execute(statement.execution_options(synchronize_session=False))
    return int(result.rowcount)
