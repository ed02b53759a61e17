"""Pages of Google Patents as JSON Lines: a publication a line, with lists of citations, priorities and legal events.

``events`` is Google's own summary, ``[day, words]``: who filed, what was published when, when a grant came and the end
of the term. ``legal_events`` are INPADOC's, ``[day, code, title, details]``. A priority was cut at each comma, so that
``["US15/873", "624", "2018-01-17,Title"]`` is one application.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from qianglian.model.publication import Citation, LegalEvent, Party, Priority, Related
from qianglian.model.terms import Terms
from qianglian.model.text import Text
from qianglian.sources.cells import Setter, Use, as_text
from qianglian.sources.contract import Place, Reading, ReadOptions, Sample, Source
from qianglian.sources.draft import Draft
from qianglian.sources.fields import FIELDS, Field
from qianglian.sources.layout import Layout, layout_columns, normal_name, share_known
from qianglian.sources.names import split_names
from qianglian.sources.raw import Cell
from qianglian.sources.reading import read_table

FAMILY = "family"
"""`Citation.phase` of a citation that another member of the family made or received."""
NOBODY = frozenset({"Individual", "Priority Inventor"})
"""What Google writes where it does not know an applicant."""
NO_LITERATURE = "NoNonPatentCitation"

_PRIORITY = re.compile(r"(.+?),(\d{4}-\d{2}-\d{2})(?:,.*)?", re.DOTALL)
_STATE = re.compile(r"Ref country code: ([A-Z]{2})(?![a-z])")
_COUNTRY = re.compile(r"\A[A-Z]{2}(?=[A-Z0-9/])")


class PageDraft(Draft):
    """A row, and the applications to which priority goes, by day: one of them may be its own."""

    __slots__ = ("claimed",)

    def __init__(self, place: Place, latest_year: int | None) -> None:
        super().__init__(place, latest_year)
        self.claimed: list[tuple[date | None, str]] = []


def _every(put: Callable[[Draft, str, list[Any]], None], least: int = 1) -> Callable[[str, Use], Setter]:
    """A field of a list of lists: ``put`` is called with each item that is long enough; others are kept aside."""

    def make(column: str, use: Use) -> Setter:
        def fill(draft: Draft, value: Cell) -> None:
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, list) and len(item) >= least:
                    put(draft, column, item)
                else:
                    draft.remark("unreadable_field", column, as_text(item))
                    draft.keep_beside(column, as_text(item))

        return fill

    return make


def _put_priority(draft: Draft, column: str, item: list[Any]) -> None:
    found = _PRIORITY.fullmatch(",".join(map(as_text, item)))
    number, day = (found[1], draft.day(found[2], column)) if found else (as_text(item[0]), None)
    publication = draft.publication
    publication.priorities = (*publication.priorities, Priority(number, _office(number), day))


def _put_legal_event(draft: Draft, column: str, item: list[Any]) -> None:
    day, code, title, details = (as_text(part) for part in item[:4])
    state = _STATE.search(details)
    text = "; ".join(filter(None, (title, details)))
    publication = draft.publication
    event = LegalEvent(draft.day(day, column) if day else None, text, code, state[1] if state else "")
    publication.events = (*publication.events, event)


def _put_summary(draft: Draft, column: str, item: list[Any]) -> None:
    """One of Google's own events; what no field stands for is kept as given."""
    day, words = as_text(item[0]), as_text(item[1])
    for begin, put in _SUMMARY.items():
        if words.startswith(begin):
            put(draft, day, words.removeprefix(begin).strip())
            return
    draft.keep_beside(column, f"{day} {words}")


def _filed(draft: Draft, day: str, names: str) -> None:
    draft.publication.filing_date = draft.day(day, "events")
    parties = split_names((Party(names),))
    draft.publication.applicants = tuple(party for party in parties if party.name not in NOBODY)


def _published(draft: Draft, day: str, number: str) -> None:
    when = draft.day(day, "events")
    if number == draft.number:
        draft.publication.publication_date = when
    else:
        said = Related("earlier_publication", number, number[:2], when)
        draft.publication.related = (*draft.publication.related, said)


def _granted(draft: Draft, day: str, words: str) -> None:
    draft.publication.grant_date = draft.day(day, "events")


def _ends(draft: Draft, day: str, words: str) -> None:
    draft.publication.expiry_date = draft.day(day, "events", ahead=True)


def _claimed(draft: Draft, day: str, number: str) -> None:
    if isinstance(draft, PageDraft):
        draft.claimed.append((draft.day(day, "events"), number))
    draft.keep_beside("events", f"{day} Priority to {number}")


def _assigned(draft: Draft, day: str, names: str) -> None:
    draft.publication.owners = split_names((Party(names),))


_SUMMARY: dict[str, Callable[[Draft, str, str], None]] = {
    "Application filed by": _filed,
    "Publication of": _published,
    "Priority to": _claimed,
    "Application granted": _granted,
    "Anticipated expiration": _ends,
    "Adjusted expiration": _ends,
    "Assigned to": _assigned,
}
"""How an event begins, and what it says; of several ends or owners the last one stands."""


def _citations(name: str) -> Callable[[str, Use], Setter]:
    def make(column: str, use: Use) -> Setter:
        def put(draft: Draft, value: Cell) -> None:
            found = tuple(_cited(value if isinstance(value, list) else []))
            setattr(draft.publication, name, (*getattr(draft.publication, name), *found))

        return put

    return make


def _cited(items: list[Cell]) -> Iterator[Citation]:
    for item in items:
        if isinstance(item, dict) and item.get("pub"):
            phase = FAMILY if item.get("family") else ""
            examiner = item.get("examiner")
            yield Citation(
                as_text(item["pub"]),
                by_examiner=examiner if isinstance(examiner, bool) else None,
                phase=phase,
            )


def _literature(column: str, use: Use) -> Setter:
    def put(draft: Draft, value: Cell) -> None:
        said = [as_text(item) for item in value] if isinstance(value, list) else [as_text(value)]
        texts = [text for text in said if text and text != NO_LITERATURE]
        held = draft.publication.citations
        draft.publication.citations = (*held, *(Citation("", text=text) for text in texts))

    return put


_NESTED = {
    "page_citations": Field(FIELDS["citations"].title, _citations("citations")),
    "page_cited_by": Field(FIELDS["cited_by"].title, _citations("cited_by")),
    "page_literature": Field(Text(zh="引证的非专利文献", en="Other literature cited"), _literature),
    "page_priorities": Field(FIELDS["priority_numbers"].title, _every(_put_priority)),
    "page_legal_events": Field(FIELDS["events"].title, _every(_put_legal_event, 4)),
    "page_summary": Field(Text(zh="大事记", en="Summary of events"), _every(_put_summary, 2)),
}

COLUMNS = {
    "publication_number": Use("number"),
    "title": Use("title"),
    "abstract": Use("abstract"),
    "cpc": Use("cpc"),
    "citations": Use("page_citations"),
    "cited_by": Use("page_cited_by"),
    "npl": Use("page_literature"),
    "events": Use("page_summary"),
    "legal_events": Use("page_legal_events"),
    "status": Use("status"),
    "claiming_priority": Use("page_priorities"),
}


def _finish(draft: Draft) -> None:
    """What is only known with the whole row: which publications came before this one, and each priority once."""
    publication = draft.publication
    own, day = as_text(draft.number)[:2], publication.publication_date
    publication.related = tuple(
        one for one in publication.related if one.country == own and one.date and day and one.date < day
    )
    publication.priorities = tuple(dict.fromkeys(publication.priorities))
    own_filing = _own_application(draft, own)
    if own_filing:
        draft.application, draft.application_column = own_filing, "events"


def _own_application(draft: Draft, own: str) -> str:
    """The application that this publication comes from: the only one of its office and day of filing; else ""."""
    filed = draft.publication.filing_date
    claimed = draft.claimed if isinstance(draft, PageDraft) and filed else []
    found = {number for day, number in claimed if day == filed and _office(number) == own}
    return found.pop() if len(found) == 1 else ""


def _office(number: str) -> str:
    return "WO" if number.startswith("PCT/") else next(iter(_COUNTRY.findall(number)), "")


LAYOUT = Layout(layout_columns(COLUMNS), finish=_finish, fields={**FIELDS, **_NESTED}, draft=PageDraft)
_SIGNATURE = frozenset(
    map(normal_name, ("publication_number", "claiming_priority", "cited_by", "legal_events"))
)


def recognise(sample: Sample) -> float:
    """By its own names, all of which every line has."""
    return 0.99 * share_known(sample, _SIGNATURE) if sample.container == "jsonl" else 0.0


def read(path: Path, options: ReadOptions) -> Reading:
    """All rows."""
    return read_table(path, options, LAYOUT)


SOURCE = Source(
    name="google_patents_page",
    title=Text(zh="Google Patents 页面（JSON Lines）", en="Pages of Google Patents as JSON Lines"),
    database="Google Patents",
    rank=50,
    terms=Terms(share="yes"),
    recognise=recognise,
    read=read,
)
