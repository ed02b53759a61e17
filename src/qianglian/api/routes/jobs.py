"""Jobs (任务): which run, how far they are, what they say, and cancelling one."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query
from pydantic import BaseModel

from qianglian.api.deciding import may, resource
from qianglian.api.house import InHouse
from qianglian.api.jobs_told import JobTold, job_told
from qianglian.api.paging import Listed, Paged
from qianglian.api.who import Who
from qianglian.model.text import Text
from qianglian.platform.jobs.asking import cancel, found, lines, listed

router = resource("/jobs", "jobs")

JobKey = Annotated[str, Path(max_length=40)]
NEWEST = 1_000
"""Jobs that are listed at most."""


class Line(BaseModel):
    """A line of a job's log."""

    number: int
    said: Text


@router.get("")
@may("record.read")
def list_jobs(
    house: InHouse,
    who: Who,
    paging: Paged,
    running: Annotated[bool, Query(description="Only those that are not over.")] = False,
) -> Listed[JobTold]:
    """The jobs of the organisation, the newest first: a thousand at most."""
    with house.database.reading(who) as session:
        rows = listed(session, running=running, limit=NEWEST)
        return Listed[JobTold](
            items=[job_told(job) for job in paging.of(rows)],
            total=len(rows),
            page=paging.page,
            size=paging.size,
        )


@router.get("/{job}")
@may("record.read")
def show_job(house: InHouse, who: Who, job: JobKey) -> JobTold:
    """One job: how far it is, and what came of it."""
    with house.database.reading(who) as session:
        return job_told(found(session, job))


@router.get("/{job}/lines")
@may("record.read")
def list_lines(
    house: InHouse,
    who: Who,
    job: JobKey,
    after: Annotated[int, Query(ge=0, le=1_000_000, description="Lines after this number.")] = 0,
) -> list[Line]:
    """What a job said on the way, in order."""
    with house.database.reading(who) as session:
        found(session, job)
        return [
            Line(number=one.number, said=Text(zh=one.zh, en=one.en)) for one in lines(session, job, after)
        ]


@router.post("/{job}/cancelling")
@may("record.read")
def cancel_job(house: InHouse, who: Who, job: JobKey) -> JobTold:
    """Cancel a job: one's own, or anybody's for who manages members."""
    cancel(house.database, who, job)
    with house.database.reading(who) as session:
        return job_told(found(session, job))
