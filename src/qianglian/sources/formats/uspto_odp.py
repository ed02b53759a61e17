"""USPTO Open Data Portal: JSON answers of the patent file wrapper search, as `qianglian fetch` keeps them.

One document holds a page of applications (``patentFileWrapperDataBag``). An application states up to two
publications, before grant and granted, and each becomes a row; one that states none is kept under its
application number. The portal gives no kind code for a grant, so its number stands without one.

Not read as owners: the assignments. A recorded conveyance may be a security interest or its release; each is kept
as a legal event with the office's own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from qianglian.model.classification import cpc_symbol
from qianglian.model.errors import TooLarge, UnreadableFile
from qianglian.model.language import text_language
from qianglian.model.publication import (
    Identifier,
    LangText,
    LegalEvent,
    LegalStatus,
    Party,
    PatentType,
    Priority,
)
from qianglian.model.terms import Terms
from qianglian.model.text import Text
from qianglian.sources.cells import as_text
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
from qianglian.sources.file_names import file_name
from qianglian.sources.opening import Opened, Part
from qianglian.sources.raw import shown
from qianglian.sources.reading import guarded

BAG = "patentFileWrapperDataBag"
ABOUT = "applicationMetaData"
MAX_DOCUMENT = 128 << 20
"""Bytes of one document, which is held in memory; a page of 50 applications has a few million."""

TYPES: dict[str, PatentType] = {"UTL": "invention", "DES": "design"}
"""``applicationTypeCode``: utility and design. Plants and reissues keep the office's word in ``extra``."""

READ: dict[str, str] = {
    "applicationNumberText": "application",
    "applicationMetaData.inventionTitle": "title",
    "applicationMetaData.filingDate": "filing_date",
    "applicationMetaData.earliestPublicationNumber": "number",
    "applicationMetaData.earliestPublicationDate": "publication_date",
    "applicationMetaData.patentNumber": "number",
    "applicationMetaData.grantDate": "grant_date",
    "applicationMetaData.applicationStatusDescriptionText": "status",
    "applicationMetaData.applicationStatusDate": "status",
    "applicationMetaData.applicationTypeCode": "patent_type",
    "applicationMetaData.applicantBag": "applicants",
    "applicationMetaData.inventorBag": "inventors",
    "applicationMetaData.cpcClassificationBag": "cpc",
    "foreignPriorityBag": "priority_numbers",
    "eventDataBag": "events",
    "assignmentBag": "events",
}
"""What is read, by path; everything else is kept in ``extra`` under its path."""

Said = Mapping[str, Any]


def recognise(sample: Sample) -> float:
    """By the name of the bag, in a document on one line or laid out on many."""
    if sample.objects:
        return 0.99 if any(BAG in said for said in sample.objects) else 0.0
    beginning = "\n".join(sample.lines)
    return 0.98 if beginning.lstrip().startswith("{") and BAG in beginning else 0.0


def read(path: Path, options: ReadOptions) -> Reading:
    """All applications; raises `UnreadableFile` for what is no such answer, `TooLarge` beyond the bound."""
    columns, notes = Columns(), list[tuple[str, str]]()
    return Reading(rows=_rows(path, options, columns, notes), columns=columns, notes=notes)


def _rows(
    path: Path, options: ReadOptions, columns: Columns, notes: list[tuple[str, str]]
) -> Iterator[Row | Rejected]:
    with Opened(path, options, notes) as opened:
        for part in opened.parts():
            for row, wrapper in enumerate(_bag(part, path), 1):
                place = Place(row, part.name)
                if not isinstance(wrapper, dict):
                    yield Rejected(place, "not_an_object", shown(str(wrapper)))
                    continue
                stated = _publications(wrapper)
                for number, day in stated or [("", "")]:
                    yield guarded(place, partial(_row, wrapper, place, number, day, columns, options))


def _bag(part: Part, path: Path) -> list[Any]:
    name = part.name or file_name(path)
    body = part.stream.read(MAX_DOCUMENT + 1)
    if len(body) > MAX_DOCUMENT:
        raise TooLarge(
            Text(
                zh=f"{name} 超过 {MAX_DOCUMENT:,} 字节（单个 JSON 文档）。",
                en=f"{name} is larger than {MAX_DOCUMENT:,} bytes, too large for one JSON document.",
            ),
            hint=Text(zh="用 qianglian fetch 分页下载。", en="Fetch it in pages with qianglian fetch."),
        )
    try:
        said = orjson.loads(body.removeprefix(b"\xef\xbb\xbf"))
        bag = said[BAG]
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableFile(
            Text(
                zh=f"{name} 不是完整的 USPTO ODP 应答（JSON）。",
                en=f"{name} is no whole answer of the USPTO ODP (JSON).",
            ),
            hint=Text(zh="重新下载该文件。", en="Fetch it again."),
        ) from error
    return bag if isinstance(bag, list) else []


def _publications(wrapper: Said) -> list[tuple[str, str]]:
    """The numbers that an application states, each with the date it was published."""
    about = _object(wrapper.get(ABOUT))
    pairs = (("earliestPublicationNumber", "earliestPublicationDate"), ("patentNumber", "grantDate"))
    return [(number, _text(about.get(day))) for name, day in pairs if (number := _text(about.get(name)))]


def _row(
    wrapper: Said, place: Place, number: str, day: str, columns: Columns, options: ReadOptions
) -> Row | Rejected:
    draft, about = Draft(place, options.latest_year), _object(wrapper.get(ABOUT))
    draft.country = "US"
    granted = number != "" and number == _text(about.get("patentNumber"))
    application = _text(wrapper.get("applicationNumberText"))
    if number:
        draft.number, draft.number_column = number, "patentNumber" if granted else "earliestPublicationNumber"
    elif application:
        draft.publication.identifiers = (Identifier("uspto_application", application),)
    if application:
        draft.application, draft.application_column = application, "applicationNumberText"
    _dates(draft, about, day, granted)
    _texts(draft, about)
    _lists(draft, wrapper, about)
    _keep_the_rest(draft, wrapper, about, columns)
    return draft.finish()


def _dates(draft: Draft, about: Said, day: str, granted: bool) -> None:
    publication = draft.publication
    publication.filing_date = draft.day(_text(about.get("filingDate")), "filingDate")
    publication.publication_date = draft.day(day, "grantDate" if granted else "earliestPublicationDate")
    if granted:
        publication.grant_date = publication.publication_date


def _texts(draft: Draft, about: Said) -> None:
    publication = draft.publication
    title = _text(about.get("inventionTitle"))
    if title:
        publication.titles = (LangText(text_language(title, "en"), title),)
    status = _text(about.get("applicationStatusDescriptionText"))
    if status:
        as_of = draft.day(_text(about.get("applicationStatusDate")), "applicationStatusDate")
        publication.status = LegalStatus(None, status, as_of)
    kind = _text(about.get("applicationTypeCode"))
    publication.patent_type = TYPES.get(kind)
    if kind and publication.patent_type is None:
        draft.keep("applicationTypeCode", kind)


def _lists(draft: Draft, wrapper: Said, about: Said) -> None:
    publication = draft.publication
    publication.applicants = _parties(about, "applicantBag", "applicantNameText")
    publication.inventors = _parties(about, "inventorBag", "inventorNameText")
    given = [_text(item) for item in _list(about.get("cpcClassificationBag"))]
    symbols = [cpc_symbol(text) for text in given if text]
    publication.cpc = tuple(dict.fromkeys(symbol for symbol in symbols if symbol))
    for text in given:
        if text and not cpc_symbol(text):
            draft.remark("unparsed_class", "cpcClassificationBag", text)
            draft.keep("cpcClassificationBag", text)
    publication.priorities = tuple(
        Priority(
            _text(item.get("applicationNumberText")),
            country_code(_text(item.get("ipOfficeName"))) or _text(item.get("ipOfficeName")),
            draft.day(_text(item.get("filingDate")), "foreignPriorityBag.filingDate"),
        )
        for item in _objects(wrapper.get("foreignPriorityBag"))
    )
    publication.events = (*_events(draft, wrapper), *_assignments(draft, wrapper))


def _parties(about: Said, bag: str, name: str) -> tuple[Party, ...]:
    found = []
    for item in _objects(about.get(bag)):
        text = _text(item.get(name))
        where = next(iter(_objects(item.get("correspondenceAddressBag"))), {})
        if text:
            found.append(Party(text, country=country_code(_text(where.get("countryCode")))))
    return tuple(found)


def _events(draft: Draft, wrapper: Said) -> Iterator[LegalEvent]:
    for item in _objects(wrapper.get("eventDataBag")):
        day = draft.day(_text(item.get("eventDate")), "eventDataBag.eventDate")
        yield LegalEvent(day, _text(item.get("eventDescriptionText")), _text(item.get("eventCode")), "US")


def _assignments(draft: Draft, wrapper: Said) -> Iterator[LegalEvent]:
    for item in _objects(wrapper.get("assignmentBag")):
        day = draft.day(_text(item.get("assignmentRecordedDate")), "assignmentBag.assignmentRecordedDate")
        names = [
            "; ".join(_text(party.get(name)) for party in _objects(item.get(bag)))
            for bag, name in (("assignorBag", "assignorName"), ("assigneeBag", "assigneeNameText"))
        ]
        said = " ".join(filter(None, (_text(item.get("conveyanceText")), " → ".join(filter(None, names)))))
        yield LegalEvent(day, said, "assignment", "US")


def _keep_the_rest(draft: Draft, wrapper: Said, about: Said, columns: Columns) -> None:
    """What no field of ours stands for, under its path: nothing of an answer is dropped."""
    paths = {name: value for name, value in wrapper.items() if name != ABOUT}
    paths |= {f"{ABOUT}.{name}": value for name, value in about.items()}
    for name, value in paths.items():
        columns.fates.setdefault(name, READ.get(name, "extra"))
        if name not in READ and (text := as_text(value)):
            draft.keep(name.removeprefix(f"{ABOUT}."), text)


def _object(value: object) -> Said:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _objects(value: object) -> list[Said]:
    return [item for item in _list(value) if isinstance(item, dict)]


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else str(value) if type(value) is int else ""


SOURCE = Source(
    name="uspto_odp",
    title=Text(
        zh="USPTO 开放数据门户（ODP）专利案卷检索应答",
        en="USPTO Open Data Portal, patent file wrapper search",
    ),
    database="USPTO ODP",
    rank=10,
    terms=Terms(share="yes"),
    recognise=recognise,
    read=read,
    verified=False,
)
