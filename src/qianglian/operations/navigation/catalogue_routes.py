"""The catalogue of results over HTTP: listed, requested, answered, used, reported on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from fastapi import Path, Query
from pydantic import BaseModel, ConfigDict, Field

from qianglian.operations.navigation import catalogue
from qianglian.operations.navigation.flows import REQUEST
from qianglian.operations.navigation.records import ResultRequest
from qianglian.platform.permissions.actor import Actor
from qianglian.platform.serving.deciding import may, resource
from qianglian.platform.serving.house import InHouse
from qianglian.platform.serving.paging import Listed, Paged
from qianglian.platform.serving.states import StateTold, Taking, state_told
from qianglian.platform.serving.who import Who
from qianglian.platform.sharing.giving import Scope

router = resource("/navigation", "navigation")

Key = Annotated[str, Path(max_length=40)]


class NewResult(BaseModel):
    """A result to list. Its card is read by everybody who signs in; the result itself stays at home."""

    model_config = ConfigDict(extra="forbid")
    project: str = Field(max_length=40)
    kind: str = Field(max_length=40, examples=["map"])
    title: str = Field(min_length=1, max_length=200)
    cut_off: date = Field(description="Day up to which its evidence reaches.")
    summary: str = Field(default="", max_length=4_000)
    terms: str = Field(default="", max_length=2_000, description="使用条件.")


class ResultTold(BaseModel):
    """A card of the catalogue."""

    model_config = ConfigDict(from_attributes=True)
    key: str = Field(examples=["result-8k2m4r6t0v1x3z5b"])
    owner: str
    kind: str
    title: str
    summary: str
    cut_off: date
    map_version: int | None
    terms: str
    created: datetime


class NewRequest(BaseModel):
    """What a result is wanted for."""

    model_config = ConfigDict(extra="forbid")
    purpose: str = Field(min_length=1, max_length=2_000)


class Shared(BaseModel):
    """How far the evidence behind a result is shared with who asked."""

    model_config = ConfigDict(extra="forbid")
    rows: str = Field(
        default="", max_length=8_000, description="A query; empty for all that the terms let out."
    )
    fields: list[str] | None = Field(default=None, max_length=60)
    to_day: date | None = None


class NewAnswer(BaseModel):
    """The owner's answer to a request."""

    model_config = ConfigDict(extra="forbid")
    granted: bool
    reason: str = Field(default="", max_length=2_000)
    share: Shared | None = Field(default=None, description="Share the workspace behind it as well.")


class AnswerTold(BaseModel):
    """An answer."""

    model_config = ConfigDict(from_attributes=True)
    granted: bool
    reason: str
    share: str | None
    created: datetime


class RequestTold(BaseModel):
    """A request, as both sides see it."""

    key: str
    organisation: str = Field(description="Who asks.")
    result: str
    purpose: str
    state: StateTold
    answer: AnswerTold | None
    created: datetime


class NewAdoption(BaseModel):
    """What became of a result where it was used."""

    model_config = ConfigDict(extra="forbid")
    used_for: str = Field(max_length=40, examples=["layout"])
    effect: str = Field(min_length=1, max_length=4_000)
    on: date
    benefit: int | None = Field(default=None, ge=0, le=10**15, description="In fen (分).")


class AdoptionTold(BaseModel):
    """A report on the use of a result."""

    model_config = ConfigDict(from_attributes=True)
    key: str
    organisation: str = Field(description="Who used it.")
    request: str
    used_for: str
    effect: str
    on: date
    benefit: int | None


@router.get("/results")
@may("record.read")
def list_results(
    house: InHouse, who: Who, paging: Paged, kind: Annotated[str, Query(max_length=40)] = ""
) -> Listed[ResultTold]:
    """The catalogue, the newest first."""
    with house.database.reading(who) as session:
        rows = catalogue.listed(session, kind)
        return Listed[ResultTold].page_of(paging, [ResultTold.model_validate(one) for one in rows])


@router.post("/results", status_code=201)
@may("record.decide")
def list_result(house: InHouse, who: Who, told: NewResult) -> ResultTold:
    """List a result of a published project."""
    card = catalogue.Card(told.kind, told.title, told.cut_off, told.summary, told.terms)
    with house.database.writing(who) as session:
        return ResultTold.model_validate(catalogue.put_on_list(session, who, told.project, card))


@router.delete("/results/{result}", status_code=204)
@may("record.decide")
def take_result_off(house: InHouse, who: Who, result: Key) -> None:
    """Take a result off the list; who uses it already goes on."""
    with house.database.writing(who) as session:
        catalogue.take_off_list(session, who, result)


@router.post("/results/{result}/requests", status_code=201)
@may("record.edit")
def request_result(house: InHouse, who: Who, result: Key, told: NewRequest) -> RequestTold:
    """Ask the owner for a result."""
    with house.database.writing(who) as session:
        asked = catalogue.request(session, who, result, told.purpose)
        return _request(asked, None, who)


@router.get("/requests")
@may("record.read")
def list_requests(house: InHouse, who: Who, paging: Paged) -> Listed[RequestTold]:
    """Requests that one's organisation made, and those made to it."""
    with house.database.reading(who) as session:
        rows = catalogue.requests(session)
        answers = catalogue.grants(session)
        told = [_request(one, _answer(answers.get(one.key)), who) for one in rows]
        return Listed[RequestTold].page_of(paging, told)


@router.post("/requests/{request}/answer", status_code=201)
@may("record.decide")
def answer_request(house: InHouse, who: Who, request: Key, told: NewAnswer) -> AnswerTold:
    """Answer a request for one's own result, once."""
    scope = None
    if told.share is not None:
        fields = tuple(told.share.fields) if told.share.fields is not None else None
        scope = Scope(rows=told.share.rows, fields=fields, to_day=told.share.to_day, reason=told.reason)
    with house.database.writing(who) as session:
        done = catalogue.answer(session, who, request, granted=told.granted, reason=told.reason, scope=scope)
        return AnswerTold.model_validate(done)


@router.post("/requests/{request}/steps")
@may("record.edit")
def step_request(house: InHouse, who: Who, request: Key, told: Taking) -> RequestTold:
    """Take a step of one's own request: begin to use, report adoption, withdraw."""
    with house.database.writing(who) as session:
        catalogue.step(session, who, request, told.step, told.reason)
        asked = catalogue.requested(session, request)
        return _request(asked, _answer(catalogue.grant_of(session, request)), who)


@router.post("/requests/{request}/adoptions", status_code=201)
@may("record.edit")
def tell_adoption(house: InHouse, who: Who, request: Key, told: NewAdoption) -> AdoptionTold:
    """Report what became of a result that one's organisation uses; its owner reads it."""
    with house.database.writing(who) as session:
        done = catalogue.tell(session, who, request, catalogue.Told(**told.model_dump()))
        return AdoptionTold.model_validate(done)


@router.get("/adoptions")
@may("record.read")
def list_adoptions(house: InHouse, who: Who, paging: Paged) -> Listed[AdoptionTold]:
    """What was reported, by one's organisation and to it."""
    with house.database.reading(who) as session:
        rows = catalogue.adoptions(session)
        return Listed[AdoptionTold].page_of(paging, [AdoptionTold.model_validate(one) for one in rows])


def _request(one: ResultRequest, answer: AnswerTold | None, who: Actor) -> RequestTold:
    return RequestTold(
        key=one.key,
        organisation=one.organisation,
        result=one.result,
        purpose=one.purpose,
        state=state_told(REQUEST, one, who),
        answer=answer,
        created=one.created,
    )


def _answer(grant: object) -> AnswerTold | None:
    return AnswerTold.model_validate(grant) if grant is not None else None
