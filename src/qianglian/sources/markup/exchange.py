"""The EPO's exchange document, as DOCDB files and OPS answers carry it, into a draft."""

from __future__ import annotations

from collections.abc import Iterator

from qianglian.model.classification import cpc_symbol
from qianglian.model.publication import ClassSymbol, Identifier, LangText, Priority, Related
from qianglian.sources.countries import country_code
from qianglian.sources.draft import Draft
from qianglian.sources.markup.as_written import as_written
from qianglian.sources.markup.assigned import put_classes
from qianglian.sources.markup.cited import Cited, cited
from qianglian.sources.markup.document_ids import (
    DocumentId,
    application_text,
    claimed_number,
    date_of,
    document_ids,
)
from qianglian.sources.markup.forms_of_names import exchange_party, parties
from qianglian.sources.markup.ipc_lines import POSITIONS, VALUES, printed_ipc, st8_symbols
from qianglian.sources.markup.kinds import type_by_kind
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.texts import attribute, first_text, text_of, texts

_SPELLINGS = ("original", "docdba", "", "epodoc", "docdb")
_KEPT = ("language-of-filing", "language-of-publication", "extended-kind-code", "previously-filed-app")
_LINKS = {"W": "pct"}
"""What a claim that is no longer active rests on; other codes of DOCDB stay as ``docdb:<code>``."""


def fill_exchange(draft: Draft, element: Element) -> None:
    """All that an ``exchange-document`` states."""
    data = element.find("bibliographic-data")
    numbers = document_ids(data.iterfind("publication-reference")) if data is not None else {}
    _number(draft, element, numbers)
    family = attribute(element, "family-id")
    if family:
        draft.publication.families = (Identifier("docdb", family),)
    if attribute(element, "status") == "D":
        draft.remark("deleted_record", "status", attribute(element, "date-of-last-exchange"))
    if data is not None:
        put_application(draft, document_ids(data.iterfind("application-reference")))
        put_priorities(draft, list(data.iterfind("priority-claims/priority-claim")))
        _classes(draft, data)
        _parties(draft, data)
        draft.publication.titles = _by_language(data, "invention-title", lines=False)
        _dates(draft, data)
        put_citations(draft, data.iterfind("references-cited/citation"))
        _designated(draft, data)
        for name in _KEPT:
            text = first_text(data, name)
            if text:
                draft.keep(name, text)
    draft.publication.abstracts = _by_language(element, "abstract", lines=True)
    _family(draft, element)


def put_number(draft: Draft, ids: dict[str, DocumentId]) -> None:
    """The publication's number, by docdb, else by epodoc; and its date."""
    docdb, epodoc, original = (ids.get(form) for form in ("docdb", "epodoc", "original"))
    chosen = next((one for one in (docdb, epodoc, original) if one and one.number), None)
    if chosen is None:
        return
    draft.number, draft.number_column = chosen.number, "publication-reference"
    draft.country = chosen.country or (docdb.country if docdb else "")
    draft.kind = chosen.kind
    given = date_of(ids)
    if given:
        draft.publication.publication_date = draft.day(given, "date-publ")
    draft.publication.patent_type = type_by_kind(draft.country or chosen.number[:2], chosen.kind)


def _number(draft: Draft, element: Element, numbers: dict[str, DocumentId]) -> None:
    """The envelope's attributes say the number too; the reference comes first."""
    if not any(one.number for one in numbers.values()):
        numbers["docdb"] = DocumentId(
            "docdb",
            attribute(element, "country"),
            attribute(element, "doc-number"),
            attribute(element, "kind"),
        )
    put_number(draft, numbers)
    if draft.publication.publication_date is None and attribute(element, "date-publ"):
        draft.publication.publication_date = draft.day(attribute(element, "date-publ"), "date-publ")


def put_application(draft: Draft, ids: dict[str, DocumentId]) -> None:
    """The application's number in its office's form, and the filing date."""
    number, as_given = application_text(ids)
    if number:
        draft.application, draft.application_column = number, "application-reference"
    elif as_given:
        draft.publication.application_as_given = as_given
    if date_of(ids):
        draft.publication.filing_date = draft.day(date_of(ids), "application-reference/date")


def put_priorities(draft: Draft, claims: list[Element]) -> None:
    """The claimed priorities; a claim that is linked and no longer active is what the application rests on."""
    by_number: dict[str, list[Element]] = {}
    originals: list[str] = []
    for place, claim in enumerate(claims):
        if attribute(claim, "data-format") == "original":
            originals += texts(claim, "document-id/doc-number")
        else:
            by_number.setdefault(attribute(claim, "sequence") or f"at {place}", []).append(claim)
    for said in by_number.values():
        ids = document_ids(said)
        own = [ids["original"].number] if "original" in ids else []
        number, country = claimed_number(ids, [*own, *originals])
        if not number:
            continue
        day = draft.day(date_of(ids), "priority-claim/date") if date_of(ids) else None
        link = next((t for one in said if (t := first_text(one, "priority-linkage-type"))), "")
        active = next((t for one in said if (t := first_text(one, "priority-active-indicator"))), "")
        publication = draft.publication
        if link and active[:1] == "N":
            related = Related(_LINKS.get(link, f"docdb:{link}"), number, country, day)
            publication.related = (*publication.related, related)
        else:
            publication.priorities = (*publication.priorities, Priority(number, country, day))
    days = [one.date for one in draft.publication.priorities if one.date]
    draft.publication.priority_date = min(days) if days else None


def put_citations(draft: Draft, elements: Iterator[Element]) -> None:
    """Every citation; the passages that were held against the application are kept aside."""
    read: list[Cited] = [one for element in elements if (one := cited(element)) is not None]
    draft.publication.citations = (*draft.publication.citations, *(one.citation for one in read))
    passages = [
        f"{one.citation.number or one.citation.text[:60]}: {one.passages}" for one in read if one.passages
    ]
    if passages:
        draft.keep("rel-passage", "\n".join(passages))


def _classes(draft: Draft, data: Element) -> None:
    lines = [as_written(one) for one in data.iterfind("classifications-ipcr/classification-ipcr")]
    symbols = st8_symbols(lines, "ipcr")
    for printed in data.iterfind("classification-ipc"):
        symbols += [*_printed(printed)]
    symbols += [_assigned(one) for one in data.iterfind("patent-classifications/patent-classification")]
    for national in data.iterfind("classification-national"):
        scheme = f"national:{first_text(national, 'country')}".rstrip(":")
        symbols += [ClassSymbol(scheme, text) for text in _national(national)]
    put_classes(draft, symbols)


def _printed(one: Element) -> Iterator[ClassSymbol]:
    edition = first_text(one, "edition")
    for text in [*texts(one, "main-classification"), *texts(one, "text")]:
        yield printed_ipc(text, edition, first=True)
    for text in texts(one, "further-classification"):
        yield printed_ipc(text, edition, first=False)


def _national(one: Element) -> list[str]:
    return [*texts(one, "main-classification"), *texts(one, "further-classification"), *texts(one, "text")]


def _assigned(one: Element) -> ClassSymbol:
    """A symbol of the CPC, or of another scheme of the EPO (ECLA, ICO, FI, FTERM, DEKLA …)."""
    scheme = one.find("classification-scheme")
    name = attribute(scheme, "scheme")
    given = first_text(one, "classification-symbol") or _in_parts(one)
    if name.startswith("CPC"):
        return ClassSymbol(
            "cpc",
            cpc_symbol(given) or given,
            VALUES.get(first_text(one, "classification-value"), ""),
            POSITIONS.get(first_text(one, "symbol-position"), ""),
            _edition(first_text(one, "classification-scheme/date")),
            first_text(one, "generating-office") or attribute(scheme, "office"),
        )
    position = POSITIONS.get(first_text(one, "symbol-position"), "")
    own = {"FI": "fi", "FTERM": "fterm", "UC": "uspc", "EC": "ecla", "ICO": "ico"}.get(name, name.lower())
    return ClassSymbol(own, " ".join(given.split()), "", position, "", attribute(scheme, "office"))


def _in_parts(one: Element) -> str:
    head = "".join(first_text(one, name) for name in ("section", "class", "subclass"))
    group, subgroup = first_text(one, "main-group"), first_text(one, "subgroup")
    return f"{head}{group}/{subgroup}" if group and subgroup else head + group


def _edition(day: str) -> str:
    return f"{day[:4]}.{day[4:6]}" if len(day) == 8 and day.isdigit() else ""


def _parties(draft: Draft, data: Element) -> None:
    publication = draft.publication
    for name, path in (
        ("applicants", "parties/applicants/applicant"),
        ("inventors", "parties/inventors/inventor"),
        ("owners", "parties/assignees/assignee"),
        ("agents", "parties/agents/agent"),
    ):
        found = parties(data.findall(path), exchange_party)
        setattr(publication, name, tuple(party for party in found if party.name))


def _by_language(element: Element, path: str, *, lines: bool) -> tuple[LangText, ...]:
    """One text a language, in the spelling nearest to the printed page."""
    best: dict[str, tuple[int, str]] = {}
    for one in element.iterfind(path):
        text, lang = text_of(one, lines=lines), attribute(one, "lang").lower()[:2]
        form = attribute(one, "data-format")
        rank = _SPELLINGS.index(form) if form in _SPELLINGS else len(_SPELLINGS)
        if text and (lang not in best or rank < best[lang][0]):
            best[lang] = (rank, text)
    return tuple(LangText(lang, text) for lang, (_, text) in best.items())


def _dates(draft: Draft, data: Element) -> None:
    """Dates of public availability: the one printed with the grant is the grant's; the others are kept."""
    for event in data.iterfind("dates-of-public-availability/*"):
        day = first_text(event, "document-id/date", "date")
        if not day or not isinstance(event.tag, str):
            continue
        if event.tag == "printed-with-grant":
            draft.publication.grant_date = draft.day(day, event.tag)
        else:
            draft.keep(event.tag, day)


def _designated(draft: Draft, data: Element) -> None:
    states: list[str] = []
    for regional in data.iterfind("designation-of-states//regional"):
        region = first_text(regional, "region/country", "region")
        states.append(" ".join([f"{region}:", *texts(regional, "country")]))
    for path in ("designation-of-states//national", "designation-of-states/designation-epc"):
        for one in data.iterfind(path):
            states.append(" ".join(text_of(found) for found in one.iter("country")))
    if states:
        draft.keep("designation-of-states", "; ".join(states))


def _family(draft: Draft, element: Element) -> None:
    """The publications of the family that DOCDB lists with the document."""
    members: list[str] = []
    for one in element.iterfind("patent-family/family-member/publication-reference"):
        docdb = document_ids([one]).get("docdb")
        if docdb and docdb.country:
            country = country_code(docdb.country) or docdb.country
            members.append(country + docdb.number + docdb.kind)
    known = tuple(Identifier("docdb_members", member) for member in dict.fromkeys(members))
    draft.publication.families = (*draft.publication.families, *known)
