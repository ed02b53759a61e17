"""Documents of the European publication server: ``ep-patent-document``, DTD 1.0 to 1.5.1, bibliography by INID code.

Titles stand in three languages; the claims of a specification in three languages too, each a list of its own, and
sometimes several lists for different states. The search report is mostly a picture; where it is text, its
citations carry their categories.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qianglian.model.numbers import PublicationNumber, publication_number
from qianglian.model.publication import Citation, LangText
from qianglian.model.text import Text
from qianglian.sources.contract import Reading, ReadOptions, Sample, Source
from qianglian.sources.draft import Draft
from qianglian.sources.markup.cited import cited, cited_number, literature
from qianglian.sources.markup.numbered_claims import numbered_claims
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.reading import read_documents
from qianglian.sources.markup.sdobi import fill_sdobi
from qianglian.sources.markup.texts import attribute, text_of
from qianglian.sources.usual_terms import OF_THE_EPO

ROOTS = frozenset({"ep-patent-document"})


def fill(draft: Draft, element: Element) -> None:
    """One document."""
    data = element.find("SDOBI")
    if data is not None:
        fill_sdobi(draft, data)
    if not draft.number:
        draft.number, draft.kind = attribute(element, "doc-number"), attribute(element, "kind")
        draft.country = attribute(element, "country") or "EP"
    if draft.publication.publication_date is None and attribute(element, "date-publ"):
        draft.publication.publication_date = draft.day(attribute(element, "date-publ"), "date-publ")
    draft.publication.abstracts = tuple(_texts(element, "abstract"))
    draft.publication.descriptions = tuple(_texts(element, "description"))
    _claims(draft, element)
    _citations(draft, element)
    pictures = (attribute(one, "file") for one in element.iterfind("drawings//img"))
    draft.publication.figures = tuple(dict.fromkeys(filter(None, pictures)))


def _texts(element: Element, tag: str) -> Iterator[LangText]:
    for one in element.iterfind(tag):
        text = text_of(one, lines=True)
        if text:
            yield LangText(_lang(one), text)


def _lang(element: Element) -> str:
    return attribute(element, "lang").lower()[:2]


def _claims(draft: Draft, element: Element) -> None:
    """The first list of each language; lists for further states, and amended ones, as they were given."""
    publication = draft.publication
    for holder in element.iterfind("claims"):
        lang = _lang(holder)
        if any(known.lang == lang for known in publication.claims):
            name = attribute(holder, "id") or "claims"
            draft.remark("further_claims", name, lang)
            draft.keep(f"{name} {lang}", text_of(holder, lines=True))
        else:
            publication.claims = (*publication.claims, *numbered_claims(holder, lang))
    for tag in ("amended-claims", "amended-claims-statement"):
        for place, one in enumerate(element.iterfind(f".//{tag}")):
            text = text_of(one, lines=True)
            if text:
                draft.keep(f"{tag} {place + 1}" if place else tag, text)


def _citations(draft: Draft, element: Element) -> None:
    """Citations of a search report in text, of INID 56, and of the description (by the applicant), each once."""
    found: dict[str, Citation] = {}
    for one in element.iterfind("search-report-data//citation"):
        read = cited(one, "SEA")
        if read:
            found.setdefault(_name(read.citation), read.citation)
    for citation in draft.publication.citations:
        found.setdefault(_name(citation), citation)
    for listed in element.iterfind("ep-reference-list"):
        for patcit in listed.iter("patcit"):
            number = cited_number(patcit)
            if number:
                said = Citation(number, by_examiner=False, phase="APP")
                found.setdefault(_name(said), said)
        for nplcit in listed.iter("nplcit"):
            if text_of(nplcit):
                said = Citation("", by_examiner=False, text=literature(nplcit), phase="APP")
                found.setdefault(_name(said), said)
    draft.publication.citations = tuple(found.values())


def _name(citation: Citation) -> str:
    """What a citation is known by: its number without the kind code, else its text."""
    number = publication_number(citation.number)
    return number.group if isinstance(number, PublicationNumber) else citation.number or citation.text


def recognise(sample: Sample) -> float:
    """The element that holds each document."""
    return 0.99 if sample.container == "xml" and "ep-patent-document" in sample.header[:2] else 0.0


def read(path: Path, options: ReadOptions) -> Reading:
    """Every document of the file or of the archive; its pictures are noted as not kept."""
    return read_documents(path, options, ROOTS, fill)


SOURCE = Source(
    name="epo_publication_server",
    title=Text(zh="欧洲专利局公开服务器文献", en="European publication server documents"),
    database="EPO",
    rank=10,
    terms=OF_THE_EPO,
    recognise=recognise,
    read=read,
)
