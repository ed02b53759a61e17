"""Navigation projects and recommendations over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from fastapi import Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from qianglian.model.text import Text
from qianglian.operations.navigation import projects, recommendations
from qianglian.operations.navigation.flows import PROJECT, RECOMMENDATION
from qianglian.operations.navigation.kinds import kinds
from qianglian.operations.navigation.records import NavigationProject, NavigationRecommendation
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.serving.deciding import may, resource
from qianglian.platform.serving.house import InHouse
from qianglian.platform.serving.paging import Listed, Paged
from qianglian.platform.serving.states import StateTold, StepTold, Taking, state_told, step_told
from qianglian.platform.serving.versions import IfMatch, tag, unchanged
from qianglian.platform.serving.who import Who
from qianglian.platform.workflow.taking import history
from qianglian.platform.workspaces.opening import opened

router = resource("/navigation", "navigation")

Key = Annotated[str, Path(max_length=40)]
State = Annotated[str, Query(max_length=40, description="Only those in this state.")]


class Kind(BaseModel):
    """A code of a list, and its name."""

    code: str
    name: Text


class ProjectTold(BaseModel):
    """A navigation project (专利导航项目)."""

    model_config = ConfigDict(from_attributes=True)
    key: str = Field(examples=["navigation-8k2m4r6t0v1x3z5b"])
    organisation: str
    name: str
    kind: str = Field(examples=["industrial_planning"])
    level: str = Field(examples=["provincial"])
    commissioner: str
    scope: str
    workspace: str | None
    chain: str
    map_version: int | None = Field(description="Of the published map.")
    due: date | None
    renew_every: int | None = Field(description="Months.")
    cost: int | None = Field(description="In fen (分); null where it is not stated.")
    keeper: str
    state: StateTold
    version: int
    created: datetime


class Project(BaseModel):
    """What is said of a project; what is left out stays as it is."""

    model_config = ConfigDict(extra="forbid")
    name: str | None = Field(default=None, max_length=200)
    kind: str | None = Field(default=None, max_length=40)
    level: str | None = Field(default=None, max_length=40)
    commissioner: str | None = Field(default=None, max_length=200)
    scope: str | None = Field(default=None, max_length=4_000)
    workspace: str | None = Field(default=None, max_length=40)
    chain: str | None = Field(default=None, max_length=80)
    due: date | None = None
    renew_every: int | None = Field(default=None, ge=0, le=1_200)
    cost: int | None = Field(default=None, ge=0, le=10**15)

    def described(self) -> projects.Described:
        """For the use cases."""
        return projects.Described(**self.model_dump())


class MapVersion(BaseModel):
    """The published version that a project publishes."""

    model_config = ConfigDict(extra="forbid")
    number: int = Field(ge=1, le=1_000_000)


class RecommendationTold(BaseModel):
    """A recommendation of a map, taken up as work (导航建议)."""

    model_config = ConfigDict(from_attributes=True)
    key: str
    workspace: str
    chain: str
    region: str
    path: str
    said: str = Field(description="As it read when it was taken up.")
    rule: str
    rule_version: str
    figures: list[str] = Field(description="Ids of the figures that it rests on.")
    keeper: str
    due: date | None
    gone: datetime | None = Field(description="When a refresh no longer made it.")
    state: StateTold
    version: int


class Assignment(BaseModel):
    """Who looks after a recommendation, and until when."""

    model_config = ConfigDict(extra="forbid")
    keeper: str = Field(max_length=40, description="Key of an account.")
    due: date | None = None


@router.get("/kinds")
@may("record.read")
def list_navigation_kinds() -> dict[str, list[Kind]]:
    """The lists that projects and results choose from."""
    return {
        name: [Kind(code=code, name=text) for code, text in there.items()] for name, there in kinds().items()
    }


@router.get("/projects")
@may("record.read")
def list_projects(house: InHouse, who: Who, paging: Paged, state: State = "") -> Listed[ProjectTold]:
    """Projects that one may read, those due first."""
    with house.database.reading(who) as session:
        rows = projects.projects(session, state)
        return Listed[ProjectTold].page_of(paging, [_project(one, who) for one in rows])


@router.post("/projects", status_code=201)
@may("record.edit")
def begin_project(house: InHouse, who: Who, response: Response, told: Project) -> ProjectTold:
    """Begin a project (立项); it needs a name, a kind and a level."""
    with house.database.writing(who) as session:
        one = projects.begin(session, who, told.described())
        tag(response, one)
        return _project(one, who)


@router.get("/projects/{project}")
@may("record.read")
def show_project(house: InHouse, who: Who, response: Response, project: Key) -> ProjectTold:
    """One project."""
    with house.database.reading(who) as session:
        one = projects.project(session, project)
        tag(response, one)
        return _project(one, who)


@router.put("/projects/{project}")
@may("record.edit")
def describe_project(
    house: InHouse, who: Who, response: Response, project: Key, told: Project, if_match: IfMatch = None
) -> ProjectTold:
    """Say more, or something else, of a project."""
    with house.database.writing(who) as session:
        unchanged(projects.project(session, project), if_match)
        one = projects.describe(session, who, project, told.described())
        tag(response, one)
        return _project(one, who)


@router.post("/projects/{project}/steps")
@may("record.read")
def step_project(house: InHouse, who: Who, response: Response, project: Key, told: Taking) -> ProjectTold:
    """Take the next step; which ones one may take stands in the project's state."""
    with house.database.writing(who) as session:
        projects.step(session, who, project, told.step, told.reason)
        one = projects.project(session, project)
        tag(response, one)
        return _project(one, who)


@router.get("/projects/{project}/steps")
@may("record.read")
def list_project_steps(house: InHouse, who: Who, project: Key) -> list[StepTold]:
    """How a project came where it is, oldest first."""
    with house.database.reading(who) as session:
        steps = history(session, projects.project(session, project))
        return [step_told(PROJECT, one) for one in steps]


@router.put("/projects/{project}/map")
@may("record.edit")
def name_project_map(
    house: InHouse, who: Who, response: Response, project: Key, told: MapVersion
) -> ProjectTold:
    """State which published version of its workspace's map the project publishes."""
    with house.database.writing(who) as session:
        workspace = projects.project(session, project).workspace or ""
        with opened(session, house.home, house.rooms, who, workspace) as found:
            one = projects.name_version(session, who, project, found, told.number)
        tag(response, one)
        return _project(one, who)


@router.get("/recommendations")
@may("record.read")
def list_recommendations(
    house: InHouse,
    who: Who,
    paging: Paged,
    workspace: Annotated[str, Query(max_length=40)] = "",
    state: State = "",
) -> Listed[RecommendationTold]:
    """Recommendations that were taken up, those due first."""
    with house.database.reading(who) as session:
        rows = recommendations.recommendations(session, workspace, state)
        return Listed[RecommendationTold].page_of(paging, [_recommendation(one, who) for one in rows])


@router.put("/recommendations/{recommendation}/assignment")
@may("record.edit")
def assign_recommendation(
    house: InHouse, who: Who, recommendation: Key, told: Assignment
) -> RecommendationTold:
    """Give a recommendation a keeper and a day."""
    with house.database.writing(who) as session:
        one = recommendations.assign(session, who, recommendation, told.keeper, told.due)
        return _recommendation(one, who)


@router.post("/recommendations/{recommendation}/steps")
@may("record.read")
def step_recommendation(house: InHouse, who: Who, recommendation: Key, told: Taking) -> RecommendationTold:
    """Take the next step."""
    with house.database.writing(who) as session:
        recommendations.step(session, who, recommendation, told.step, told.reason)
        return _recommendation(recommendations.recommendation(session, recommendation), who)


def _project(one: NavigationProject, who: Actor) -> ProjectTold:
    told = {name: getattr(one, name) for name in ProjectTold.model_fields if name != "state"}
    return ProjectTold(**told, state=state_told(PROJECT, one, who))


def _recommendation(one: NavigationRecommendation, who: Actor) -> RecommendationTold:
    told = {name: getattr(one, name) for name in RecommendationTold.model_fields if name != "state"}
    return RecommendationTold(**told, state=state_told(RECOMMENDATION, one, who))
