"""What the sources state of a publication, as its page shows it."""

from __future__ import annotations

from datetime import date as day

from pydantic import BaseModel, Field

from qianglian.model.publication import (
    Citation,
    Claim,
    ClassSymbol,
    Identifier,
    LangText,
    LegalStatus,
    Party,
    PatentType,
    Publication,
)


class Claimed(BaseModel):
    """A claimed priority."""

    number: str
    country: str
    date: day | None


class RestsOn(BaseModel):
    """Another application that this one rests on by domestic law: continuation, division, a national phase's PCT."""

    relation: str = Field(examples=["division"])
    number: str
    country: str
    date: day | None


class Event(BaseModel):
    """Something that happened in law, as a source says it."""

    date: day | None
    text: str
    code: str
    country: str


class Bibliography(BaseModel):
    """A publication as resolved from its sources; what none states, or what a share hides, is empty."""

    country: str = Field(examples=["CN"])
    application: str = Field(description="Application number as given.", examples=["CN202019000547.4"])
    identifiers: list[Identifier]
    patent_type: PatentType | None
    titles: list[LangText]
    abstracts: list[LangText]
    claims: list[Claim]
    descriptions: list[LangText]
    filing_date: day | None
    publication_date: day | None
    grant_date: day | None
    priority_date: day | None
    expiry_date: day | None = Field(description="The end of the term as a source states it.")
    applicants: list[Party]
    owners: list[Party]
    inventors: list[Party]
    agents: list[Party]
    ipc: list[str]
    cpc: list[str]
    loc: list[str]
    classes: list[ClassSymbol] = Field(description="How each symbol was assigned, where a source tells.")
    priorities: list[Claimed]
    families: list[Identifier] = Field(description="Families as vendors give them.")
    related: list[RestsOn]
    citations: list[Citation]
    cited_by: list[Citation]
    cited_by_count: int | None
    family_size: int | None
    status: LegalStatus | None
    events: list[Event]
    figures: list[str]
    extra: dict[str, str] = Field(
        description="Columns of the source that no field stands for, by its own names."
    )


def bibliography(publication: Publication) -> Bibliography:
    """The publication as it is told."""
    told = {name: getattr(publication, name) for name in Bibliography.model_fields if name != "application"}
    return Bibliography.model_validate(
        {**told, "application": publication.application_as_given}, from_attributes=True
    )
