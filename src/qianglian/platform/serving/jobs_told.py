"""A job as it is told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from qianglian.model.text import Text
from qianglian.platform.jobs.contract import JobKind
from qianglian.platform.jobs.records import Job, State


class JobTold(BaseModel):
    """What a worker does for somebody, and how far it is."""

    key: str = Field(examples=["job-8k2m4r6t0v1x3z5b"])
    kind: str = Field(examples=["import"])
    title: Text
    subject: str = Field(description="Key of the workspace or record that it is about.")
    asked_by: str
    state: State
    stage: Text | None = Field(description="What it does now.")
    done: int
    total: int | None = Field(description="Null where nobody knows.")
    attempt: int = Field(description="More than 1 where a worker was killed and another began again.")
    cancel_asked: bool
    created: datetime
    began: datetime | None
    ended: datetime | None
    result: dict[str, Any] | None
    failure: dict[str, Any] | None


def job_told(job: Job, kind: JobKind | None) -> JobTold:
    """The job as it is told; of a kind that there is no more, by its name."""
    told = {name: getattr(job, name) for name in JobTold.model_fields if name != "title"}
    return JobTold(**told, title=kind.title if kind else Text(zh=job.kind, en=job.kind))
