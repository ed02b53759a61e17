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
    """One claim. ``independent`` is None where the source does not tell; ``depends_on`` the claims it refers to."""

    number: int
    text: str
    lang: str = ""
    independent: bool | None = None
    depends_on: tuple[int, ...] = ()


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
    """A cited document: number as given, category (X/Y/A…), and whether an examiner cited it.

    Other literature has no number and stands in ``text``. ``phase`` is where the citation was made, as the office
    codes it (SEA search report, ISR international search, APP by the applicant …), or ``family`` where another member
    of the family made it; ``claims`` the claims it bears on.
    """

    number: str
    category: str = ""
    by_examiner: bool | None = None
    text: str = ""
    phase: str = ""
    claims: str = ""


@dataclass(frozen=True, slots=True)
class ClassSymbol:
    """A classification symbol as the office assigned it; in the order of the document.

    ``scheme``: ``ipc`` (edition 1 to 7), ``ipcr`` (from 2006), ``cpc``, ``loc``, ``uspc``, ``fi``, ``fterm``, …;
    ``value``: ``invention`` or ``additional`` information; ``position``: ``first`` or ``later``; ``""`` when not
    stated. ``office`` is who assigned it.
    """

    scheme: str
    symbol: str
    value: str = ""
    position: str = ""
    edition: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """Another application that this one rests on, by domestic law rather than by a claimed foreign priority.

    ``relation``: ``continuation``, ``continuation_in_part``, ``division``, ``reissue``, ``reexamination``,
    ``provisional``, ``substitution``, ``addition``, ``utility_model_basis``, ``correction``, ``pct`` (the
    international application of a national phase), ``pct_publication`` (its publication), ``earlier_publication`` (an
    earlier stage of this application, by this office); the mixed ones of the USPTO: ``continuing_reissue``,
    ``divisional_reissue``, ``reexamination_reissue_merger``; or the source's own word.
    """

    relation: str
    number: str
    country: str = ""
    date: date | None = None


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

    Lists keep the source's order; the first classification is the main one. ``ipc``, ``cpc`` and ``loc`` are the
    symbols to search by, each once; ``classes`` says of each how it was assigned, where the source tells.
    ``figures`` are references (file names), never pictures. ``extra`` holds the columns that no field of ours
    stands for, by the source's own column names.
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
    descriptions: tuple[LangText, ...] = ()
    classes: tuple[ClassSymbol, ...] = ()
    related: tuple[Related, ...] = ()
    figures: tuple[str, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)
