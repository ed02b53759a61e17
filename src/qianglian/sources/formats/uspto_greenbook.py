"""USPTO grants of 1976 to 2001: plain text with tags (the "Green Book", Automated Patent System).

No genuine file was at hand. Tags and columns are those that public readers of the format agree on; what they leave
open, such as the codes that say how applications are related (RLAP COD), is given as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from qianglian.model.publication import Citation, ClassSymbol, LangText, Party, Priority, Related
from qianglian.model.terms import Terms
from qianglian.model.text import Text
from qianglian.sources.contract import (
    Columns,
    Place,
    Reading,
    ReadOptions,
    Rejected,
    Row,
    Sample,
    Source,
)
from qianglian.sources.countries import country_code
from qianglian.sources.draft import Draft
from qianglian.sources.encoding import Encoding, lines
from qianglian.sources.greenbook_text import abstract, claims, description
from qianglian.sources.markup.assigned import put_classes
from qianglian.sources.markup.us_citations import patent_citation
from qianglian.sources.markup.us_classes import locarno, old_ipc, us_class
from qianglian.sources.markup.us_kinds import patent_type
from qianglian.sources.markup.us_parties import applicants, party, person
from qianglian.sources.opening import Notes, Opened
from qianglian.sources.raw import shown
from qianglian.sources.reading import guarded
from qianglian.sources.tagged_text import Record, Section, records

FIRST = "PATN"
_NEW_KINDS = date(2001, 1, 2)
"""From here on kind codes are printed, and this format does not hold them."""
_KINDS = {"": "A", "D": "S", "RE": "E", "PP": "P", "H": "H"}
"""Kind codes of the documents before, by the letters of the number. Source: USPTO, table of kind codes."""
_REMARKS = {"line_too_long": "line_left_out"}
_LATIN = Encoding("latin-1")
_KEPT = ("APT", "PBL", "ART", "NCL", "ECL", "EXA", "EXP", "NDR", "NFG", "DCD", "NPS", "TRM")
"""Fields without one of ours, kept by their tags: APT 1 utility, 2 reissue, 4 design, 6 plant; NCL claims; …"""
_SECTIONS = frozenset(
    "PATN INVT ASSG PRIR REIS RLAP CLAS UREF FREF OREF LREP PCTA ABST PARN BSUM DRWD DETD CLMS DCLM".split()
)
"""Sections that have fields of ours; others, such as GOVT, are kept by their names."""


def recognise(sample: Sample) -> float:
    """By the section PATN alone on a line, and the number (WKU) below it."""
    if sample.container in ("xlsx", "jsonl", "xml"):
        return 0.0
    beginnings = [line.rstrip() for line in sample.lines]
    if FIRST not in beginnings:
        return 0.0
    below = beginnings[beginnings.index(FIRST) + 1 :]
    return 0.98 if any(line.startswith("WKU ") for line in below) else 0.6


def read(path: Path, options: ReadOptions) -> Reading:
    """Every patent of the file; rows are lines, from 1 in each member."""
    notes: Notes = []
    return Reading(rows=_rows(path, options, notes), columns=Columns(), notes=notes)


def _rows(path: Path, options: ReadOptions, notes: Notes) -> Iterator[Row | Rejected]:
    with Opened(path, options, notes) as opened:
        for part in opened.parts():
            found = False
            for record in records(lines(part.stream, _LATIN, options.max_line), FIRST):
                found = True
                yield _row(Place(record.row, part.name), record, options)
            if not found:
                notes.append((part.name, "member_not_read"))


def _row(place: Place, record: Record, options: ReadOptions) -> Row | Rejected:
    if record.too_large:
        return Rejected(place, "document_too_large", shown(record.sections[0].first("WKU", "TTL")))

    def make() -> Row | Rejected:
        draft = Draft(place, options.latest_year)
        for code, found in record.problems.items():
            draft.remark(_REMARKS.get(code, code), "", found)
        _fill(draft, record)
        return draft.finish()

    return guarded(place, make)


def _fill(draft: Draft, record: Record) -> None:
    publication, head = draft.publication, record.sections[0]
    _numbers(draft, head)
    publication.titles = tuple(LangText("en", text) for text in head.all("TTL")[:1])
    for section in record.named("CLAS"):
        _classes(draft, section)
    publication.patent_type = patent_type(draft.kind or _letters(draft), bool(publication.loc))
    _parties(draft, record)
    publication.priorities = tuple(_priority(draft, one) for one in record.named("PRIR"))
    publication.related = tuple(_relations(draft, record))
    publication.citations = tuple(_citations(record))
    publication.abstracts = abstract(record)
    publication.descriptions = description(record)
    publication.claims = claims(record)
    for tag in _KEPT:
        if head.all(tag):
            draft.keep(tag, "; ".join(head.all(tag)))
    for section in record.sections:
        if section.name not in _SECTIONS:
            said = " ".join(f"{tag} {' '.join(text.split())}".strip() for tag, text in section.fields)
            draft.keep_beside(section.name, said)


def _numbers(draft: Draft, head: Section) -> None:
    """WKU is the number in eight places and a check digit, APN six and one; SRC the series of the application."""
    number, application, series = head.first("WKU"), head.first("APN"), head.first("SRC")
    draft.country, draft.number, draft.number_column = "US", number[:8], "WKU"
    if application:
        series = series.zfill(2) if series.isdigit() else ""
        draft.application, draft.application_column = series + application[:6], "APN"
    publication = draft.publication
    publication.filing_date = draft.day(head.first("APD"), "APD")
    publication.publication_date = publication.grant_date = draft.day(head.first("ISD"), "ISD")
    if publication.publication_date is not None and publication.publication_date < _NEW_KINDS:
        draft.kind = _KINDS.get(_letters(draft), "")
    if _letters(draft) in ("H", "T"):
        publication.grant_date = None


def _letters(draft: Draft) -> str:
    """The letters before the number: D of designs, RE of reissues; A, as the kind code, stands for none."""
    return "".join(one for one in str(draft.number) if one.isalpha())


def _classes(draft: Draft, section: Section) -> None:
    """OCL and XCL, national classes; ICL the IPC, of a design the Locarno classification; EDF its edition."""
    us = [("first", text) for text in section.columns("OCL")] + [
        ("later", text) for text in section.columns("XCL")
    ]
    put_classes(draft, [ClassSymbol("uspc", us_class(text), "", place, "", "US") for place, text in us])
    edition = section.first("EDF")
    design = _letters(draft) == "D"
    found = []
    for at, text in enumerate(section.columns("ICL")):
        symbol = locarno(text.removeprefix("D")) if design else old_ipc(text)
        found.append(ClassSymbol("loc" if design else "ipc", symbol, "", "later" if at else "first", edition))
    put_classes(draft, found)
    searched = [f"{tag} {text}" for tag in ("FSC", "FSS") for text in section.all(tag)]
    if searched:
        draft.keep("FSC", "; ".join(searched))


def _parties(draft: Draft, record: Record) -> None:
    publication = draft.publication
    publication.inventors = tuple(filter(None, map(_party, record.named("INVT"))))
    publication.owners = tuple(filter(None, map(_party, record.named("ASSG"))))
    agents = [
        name for one in record.named("LREP") for name in (*one.all("FRM"), *map(_name, one.all("FR2", "NAM")))
    ]
    publication.agents = tuple(Party(name) for name in dict.fromkeys(agents))
    publication.applicants = applicants((), publication.owners, publication.inventors)
    roles = [
        f"{_name(one.first('NAM'))}: {one.first('COD')}" for one in record.named("ASSG") if one.first("COD")
    ]
    if roles:
        draft.keep("COD", "; ".join(roles))


def _party(section: Section) -> Party | None:
    """A party; one that names no country lives in the United States, if anywhere."""
    address = [text for tag in ("STR", "CTY", "STA", "ZIP") for text in section.all(tag)]
    country = _country(section.first("CNT")) or ("US" if address else "")
    return party(_name(section.first("NAM")), address, country)


def _name(text: str) -> str:
    """``Public, Jr.; Jane Q.`` is Jane Q. Public, Jr.; a firm stands as it is."""
    family, mark, given = text.partition(";")
    if not mark:
        return text
    family, _, suffix = family.partition(",")
    return person(given.strip(), "", family.strip(), suffix.strip())


def _country(text: str) -> str:
    """Three columns: the office's code and X or a digit (JPX, GB2); as given where it is none."""
    return country_code(text[:2]) or text


def _priority(draft: Draft, section: Section) -> Priority:
    day = draft.day(section.first("APD"), "PRIR")
    return Priority(section.first("APN"), _country(section.first("CNT")), day)


def _relations(draft: Draft, record: Record) -> Iterator[Related]:
    """RLAP, related applications, whose code stands as it is; REIS, what is reissued; PCTA, the international one."""
    said = []
    for section in record.named("RLAP", "REIS"):
        relation = "reissue" if section.name == "REIS" else f"RLAP {section.first('COD')}".strip()
        series, number = section.first("SRC"), section.first("APN")
        patent, status = section.first("PNO"), section.first("PSC")
        number = (series.zfill(2) if series.isdigit() else "") + number if number else f"US{patent}"
        if number != "US":
            yield Related(relation, number, "US", draft.day(section.first("APD"), section.name))
        said += [f"{number}: {tag} {text}" for tag, text in (("PSC", status), ("PNO", patent)) if text]
    for section in record.named("PCTA"):
        if section.first("PCN"):
            yield Related("pct", section.first("PCN"), "WO", draft.day(section.first("PD3"), "PD3"))
        if section.first("PCP"):
            yield Related(
                "pct_publication", section.first("PCP"), "WO", draft.day(section.first("PCD"), "PCD")
            )
        said += [f"{tag} {text}" for tag in ("PD1", "PD2") for text in section.all(tag)]
    if said:
        draft.keep("RLAP", "; ".join(said))


def _citations(record: Record) -> Iterator[Citation]:
    """UREF, FREF, OREF; nothing in the format says who cited."""
    for section in record.named("UREF", "FREF"):
        country = _country(section.first("CNT")) if section.name == "FREF" else "US"
        if section.first("PNO"):
            yield patent_citation(country, section.first("PNO"), "", by=None, phase="")
    for section in record.named("OREF"):
        for text in section.all("PAL", "PAR"):
            yield Citation("", text=text)


SOURCE = Source(
    name="uspto_greenbook",
    title=Text(
        zh="美国专利商标局授权文本（1976–2001 年，Green Book）",
        en="USPTO grants text (1976–2001, Green Book)",
    ),
    database="USPTO",
    rank=13,
    terms=Terms(share="yes"),
    recognise=recognise,
    read=read,
    verified=False,
)
