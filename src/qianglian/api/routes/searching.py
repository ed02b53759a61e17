"""Searching a workspace: pages with highlights and facets, what is alike, and why a number is not found."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import BaseModel, Field

from qianglian.api.answering import Figure, Scope, figure_of, scope_of
from qianglian.api.rows import Row, row_of
from qianglian.corpus.clauses import Clause
from qianglian.corpus.searching import Page
from qianglian.corpus.similar.answer import NearestSentence, SimilarHit
from qianglian.corpus.similar.parts import Part
from qianglian.corpus.whynot import Fate, FateName
from qianglian.judgements import Judgement
from qianglian.model.text import Text
from qianglian.platform.serving.asking import LONGEST, Asked, WorkspaceKey, Written, read_query
from qianglian.platform.serving.deciding import may, resource
from qianglian.platform.serving.house import InHouse
from qianglian.platform.serving.paging import DEEPEST, MOST
from qianglian.platform.serving.who import Who

router = resource("/workspaces/{workspace}", "searching")

Sort = Literal["relevance", "-pd", "pd", "-fd", "fd", "key"]
Facet = Literal["office", "kind", "type", "st", "lang", "applicant", "ipc4", "py", "fy"]


class Counted(BaseModel):
    """A value of a facet, with how many publications have it."""

    value: str = Field(examples=["CN"])
    count: int


class Found(BaseModel):
    """A page of what a query finds."""

    query: str = Field(description="The query in normal form.", examples=["ipc:H01M AND ti:电池"])
    total: Figure
    rows: list[Row]
    page: int
    size: int
    facets: dict[str, list[Counted]]
    scope: Scope


class Contribution(BaseModel):
    """A part of a likeness: what it says (null where not known), and its share of what speaks for the publication."""

    part: Part
    value: float | None
    share: float


class Alike(Row):
    """A publication that is like what was asked, and why."""

    parts: list[Contribution]
    words: list[str] = Field(description="Words that agree, the telling ones first.")
    classes: list[str] = Field(description="Classes that agree, the telling ones first.")
    sentence: NearestSentence | None = Field(description="The sentence that is most like the question.")


class AlikeFound(BaseModel):
    """A ranking by likeness: how long it is, is no count."""

    number: str = Field(description="The publication that was asked about; empty for a text.")
    within: Figure = Field(description="What was compared.")
    rows: list[Alike]
    notes: list[Text]
    embedder: str
    left_out: list[str] = Field(description="Keys of the publication itself and its family.")
    scope: Scope


class Rejection(BaseModel):
    """A row of a file that could not be kept."""

    batch: str
    sheet: str | None = None
    row: int | None = None
    code: str


class Fated(BaseModel):
    """What became of a number."""

    asked: str
    fate: FateName
    text: Text
    number: str
    key: str
    failing: list[str] = Field(description="The smallest clauses of the query that fail.")
    clause: Clause | None = Field(description="The query clause by clause.")
    places: list[str] = Field(description="Files and rows that state it, or in which it was rejected.")
    others: list[str] = Field(description="Other documents of the same number.")
    rejections: list[Rejection]
    judgement: Judgement | None = Field(description="Who took it out, when and why.")


@router.get("/search")
@may("evidence.read")
def search(
    house: InHouse,
    who: Who,
    workspace: WorkspaceKey,
    q: Asked = "",
    dialect: Written = "qianglian",
    page: Annotated[int, Query(ge=1, le=DEEPEST)] = 1,
    size: Annotated[int, Query(ge=0, le=MOST)] = 50,
    sort: Sort = "relevance",
    facets: Annotated[list[Facet], Query(max_length=9)] = [],  # noqa: B006 -- read, never changed
) -> Found:
    """One page of what a query finds, best first, with highlights and facets."""
    with house.workspace(who, workspace) as found:
        asked = read_query(q, dialect)
        answer = found.workspace.search(
            asked, limit=size, sort=sort, offset=(page - 1) * size, facets=list(dict.fromkeys(facets))
        )
        return Found(
            query=answer.query,
            total=figure_of(answer.total, found, answer.query),
            rows=[row_of(hit) for hit in answer.hits],
            page=page,
            size=size,
            facets=_facets(answer),
            scope=scope_of(found),
        )


@router.get("/similar")
@may("evidence.read")
def find_similar(
    house: InHouse,
    who: Who,
    workspace: WorkspaceKey,
    asked: Annotated[
        str, Query(min_length=1, max_length=LONGEST, description="A technical description, or a number.")
    ],
    q: Asked = "",
    dialect: Written = "qianglian",
    size: Annotated[int, Query(ge=1, le=MOST)] = 20,
) -> AlikeFound:
    """What is most like a text or a publication, best first, with the reasons for each."""
    with house.workspace(who, workspace) as found:
        answer = found.workspace.similar(asked, limit=size, query=read_query(q, dialect))
        return AlikeFound(
            number=answer.number,
            within=figure_of(answer.within, found, q),
            rows=[_alike(hit) for hit in answer.hits],
            notes=list(answer.notes),
            embedder=answer.embedder,
            left_out=list(answer.left_out),
            scope=scope_of(found),
        )


@router.get("/why-not")
@may("evidence.read")
def tell_why_not(
    house: InHouse,
    who: Who,
    workspace: WorkspaceKey,
    number: Annotated[list[str], Query(min_length=1, max_length=MOST, description="One number or several.")],
    q: Asked = "",
    dialect: Written = "qianglian",
) -> list[Fated]:
    """Why a number is not among what a query finds: in no file, rejected, taken out, or failing which clause."""
    with house.workspace(who, workspace) as found:
        fates = found.workspace.why_not(number, read_query(q, dialect))
    return [_fated(fate) for fate in fates]


def _facets(answer: Page) -> dict[str, list[Counted]]:
    return {
        name: [Counted(value=str(value), count=count) for value, count in values]
        for name, values in answer.facets.items()
    }


def _alike(hit: SimilarHit) -> Alike:
    row: dict[str, Any] = row_of(hit.hit).model_dump()
    return Alike(
        **row,
        parts=[Contribution(part=one.part, value=one.value, share=one.share) for one in hit.parts],
        words=list(hit.words),
        classes=list(hit.classes),
        sentence=hit.sentence,
    )


def _fated(fate: Fate) -> Fated:
    return Fated(
        asked=fate.asked,
        fate=fate.name,
        text=fate.text,
        number=fate.number,
        key=fate.key,
        failing=fate.failing,
        clause=fate.clause,
        places=list(fate.places),
        others=list(fate.others),
        rejections=[Rejection.model_validate(row) for row in fate.rejections],
        judgement=fate.judgement,
    )
