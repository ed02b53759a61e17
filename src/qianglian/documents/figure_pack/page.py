"""What all sheets of the workbook have: a title, the way back, what the numbers are, and what must be said of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from qianglian.documents.figure_pack.exhibits import CONTENTS, Exhibit
from qianglian.documents.figure_pack.formats import Formats, cell_text, lines_of

TITLE, WAYS, STATED, DEFINED, HEAD = range(5)
"""The rows on top of a sheet; the rows of its table come after the head."""
LINE = 13.5
"""Points of one line of a note."""
NOTE_WIDTH = 96.0
"""Characters that notes are wide at least."""


@dataclass
class Page:
    """A sheet being written, with the widths of its columns."""

    sheet: Any
    formats: Formats
    widths: list[float]

    def begin(self, exhibit: Exhibit, ways: Sequence[tuple[str, str]], stated: str, defined: str) -> None:
        """The rows on top. ``ways`` are links: words, and the name of the sheet that they lead to."""
        self.sheet.hide_gridlines(2)
        self.sheet.set_row(TITLE, 24)
        label = f"{exhibit.label}　" if exhibit.label else ""
        self.sheet.write_string(TITLE, 0, cell_text(label + exhibit.title), self.formats.title)
        for at, (words, target) in enumerate([("← 目录", CONTENTS), *ways]):
            self.link(WAYS, at, target, words)
        self.words(STATED, stated)
        self.words(DEFINED, defined)
        self.paper()

    def link(self, row: int, column: int, target: str, words: str, cell: str = "A1") -> None:
        """A link to a cell of another sheet of this workbook."""
        self.sheet.write_url(row, column, f"internal:'{target}'!{cell}", self.formats.link, cell_text(words))

    def words(self, row: int, words: str, form: Any = None) -> int:
        """A line of words over several columns, as high as it asks for; returns the next row."""
        form = form or self.formats.note
        width, last = 0.0, 0
        for last in range(60):
            width += self.widths[last] if last < len(self.widths) else 8.43
            if width >= NOTE_WIDTH:
                break
        if last:
            self.sheet.merge_range(row, 0, row, last, "", form)
        self.sheet.write_string(row, 0, cell_text(words), form)
        self.sheet.set_row(row, max(16.0, LINE * lines_of(words, width * 1.25) + 3))
        return row + 1

    def notes(self, row: int, lines: Iterable[str]) -> int:
        """What must be said under a table or a chart; returns the next row."""
        for words in lines:
            row = self.words(row, words)
        return row

    def columns(self) -> None:
        """Set the widths of the columns."""
        for at, width in enumerate(self.widths):
            self.sheet.set_column(at, at, width)

    def paper(self) -> None:
        """On paper: lying, all columns on the page, the head on every page."""
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&L&8&F · &A&R&8&P / &N")
