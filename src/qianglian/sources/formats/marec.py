"""MAREC, the Matrixware research collection: ``patent-document`` known by its ``ucid``; EP, JP, US and WO to 2008.

Made from DOCDB and the offices' texts: numbers in docdb form (``epo``), names in up to three spellings (``epo``,
``intermediate``, ``original``), IPC of the core level beside the advanced one, ECLA where there was no CPC yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from qianglian.model.publication import Citation, ClassSymbol, Identifier, LangText, Party, Related
from qianglian.model.terms import Terms
from qianglian.model.text import Text
from qianglian.sources.contract import Reading, ReadOptions, Sample, Source
from qianglian.sources.draft import Draft
from qianglian.sources.markup.as_written import as_written
from qianglian.sources.markup.assigned import put_classes
from qianglian.sources.markup.cited import EXAMINERS, cited_number
from qianglian.sources.markup.document_ids import date_of, document_ids
from qianglian.sources.markup.exchange import put_application, put_number, put_priorities
from qianglian.sources.markup.forms_of_names import parties
from qianglian.sources.markup.ipc_lines import printed_ipc, st8_symbols
from qianglian.sources.markup.numbered_claims import numbered_claims
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.reading import read_documents
from qianglian.sources.markup.texts import attribute, first_text, text_of, texts

ROOTS = frozenset({"patent-document"})
TECHNICAL, INTERNATIONAL = (
    "bibliographic-data/technical-data",
    "bibliographic-data/international-convention-data",
)
PARTIES = {
    "applicants": "applicants/applicant",
    "inventors": "inventors/inventor",
    "owners": "assignees/assignee",
    "agents": "agents/agent",
}
RELATED = {"pct": "pct-or-regional-filing-data", "pct_publication": "pct-or-regional-publishing-data"}

_UCID = re.compile(r"([A-Z]{2})-([A-Z0-9]+)-([A-Z][0-9]?)")
_USPC = re.compile(r"([0-9]{3}|D[0-9 ]{2}|PLT)([0-9]{3})([A-Z]{0,2})")


def fill(draft: Draft, element: Element) -> None:
    """One document."""
    _numbers(draft, element)
    publication = draft.publication
    family = attribute(element, "family-id")
    if family and family != "-1":
        publication.families = (Identifier("docdb", family),)
    if attribute(element, "status") == "deleted":
        draft.remark("deleted_record", "status", attribute(element, "date-produced"))
    data = element.find("bibliographic-data")
    if data is not None:
        put_application(draft, document_ids(data.iterfind("application-reference")))
        put_priorities(draft, data.findall("priority-claims/priority-claim"))
        for name, path in PARTIES.items():
            found = parties(data.findall(f"parties/{path}"), _party)
            setattr(publication, name, tuple(party for party in found if party.name))
        _keep(draft, data)
    put_classes(draft, _classes(element))
    publication.titles = _texts(element, f"{TECHNICAL}/invention-title")
    publication.abstracts = _texts(element, "abstract")
    publication.descriptions = _texts(element, "description")
    publication.citations = tuple(_citations(element))
    publication.related = (*publication.related, *_related(draft, element))
    for claims in element.iterfind("claims"):
        lang = _lang(claims)
        if not any(known.lang == lang for known in publication.claims):
            publication.claims = (*publication.claims, *numbered_claims(claims, lang))
    publication.figures = tuple(
        dict.fromkeys(attribute(one, "file") for one in element.iterfind("drawings//img"))
    )


def _numbers(draft: Draft, element: Element) -> None:
    """The publication reference, else the ``ucid``: ``EP-1000000-B1``."""
    put_number(draft, document_ids(element.iterfind("bibliographic-data/publication-reference")))
    ucid = _UCID.fullmatch(attribute(element, "ucid"))
    if draft.number is None and ucid:
        draft.country, draft.number, draft.kind = ucid.groups()
    day = attribute(element, "date")
    if draft.publication.publication_date is None and day:
        draft.publication.publication_date = draft.day(day, "date")
    if draft.kind[:1] == "B" and draft.country in ("EP", "US"):
        draft.publication.grant_date = draft.publication.publication_date


def _lang(element: Element) -> str:
    """Two letters; ``XX`` says that nobody knew."""
    lang = attribute(element, "lang").lower()[:2]
    return "" if lang == "xx" else lang


def _texts(element: Element, path: str) -> tuple[LangText, ...]:
    """Each language once: an office's own text comes before a data base's."""
    found: dict[str, str] = {}
    for one in sorted(element.iterfind(path), key=lambda one: attribute(one, "load-source") == "docdb"):
        text = text_of(one, lines=True)
        if text:
            found.setdefault(_lang(one), text)
    return tuple(LangText(lang, text) for lang, text in found.items())


def _party(one: Element) -> Party:
    """``last-name`` holds the whole name where there is no ``first-name``."""
    book = one.find("addressbook")
    if book is None:
        return Party("")
    last, first = first_text(book, "last-name"), first_text(book, "first-name")
    name = first_text(book, "name", "orgname") or (f"{last}, {first}" if last and first else last or first)
    parts = [text_of(part) for part in book.iterfind("address/*") if part.tag != "country"]
    # The collection escaped ampersands twice.
    address = ", ".join(filter(None, parts)).replace("&amp;", "&")
    return Party(name.replace("&amp;", "&"), address, first_text(book, "address/country"))


def _classes(element: Element) -> list[ClassSymbol]:
    technical = element.find(TECHNICAL)
    if technical is None:
        return []
    lines = [as_written(one) for one in technical.iterfind("classifications-ipcr/classification-ipcr")]
    symbols = st8_symbols(lines, "ipcr")
    for one in technical.iterfind("classification-ipc"):
        edition = first_text(one, "edition")
        for tag in ("main-classification", "further-classification", "additional-info"):
            for text in texts(one, tag):
                first, additional = tag.startswith("main"), tag.startswith("additional")
                symbols.append(printed_ipc(text, edition, first=first, additional=additional))
    for one in technical.iterfind("classification-national"):
        scheme = {"US": "uspc"}.get(attribute(one, "country"), f"national:{attribute(one, 'country')}")
        for place, text in enumerate(
            [*texts(one, "main-classification"), *texts(one, "further-classification")]
        ):
            symbols.append(ClassSymbol(scheme, _national(text), "", "later" if place else "first"))
    for one in technical.iterfind("classification-ecla/classification-symbol"):
        scheme = {"EC": "ecla", "ICO": "ico"}.get(attribute(one, "scheme"), "ecla")
        symbols.append(ClassSymbol(scheme, text_of(one).replace(" ", ""), office="EP"))
    return symbols


def _national(text: str) -> str:
    """``339097P`` of the US classification is class 339, subclass 97P."""
    found = _USPC.fullmatch(text)
    return f"{found[1].replace(' ', '')}/{int(found[2])}{found[3]}" if found else text


def _citations(element: Element) -> Iterator[Citation]:
    """Patents and other literature; each names the phase it comes from (``source name="SEA"``)."""
    for one in element.iterfind(f"{TECHNICAL}/citations/*/*"):
        if one.tag not in ("patcit", "nplcit"):
            continue
        source = one.find("sources/source")
        phase = attribute(source, "name")
        ucid = _UCID.fullmatch(attribute(one, "ucid"))
        number = "" if one.tag == "nplcit" else "".join(ucid.groups()) if ucid else cited_number(one)
        text = "" if number else first_text(one, "text") or text_of(one)
        if number or text:
            by_examiner = True if phase in EXAMINERS else False if phase == "APP" else None
            yield Citation(number, attribute(source, "category"), by_examiner, text, phase)


def _related(draft: Draft, element: Element) -> Iterator[Related]:
    """The international application behind a regional phase, and its publication."""
    for relation, tag in RELATED.items():
        for one in element.iterfind(f"{INTERNATIONAL}/{tag}"):
            ids = document_ids([one])
            known = next(iter(ids.values()), None)
            if known is None or not known.number:
                continue
            number = known.country + known.number + ("" if relation == "pct" else known.kind)
            if relation == "pct" and known.kind == "W":
                year = 4 if len(known.number) >= 10 else 2
                number = f"PCT/{known.country}{known.number[:year]}/{known.number[year:]}"
            day = date_of(ids)
            yield Related(relation, number, "WO", draft.day(day, tag) if day else None)


def _keep(draft: Draft, data: Element) -> None:
    states = [
        text_of(one) for one in data.iterfind("international-convention-data/designated-states//country")
    ]
    if states:
        draft.keep("designated-states", " ".join(states))
    for one in data.iterfind("dates-of-public-availability/*"):
        if first_text(one, "date"):
            draft.keep(str(one.tag), first_text(one, "date"))
    for name in ("number-of-drawing-sheets", "number-of-figures"):
        text = first_text(data, f"technical-data/figures/{name}")
        if text:
            draft.keep(name, text)
    examiners = [_party(one).name for one in data.iterfind("parties/examiners/examiner")]
    if examiners:
        draft.keep("examiners", "; ".join(examiners))
    searched = texts(data, "technical-data/field-of-search//text")
    if searched:
        draft.keep("field-of-search", "; ".join(searched))


def recognise(sample: Sample) -> float:
    """The element that holds each document, with its reference."""
    return 0.99 if sample.container == "xml" and "patent-document" in sample.header[:2] else 0.0


def read(path: Path, options: ReadOptions) -> Reading:
    """Every document."""
    return read_documents(path, options, ROOTS, fill)


SOURCE = Source(
    name="marec",
    title=Text(zh="MAREC 专利研究语料", en="MAREC research collection"),
    database="MAREC",
    rank=30,
    terms=Terms(
        share="numbers_only",
        note=Text(
            zh="MAREC 依许可协议使用，文本不得外传。",
            en="MAREC is used under a licence agreement; its texts may not be passed on.",
        ),
    ),
    recognise=recognise,
    read=read,
)
