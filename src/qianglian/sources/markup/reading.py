"""From an XML file and a function that fills a draft to rows: the loop that all XML formats share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from qianglian.sources.contract import Columns, Place, Reading, ReadOptions, Rejected, SourceRow
from qianglian.sources.draft import Draft
from qianglian.sources.markup.parsing import Element, Parsed, parse
from qianglian.sources.markup.pieces import pieces
from qianglian.sources.opening import Notes, Opened, Part
from qianglian.sources.reading import guarded

Fill = Callable[[Draft, Element], Rejected | None]
"""Puts what one document states into the draft of its row; or says why the document is no publication."""

PICTURES = (".tif", ".tiff", ".jpg", ".jpeg", ".png", ".gif", ".pdf", ".bmp")


def read_documents(path: Path, options: ReadOptions, roots: Collection[str], fill: Fill) -> Reading:
    """Every document of a file, member after member; ``roots`` are the elements that hold one publication each.

    A damaged document is kept as far as it could be read, with a remark; one that shows no publication number is
    listed. Rows count documents, from 1 in each member.
    """
    notes: Notes = []
    return Reading(rows=_rows(path, options, roots, fill, notes), columns=Columns(), notes=notes)


def _rows(
    path: Path, options: ReadOptions, roots: Collection[str], fill: Fill, notes: Notes
) -> Iterator[SourceRow | Rejected]:
    with Opened(path, options, notes) as opened:
        for part in opened.parts():
            if is_markup(part):
                yield from _rows_of(part, options, roots, fill)
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
    part: Part, options: ReadOptions, roots: Collection[str], fill: Fill
) -> Iterator[SourceRow | Rejected]:
    row = 0
    for piece in pieces(part.stream):
        for parsed in parse(piece, roots):
            row += 1
            yield _row(Place(row, part.name), parsed, options, fill)


def _row(place: Place, parsed: Parsed, options: ReadOptions, fill: Fill) -> SourceRow | Rejected:
    element = parsed.element
    if element is None:
        return Rejected(place, parsed.code, parsed.found)

    def make() -> SourceRow | Rejected:
        draft = Draft(place, options.latest_year)
        if parsed.code:
            draft.remark(parsed.code, "", parsed.found)
        return fill(draft, element) or draft.finish()

    return guarded(place, make)
