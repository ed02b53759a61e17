"""From an XML file and a function that fills a draft to rows: the loop that all XML formats share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from qianglian.model.publication import Publication
from qianglian.sources.contract import Columns, Place, Reading, ReadOptions, Rejected, Row
from qianglian.sources.draft import Draft
from qianglian.sources.markup.parsing import Element, Parsed, parse
from qianglian.sources.markup.pieces import pieces
from qianglian.sources.opening import Notes, Opened, Part
from qianglian.sources.reading import guarded

Fill = Callable[[Draft, Element], Rejected | None]
"""Puts what one document states into the draft of its row; or says why the document is no publication."""

Split = Callable[[Element], Iterable[Element]]
"""The publications inside one element: of a search result or a family, its members."""

PICTURES = (".tif", ".tiff", ".jpg", ".jpeg", ".png", ".gif", ".pdf", ".bmp")


def _itself(element: Element) -> Iterable[Element]:
    return (element,)


def read_documents(
    path: Path, options: ReadOptions, roots: Collection[str], fill: Fill, split: Split = _itself
) -> Reading:
    """Every document of a file, member after member; ``roots`` are the elements that hold one publication each.

    A damaged document is kept as far as it could be read, with a remark; one that shows no publication number is
    listed. Rows count documents, from 1 in each member.
    """
    notes: Notes = []
    return Reading(rows=_rows(path, options, roots, fill, split, notes), columns=Columns(), notes=notes)


def _rows(
    path: Path, options: ReadOptions, roots: Collection[str], fill: Fill, split: Split, notes: Notes
) -> Iterator[Row | Rejected]:
    with Opened(path, options, notes) as opened:
        for part in opened.parts():
            if is_markup(part):
                yield from _rows_of(part, options, roots, fill, split)
            else:
                notes.append((part.name, _passed_over(part.name)))


def _passed_over(name: str) -> str:
    return "picture_not_kept" if name.lower().endswith(PICTURES) else "member_not_read"


def is_markup(part: Part) -> bool:
    """Whether a part begins as XML or SGML does."""
    head = part.stream.peek(64)[:64]
    return not part.workbook and head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(
        b"<"
    )


def _rows_of(
    part: Part, options: ReadOptions, roots: Collection[str], fill: Fill, split: Split
) -> Iterator[Row | Rejected]:
    row = 0
    for piece in pieces(part.stream):
        for parsed in parse(piece, roots):
            if parsed.element is None:
                row += 1
                yield Rejected(Place(row, part.name), parsed.code, parsed.found)
                continue
            for element in split(parsed.element):
                row += 1
                yield _row(Place(row, part.name), parsed, element, options, fill)


def _row(place: Place, parsed: Parsed, element: Element, options: ReadOptions, fill: Fill) -> Row | Rejected:

    def make() -> Row | Rejected:
        draft = Draft(place, options.latest_year)
        if parsed.code:
            draft.remark(parsed.code, "", parsed.found)
        refused = fill(draft, element)
        if refused:
            return refused
        _date_the_priority(draft.publication)
        return draft.finish()

    return guarded(place, make)


def _date_the_priority(publication: Publication) -> None:
    """The earliest of the claimed priorities; not known while one of them is undated."""
    days = [claimed.date for claimed in publication.priorities]
    known = [day for day in days if day is not None]
    if publication.priority_date is None and known and len(known) == len(days):
        publication.priority_date = min(known)
