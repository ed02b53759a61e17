"""What workers do for a navigation: publishing the map through its gate, and writing the report."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from qianglian.api.asking import LONGEST, WorkspaceKey
from qianglian.api.deciding import may, resource
from qianglian.api.house import House, InHouse
from qianglian.api.jobs_told import JobTold, job_told
from qianglian.api.who import Who
from qianglian.operations.navigation.jobs import PUBLISH, REPORT
from qianglian.platform.jobs.asking import ask
from qianglian.platform.jobs.contract import JobKind
from qianglian.platform.jobs.queue import Queue
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.workspaces.opening import own

router = resource("/workspaces/{workspace}", "navigation")


class NewVersion(BaseModel):
    """A version of the map to publish."""

    model_config = ConfigDict(extra="forbid")
    note: str = Field(default="", max_length=2_000)


class NewReport(BaseModel):
    """A navigation report to write."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["industry", "enterprise", "research"] = "industry"
    query: str = Field(default="", max_length=LONGEST)
    region: str = Field(default="", max_length=20, examples=["320000"])
    families: Literal["simple", "extended", "given"] = "simple"
    level: Literal["party", "group", "likely_group"] = "party"
    title: str = Field(default="", max_length=200)
    by: str = Field(default="", max_length=200)
    for_own_use: bool = Field(
        default=False,
        description="It stays in the organisation: needed where a source's terms let nothing out.",
    )


@router.post("/versions", status_code=202)
@may(PUBLISH.permission)
def begin_publishing(house: InHouse, who: Who, workspace: WorkspaceKey, told: NewVersion) -> JobTold:
    """Measure the quality gate and publish the map as it stands; follow the job."""
    return _asked(house, who, PUBLISH, workspace, told)


@router.post("/reports", status_code=202)
@may(REPORT.permission)
def begin_report(house: InHouse, who: Who, workspace: WorkspaceKey, told: NewReport) -> JobTold:
    """Write the navigation report of the chain in force; the job comes to the keys of its files."""
    return _asked(house, who, REPORT, workspace, told)


def _asked(house: House, who: Actor, kind: JobKind, workspace: str, told: BaseModel) -> JobTold:
    with house.database.writing(who) as session:
        record = own(session, who, workspace)
        params = {"workspace": record.key, **told.model_dump(mode="json")}
        job = ask(session, who, kind, params, subject=record.key, secrecy=record.secrecy)
        answer = job_told(job)
    # Written first: a worker that takes the key at once finds the job.
    Queue(house.home).put(answer.key)
    return answer
