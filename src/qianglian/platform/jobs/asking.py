"""Asking for a job, looking after it, and cancelling it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from qianglian.model.errors import Conflict, Forbidden, NotFound
from qianglian.model.text import Text
from qianglian.platform.database.columns import now
from qianglian.platform.database.database import Database
from qianglian.platform.jobs.contract import JobKind
from qianglian.platform.jobs.records import OVER, Job, JobLine
from qianglian.platform.keys import new_key
from qianglian.platform.permissions.actor import Actor, Installation

OTHERS = "member.manage"
"""Who may cancel what others asked for."""


def ask(
    session: Session,
    actor: Actor,
    kind: JobKind,
    params: Mapping[str, Any],
    *,
    subject: str = "",
    secrecy: str = "internal",
) -> Job:
    """A job that waits for a worker. Put its key into the queue once the session is written; a worker that finds it
    first does no harm. ``secrecy`` is that of what it is about. Raises `Forbidden`."""
    actor.demand(kind.permission)
    job = Job(
        key=new_key("job"),
        organisation=actor.organisation,
        secrecy=secrecy,
        kind=kind.name,
        params=dict(params),
        subject=subject,
        asked_by=actor.user,
    )
    session.add(job)
    session.flush()
    return job


def listed(session: Session, *, running: bool = False, limit: int = 50) -> Sequence[Job]:
    """The jobs that the session may read, the newest first; with ``running``, those that are not over."""
    rows = select(Job).order_by(Job.created.desc(), Job.key).limit(limit)
    return session.scalars(rows.where(Job.state.not_in(OVER)) if running else rows).all()


def found(session: Session, key: str) -> Job:
    """A job; raises `NotFound`, also for one that the session may not read."""
    job = session.scalar(select(Job).where(Job.key == key))
    if job is None:
        raise NotFound(Text(zh="没有这个任务。", en="There is no such job."))
    return job


def lines(session: Session, key: str, after: int = 0, limit: int = 200) -> Sequence[JobLine]:
    """Lines of its log that come after line number ``after``, in order."""
    rows = select(JobLine).where(JobLine.job == key, JobLine.number > after)
    return session.scalars(rows.order_by(JobLine.number).limit(limit)).all()


def cancel(database: Database, actor: Actor, key: str) -> None:
    """Cancel a job: one that waits is over at once, one that runs at its next step.

    Raises `NotFound`; `Forbidden` for what somebody else asked for, without ``member.manage``; `Conflict` for one that
    is over.
    """
    with database.reading(actor) as session:
        job = found(session, key)
        if job.asked_by != actor.user and not actor.may(OTHERS):
            raise Forbidden(
                Text(
                    zh="只有提出人或机构负责人可以取消。",
                    en="Only who asked for it, or an owner of the organisation, can cancel it.",
                )
            )
    # Written past the count of changes: a worker reports on the same record every half second.
    with database.writing(Installation("cancelling a job")) as session:
        asked = update(Job).where(Job.key == key, Job.state.not_in(OVER)).values(cancel_asked=True)
        if _changed(session, asked) == 0:
            raise Conflict(Text(zh="任务已结束。", en="The job is over."))
        waiting = update(Job).where(Job.key == key, Job.state == "waiting")
        _changed(session, waiting.values(state="cancelled", ended=now()))


def _changed(session: Session, statement: Any) -> int:
    result: Any = session.execute(statement.execution_options(synchronize_session=False))
    return int(result.rowcount)
