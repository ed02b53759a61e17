"""SDOBI: the bibliographic data of a European patent document by INID code (``B540`` holds the titles of INID 54)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from qianglian.model.classification import cpc_symbol
from qianglian.model.numbers import PublicationNumber, publication_number
from qianglian.model.publication import (
    Citation,
    ClassSymbol,
    Identifier,
    LangText,
    LegalEvent,
    Party,
    Priority,
    Related,
)
from qianglian.sources.draft import Draft
from qianglian.sources.markup.as_written import as_written
from qianglian.sources.markup.assigned import put_classes
from qianglian.sources.markup.ipc_lines import printed_ipc, st8_symbols
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.texts import first_text, text_of, texts

HOLDER_TAGS = {
    "applicants": ("B711", "B712", "B713"),
    "inventors": ("B721", "B713", "B723"),
    "owners": ("B731", "B732"),
    "agents": ("B741", "B742", "B743"),
}
"""B712 and B713 are applicants who are also something else; B713 and B723 are inventors too (ST.9: 71, 72, 75, 76)."""

EVENTS = {
    "B241": "Request for examination",
    "B242": "First examination report despatched",
    "B243": "Patent maintained as amended",
    "B451EP": "Intention to grant announced (until 2002)",
    "B452EP": "Intention to grant announced",
    "B477": "Amended specification published",
}
"""Dates of the procedure. Source: EPO, ep-patent-document DTD, comments on the elements."""

STATES = ("B840", "B844EP", "B848EP")
KEPT = {
    "B053EP": ".//B053EP",
    "B121": ".//B121",
    "B121EP": ".//B121EP",
    "B250": "B200/B250",
    "B260": "B200/B260",
    "B430": "B400/B430/date",
    "B517EP": ".//B517EP",
    "B565EP": ".//B565EP/date",
    "B598": ".//B598",
    "B880": "B800/B880/date",
}
"""What has a meaning and no field of ours: the office's remarks, kind of document in words, languages, first
publication, figure to be printed, search reports."""

_CITED = re.compile(r"([A-Z]{2})\s*-\s*([A-Z]\d?)?\s*-?\s*(.+)")


def fill_sdobi(draft: Draft, data: Element) -> None:
    """All that the bibliographic data state."""
    draft.number, draft.number_column = first_text(data, "B100/B110"), "B110"
    draft.kind = first_text(data, "B100/B130")
    draft.country = first_text(data, "B100/B190") or "EP"
    publication = draft.publication
    publication.patent_type = "invention"
    publication.publication_date = _day(draft, data, "B100/B140/date")
    publication.filing_date = _day(draft, data, "B200/B220/date")
    publication.grant_date = _day(draft, data, "B400/B450/date")
    if first_text(data, "B200/B210"):
        draft.application, draft.application_column = first_text(data, "B200/B210"), "B210"
    _titles(draft, data)
    _classes(draft, data)
    _priorities(draft, data)
    _related(draft, data)
    _citations(draft, data)
    for name, tags in HOLDER_TAGS.items():
        held = [_party(one) for tag in tags for one in data.iterfind(f"B700//{tag}")]
        setattr(publication, name, tuple(party for party in held if party.name))
    _events(draft, data)
    _keep(draft, data)


def _day(draft: Draft, data: Element, path: str) -> date | None:
    text = first_text(data, path)
    return draft.day(text, path.split("/")[1]) if text else None


def _titles(draft: Draft, data: Element) -> None:
    """Titles follow the codes of their languages: B541 de, B542 …, B541 en, B542 …."""
    lang, found = "", []
    for one in data.iterfind("B500/B540/*"):
        if one.tag == "B541":
            lang = text_of(one).lower()[:2]
        elif one.tag == "B542" and text_of(one):
            found.append(LangText(lang, text_of(one)))
    draft.publication.titles = tuple(found)


def _classes(draft: Draft, data: Element) -> None:
    lines = [as_written(one) for one in data.iterfind("B500/B510EP/classification-ipcr")]
    symbols = st8_symbols(lines, "ipcr")
    edition = first_text(data, "B500/B510/B516")
    for tag, first, additional in (("B511", True, False), ("B512", False, False), ("B513", False, True)):
        for text in texts(data, f"B500/B510/{tag}"):
            symbols.append(printed_ipc(text, edition, first=first, additional=additional))
    cpc = [as_written(one) for one in data.iterfind("B500/B520EP//classification-cpc")]
    symbols += [_canonical(one) for one in st8_symbols(cpc, "cpc")]
    put_classes(draft, symbols)


def _canonical(one: ClassSymbol) -> ClassSymbol:
    symbol = cpc_symbol(one.symbol) or one.symbol
    return ClassSymbol(one.scheme, symbol, one.value, one.position, one.edition, one.office)


def _priorities(draft: Draft, data: Element) -> None:
    """Number, day and country follow one another, and begin anew with each number."""
    rows: list[dict[str, str]] = []
    for one in data.iterfind("B300/*"):
        tag = str(one.tag)
        if tag == "B310" or not rows:
            rows.append({})
        rows[-1][tag] = first_text(one, "ctry", "date") or text_of(one)
    draft.publication.priorities = tuple(
        Priority(
            row["B310"], row.get("B330", ""), draft.day(row["B320"], "B320") if row.get("B320") else None
        )
        for row in rows
        if row.get("B310")
    )
    days = [one.date for one in draft.publication.priorities if one.date]
    draft.publication.priority_date = min(days) if days else None


def _related(draft: Draft, data: Element) -> None:
    """Parent of a divisional (B620), and the international application and publication (B860, B870)."""
    found: list[Related] = []
    for parent in data.iterfind("B600/B620/parent/pdoc"):
        number = first_text(parent, "dnum/anum", "dnum/pnum", "dnum")
        day = first_text(parent, "date")
        found.append(Related("division", number, "EP", draft.day(day, "B620") if day else None))
    for relation, path, number_path in (
        ("pct", "B800/B860/B861", "dnum/anum"),
        ("pct_publication", "B800/B870/B871", "dnum/pnum"),
    ):
        for one in data.iterfind(path):
            day, number = first_text(one, "date"), first_text(one, number_path, "dnum")
            if number:
                found.append(Related(relation, number, "WO", draft.day(day, path[-4:]) if day else None))
    draft.publication.related = tuple(found)
    divisionals = [text_of(one) for one in data.iterfind("B600/B620EP/parent/cdoc/dnum/anum")]
    if divisionals:
        draft.keep("B620EP", "; ".join(divisionals))


def _citations(draft: Draft, data: Element) -> None:
    """INID 56: who cited these the document does not say."""
    found = [Citation(cited_patent(text)) for text in texts(data, "B500/B560/B561/text")]
    found += [Citation("", text=text) for text in texts(data, "B500/B560/B562/text")]
    draft.publication.citations = tuple(found)


def cited_patent(text: str) -> str:
    """``EP-A1- 3 109 871`` as EP3109871A1; as given where it is in no form that can be read.

    >>> cited_patent("US-E- R E36 154"), cited_patent("WO-A-03/008444")
    ('USRE36154E', 'WO2003008444A')
    """
    found = _CITED.fullmatch(text.strip())
    if not found:
        return text
    number = publication_number(found[3].replace(" ", ""), found[1], found[2] or "")
    return number.text if isinstance(number, PublicationNumber) else text


def _party(one: Element) -> Party:
    """Name, address on one line, country, and the number that the EPO gives its parties."""
    name = first_text(one, "snm", "nam")
    address = ", ".join(texts(one, "adr/str") + texts(one, "adr/city"))
    known = tuple(Identifier("epo_party", number) for number in texts(one, "iid"))
    return Party(name, address, first_text(one, "adr/ctry"), known)


def _events(draft: Draft, data: Element) -> None:
    found: list[LegalEvent] = []
    for tag, words in EVENTS.items():
        for one in data.iterfind(f".//{tag}"):
            day = first_text(one, "date")
            if day:
                found.append(LegalEvent(draft.day(day, tag), words, tag, "EP"))
    found += _lapses(draft, data)
    draft.publication.events = tuple(sorted(found, key=lambda event: str(event.date or "")))


def _lapses(draft: Draft, data: Element) -> Iterator[LegalEvent]:
    """B475: pairs of a day and the state in which the patent lapsed on it."""
    day = ""
    for one in data.iterfind(".//B475/*"):
        if one.tag == "date":
            day = text_of(one)
        elif one.tag == "ctry" and day:
            yield LegalEvent(draft.day(day, "B475"), "Patent lapsed", "B475", text_of(one))


def _keep(draft: Draft, data: Element) -> None:
    for name, path in KEPT.items():
        text = first_text(data, path)
        if text:
            draft.keep(name, text)
    for tag in STATES:
        states = [text_of(one) for found in data.iterfind(f"B800/{tag}") for one in found.iter("ctry")]
        if states:
            draft.keep(tag, " ".join(states))
    opponents = [
        first_text(one, "snm", "dnum", "kind") or text_of(one) for one in data.iterfind("B700/B780/*")
    ]
    if any(opponents):
        draft.keep("B780", "; ".join(filter(None, opponents)))
