"""The bibliographic part of a United States document of the present format (v4.x), element by element."""

from __future__ import annotations

from collections.abc import Callable

from qianglian.model.publication import LangText, Priority, Related
from qianglian.sources.countries import country_code
from qianglian.sources.draft import Draft
from qianglian.sources.markup.assigned import put_classes
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.texts import attribute, first_text, text_of
from qianglian.sources.markup.us_citations import read_citations
from qianglian.sources.markup.us_kinds import is_grant, patent_type
from qianglian.sources.markup.us_related import Lineage
from qianglian.sources.markup.us_symbols import (
    cpc_symbols,
    ipc_symbols,
    ipcr_symbols,
    loc_symbols,
    us_symbols,
)
from qianglian.sources.markup.us_v4_parties import put_parties

RELATIONS = {
    "addition": "addition",
    "division": "division",
    "continuation": "continuation",
    "continuation-in-part": "continuation_in_part",
    "continuing-reissue": "continuing_reissue",
    "reissue": "reissue",
    "us-divisional-reissue": "divisional_reissue",
    "reexamination": "reexamination",
    "us-reexamination-reissue-merger": "reexamination_reissue_merger",
    "substitution": "substitution",
    "us-provisional-application": "provisional",
    "utility-model-basis": "utility_model_basis",
    "correction": "correction",
    "related-publication": "earlier_publication",
}
"""Elements of us-related-documents, in the model's words."""


def put_bibliography(draft: Draft, data: Element) -> None:
    """Fill a draft; an element that no field of ours stands for is kept under its own name."""
    for node in data:
        if isinstance(node.tag, str) and node.tag not in _WITH_OTHERS:
            _PUT.get(node.tag, _keep)(draft, node)
    put_parties(draft, data)
    publication = draft.publication
    publication.patent_type = patent_type(draft.kind, bool(publication.loc))
    if data.tag == "us-bibliographic-data-grant" and is_grant(draft.kind):
        publication.grant_date = publication.publication_date


def keep(draft: Draft, name: str, text: str) -> None:
    """Keep a text under the name of its element, beside what stands there already."""
    if text:
        before = draft.publication.extra.get(name)
        draft.keep(name, f"{before}; {text}" if before and text not in before.split("; ") else text)


def _keep(draft: Draft, node: Element) -> None:
    """An element without a field: its text; the names of its children where it holds nothing else."""
    children = [child.tag for child in node if isinstance(child.tag, str)]
    keep(draft, str(node.tag), text_of(node) or ", ".join(children) or "yes")


def _keep_parts(draft: Draft, node: Element) -> None:
    """An element of several parts, each by its own name: us-term-of-grant, figures."""
    for child in node.iter():
        if isinstance(child.tag, str) and not len(child):
            parent = child.getparent() if child.tag == "date" and child is not node else None
            name = str(child.tag if parent is None else parent.tag)
            keep(draft, name, text_of(child) or "yes")


def _number(draft: Draft, node: Element) -> None:
    draft.number, draft.number_column = first_text(node, ".//doc-number"), str(node.tag)
    draft.country = first_text(node, ".//country") or "US"
    draft.kind = first_text(node, ".//kind")
    draft.publication.publication_date = draft.day(first_text(node, ".//date"), str(node.tag))


def _application(draft: Draft, node: Element) -> None:
    draft.application, draft.application_column = first_text(node, ".//doc-number") or None, str(node.tag)
    draft.publication.filing_date = draft.day(first_text(node, ".//date"), str(node.tag))
    if attribute(node, "appl-type") not in ("", "utility"):
        keep(draft, "appl-type", attribute(node, "appl-type"))


def _title(draft: Draft, node: Element) -> None:
    title = text_of(node)
    if title:
        draft.publication.titles = (*draft.publication.titles, LangText(language(node), title))


def language(node: Element) -> str:
    """The language that the nearest element states; English where none does."""
    for one in (node, *node.iterancestors()):
        stated = attribute(one, "lang")
        if stated:
            return stated[:2].lower()
    return "en"


def _priorities(draft: Draft, node: Element) -> None:
    found = []
    for one in node.iterfind("priority-claim"):
        number, country = first_text(one, "doc-number"), first_text(one, "country")
        date = draft.day(first_text(one, "date"), "priority-claims")
        if number or date:
            found.append(Priority(number, country_code(country) or country, date))
    draft.publication.priorities = (*draft.publication.priorities, *found)


def _pct(draft: Draft, node: Element) -> None:
    """The international application that this one carries on, or its publication."""
    relation = "pct" if node.tag == "pct-or-regional-filing-data" else "pct_publication"
    one = node.find("document-id")
    if one is not None:
        number, country = first_text(one, "doc-number"), first_text(one, "country")
        number += "" if number.upper().startswith("PCT") else kind_of(one)
        related = Related(relation, number, country, draft.day(first_text(one, "date"), str(node.tag)))
        draft.publication.related = (*draft.publication.related, related)
    for other in node:
        if isinstance(other.tag, str) and other.tag != "document-id":
            keep(draft, str(other.tag), text_of(other) or "yes")


def kind_of(document: Element) -> str:
    """The kind code of a document-id; ``00`` says that there is none."""
    kind = first_text(document, "kind")
    return "" if kind == "00" else kind


def _related(draft: Draft, node: Element) -> None:
    lineage = Lineage(draft, str(draft.application or ""))
    for one in node:
        if not isinstance(one.tag, str):
            continue
        relation = RELATIONS.get(one.tag, one.tag.replace("-", "_"))
        parents = list(one.iterfind(".//parent-doc")) or [one]
        child = first_text(one, ".//child-doc/document-id/doc-number")
        for parent in parents:
            document = parent.find("document-id")
            if document is None:
                keep(draft, one.tag, text_of(one))
                continue
            number = first_text(document, "doc-number")
            if relation == "earlier_publication":
                number += kind_of(document)
            country, day = first_text(document, "country"), first_text(document, "date")
            lineage.add(relation, number, country, day, _said(parent), child)
    lineage.into(str(node.tag))


def _said(parent: Element) -> list[tuple[str, str]]:
    """What stands beside a parent's number: its status, the patent on it, its international application."""
    said = []
    for one in parent:
        if isinstance(one.tag, str) and one.tag not in ("document-id", "relation"):
            number = first_text(one, "document-id/doc-number")
            country = first_text(one, "document-id/country")
            own = number.startswith(("PCT", country))
            said.append((one.tag, number if own else country + number) if number else (one.tag, text_of(one)))
    return said


def _search(draft: Draft, node: Element) -> None:
    """The classes in which the examiner searched."""
    cpc = [text_of(one) for one in node if str(one.tag).startswith("classification-cpc")]
    keep(draft, str(node.tag), "; ".join(filter(None, [*cpc, *(one.symbol for one in us_symbols(node))])))


def _citations(draft: Draft, node: Element) -> None:
    draft.publication.citations = (*draft.publication.citations, *read_citations(node))


def _examiners(draft: Draft, node: Element) -> None:
    for one in node:
        name = " ".join(filter(None, (first_text(one, "first-name"), first_text(one, "last-name"))))
        department = first_text(one, "department")
        keep(draft, str(one.tag), f"{name} ({department})" if department else name)


_PUT: dict[str, Callable[[Draft, Element], None]] = {
    "publication-reference": _number,
    "application-reference": _application,
    "invention-title": _title,
    "priority-claims": _priorities,
    "classification-ipc": lambda draft, node: put_classes(draft, ipc_symbols(node)),
    "classifications-ipcr": lambda draft, node: put_classes(draft, ipcr_symbols(node)),
    "classification-ipcr": lambda draft, node: put_classes(draft, ipcr_symbols(node)),
    "classifications-cpc": lambda draft, node: put_classes(draft, cpc_symbols(node)),
    "classification-national": lambda draft, node: put_classes(draft, us_symbols(node)),
    "classification-locarno": lambda draft, node: put_classes(draft, loc_symbols(node)),
    "pct-or-regional-filing-data": _pct,
    "pct-or-regional-publishing-data": _pct,
    "us-related-documents": _related,
    "related-documents": _related,
    "us-references-cited": _citations,
    "references-cited": _citations,
    "us-field-of-classification-search": _search,
    "field-of-search": _search,
    "us-term-of-grant": _keep_parts,
    "figures": _keep_parts,
    "hague-agreement-data": _keep_parts,
    "us-botanic": _keep_parts,
    "examiners": _examiners,
}
_WITH_OTHERS = frozenset({"us-parties", "parties", "assignees", "us-application-series-code"})
"""Read together by `put_parties`; the series code stands in the application number already."""
