"""Publications from Parquet rows: the way back of `qianglian.corpus.schema.FIELDS`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qianglian.model.numbers import ApplicationNumber, PublicationNumber, application_number
from qianglian.model.publication import (
    Citation,
    Claim,
    ClassSymbol,
    Identifier,
    LangText,
    LegalEvent,
    LegalStatus,
    Party,
    Priority,
    Publication,
    Related,
)

Row = Mapping[str, Any]


def publication_from(row: Row) -> Publication:
    """The publication that a row of ``records`` or ``publications`` states; a part of schema 1 lacks some columns."""
    status = row["status"]
    return Publication(
        number=_number(row),
        identifiers=_identifiers(row["identifiers"]),
        country=row["country"] or "",
        application=_application(row),
        application_as_given=row["application_as_given"] or "",
        patent_type=row["patent_type"] or None,
        titles=tuple(LangText(**t) for t in row["titles"] or ()),
        abstracts=tuple(LangText(**t) for t in row["abstracts"] or ()),
        claims=tuple(_claim(c) for c in row["claims"] or ()),
        filing_date=row["filing_date"],
        publication_date=row["publication_date"],
        grant_date=row["grant_date"],
        priority_date=row["priority_date"],
        expiry_date=row["expiry_date"],
        applicants=_parties(row["applicants"]),
        owners=_parties(row["owners"]),
        inventors=_parties(row["inventors"]),
        agents=_parties(row["agents"]),
        ipc=tuple(row["ipc"] or ()),
        cpc=tuple(row["cpc"] or ()),
        loc=tuple(row["loc"] or ()),
        priorities=tuple(Priority(**p) for p in row["priorities"] or ()),
        families=_identifiers(row["families"]),
        citations=tuple(_citation(c) for c in row["citations"] or ()),
        cited_by=tuple(_citation(c) for c in row["cited_by"] or ()),
        cited_by_count=row["cited_by_count"],
        family_size=row["family_size"],
        status=LegalStatus(**status) if status else None,
        events=tuple(LegalEvent(**e) for e in row["events"] or ()),
        descriptions=tuple(LangText(**t) for t in row.get("descriptions") or ()),
        classes=tuple(ClassSymbol(**c) for c in row.get("classes") or ()),
        related=tuple(Related(**r) for r in row.get("related") or ()),
        figures=tuple(row.get("figures") or ()),
        extra=dict(row["extra"] or ()),
    )


def _number(row: Row) -> PublicationNumber | None:
    if not row["number"]:
        return None
    return PublicationNumber(row["country"], row["number"], row["kind"], row["number_as_given"])


def _application(row: Row) -> ApplicationNumber | None:
    """Read again from its text; what the source wrote is put back as given."""
    if not row["application_text"]:
        return None
    read = application_number(row["application_text"])
    if not isinstance(read, ApplicationNumber):
        return None
    return ApplicationNumber(
        read.country,
        read.number,
        read.check,
        row["application_check_ok"],
        row["application_as_given"] or read.as_given,
    )


def _claim(found: Row) -> Claim:
    said = dict(found)
    return Claim(**{**said, "depends_on": tuple(said.get("depends_on") or ())})


def _citation(found: Row) -> Citation:
    """Parts that schema 1 did not have come as None from a view over parts of both."""
    return Citation(**{name: value for name, value in found.items() if value is not None})


def _identifiers(found: Sequence[Row] | None) -> tuple[Identifier, ...]:
    return tuple(Identifier(**i) for i in found or ())


def _parties(found: Sequence[Row] | None) -> tuple[Party, ...]:
    return tuple(
        Party(p["name"], p["address"] or "", p["country"] or "", _identifiers(p["identifiers"]))
        for p in found or ()
    )
