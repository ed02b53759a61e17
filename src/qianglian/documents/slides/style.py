"""How the slides look: 16:9, one ink blue, fonts for Chinese set in the theme and in every run."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.util import Emu, Inches, Pt

from qianglian.analysis.charting import CATEGORIES
from qianglian.documents.word.runs import legal

LATIN, EAST = "Arial", "微软雅黑"
INK, BLUE, PALE = "1F3A5F", "2F5B8C", "EEF2F7"
TEXT, GREY, RULE, VERMILION = "27303C", "5C6673", "D5DBE3", "B5372A"
WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, RIGHT = Inches(0.6), Inches(12.733)
TOP, BOTTOM = Inches(1.62), Inches(6.62)
"""Where the content of a page begins and ends."""
COVER, PAGE = 0, 5
"""Layouts of the default presentation that are kept: Title Slide, Title Only."""
TITLES = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})
Box = tuple[int, int, int, int]
"""Left, top, width, height."""
_SPACE = re.compile(r"[ \t\r\n\v\f]+")
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def new_presentation() -> Deck:
    """An empty presentation in the style, with the two layouts that it uses."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    master = deck.slide_masters[0]
    kept = [deck.slide_layouts[COVER], deck.slide_layouts[PAGE]]
    for layout in list(deck.slide_layouts):
        if layout not in kept:
            deck.slide_layouts.remove(layout)
    _theme(master)
    for layout in kept:
        _bare(layout, TITLES)
    # The master keeps its body: layouts that a reader adds take after it.
    _bare(master, TITLES | {PP_PLACEHOLDER.BODY})
    _title_style(master)
    for one in (master, kept[1]):
        _place(one, (LEFT, Inches(0.5), RIGHT - LEFT, Inches(0.95)))
    _place(kept[0], (Inches(1.0), Inches(2.0), Inches(11.3), Inches(1.5)))
    kept[0].name, kept[1].name = "封面", "内容"
    return deck


def _place(holder: Any, box: Box) -> None:
    """Put the title of a layout or of the master where it belongs."""
    for shape in holder.placeholders:
        if shape.placeholder_format.idx == 0:
            shape.left, shape.top, shape.width, shape.height = (Emu(one) for one in box)


def _bare(holder: Any, kept: frozenset[Any]) -> None:
    """Take out the boxes that nobody fills."""
    for shape in list(holder.placeholders):
        if shape.placeholder_format.type not in kept:
            shape._element.getparent().remove(shape._element)


def _title_style(master: Any) -> None:
    """Titles: ink blue, bold, to the left, on the line."""
    style: Any = master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    run: Any = style.find(qn("a:defRPr"))
    run.set("sz", "2600")
    run.set("b", "1")
    for child in list(run):
        run.remove(child)
    run.append(etree.fromstring(f'<a:solidFill xmlns:a="{_A}"><a:srgbClr val="{INK}"/></a:solidFill>'))
    for name, face in (("latin", "+mj-lt"), ("ea", "+mj-ea"), ("cs", "+mj-cs")):
        run.append(etree.fromstring(f'<a:{name} xmlns:a="{_A}" typeface="{face}"/>'))
    for shape in master.placeholders:
        if shape.placeholder_format.idx == 0:
            shape._element.txBody.bodyPr.set("anchor", "ctr")


def _theme(master: Any) -> None:
    """The theme's fonts and colours: what a reader adds comes in the same dress."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    tree: Any = etree.fromstring(part.blob)
    for kind in ("majorFont", "minorFont"):
        for font in tree.iter(f"{{{_A}}}{kind}"):
            font.find(f"{{{_A}}}latin").set("typeface", LATIN)
            font.find(f"{{{_A}}}ea").set("typeface", EAST)
    colours = {"dk2": INK, "lt2": PALE, "hlink": "2F5B8C", "folHlink": GREY}
    colours |= {f"accent{at}": value.lstrip("#").upper() for at, value in enumerate(CATEGORIES, 1)}
    for scheme in tree.iter(f"{{{_A}}}clrScheme"):
        for name, value in colours.items():
            slot = scheme.find(f"{{{_A}}}{name}")
            for child in list(slot):
                slot.remove(child)
            slot.append(etree.fromstring(f'<a:srgbClr xmlns:a="{_A}" val="{value}"/>'))
    part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def rgb(colour: str) -> Any:
    """A colour (1F3A5F) as the library takes it."""
    return RGBColor.from_string(colour)  # type: ignore[no-untyped-call]


def dress(run: Any, size: float, colour: str = TEXT, bold: bool = False) -> None:
    """Font, size and colour of a run; without the east Asian typeface a program chooses one of its own for Chinese."""
    font = run.font
    font.size, font.bold = Pt(size), bold
    font.color.rgb = rgb(colour)
    faces(run._r.get_or_add_rPr())


def faces(properties: Any) -> None:
    """Latin and east Asian typefaces, and Chinese as the language, in the properties of a run."""
    properties.set("lang", "zh-CN")
    properties.set("altLang", "en-US")
    for name in ("latin", "ea", "cs"):
        for old in properties.findall(qn(f"a:{name}")):
            properties.remove(old)
    after = ("a:sym", "a:hlinkClick", "a:hlinkMouseOver", "a:rtl", "a:extLst")
    for name, face in (("latin", LATIN), ("ea", EAST), ("cs", LATIN)):
        element = etree.SubElement(properties, qn(f"a:{name}"))
        element.set("typeface", face)
        properties.remove(element)
        properties.insert_element_before(element, *after)


def clean(words: str) -> str:
    """Text that a slide may hold, on one line."""
    return _SPACE.sub(" ", legal(words)).strip()
