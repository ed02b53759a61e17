"""Answers of the EPO's Open Patent Services (OPS): ``world-patent-data`` around many kinds of contents.

Biblio, abstracts and searches hold exchange documents or only references to them (numbers, then); families hold
members with their legal events; full texts hold one number and a text, without bibliography: the corpus joins
them by the number. Image inquiries, errors and register answers hold no publication and say so.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qianglian.model.publication import Identifier, LangText
from qianglian.model.terms import Terms
from qianglian.model.text import Text
from qianglian.sources.contract import Reading, ReadOptions, Rejected, Sample, Source
from qianglian.sources.draft import Draft
from qianglian.sources.markup.document_ids import document_ids
from qianglian.sources.markup.exchange import fill_exchange, put_application, put_number, put_priorities
from qianglian.sources.markup.inpadoc_events import put_events
from qianglian.sources.markup.numbered_claims import numbered_claims
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.reading import read_documents
from qianglian.sources.markup.texts import attribute, text_of
from qianglian.sources.raw import shown

NO_PUBLICATION = {
    "document-inquiry": "pictures_only",
    "fault": "error_answer",
    "register-document": "register_answer",
}
"""Elements that hold none, and what is said of them."""

HOLDERS = {
    "patent-family": ("family-member",),
    "search-result": ("publication-reference", "exchange-document"),
    "inquiry-result": ("publication-reference", "exchange-document"),
}
"""Elements of several publications, and which of their descendants are one each."""

ROOTS = frozenset({"exchange-document", "fulltext-document", *HOLDERS, *NO_PUBLICATION})


def split(element: Element) -> Iterable[Element]:
    """The publications of a search or a family; anything else is one."""
    inner = HOLDERS.get(str(element.tag))
    if inner is None:
        return (element,)
    found = [one for one in element.iter(*inner) if not _inside(one, element, inner)]
    return found or (element,)


def _inside(one: Element, holder: Element, tags: tuple[str, ...]) -> bool:
    """Whether an element belongs to another publication of the same holder, as its reference does."""
    for up in one.iterancestors():
        if up is holder:
            return False
        if up.tag in tags:
            return True
    return False


def fill(draft: Draft, element: Element) -> Rejected | None:
    """One publication of an answer; or why what the answer holds is none."""
    tag = str(element.tag)
    if tag in NO_PUBLICATION:
        asked = _asked(element)
        return Rejected(draft.place, NO_PUBLICATION[tag], asked or shown(text_of(element)), asked)
    if attribute(element, "status").replace("-", " ") == "not found":
        return Rejected(draft.place, "not_found", _asked(element), _asked(element))
    if tag == "exchange-document":
        fill_exchange(draft, element)
    elif tag == "family-member":
        _member(draft, element)
    elif tag == "fulltext-document":
        _full_text(draft, element)
    else:
        _reference(draft, element)
    return None


def _asked(element: Element) -> str:
    """The number that an answer is about."""
    ids = document_ids([element])
    one = ids.get("docdb") or next(iter(ids.values()), None)
    if one:
        return one.country + one.number + one.kind
    return "".join(attribute(element, name) for name in ("country", "doc-number", "kind"))


def _reference(draft: Draft, element: Element) -> None:
    """A hit of a search: its number and its family, nothing else."""
    put_number(draft, document_ids([element]))
    family = attribute(element, "family-id")
    if family:
        draft.publication.families = (Identifier("docdb", family),)


def _member(draft: Draft, element: Element) -> None:
    """A member of an INPADOC family, with its legal events, and its bibliography where the answer has it."""
    inner = element.find("exchange-document")
    if inner is not None:
        fill_exchange(draft, inner)
    else:
        put_number(draft, document_ids(element.iterfind("publication-reference")))
        put_application(draft, document_ids(element.iterfind("application-reference")))
        put_priorities(draft, element.findall("priority-claim"))
    put_events(draft, element.findall("legal"))
    publication = draft.publication
    family = attribute(element, "family-id")
    if family and Identifier("docdb", family) not in publication.families:
        publication.families = (*publication.families, Identifier("docdb", family))
    publication.families = (*publication.families, *_siblings(element))


def _siblings(element: Element) -> Iterable[Identifier]:
    """The members of the extended family, this one among them, as the answer lists them."""
    family = element.getparent()
    members: dict[str, None] = {}
    for other in family.iterfind("family-member") if family is not None else ():
        for reference in other.iterfind("publication-reference"):
            one = document_ids([reference]).get("docdb")
            if one:
                members[one.country + one.number + one.kind] = None
    return (Identifier("inpadoc_members", member) for member in members)


def _full_text(draft: Draft, element: Element) -> None:
    """Claims or a description; the number is all that says whose."""
    put_number(draft, document_ids(element.iterfind("bibliographic-data/publication-reference")))
    publication = draft.publication
    for claims in element.iterfind("claims"):
        lang = attribute(claims, "lang").lower()[:2]
        publication.claims = (*publication.claims, *numbered_claims(claims, lang))
    for description in element.iterfind("description"):
        text, lang = text_of(description, lines=True), attribute(description, "lang").lower()[:2]
        if text:
            publication.descriptions = (*publication.descriptions, LangText(lang, text))


def recognise(sample: Sample) -> float:
    """The envelope of every answer, or the full texts cut out of it."""
    if sample.container != "xml":
        return 0.0
    known = {"world-patent-data", "fulltext-documents", "fulltext-document"}
    return 0.99 if known.intersection(sample.header[:2]) else 0.0


def read(path: Path, options: ReadOptions) -> Reading:
    """Every publication of every answer in the file."""
    return read_documents(path, options, ROOTS, fill, split)


SOURCE = Source(
    name="epo_ops",
    title=Text(zh="欧洲专利局 OPS 接口答复", en="EPO Open Patent Services answers"),
    database="EPO OPS",
    rank=20,
    terms=Terms(
        share="yes",
        note=Text(
            zh="OPS 有合理使用条款与流量限额，须注明来源为欧洲专利局。",
            en="OPS has a fair-use charter and quotas; the EPO is to be named as source.",
        ),
    ),
    recognise=recognise,
    read=read,
)
