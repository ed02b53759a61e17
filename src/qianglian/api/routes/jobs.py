"""Jobs (任务): which run, how far they are, what they say, and cancelling one."""

from __future__ import annotations

from asyncio import sleep
from collections.abc import AsyncIterator
from time import monotonic
from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import BaseModel
from sse_starlette import EventSourceResponse
from starlette.concurrency import run_in_threadpool

from qianglian.model.text import Text
from qianglian.operations.desks import job_kinds
from qianglian.platform.jobs.asking import cancel, found, lines, listed
from qianglian.platform.jobs.records import OVER, Job
from qianglian.platform.serving.deciding import may, resource
from qianglian.platform.serving.house import InHouse
from qianglian.platform.serving.jobs_told import JobTold, job_told
from qianglian.platform.serving.paging import Listed, Paged
from qianglian.platform.serving.who import Who

router = resource("/jobs", "jobs")

JobKey = Annotated[str, Path(max_length=40)]
NEWEST = 1_000
"""Jobs that are listed at most."""


FOLLOWED, EVERY = 60.0, 0.5
"""Seconds that a stream lasts, and between two looks."""
STREAM: dict[int | str, dict[str, Any]] = {
    200: {"description": "Events `job`.", "content": {"text/event-stream": {"schema": {"type": "string"}}}}
}


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
            items=[_told(job) for job in paging.of(rows)],
            total=len(rows),
            page=paging.page,
            size=paging.size,
        )


@router.get("/{job}")
@may("record.read")
def show_job(house: InHouse, who: Who, job: JobKey) -> JobTold:
    """One job: how far it is, and what came of it."""
    with house.database.reading(who) as session:
        return _told(found(session, job))


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


@router.get("/{job}/events", response_class=EventSourceResponse, responses=STREAM)
@may("record.read")
async def follow_job(house: InHouse, who: Who, job: JobKey) -> EventSourceResponse:
    """A job as it goes on (server-sent events): the job as `show_job` gives it, each time that it has changed, until it
    is over. A stream ends after a minute and is asked for again: whoever may not read it any more then learns so."""

    def told() -> JobTold:
        return show_job(house, who, job)

    first = await run_in_threadpool(told)

    async def changes() -> AsyncIterator[dict[str, str]]:
        last, until = first, monotonic() + FOLLOWED
        yield _event(last)
        while last.state not in OVER and monotonic() < until:
            await sleep(EVERY)
            now = await run_in_threadpool(told)
            if now != last:
                last = now
                yield _event(last)

    return EventSourceResponse(changes())


@router.post("/{job}/cancelling")
@may("record.read")
def cancel_job(house: InHouse, who: Who, job: JobKey) -> JobTold:
    """Cancel a job: one's own, or anybody's for who manages members."""
    cancel(house.database, who, job)
    with house.database.reading(who) as session:
        return _told(found(session, job))


def _event(job: JobTold) -> dict[str, str]:
    return {"event": "job", "data": job.model_dump_json()}


def _told(job: Job) -> JobTold:
    return job_told(job, job_kinds().get(job.kind))
