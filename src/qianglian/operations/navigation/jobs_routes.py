"""What workers do for a navigation, asked over HTTP: the map published, the report written, advice taken up."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from qianglian.operations.navigation.jobs import PUBLISH, REPORT, TAKE_UP
from qianglian.platform.jobs.asking import ask
from qianglian.platform.jobs.contract import JobKind
from qianglian.platform.jobs.queue import Queue
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.serving.asking import LONGEST, WorkspaceKey
from qianglian.platform.serving.deciding import may, resource
from qianglian.platform.serving.house import House, InHouse
from qianglian.platform.serving.jobs_told import JobTold, job_told
from qianglian.platform.serving.who import Who
from qianglian.platform.workspaces.opening import own

router = resource("/workspaces/{workspace}", "navigation")


class NewVersion(BaseModel):
    """A version of the map to publish."""

    model_config = ConfigDict(extra="forbid")
    note: str = Field(default="", max_length=2_000)


class OnWhat(BaseModel):
    """What a navigation stands on."""

    model_config = ConfigDict(extra="forbid")
    query: str = Field(default="", max_length=LONGEST)
    region: str = Field(default="", max_length=20, examples=["320000"])
    families: Literal["simple", "extended", "given"] = "simple"
    level: Literal["party", "group", "likely_group"] = "party"


class NewReport(OnWhat):
    """A navigation report to write."""

    type: Literal["industry", "enterprise", "research"] = "industry"
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


@router.post("/recommendations", status_code=202)
@may(TAKE_UP.permission)
def begin_taking_up(house: InHouse, who: Who, workspace: WorkspaceKey, told: OnWhat) -> JobTold:
    """Ask the rules what they recommend now, and take up what is new as work."""
    return _asked(house, who, TAKE_UP, workspace, told)


def _asked(house: House, who: Actor, kind: JobKind, workspace: str, told: BaseModel) -> JobTold:
    with house.database.writing(who) as session:
        record = own(session, who, workspace)
        params = {"workspace": record.key, **told.model_dump(mode="json")}
        job = ask(session, who, kind, params, subject=record.key, secrecy=record.secrecy)
        answer = job_told(job, kind)
    # Written first: a worker that takes the key at once finds the job.
    Queue(house.home).put(answer.key)
    return answer
