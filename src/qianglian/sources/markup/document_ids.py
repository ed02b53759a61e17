"""Numbers of documents in the forms that the EPO keeps side by side: docdb, epodoc and original."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.texts import attribute, first_text

_NOT_DIGITS = re.compile(r"\D")
_SERIAL = re.compile(r"[A-Z]{2}(?:19|20)\d{2}[A-Z]{0,2}0*(\d+)[A-Z]?")
_YEAR_FIRST = re.compile(r"(?:19|20)\d{8,10}")
_OFFICE_FORM = frozenset({"EP", "CN", "DE", "WO"})
"""Offices whose application numbers stand in docdb as the office writes them."""


class DocumentId(NamedTuple):
    """One number: ``form`` is docdb, epodoc or original; parts that are not stated are ""."""

    form: str
    country: str = ""
    number: str = ""
    kind: str = ""
    date: str = ""
    lang: str = ""


def document_ids(references: Iterable[Element]) -> dict[str, DocumentId]:
    """The numbers of references that mean the same document, by form; of two in one form, the first."""
    found: dict[str, DocumentId] = {}
    for reference in references:
        outer = attribute(reference, "data-format")
        for one in reference.iter("document-id"):
            form = attribute(one, "document-id-type") or attribute(one, "format") or outer or "docdb"
            form = "docdb" if form == "epo" else form
            read = DocumentId(
                form,
                first_text(one, "country"),
                first_text(one, "doc-number"),
                first_text(one, "kind"),
                first_text(one, "date"),
                attribute(one, "lang") or first_text(one, "lang"),
            )
            if read.number or read.date:
                found.setdefault(form, read)
    return found


def date_of(ids: dict[str, DocumentId]) -> str:
    """The first date that any form states."""
    return next((one.date for one in ids.values() if one.date), "")


def application_text(ids: dict[str, DocumentId]) -> tuple[str, str]:
    """An application's number as its office writes it, and as given where no form of it can be read so.

    docdb turns the serial number and the year of older applications around (8359798 for 08/083,597 of 1998)
    and drops the series code: such a number says nothing that could be compared.
    """
    original, docdb, epodoc = (ids.get(form) for form in ("original", "docdb", "epodoc"))
    country = docdb.country if docdb else epodoc.number[:2] if epodoc else ""
    international = (docdb is not None and docdb.kind == "W") or (
        epodoc is not None and epodoc.number.startswith("WO")
    )
    if international:
        return _international(docdb, epodoc), ""
    if original and original.number:
        return original.number, ""
    if docdb and (country in _OFFICE_FORM or _YEAR_FIRST.fullmatch(docdb.number)):
        return docdb.country + docdb.number, ""
    given = docdb or epodoc
    return "", f"{given.country}{given.number}{given.kind}" if given else ""


def _international(docdb: DocumentId | None, epodoc: DocumentId | None) -> str:
    """``PCT/US98/16128`` for docdb's US 9816128 W and for WO1998US16128."""
    if docdb is None or docdb.kind != "W":
        return epodoc.number if epodoc else ""
    year = 4 if len(docdb.number) >= 10 else 2
    return f"PCT/{docdb.country}{docdb.number[:year]}/{docdb.number[year:]}"


def claimed_number(ids: dict[str, DocumentId], originals: Iterable[str]) -> tuple[str, str]:
    """A priority's number and its country: as the applicant wrote it, where one of ``originals`` is its own.

    Originals are numbered apart from the others, so one is believed only if it holds the same serial number.
    """
    docdb, epodoc = ids.get("docdb"), ids.get("epodoc")
    country = "WO" if docdb and docdb.kind == "W" else docdb.country if docdb else ""
    if not country and epodoc:
        country = epodoc.number[:2]
    serial = _SERIAL.fullmatch(epodoc.number) if epodoc else None
    for original in originals:
        if serial and serial[1] in _NOT_DIGITS.sub("", original):
            return original, country
    if country == "WO":
        return _international(docdb, epodoc), country
    if epodoc and epodoc.number:
        return epodoc.number, country
    if docdb and docdb.number:
        return docdb.country + docdb.number, country
    return next((one.number for one in ids.values()), ""), country
