"""XML of CNIPA in its three shapes, read through one vocabulary: the names of WIPO ST.36.

``cn-patent-document`` (DTD of 2006 and later), ``business:PatentDocumentAndRelated`` (standard of 2012, V2.2.1, the
same structure in names put together) and ``cn-application-body`` (texts without any number).
"""

from __future__ import annotations

import re

from qianglian.model.classification import ipc_symbol, loc_class
from qianglian.model.publication import Claim, ClassSymbol, LangText, Publication, Related
from qianglian.sources.contract import Rejected
from qianglian.sources.draft import Draft
from qianglian.sources.markup.claims import claim
from qianglian.sources.markup.cnipa_parties import put_parties
from qianglian.sources.markup.cnipa_relations import document_id, put_relations
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.texts import attribute, first_text, text_of, texts
from qianglian.sources.raw import shown

PUBLICATIONS = frozenset(
    {"PatentDocumentAndRelated", "PatentVerdict", "PatentGrant", "PatentApplication", "cn-patent-document"}
)
BODY = "cn-application-body"

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_ALIASES = {
    "paragraphs": "p", "image": "img", "wipost3-code": "country", "address-book": "addressbook", "kind-code": "kind",
    "design-bibliographic-data": "bibliographic-data", "design-title": "invention-title", "paragraph": "p",
    "patcit": "patent-citation", "nplcit": "npl-citation", "abst": "abstract",
    "related-publication": "related-publication-doc",
}  # fmt: skip
_GRANTS = frozenset("CYD")
_GRANTS_SINCE_1993 = frozenset("BUS")
"""Kinds announced at grant. Before 1993 B was the examined application, U and S the announced one, not yet granted.
Source: ZC 0007-2012, 中国专利文献号, and ZC 0008-2012, 专利文献种类标识代码."""
_TAG = re.compile(r"<[^<>]*>")
_READ = frozenset(
    {"publication-reference", "application-reference", "classification-ipc", "classification-ipcr-details",
     "classifications-ipcr", "classification-ipcr", "classification-locarno", "invention-title", "parties",
     "applicant-details", "inventor-details", "designer-details", "agent-details", "assignee-details", "assignees",
     "applicants", "inventors", "agents", "priority-details", "priority-claims", "related-documents",
     "references-cited", "abstract", "abstract-drawing", "pct-or-regional-filing-data", "classification-cpc-details",
     "pct-or-regional-publishing-data", "international-filing-data", "international-publishing-data",
     "date-pct-article-22-39-fulfilled"}
)  # fmt: skip
"""Parts of the bibliographic data that become fields; the others are kept under their own names."""


def fill(draft: Draft, element: Element) -> Rejected | None:
    """What a document states; a body without a number is turned away with a list of what it holds."""
    if element.tag == BODY:
        return Rejected(draft.place, "body_without_number", shown(_contents(element)))
    own_names = [(child, str(child.tag)) for part in element if _is_data(part) for child in part]
    _into_st36(element)
    for child, name in own_names:
        if child.tag not in _READ and (text := text_of(child)):
            draft.keep(name, text[:2000])
    _put_identity(draft, element)
    _put_texts(draft.publication, element)
    _put_classes(draft.publication, element)
    put_parties(draft, element)
    put_relations(draft, element)
    draft.publication.figures = _figures(element)
    return None


def _is_data(part: Element) -> bool:
    return isinstance(part.tag, str) and part.tag.endswith(("BibliographicData", "bibliographic-data"))


def _into_st36(element: Element) -> None:
    """Names as ST.36 has them, in place: ``ClaimText`` and ``cn-claim-text`` are ``claim-text``."""
    known: dict[str, str] = {}
    for node in element.iter():
        if not isinstance(node.tag, str):
            continue
        tag = node.tag
        if tag not in known:
            name = _HUMP.sub("-", tag).lower().removeprefix("cn-")
            known[tag] = _ALIASES.get(name, name)
        node.tag = known[tag]
        if node.tag == "math-text" and node.text:
            node.text = _TAG.sub("", node.text)  # MathML as a text of its own: only what it shows


def _put_identity(draft: Draft, element: Element) -> None:
    """The root's own attributes say the same as the reference; the reference comes first."""
    publication = draft.publication
    found = document_id(element, "bibliographic-data/publication-reference")
    draft.number = found.number or attribute(element, "docNumber") or attribute(element, "doc-number") or None
    draft.country = found.country or attribute(element, "country") or "CN"
    draft.kind = found.kind or attribute(element, "kind")
    announced = found.day or attribute(element, "datePublication") or attribute(element, "date-publ")
    publication.publication_date = draft.day(announced or None, "PublicationReference")
    if publication.publication_date and _granted(draft.kind, publication.publication_date.year):
        publication.grant_date = publication.publication_date
    filed = document_id(element, "bibliographic-data/application-reference")
    number = filed.number or first_text(element, "bibliographic-data/patent-number")
    draft.application, draft.application_column = number or None, "ApplicationReference"
    publication.filing_date = draft.day(filed.day or None, "ApplicationReference")
    status = attribute(element, "status")
    if status not in ("", "C"):  # C: created. What was amended or withdrawn says so.
        draft.keep("status", status)
    earlier = document_id(element, ".//related-publication-doc")
    if earlier.number:
        publication.related += (
            Related(
                "earlier_publication",
                earlier.whole,
                earlier.country or "CN",
                draft.day(earlier.day or None, "RelatedPublicationDoc"),
            ),
        )


def _granted(kind: str, year: int) -> bool:
    return kind[:1] in _GRANTS or (kind[:1] in _GRANTS_SINCE_1993 and year >= 1993)


def _put_texts(publication: Publication, element: Element) -> None:
    titles = element.findall("bibliographic-data/invention-title") or element.findall(".//invention-title")
    publication.titles = _by_language(titles, lines=False)
    publication.abstracts = _by_language(list(element.iterfind(".//abstract")), lines=True)
    described = [*element.iterfind(".//description"), *element.iterfind("design-brief-explanation")]
    for part in described:
        for title in part.findall("invention-title"):
            part.remove(title)
    publication.descriptions = _by_language(described, lines=True)
    publication.claims = tuple(_claims(element))


def _by_language(elements: list[Element], *, lines: bool) -> tuple[LangText, ...]:
    found: dict[str, str] = {}
    for element in elements:
        text = text_of(element, lines=lines)
        if text:
            found.setdefault((attribute(element, "lang") or "zh").lower()[:2], text)
    return tuple(LangText(lang, text) for lang, text in found.items())


def _claims(element: Element) -> list[Claim]:
    found: list[Claim] = []
    for part in element.iterfind(".//claims"):
        lang = (attribute(part, "lang") or "zh").lower()[:2]
        for place, one in enumerate(part.iterfind("claim"), 1):
            given = attribute(one, "num")
            number = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else place
            text = re.sub(rf"\A0*{number}\s*[.．、,，:：]\s*", "", text_of(one, lines=True))
            if text:
                found.append(claim(number, text, lang))
    return found


def _put_classes(publication: Publication, element: Element) -> None:
    """Symbols by the edition they were assigned in; from 2006 on in their parts, before as printed."""
    classes: list[ClassSymbol] = []
    for one in element.iterfind(".//classification-ipc"):
        edition = first_text(one, "edition-statement", "edition", "ipc-version")
        classes += _printed(one, "ipc", edition)
    for one in element.iterfind(".//classification-ipcr"):
        classes += _assigned(one, "first" if not any(c.scheme == "ipcr" for c in classes) else "later")
    for one in element.iterfind(".//classification-locarno"):
        classes += _printed(one, "loc", first_text(one, "edition-statement", "edition"))
    publication.classes = tuple(classes)
    ipc = [ipc_symbol(one.symbol) for one in classes if one.scheme in ("ipc", "ipcr")]
    loc = [loc_class(one.symbol) for one in classes if one.scheme == "loc"]
    publication.ipc = tuple(dict.fromkeys(filter(None, ipc)))
    publication.loc = tuple(dict.fromkeys(filter(None, loc)))


def _printed(one: Element, scheme: str, edition: str) -> list[ClassSymbol]:
    found: list[ClassSymbol] = []
    for path, position in (("main-classification", "first"), ("further-classification", "later")):
        parts = one.findall(path)
        originals = [part for part in parts if attribute(part, "dataFormat") != "standard"] or parts
        for part in originals:
            if symbol := text_of(part):
                found.append(ClassSymbol(scheme, symbol, "", position, edition))
    if not found:
        found = [
            ClassSymbol(scheme, symbol, "", "later" if place else "first", edition)
            for place, symbol in enumerate(texts(one, "text"))
        ]
    return found


def _assigned(one: Element, position: str) -> list[ClassSymbol]:
    section, main_class, subclass, group, subgroup = (
        first_text(one, name, f"ipc-{name}")
        for name in ("section", "main-class", "subclass", "main-group", "subgroup")
    )
    section_to_subclass = section + (main_class or first_text(one, "class")) + subclass
    symbol = f"{section_to_subclass}{group}/{subgroup}" if group and subgroup else ""
    symbol = symbol if ipc_symbol(symbol) else first_text(one, "text")
    if not symbol:
        return []
    version = first_text(one, "ipc-version-date", "ipc-version-indicator/date")
    edition = f"{version[:4]}.{version[4:6]}" if re.fullmatch(r"(?:19|20)\d{6}", version) else version
    value = {"I": "invention", "N": "additional"}.get(first_text(one, "classification-value"), "")
    stated = {"F": "first", "L": "later"}.get(first_text(one, "symbol-position"), position)
    office = first_text(one, "generating-office/country")
    return [ClassSymbol("ipcr", ipc_symbol(symbol) or symbol, value, stated, edition, office)]


def _figures(element: Element) -> tuple[str, ...]:
    """File names of drawings first, then of what stands inside the texts."""
    drawn = [attribute(img, "file") for part in element.iterfind(".//drawings") for img in part.iter("img")]
    return tuple(
        dict.fromkeys(name for name in [*drawn, *(attribute(i, "file") for i in element.iter("img"))] if name)
    )


def _contents(body: Element) -> str:
    """What a body holds, in its own names, and how it begins: ``cn-claims: claim × 7 · 一种…``."""
    said = []
    for part in body:
        if not isinstance(part.tag, str):
            continue
        names = [n for n in ("claim", "p", "figure") if part.find(f".//{n}") is not None]
        counted = ", ".join(f"{name} × {sum(1 for _ in part.iter(name))}" for name in names[:2])
        files = [attribute(img, "file") for img in part.iter("img")] if names == ["figure"] else []
        title = first_text(part, ".//invention-title", ".//claim", ".//p")
        said.append(" · ".join(filter(None, (f"{part.tag!s}: {counted or '—'}", title[:60], *files[:1]))))
    return " | ".join(said) or f"{body.tag!s}: —"
