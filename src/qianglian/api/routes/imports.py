"""Importing files that were brought in: a worker reads them, and its job says how far it is."""

from __future__ import annotations

from datetime import date as day

from pydantic import BaseModel, ConfigDict, Field

from qianglian.model.errors import Conflict
from qianglian.model.text import Text
from qianglian.platform.jobs.asking import ask
from qianglian.platform.jobs.queue import Queue
from qianglian.platform.serving.asking import LONGEST, WorkspaceKey
from qianglian.platform.serving.deciding import may, resource
from qianglian.platform.serving.house import InHouse
from qianglian.platform.serving.jobs_told import JobTold, job_told
from qianglian.platform.serving.who import Who
from qianglian.platform.workspaces.importing import IMPORT
from qianglian.platform.workspaces.opening import own

router = resource("/workspaces/{workspace}/imports", "imports")

MOST_FILES = 500


class Searched(BaseModel):
    """The search that the files answer (检索登记)."""

    model_config = ConfigDict(extra="forbid")

    database: str = Field(default="", max_length=200, examples=["incoPat"])
    query: str = Field(default="", max_length=LONGEST)
    date: day | None = None
    operator: str = Field(default="", max_length=100, description="Who searched; oneself where empty.")
    hits: int | None = Field(default=None, ge=0, description="How many the database showed.")


class NewImport(BaseModel):
    """Files to import, in order."""

    model_config = ConfigDict(extra="forbid")

    files: list[str] = Field(min_length=1, max_length=MOST_FILES, description="Keys of kept files.")
    format: str = Field(default="", max_length=60, description="Name of a source; recognised where empty.")
    search: Searched = Searched()


@router.post("", status_code=202)
@may("evidence.import")
def begin_import(house: InHouse, who: Who, workspace: WorkspaceKey, told: NewImport) -> JobTold:
    """Have files imported: the answer is the job, which says how far it is and what came of it."""
    with house.database.writing(who) as session:
        record = own(session, who, workspace)
        if record.closed is not None:
            raise Conflict(
                Text(zh="该项目已归档，不能再导入。", en="The workspace is put away: nothing is imported.")
            )
        params = {"workspace": workspace, **told.model_dump(mode="json")}
        job = ask(session, who, IMPORT, params, subject=workspace, secrecy=record.secrecy)
        answer = job_told(job, IMPORT)
    Queue(house.home).put(answer.key)
    return answer
