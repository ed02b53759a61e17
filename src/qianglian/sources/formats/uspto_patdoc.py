"""USPTO grants of 2001 to 2004 (PATDOC, v2.4 and v2.5), whose elements bear the INID numbers of WIPO ST.32.

Texts stand in PDAT elements; weekly files hold thousands of documents, one after the other.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qianglian.model.publication import Citation, ClassSymbol, LangText, Priority, Related
from qianglian.model.terms import Terms
from qianglian.model.text import Text
from qianglian.sources.contract import Reading, ReadOptions, Sample, Source
from qianglian.sources.countries import country_code
from qianglian.sources.draft import Draft
from qianglian.sources.markup.assigned import put_classes
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.patdoc_parties import put_parties
from qianglian.sources.markup.reading import read_documents
from qianglian.sources.markup.texts import attribute, first_text, paragraphs, text_of
from qianglian.sources.markup.us_citations import patent_citation
from qianglian.sources.markup.us_claims import read_claims
from qianglian.sources.markup.us_classes import locarno, old_ipc, us_class
from qianglian.sources.markup.us_kinds import is_grant, patent_type
from qianglian.sources.markup.us_related import Lineage

ROOTS = ("PATDOC",)

RELATIONS = {
    "B610": "addition",
    "B620": "division",
    "B631": "continuation",
    "B632": "continuation_in_part",
    "B633": "continuing_reissue",
    "B640": "reissue",
    "B641US": "divisional_reissue",
    "B645": "reexamination",
    "B645US": "reexamination_reissue_merger",
    "B646US": "reexamination",
    "B650": "earlier_publication",
    "B660": "substitution",
    "B670": "utility_model_basis",
    "B680US": "provisional",
    "B690US": "earlier_publication",
}
"""Elements of B600, in the model's words."""


def recognise(sample: Sample) -> float:
    """By the root element; SDOBI tells it from other files of that name."""
    return 0.99 if sample.container == "xml" and {"PATDOC", "SDOBI"} <= set(sample.header[:6]) else 0.0


def read(path: Path, options: ReadOptions) -> Reading:
    """Every document of the file."""
    return read_documents(path, options, ROOTS, fill)


def fill(draft: Draft, element: Element) -> None:
    """What one document states."""
    publication = draft.publication
    for child in element:
        if child.tag == "SDOBI":
            _bibliography(draft, child)
        elif child.tag == "SDOAB":
            publication.abstracts = paragraphs(child, "en")
        elif child.tag == "SDODE":
            publication.descriptions = paragraphs(child, "en")
        elif child.tag == "SDOCL":
            publication.claims = read_claims(child.iter("CLM"), "ID", "CLREF", "ID", "en")
        elif child.tag == "SDODR":
            publication.figures = tuple(filter(None, (attribute(one, "FILE") for one in child.iter("EMI"))))


def _bibliography(draft: Draft, data: Element) -> None:
    draft.country, draft.kind = first_text(data, "B100/B190") or "US", first_text(data, "B100/B130")
    for group in data:
        for node in group:
            if isinstance(node.tag, str) and node.tag not in _ELSEWHERE:
                _PUT.get(node.tag, _keep)(draft, node)
    _priorities(draft, data)
    _related(draft, data)
    put_parties(draft, data)
    publication = draft.publication
    publication.patent_type = patent_type(draft.kind, bool(publication.loc))
    if is_grant(draft.kind):
        publication.grant_date = publication.publication_date


def _keep(draft: Draft, node: Element) -> None:
    """What has no field, by the names of its smallest parts: B577 is the number of claims."""
    parts = [one for one in node if isinstance(one.tag, str) and one.tag.startswith("B")] or [node]
    for part in parts:
        draft.keep_beside(str(part.tag), text_of(part) or "yes")


def _number(draft: Draft, node: Element) -> None:
    draft.number, draft.number_column = text_of(node), "B110"


def _published(draft: Draft, node: Element) -> None:
    draft.publication.publication_date = draft.day(text_of(node), "B140")


def _application(draft: Draft, node: Element) -> None:
    draft.application, draft.application_column = text_of(node) or None, "B210"


def _filed(draft: Draft, node: Element) -> None:
    draft.publication.filing_date = draft.day(text_of(node), "B220")


def _title(draft: Draft, node: Element) -> None:
    draft.publication.titles = (LangText("en", text_of(node)),) if text_of(node) else ()


def _international(draft: Draft, node: Element) -> None:
    """B510: the IPC, of a design the Locarno classification."""
    edition = first_text(node, "B516").lstrip("0")
    scheme, symbol = ("loc", locarno) if draft.kind.startswith("S") else ("ipc", old_ipc)
    put_classes(
        draft,
        (
            ClassSymbol(scheme, symbol(_columns(one)), "", "first" if one.tag == "B511" else "later", edition)
            for one in node
            if one.tag in ("B511", "B512")
        ),
    )


def _national(draft: Draft, node: Element) -> None:
    put_classes(
        draft,
        (
            ClassSymbol(
                "uspc", us_class(_columns(one)), "", "first" if one.tag == "B521" else "later", "", "US"
            )
            for one in node
            if one.tag in ("B521", "B522")
        ),
    )


def _columns(node: Element) -> str:
    """The text of a class as it stands: spaces mark the columns."""
    return "".join("".join(one.itertext("*")) for one in node.iter("PDAT")).strip("\r\n\t")


def _search(draft: Draft, node: Element) -> None:
    draft.keep("B580", "; ".join(us_class(_columns(one)) for one in node if isinstance(one.tag, str)))


def _citations(draft: Draft, node: Element) -> None:
    draft.publication.citations = tuple(one for one in map(_citation, node) if one is not None)


def _citation(node: Element) -> Citation | None:
    examiner, other = node.find(".//CITED-BY-EXAMINER"), node.find(".//CITED-BY-OTHER")
    by = True if examiner is not None else False if other is not None else None
    phase = {True: "examiner", False: "other", None: ""}[by]
    document = node.find("PCIT/DOC")
    if document is None:
        text = first_text(node, "NCIT")
        return Citation("", "", by, text, phase) if text else None
    country, number, kind = (first_text(document, part) for part in ("CTRY", "DNUM", "KIND"))
    return patent_citation(country or "US", number, kind, by=by, phase=phase)


def _priorities(draft: Draft, data: Element) -> None:
    """Each B300 lists its priorities as B310, B320, B330 without anything around one priority."""
    found: list[dict[str, str]] = []
    for node in data.iterfind("B300/*"):
        if node.tag == "B310" or not found:
            found.append({})
        found[-1][str(node.tag)] = text_of(node)
    draft.publication.priorities = tuple(
        Priority(
            one.get("B310", ""),
            country_code(one.get("B330", "")) or one.get("B330", ""),
            draft.day(one.get("B320", ""), "B320"),
        )
        for one in found
    )


def _related(draft: Draft, data: Element) -> None:
    lineage = Lineage(draft, str(draft.application or ""))
    for node in data.iterfind("B600//*"):
        relation = RELATIONS.get(str(node.tag))
        if relation is None:
            continue
        for family in node.iterfind("PARENT-US"):
            said = [("PSTA", first_text(family, "PSTA")), ("PPUB", first_text(family, "PPUB/DOC/DNUM"))]
            child = first_text(family, "CDOC/DOC/DNUM")
            for document in family.iterfind("PDOC/DOC"):
                _add(lineage, relation, document, [one for one in said if one[1] != "00"], child)
        for document in node.iterfind("DOC"):
            _add(lineage, relation, document)
    lineage.into("B600")


def _add(
    lineage: Lineage,
    relation: str,
    document: Element,
    said: list[tuple[str, str]] | None = None,
    child: str = "",
) -> None:
    country, number, kind, day = (first_text(document, part) for part in ("CTRY", "DNUM", "KIND", "DATE"))
    if relation == "earlier_publication" and kind != "00":
        number += kind
    lineage.add(relation, number, country, day, said or (), child)


def _pct(draft: Draft, node: Element) -> None:
    """B860, the international application, and B870, its publication."""
    relation = "pct" if node.tag == "B860" else "pct_publication"
    for document in node.iterfind(".//DOC"):
        country, number = first_text(document, "CTRY"), first_text(document, "DNUM")
        country = "WO" if number.upper().startswith("PCT") or not country else country
        related = Related(relation, number, country, draft.day(first_text(document, "DATE"), str(node.tag)))
        draft.publication.related = (*draft.publication.related, related)
    for part in node:
        if isinstance(part.tag, str) and part.find(".//DOC") is None:
            draft.keep(part.tag, text_of(part))


_PUT: dict[str, Callable[[Draft, Element], None]] = {
    "B110": _number,
    "B140": _published,
    "B210": _application,
    "B220": _filed,
    "B510": _international,
    "B520": _national,
    "B540": _title,
    "B560": _citations,
    "B580": _search,
    "B860": _pct,
    "B870": _pct,
}
_ELSEWHERE = frozenset(
    {"B130", "B190", "B211US", "B310", "B320", "B330", "B720", "B730", "B740", "B745"}
    | RELATIONS.keys()
    | {"B630"}
)
"""Read together with their neighbours; the series code stands in the application number already."""

SOURCE = Source(
    name="uspto_patdoc",
    title=Text(
        zh="美国专利商标局授权 XML（2001–2004 年，PATDOC）", en="USPTO grants XML (2001–2004, PATDOC)"
    ),
    database="USPTO",
    rank=11,
    terms=Terms(share="yes"),
    recognise=recognise,
    read=read,
)
