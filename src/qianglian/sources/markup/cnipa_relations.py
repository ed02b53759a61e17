"""What a CNIPA document rests on or names: priorities, parents, the international application, cited documents."""

from __future__ import annotations

from dataclasses import dataclass

from qianglian.model.publication import Citation, LegalEvent, Priority, Related
from qianglian.sources.countries import country_code
from qianglian.sources.draft import Draft
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.texts import attribute, first_text, text_of


@dataclass(frozen=True, slots=True)
class DocumentId:
    """Country, number, kind and date of a ``document-id``, "" where not stated."""

    country: str = ""
    number: str = ""
    kind: str = ""
    day: str = ""

    @property
    def whole(self) -> str:
        """Country, number and kind in one, none of them twice."""
        head = "" if self.number.upper().startswith(self.country.upper()) else self.country
        tail = "" if self.number[-2:].upper().endswith(self.kind.upper()) else self.kind
        return f"{head}{self.number}{tail}" if self.number else ""


def document_id(element: Element, path: str) -> DocumentId:
    """The document named at ``path``: of its forms the original before the standardised one."""
    found = [one for one in element.iterfind(path) if first_text(one, ".//doc-number")]
    found.sort(key=lambda one: attribute(one, "dataFormat") == "standard")
    return _id(found[0]) if found else DocumentId()


def _id(one: Element) -> DocumentId:
    held = one.find(".//document-id")
    held = one if held is None else held
    return DocumentId(
        country_code(first_text(held, "country")) or first_text(held, "country"),
        first_text(held, "doc-number"),
        first_text(held, "kind"),
        first_text(held, "date"),
    )


def put_relations(draft: Draft, element: Element) -> None:
    """Priorities, related applications, entry into the national phase, citations."""
    publication = draft.publication
    publication.priorities = tuple(_priorities(draft, element))
    publication.related += tuple(_related(draft, element))
    publication.citations = tuple(
        cited for one in element.iterfind(".//references-cited/citation") if (cited := _citation(one))
    )
    entered = first_text(element, ".//date-pct-article-22-39-fulfilled", ".//pct-national-phase-entry/date")
    if entered and (day := draft.day(entered, "DatePCTArticle2239Fulfilled")):
        publication.events += (LegalEvent(day, "进入国家阶段", country="CN"),)


def _priorities(draft: Draft, element: Element) -> list[Priority]:
    """Foreign priorities and domestic ones; of each claim the form that the office printed."""
    claims = [
        one for tag in ("priority", "priority-claim", "domestic-priority-claim") for one in element.iter(tag)
    ]
    originals = [one for one in claims if attribute(one, "dataFormat") != "standard"]
    found = []
    for one in originals or claims:
        claimed = _id(one)
        if claimed.number:
            day = draft.day(claimed.day or None, "Priority")
            found.append(Priority(claimed.number, claimed.country, day))
    return list(dict.fromkeys(found))


_RELATIONS = {
    "division": "division",
    "pct-or-regional-filing-data": "pct",
    "international-filing-data": "pct",
    "pct-or-regional-publishing-data": "pct_publication",
    "international-publishing-data": "pct_publication",
}


def _related(draft: Draft, element: Element) -> list[Related]:
    found = []
    for tag, relation in _RELATIONS.items():
        known = document_id(element, f".//{tag}//parent-doc")
        known = known if known.number else document_id(element, f".//{tag}")
        if known.number:
            number = known.whole if relation == "pct_publication" else known.number
            found.append(Related(relation, number, known.country, draft.day(known.day or None, tag)))
    return found


def _citation(one: Element) -> Citation | None:
    """A document of field (56), 对比文件: by the examiner, unless the document says who cited it."""
    cited = _id(one)
    phase = attribute(one, "phase") or first_text(one, "cited-phase")
    by = first_text(one, "cited-by") or attribute(one, "citedBy")
    category = first_text(one, ".//category", ".//citation-category")
    claims = first_text(one, ".//rel-claims", ".//relevant-claims")
    text = first_text(one, ".//npl-citation/text", ".//npl-citation", ".//patent-citation/text", ".//text")
    if not cited.number and not text:
        text = text_of(one)
    if not cited.number and not text:
        return None
    return Citation(cited.whole, category, "applicant" not in by.lower(), text, phase, claims)
