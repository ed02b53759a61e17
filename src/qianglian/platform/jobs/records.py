"""Tables of jobs and of what they say on the way."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, get_args

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qianglian.platform.database.columns import Json
from qianglian.platform.database.tables import KEY, Owned

State = Literal["waiting", "running", "done", "failed", "cancelled"]
"""等待 / 进行中 / 完成 / 失败 / 已取消."""
OVER: tuple[State, ...] = ("done", "failed", "cancelled")


class Job(Owned):
    """Something to be done for a person, by a worker, once.

    Attributes:
        kind: Name of the `qianglian.platform.jobs.contract.JobKind`.
        params: What it was asked to do, as plain JSON.
        subject: Key of the workspace or record that it is about.
        asked_by: Key of the account; the job may do what that person may do when it runs.
        done, total: How far it is, in the units of the kind; no ``total`` where nobody knows.
        stage: What it does now, ``{"zh": …, "en": …}``.
        attempt: How often a worker has begun it: more than once where one was killed.
        result: What it came to, as plain JSON.
        failure: The error, as `qianglian.platform.jobs.performing` writes it.
    """

    __tablename__ = "job"

    kind: Mapped[str] = mapped_column(String(60))
    params: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    subject: Mapped[str] = mapped_column(String(200), default="")
    asked_by: Mapped[str] = mapped_column(String(KEY))
    state: Mapped[str] = mapped_column(String(12), default="waiting")
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int | None]
    stage: Mapped[dict[str, str] | None] = mapped_column(Json)
    attempt: Mapped[int] = mapped_column(default=0)
    cancel_asked: Mapped[bool] = mapped_column(default=False)
    began: Mapped[datetime | None]
    ended: Mapped[datetime | None]
    result: Mapped[dict[str, Any] | None] = mapped_column(Json)
    failure: Mapped[dict[str, Any] | None] = mapped_column(Json)

    __table_args__ = (
        CheckConstraint(f"state IN ({', '.join(map(repr, get_args(State)))})", name="state"),
        Index(None, "state", "created"),
    )


class JobLine(Owned):
    """One line of a job's log, numbered from 1; who may not read the job may not read its log."""

    __tablename__ = "job_line"

    job: Mapped[str] = mapped_column(ForeignKey("job.key"))
    number: Mapped[int]
    zh: Mapped[str] = mapped_column(String(1000))
    en: Mapped[str] = mapped_column(String(1000))

    __table_args__ = (UniqueConstraint("job", "number"),)
