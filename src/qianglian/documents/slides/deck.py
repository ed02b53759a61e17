"""The slides while they are written: a page with its title, words and boxes on it, and notes that say where from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.util import Emu, Inches, Pt

from qianglian.analysis.contract import Finding, Quoted, Sentence, Table
from qianglian.analysis.wording import said, written
from qianglian.documents.facts import Fact, Facts
from qianglian.documents.provenance import Provenance, keys_shown
from qianglian.documents.report.material import ReportInput
from qianglian.documents.slides.furniture import furnish
from qianglian.documents.slides.style import (
    BLUE,
    BOTTOM,
    GREY,
    INK,
    LEFT,
    PALE,
    RIGHT,
    TEXT,
    Box,
    clean,
    dress,
    new_presentation,
    rgb,
)
from qianglian.documents.stating import counting_of, covered_by, head_of, taken_of, units_of
from qianglian.model.figure import Figure

ALIGN = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its words, size, colour, whether it is bold, and whether it has a bullet."""

    words: str
    size: float = 16
    colour: str = TEXT
    bold: bool = False
    bullet: bool = False
    after: float = 6
    align: str = "left"


@dataclass
class Page:
    """A page being written, and what its notes will say."""

    deck: Deck
    slide: Any
    notes: list[str] = field(default_factory=list)
    quoted: list[tuple[Figure, str]] = field(default_factory=list)
    """Figures in words on the page, each with its value and what it is of."""

    def says(self, finding: Finding, sentence: Sentence) -> str:
        """A sentence with its numbers; they are noted."""
        for quote in sentence.quotes.values():
            self._note(finding, quote)
        return clean(said(finding, sentence))

    def fact(self, fact: Fact) -> str:
        """A number in words; it is noted."""
        self._note(fact.finding, fact.quote)
        return fact.words

    def shows(self, finding: Finding, table: Table, rows: range | None = None) -> None:
        """Note that the page draws or lists a table."""
        self.deck.provenance.prints(finding, table, rows, place=f"第 {self.number} 页")

    def source(self, finding: Finding, tables: Sequence[Table] = ()) -> None:
        """What the notes say of a finding: definition, unit, counting, coverage, caveats."""
        self.notes.append(f"【{finding.title.zh}】")
        for table in tables or finding.tables[:1]:
            self.notes += [
                f"表：{table.title.zh}；单位：{units_of(table)}；计数：{counting_of(table)}；{taken_of(table)}",
                f"定义：{table.definition}",
            ]
        coverage = covered_by(finding)
        self.notes += [f"覆盖：{coverage}"] if coverage else []
        self.notes += [f"注：{caveat.zh}" for caveat in finding.caveats]

    @property
    def number(self) -> int:
        """The number of the page."""
        return len(self.deck.pages) + (0 if self in self.deck.pages else 1)

    def _note(self, finding: Finding, quote: Quoted) -> None:
        figure = self.deck.provenance.quotes(finding, quote)
        if figure is None:
            return
        table = finding.table(quote.table)
        column, row = table.column(quote.column), table.rows[quote.row]
        # Of the table nothing more is printed than what is quoted, but it is told where.
        self.shows(finding, table, range(0))
        keys = keys_shown(table, row)
        of = f"{finding.title.zh} · {head_of(column)}{f'（{keys}）' if keys else ''}"
        self.quoted.append((figure, f"{written(row[quote.column], column)}　{of}"))

    def retitle(self, words: str) -> None:
        """The message of the page."""
        words = clean(words).rstrip("。")
        frame = self.slide.shapes.title.text_frame
        frame.text = ""
        frame.word_wrap = True
        run = frame.paragraphs[0].add_run()
        run.text = words
        dress(run, 26 if len(words) <= 40 else 22 if len(words) <= 76 else 17, INK, True)

    # -- on the page ------------------------------------------------------------------------------

    def text(self, box: Box, lines: Sequence[Line], anchor: str = "top") -> Any:
        """A box of paragraphs."""
        shape = self.slide.shapes.add_textbox(*(Emu(int(one)) for one in box))
        fill_text(shape.text_frame, lines, anchor)
        return shape

    def tile(self, box: Box, lines: Sequence[Line], fill: str = PALE, edge: str | None = None) -> Any:
        """A filled box with words in its middle."""
        shape = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Emu(int(one)) for one in box))
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(fill)
        # The style of shapes would add a shadow and a colour of the theme.
        style = shape._element.find(qn("p:style"))
        shape._element.remove(style)
        if edge:
            shape.line.color.rgb = rgb(edge)
            shape.line.width = Pt(1)
        else:
            shape.line.fill.background()
        fill_text(shape.text_frame, lines, "middle")
        return shape

    def footnote(self, words: str) -> None:
        """What must be said under the page's content, on two lines at most; the notes have all of it."""
        box = (LEFT, BOTTOM, RIGHT - LEFT, Inches(0.38))
        self.text(box, [Line(shortened(words, 160), 10, GREY)])


@dataclass
class Deck:
    """The presentation, its pages so far, and the figures printed."""

    material: ReportInput
    provenance: Provenance
    presentation: Presentation = field(default_factory=new_presentation)
    pages: list[Page] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.facts = Facts(self.material)
        furnish(self.presentation, self.material)

    def page(self, title: str, kicker: str = "") -> Page:
        """A page with a message as its title, and above it the part that it belongs to."""
        page = self._add(1)
        page.retitle(title)
        if kicker:
            page.text((LEFT, Inches(0.26), Inches(7), Inches(0.3)), [Line(kicker, 12, BLUE, True)])
        return page

    def cover(self) -> Page:
        """The first page."""
        return self._add(0)

    def finish(self) -> None:
        """Write the notes: marks are settled only when all figures are noted."""
        for page in self.pages:
            lines = list(page.notes)
            if page.quoted:
                lines.append("数字的编号（qianglian why 编号，列出其文献）：")
                marks = {self.provenance.mark(figure): what for figure, what in page.quoted}
                lines += [f"{mark}　{what}" for mark, what in marks.items()]
            if lines:
                frame = page.slide.notes_slide.notes_text_frame
                fill_text(frame, [Line(clean(words), 12, after=0) for words in lines], "top")

    def _add(self, layout: int) -> Page:
        slide = self.presentation.slides.add_slide(self.presentation.slide_layouts[layout])
        page = Page(self, slide)
        self.pages.append(page)
        return page


def fill_text(frame: Any, lines: Sequence[Line], anchor: str) -> None:
    """Paragraphs into a frame."""
    frame.word_wrap = True
    frame.vertical_anchor = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}[
        anchor
    ]
    frame.margin_left = frame.margin_right = Inches(0.06)
    frame.margin_top = frame.margin_bottom = Inches(0.03)
    for at, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.alignment = ALIGN[line.align]
        paragraph.space_after = Pt(line.after)
        run = paragraph.add_run()
        run.text = clean(line.words)
        dress(run, line.size, line.colour, line.bold)
        if line.bullet:
            _bullet(paragraph)


def _bullet(paragraph: Any) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "228600")
    properties.set("indent", "-228600")
    after = ("a:tabLst", "a:defRPr", "a:extLst")
    for xml in (
        f'<a:buClr {nsdecls("a")}><a:srgbClr val="{BLUE}"/></a:buClr>',
        f'<a:buFont {nsdecls("a")} typeface="Arial"/>',
        f'<a:buChar {nsdecls("a")} char="•"/>',
    ):
        properties.insert_element_before(parse_xml(xml), *after)


def shortened(words: str, most: int) -> str:
    """Words cut to a length, with a sign that they are."""
    words = clean(words)
    return words if len(words) <= most else f"{words[: most - 1]}…"
