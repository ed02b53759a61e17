"""USPTO applications of 2001 to 2004 (patent-application-publication, v1.x): names written out, no attributes.

Weekly files hold thousands of documents, one after the other.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qianglian.model.publication import ClassSymbol, LangText, Party, Priority, Related
from qianglian.model.terms import Terms
from qianglian.model.text import Text
from qianglian.sources.contract import Reading, ReadOptions, Sample, Source
from qianglian.sources.countries import country_code
from qianglian.sources.draft import Draft
from qianglian.sources.markup.assigned import put_classes
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.reading import read_documents
from qianglian.sources.markup.texts import attribute, first_text, paragraphs, text_of
from qianglian.sources.markup.us_claims import read_claims
from qianglian.sources.markup.us_classes import old_ipc, us_class
from qianglian.sources.markup.us_kinds import patent_type
from qianglian.sources.markup.us_parties import applicants, party, person
from qianglian.sources.markup.us_related import Lineage

ROOTS = ("patent-application-publication",)

RELATIONS = {
    "division-of": "division",
    "continuation-of": "continuation",
    "continuation-in-part-of": "continuation_in_part",
    "reissue-of": "reissue",
    "a-371-of-international": "pct",
    "non-provisional-of-provisional": "provisional",
    "a-substitute-for": "substitution",
    "continuing-reissue-of": "continuing_reissue",
    "continuation-reissue-of": "continuing_reissue",
    "divisional-reissue-of": "divisional_reissue",
    "reexamination-of": "reexamination",
}
"""Elements of continuity-data, in the model's words."""


def recognise(sample: Sample) -> float:
    """By the root element, which is nobody else's."""
    return 0.99 if sample.container == "xml" and ROOTS[0] in sample.header[:3] else 0.0


def read(path: Path, options: ReadOptions) -> Reading:
    """Every document of the file."""
    return read_documents(path, options, ROOTS, fill)


def fill(draft: Draft, element: Element) -> None:
    """What one document states."""
    publication = draft.publication
    for child in element:
        if child.tag == "subdoc-bibliographic-information":
            _bibliography(draft, child)
        elif child.tag == "subdoc-abstract":
            publication.abstracts = _text(child)
        elif child.tag == "subdoc-description":
            publication.descriptions = _text(child)
        elif child.tag == "subdoc-claims":
            publication.claims = read_claims(
                _inline(child).iter("claim"), "id", "dependent-claim-reference", "depends_on", "en"
            )
        elif child.tag == "subdoc-drawings":
            publication.figures = tuple(filter(None, (attribute(one, "file") for one in child.iter("image"))))
            figure = first_text(child, "representative-figure")
            if figure:
                draft.keep("representative-figure", figure)


def _inline(claims: Element) -> Element:
    """References to claims hold a claim-text, which is no paragraph of its own there."""
    for reference in claims.iter("dependent-claim-reference"):
        for words in list(reference.iter("claim-text")):
            words.tag = "words"
    return claims


def _text(element: Element) -> tuple[LangText, ...]:
    """Paragraphs without their running numbers."""
    for paragraph in element.iter("paragraph"):
        number = paragraph.find("number")
        if number is not None:
            tail = number.tail
            number.clear()
            number.tail = tail
    return paragraphs(element, "en")


def _bibliography(draft: Draft, data: Element) -> None:
    for node in data:
        if isinstance(node.tag, str) and node.tag not in _PARTIES:
            _PUT.get(node.tag, _keep_one)(draft, node)
    _parties(draft, data)
    draft.publication.patent_type = patent_type(draft.kind, bool(draft.publication.loc))
    if draft.kind.startswith("P"):
        draft.publication.patent_type = None


def _keep_one(draft: Draft, node: Element) -> None:
    draft.keep_beside(str(node.tag), text_of(node) or "yes")


def _number(draft: Draft, node: Element) -> None:
    draft.number, draft.number_column = first_text(node, "doc-number"), "document-id"
    draft.country = first_text(node, "country-code") or "US"
    draft.kind = first_text(node, "kind-code")
    draft.publication.publication_date = draft.day(first_text(node, "document-date"), "document-date")


def _filing(draft: Draft, node: Element) -> None:
    draft.application = first_text(node, "application-number/doc-number") or None
    draft.application_column = "application-number"
    draft.publication.filing_date = draft.day(first_text(node, "filing-date"), "filing-date")
    for child in node:
        if child.tag not in ("application-number", "application-number-series-code", "filing-date"):
            _keep_one(draft, child)


def _technical(draft: Draft, node: Element) -> None:
    title = first_text(node, "title-of-invention")
    draft.publication.titles = (LangText("en", title),) if title else ()
    edition = first_text(node, "classification-ipc/classification-ipc-edition").lstrip("0")
    for place, position in (("primary", "first"), ("secondary", "later")):
        path = f"classification-ipc/classification-ipc-{place}/ipc"
        symbols = (old_ipc(text_of(one)) for one in node.iterfind(path))
        put_classes(draft, [ClassSymbol("ipc", symbol, "", position, edition) for symbol in symbols])
    for place, position in (("primary", "first"), ("secondary", "later")):
        path = f"classification-us/classification-us-{place}/uspc"
        found = [
            us_class(_padded(first_text(one, "class")) + first_text(one, "subclass"))
            for one in node.iterfind(path)
        ]
        put_classes(draft, [ClassSymbol("uspc", symbol, "", position, "", "US") for symbol in found])
    for child in node:
        if child.tag not in ("classification-ipc", "classification-us", "title-of-invention"):
            _keep_one(draft, child)


def _padded(main: str) -> str:
    """Three columns: ``D14`` and ``036`` have them, ``D1`` has not."""
    return f"{main[:1]}{main[1:]:>2}" if main[:1].isalpha() else f"{main:>3}"


def _continuity(draft: Draft, node: Element) -> None:
    lineage = Lineage(draft, str(draft.application or ""))
    for one in node.iter():
        relation = RELATIONS.get(str(one.tag))
        if relation is None:
            continue
        for link in one.iterfind("parent-child"):
            said = [
                ("parent-status", first_text(link, "parent-status")),
                ("parent-patent", first_text(link, "parent-patent/document-id/doc-number")),
            ]
            child = first_text(link, "child/document-id/doc-number")
            _add(lineage, relation, link.find("parent/document-id"), said, child)
        _add(lineage, relation, one.find("document-id"))
    lineage.into("continuity-data")


def _add(
    lineage: Lineage,
    relation: str,
    document: Element | None,
    said: list[tuple[str, str]] | None = None,
    child: str = "",
) -> None:
    if document is not None:
        country, number = first_text(document, "country-code"), first_text(document, "doc-number")
        lineage.add(relation, number, country, first_text(document, "document-date"), said or (), child)


def _priority(draft: Draft, node: Element) -> None:
    country = first_text(node, "country-code")
    number = first_text(node, "priority-application-number/doc-number")
    day = draft.day(first_text(node, "filing-date"), "foreign-priority-data")
    one = Priority(number, country_code(country) or country, day)
    draft.publication.priorities = (*draft.publication.priorities, one)


def _prior_publication(draft: Draft, node: Element) -> None:
    document = node if node.find("document-id") is None else node.find("document-id")
    if document is not None:
        number = first_text(document, "doc-number") + first_text(document, "kind-code")
        country, day = first_text(document, "country-code") or "US", first_text(document, "document-date")
        related = Related("earlier_publication", number, country, draft.day(day, str(node.tag)))
        draft.publication.related = (*draft.publication.related, related)


def _parties(draft: Draft, data: Element) -> None:
    publication = draft.publication
    publication.inventors = _named(data, "inventors/*")
    publication.owners = _named(data, "assignee")
    publication.agents = _named(data, "agent")
    publication.applicants = applicants(_named(data, "applicant"), publication.owners, publication.inventors)
    roles = [f"{_name(one)}: {first_text(one, 'assignee-type')}" for one in data.iterfind("assignee")]
    if any(not role.endswith(": ") for role in roles):
        draft.keep("assignee-type", "; ".join(roles))
    for one in _named(data, "correspondence-address"):
        draft.keep("correspondence-address", ", ".join(filter(None, (one.name, one.address, one.country))))


def _named(data: Element, path: str) -> tuple[Party, ...]:
    return tuple(filter(None, (_party(node) for node in data.iterfind(path))))


def _party(node: Element) -> Party | None:
    """A party; where no postal address stands, the residence (city, state) is taken."""
    place = next(
        (one for one in (*node.iterfind("address"), *node.iterfind("residence/*")) if len(one)), None
    )
    parts = [] if place is None else [text_of(part) for part in place if part.tag not in _NOT_PLACES]
    paths = (
        "address/country/country-code",
        "residence/residence-us/country-code",
        "residence/residence-non-us/country-code",
    )
    country = first_text(node, *paths)
    return party(_name(node), [part for part in parts if part], country)


def _name(node: Element) -> str:
    family = first_text(node, "name/family-name")
    if family:
        given, middle, suffix = (
            first_text(node, f"name/{part}") for part in ("given-name", "middle-name", "name-suffix")
        )
        return person(given, middle, family, suffix)
    names = (first_text(node, part) for part in ("organization-name", "name-1", "name-2", "name"))
    return ", ".join(filter(None, names))


_PUT: dict[str, Callable[[Draft, Element], None]] = {
    "document-id": _number,
    "domestic-filing-data": _filing,
    "technical-information": _technical,
    "continuity-data": _continuity,
    "foreign-priority-data": _priority,
    "prior-publication": _prior_publication,
}
_PARTIES = frozenset({"inventors", "assignee", "agent", "applicant", "correspondence-address"})
_NOT_PLACES = frozenset({"country", "country-code", "email", "telephone", "fax", "military-service"})
"""Telephone, fax and e-mail are not kept."""

SOURCE = Source(
    name="uspto_pap",
    title=Text(
        zh="美国专利商标局申请公开 XML（2001–2004 年）", en="USPTO application publications XML (2001–2004)"
    ),
    database="USPTO",
    rank=12,
    terms=Terms(share="yes"),
    recognise=recognise,
    read=read,
)
