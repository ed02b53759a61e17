"""A publication as a result list shows it."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, Field

from qianglian.corpus.searching import Hit
from qianglian.model.publication import LegalState, PatentType

HIDDEN = "Null where the share does not show it."


class Words(BaseModel):
    """A text in one language."""

    lang: str = Field(examples=["zh"])
    text: str = Field(examples=["一种电池快换锁止机构"])


class Origin(BaseModel):
    """The row of a file that states the publication."""

    batch: str
    sheet: str
    row: int


class Row(BaseModel):
    """A publication of a result list. What a share hides is null; what no source states is empty."""

    key: str = Field(description="Permanent key.", examples=["pvtczjlvymqeexgh6"])
    number: str = Field(description="Publication number, or the vendor's id where no source gives one.")
    also: list[str] = Field(description="Other numbers of the same publication.")
    application: str | None = Field(default=None, examples=["CN202019000547.4"])
    titles: list[Words] | None = Field(default=None, description=HIDDEN)
    abstracts: list[Words] | None = Field(default=None, description=HIDDEN)
    applicants: list[str] | None = Field(default=None, description=HIDDEN)
    owners: list[str] | None = Field(default=None, description=HIDDEN)
    inventors: list[str] | None = Field(default=None, description=HIDDEN)
    ipc: list[str] | None = Field(default=None, description=HIDDEN)
    cpc: list[str] | None = Field(default=None, description=HIDDEN)
    publication_date: date | None = None
    filing_date: date | None = None
    patent_type: PatentType | None = None
    status: LegalState | Literal["unknown"] | None = Field(default=None, description=HIDDEN)
    sources: list[Origin] | None = Field(default=None, description=HIDDEN)
    score: float | None = Field(default=None, description="How well it answers, among the hits of this list.")
    highlights: dict[str, list[tuple[int, int]]] = Field(
        default_factory=dict,
        description="Where the asked words stand in the first `title` and `abstract`: from and to, in characters.",
        examples=[{"title": [[14, 16]]}],
    )


def row_of(hit: Hit) -> Row:
    """A hit as it is told."""
    body: dict[str, Any] = {name: value for name, value in hit.row.items() if name in Row.model_fields}
    for name in ("titles", "abstracts"):
        if name in body:
            body[name] = [Words(lang=lang, text=text) for lang, text in body[name]]
    if "sources" in body:
        body["sources"] = [
            Origin(batch=batch, sheet=sheet, row=row) for batch, _, sheet, row in body["sources"]
        ]
    for name in ("publication_date", "filing_date", "patent_type", "application"):
        body[name] = body.get(name) or None
    return Row(**{**body, "number": hit.number}, score=hit.score, highlights=hit.highlights)
