"""A document while it is written: headings, captions, tables and pictures in order, numbered as they come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Literal

from docx.document import Document as Docx
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm

from qianglian.documents.word.grid import Grid, grid_xml
from qianglian.documents.word.runs import Piece, Ref, W, bookmarked, pieces, run
from qianglian.documents.word.runs import field as word_field
from qianglian.documents.word.styles import (
    ANNEX,
    CAPTION,
    HEADINGS,
    NOTE,
    PICTURE,
    TEXT_WIDTH_CM,
    WIDE_CM,
    new_document,
)

Orientation = Literal["portrait", "landscape"]
FIGURE, TABLE = "图", "表"


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as the contents list it."""

    level: int
    number: str
    words: str
    anchor: str


@dataclass
class Manuscript:
    """The document, its headings so far, and the counters of chapter, figures and tables."""

    document: Docx = field(default_factory=new_document)
    entries: list[Entry] = field(default_factory=list)
    orientation: Orientation = "portrait"
    _chapter: str = ""
    _counts: list[int] = field(default_factory=lambda: [0, 0, 0])
    _annexes: int = 0
    _captions: dict[str, int] = field(default_factory=dict)
    _bookmarks: int = 100
    _fresh: bool = False

    @property
    def width_cm(self) -> float:
        """The width of the text on the page now."""
        return TEXT_WIDTH_CM if self.orientation == "portrait" else WIDE_CM

    # -- headings ---------------------------------------------------------------------------------

    def heading(self, level: int, words: str) -> Ref:
        """A numbered heading, 1 to 3; a chapter begins on a page of its own."""
        if level == 1:
            self.page("portrait")
            self._counts = [self._counts[0] + 1, 0, 0]
            self._chapter = str(self._counts[0])
            self._captions = {}
        else:
            self._counts[level - 1] += 1
            self._counts[level:] = [0] * (3 - level)
        number = ".".join(str(one) for one in self._counts[:level])
        return self._heading(HEADINGS[level - 1], level, number, words, level == 1 and self._fresh)

    def annex(self, words: str, orientation: Orientation = "portrait") -> Ref:
        """An annex, lettered, on a page of its own."""
        self._annexes += 1
        self._chapter = chr(ord("A") + self._annexes - 1)
        self._captions = {}
        self.page(orientation, new=True)
        return self._heading(ANNEX, 1, f"附录 {self._chapter}", words, False)

    def _heading(self, style: str, level: int, number: str, words: str, no_break: bool) -> Ref:
        anchor = f"_QLh{len(self.entries) + 1}"
        self.entries.append(Entry(level, number, words, anchor))
        more = '<w:pageBreakBefore w:val="0"/>' if no_break else ""
        self.paragraph_xml(style, bookmarked(self._bookmark(), anchor, run(words)), more)
        return Ref(anchor, words)

    # -- paragraphs -------------------------------------------------------------------------------

    def paragraph(self, style: str, *parts: Piece) -> None:
        """A paragraph of pieces."""
        self.paragraph_xml(style, pieces(parts))

    def paragraph_xml(self, style: str, inside: str, properties: str = "") -> None:
        """A paragraph of runs that are made already."""
        dress = f'<w:pPr><w:pStyle w:val="{style_id(style)}"/>{properties}</w:pPr>'
        self._append(f"<w:p {W}>{dress}{inside}</w:p>")

    def note(self, lines: Iterable[str]) -> None:
        """What must be said under a figure or a table."""
        self.paragraph(NOTE, "\n".join(lines))

    # -- tables and pictures ----------------------------------------------------------------------

    def caption(self, kind: str, words: str, keep: bool) -> Ref:
        """A caption with its number (图 3-1); ``keep`` binds it to what follows."""
        self._captions[kind] = self._captions.get(kind, 0) + 1
        label = f"{kind} {self._chapter}-{self._captions[kind]}"
        anchor = f"_QL{'f' if kind == FIGURE else 't'}{self._chapter}_{self._captions[kind]}"
        inside = bookmarked(self._bookmark(), anchor, run(label)) + run(f"　{words}")
        self.paragraph_xml(CAPTION, inside, "<w:keepNext/>" if keep else "")
        return Ref(anchor, label)

    def next_label(self, kind: str, ahead: int = 1) -> Ref:
        """The reference that the next caption of a kind will have: text speaks of a table before it stands."""
        number = self._captions.get(kind, 0) + ahead
        anchor = f"_QL{'f' if kind == FIGURE else 't'}{self._chapter}_{number}"
        return Ref(anchor, f"{kind} {self._chapter}-{number}")

    def table(self, grid: Grid) -> None:
        """A table as wide as the text."""
        self._append(grid_xml(grid, self.width_cm, self._bookmarks + 1))
        self._bookmarks += len(grid.rows) + 1

    def picture(self, png: bytes, width_cm: float, words: str) -> None:
        """A picture in the middle of the line, with words for those who do not see it."""
        paragraph = self.document.add_paragraph(style=PICTURE)
        drawn = paragraph.add_run().add_picture(BytesIO(png), width=Cm(width_cm))
        drawn._inline.docPr.set("descr", words)
        self._fresh = False

    # -- pages ------------------------------------------------------------------------------------

    def page(self, orientation: Orientation, new: bool = False) -> None:
        """Go on on pages of an orientation; a change (or ``new``) begins a section and a page."""
        if orientation == self.orientation and not new:
            return
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        wide = orientation == "landscape"
        section.different_first_page_header_footer = False
        self._shrink_break()
        section.orientation = WD_ORIENTATION.LANDSCAPE if wide else WD_ORIENTATION.PORTRAIT
        section.page_width, section.page_height = (Cm(29.7), Cm(21)) if wide else (Cm(21), Cm(29.7))
        self.orientation = orientation
        self._fresh = True

    def running_heads(self, head: str, first_page_bare: bool = True) -> None:
        """The words on top of every page, and its number at the foot; none on the cover."""
        section = self.document.sections[0]
        section.different_first_page_header_footer = first_page_bare
        rule = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="B8C2CF"/></w:pBdr>'
        _replace(section.header._element, "Header", run(head), rule)
        _replace(section.footer._element, "Footer", word_field("PAGE", "1"))

    def _shrink_break(self) -> None:
        """The paragraph that carries a section's end takes no line: on a full page it would make an empty one."""
        ends = self.document.element.body.findall(qn("w:p"))
        small = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        ends[-1].get_or_add_pPr().insert_element_before(
            parse_xml(small.replace("<w:spacing", f"<w:spacing {W}")), "w:ind", "w:jc", "w:rPr", "w:sectPr"
        )

    # -- within -----------------------------------------------------------------------------------

    def _append(self, xml: str) -> None:
        self.document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")
        self._fresh = False

    def _bookmark(self) -> int:
        self._bookmarks += 1
        return self._bookmarks


def style_id(name: str) -> str:
    """The id of a style by its name."""
    return {"Caption": "Caption"}.get(name, name.replace(" ", ""))


def _replace(element: object, style: str, inside: str, properties: str = "") -> None:
    for old in list(element):  # type: ignore[call-overload]
        element.remove(old)  # type: ignore[attr-defined]
    dress = f'<w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'
    element.append(parse_xml(f"<w:p {W}>{dress}{inside}</w:p>"))  # type: ignore[attr-defined]
