"""The patent publication and what it carries, as a source states it.

A field that a source does not give is empty (``None``, ``()``, ``""``): unknown, never false or zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from qianglian.model.numbers import ApplicationNumber, PublicationNumber

PatentType = Literal["invention", "utility_model", "design"]
LegalState = Literal["in_force", "pending", "lapsed"]


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number in somebody's scheme: ``("lens", "004-805-490-009-407")``, ``("uscc", …)``."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class LangText:
    """A text in one language (ISO 639-1, ``""`` when unknown); ``translated`` by the vendor, not the office."""

    lang: str
    text: str
    translated: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. ``independent`` is None where the source does not tell."""

    number: int
    text: str
    lang: str = ""
    independent: bool | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """An applicant, owner, inventor or agent as named by the source; address as filed."""

    name: str
    address: str = ""
    country: str = ""
    identifiers: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Priority:
    """A claimed priority: the number as given, its country and date."""

    number: str
    country: str = ""
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited document: number as given, category (X/Y/A…), and whether an examiner cited it."""

    number: str
    category: str = ""
    by_examiner: bool | None = None


@dataclass(frozen=True, slots=True)
class LegalEvent:
    """Something that happened to a publication in law; ``date`` None when not stated."""

    date: date | None
    text: str
    code: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class LegalStatus:
    """The state in force, pending or lapsed as a source states it, and when it was true (``as_of``)."""

    state: LegalState | None
    as_given: str
    as_of: date | None = None


@dataclass(slots=True)
class Publication:
    """One patent publication as one source states it, or as resolved from several.

    Lists keep the source's order; the first classification is the main one. ``extra`` holds the columns
    that no field of ours stands for, by the source's own column names.
    """

    number: PublicationNumber | None = None
    identifiers: tuple[Identifier, ...] = ()
    country: str = ""
    application: ApplicationNumber | None = None
    application_as_given: str = ""
    patent_type: PatentType | None = None
    titles: tuple[LangText, ...] = ()
    abstracts: tuple[LangText, ...] = ()
    claims: tuple[Claim, ...] = ()
    filing_date: date | None = None
    publication_date: date | None = None
    grant_date: date | None = None
    priority_date: date | None = None
    expiry_date: date | None = None
    applicants: tuple[Party, ...] = ()
    owners: tuple[Party, ...] = ()
    inventors: tuple[Party, ...] = ()
    agents: tuple[Party, ...] = ()
    ipc: tuple[str, ...] = ()
    cpc: tuple[str, ...] = ()
    loc: tuple[str, ...] = ()
    priorities: tuple[Priority, ...] = ()
    families: tuple[Identifier, ...] = ()
    citations: tuple[Citation, ...] = ()
    cited_by: tuple[Citation, ...] = ()
    cited_by_count: int | None = None
    family_size: int | None = None
    status: LegalStatus | None = None
    events: tuple[LegalEvent, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)
