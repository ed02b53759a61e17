"""The style 研究报告 (rule A12): A4, Word's own heading styles with numbers, Chinese fonts for Chinese text.

Fonts are named, not embedded: 宋体 and 黑体 are on every Chinese office machine, and Noto stands in for them elsewhere.
"""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

LATIN, SONG, HEI = "Times New Roman", "宋体", "黑体"
INK, GREY, VERMILION = "1F3A5F", "5C6673", "B5372A"
"""Ink blue for heads and rules; vermilion for what needs action."""

BODY, CELL, CELL_NUMBER, HEAD, NOTE, BANNER, PICTURE = (
    "QL Body",
    "QL Cell",
    "QL Number",
    "QL Head",
    "QL Note",
    "QL Banner",
    "QL Picture",
)
ANNEX = "QL Annex"
CAPTION = "Caption"
COVER_TITLE, COVER_LINE, CONTENTS_TITLE = "QL Cover Title", "QL Cover Line", "QL Contents Title"
CONTENTS = ("toc 1", "toc 2")
HEADINGS = ("Heading 1", "Heading 2", "Heading 3")

TEXT_WIDTH_CM, WIDE_CM = 15.6, 24.3
"""Width of the text on a portrait and on a landscape page."""


def new_document() -> Docx:
    """An empty document in the style, its headings numbered 1, 1.1, 1.1.1 and its annexes 附录 A."""
    document = Document()
    _pages(document)
    _text_styles(document)
    _headings(document)
    _contents_styles(document)
    _numbering(document)
    _language(document)
    return document


def _pages(document: Docx) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.7)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.4)
    section.header_distance, section.footer_distance = Cm(1.4), Cm(1.2)


def _text_styles(document: Docx) -> None:
    normal = document.styles["Normal"]
    fonts(normal, LATIN, SONG, 12)
    spacing(normal, 0, 0, 1.0)
    body = _style(document, BODY, "Normal")
    spacing(body, 0, 4, 1.5)
    body.paragraph_format.first_line_indent = Pt(24)
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    for name, align in (
        (CELL, WD_ALIGN_PARAGRAPH.LEFT),
        (CELL_NUMBER, WD_ALIGN_PARAGRAPH.RIGHT),
        (HEAD, WD_ALIGN_PARAGRAPH.CENTER),
    ):
        cell = _style(document, name, "Normal")
        fonts(cell, LATIN, HEI if name == HEAD else SONG, 9, INK if name == HEAD else None, name == HEAD)
        spacing(cell, 1.5, 1.5, 1.0)
        cell.paragraph_format.alignment = align
    note = _style(document, NOTE, "Normal")
    fonts(note, LATIN, SONG, 8.5, GREY)
    spacing(note, 3, 12, 1.15)
    banner = _style(document, BANNER, "Normal")
    fonts(banner, LATIN, HEI, 10.5, VERMILION)
    spacing(banner, 6, 8, 1.2)
    _boxed(banner, VERMILION, "FBF1EF")
    picture = _style(document, PICTURE, "Normal")
    spacing(picture, 8, 0, 1.0)
    picture.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    picture.paragraph_format.keep_with_next = True
    caption = document.styles[CAPTION]
    fonts(caption, LATIN, HEI, 10.5, "000000", False)
    spacing(caption, 6, 4, 1.0)
    caption.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name in ("Header", "Footer"):
        fonts(document.styles[name], LATIN, SONG, 9, GREY)
        document.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _headings(document: Docx) -> None:
    sizes = {"Heading 1": (16, 24, 12), "Heading 2": (14, 16, 8), "Heading 3": (12, 12, 6)}
    for name, (size, before, after) in sizes.items():
        _heading(document.styles[name], size, before, after)
    annex = _style(document, ANNEX, "Heading 1")
    _heading(annex, 16, 24, 12)
    document.styles["Heading 1"].paragraph_format.page_break_before = True
    annex.paragraph_format.page_break_before = False
    title = _style(document, COVER_TITLE, "Normal")
    fonts(title, LATIN, HEI, 26, INK, True)
    spacing(title, 0, 12, 1.3)
    line = _style(document, COVER_LINE, "Normal")
    fonts(line, LATIN, SONG, 12)
    spacing(line, 3, 3, 1.4)
    contents = _style(document, CONTENTS_TITLE, "Normal")
    fonts(contents, LATIN, HEI, 16, INK, True)
    spacing(contents, 0, 14, 1.2)


def _heading(style: Any, size: float, before: float, after: float) -> None:
    fonts(style, LATIN, HEI, size, INK, True)
    spacing(style, before, after, 1.2)
    style.paragraph_format.keep_with_next = True


def _contents_styles(document: Docx) -> None:
    for name, indent, size in zip(CONTENTS, (0, 0.75), (11.5, 10.5), strict=True):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        fonts(style, LATIN, HEI if not indent else SONG, size)
        spacing(style, 5 if not indent else 1.5, 1.5, 1.1)
        style.paragraph_format.left_indent = Cm(indent)
        tabs = OxmlElement("w:tabs")
        tab = OxmlElement("w:tab")
        for key, value in (("val", "right"), ("leader", "dot"), ("pos", str(round(TEXT_WIDTH_CM * 567)))):
            tab.set(qn(f"w:{key}"), value)
        tabs.append(tab)
        style.element.get_or_add_pPr().append(tabs)


def _numbering(document: Docx) -> None:
    """Lists that number the headings by their styles: the reader's Word goes on numbering what they add."""
    part = document.part.numbering_part.element
    texts = ("%1", "%1.%2", "%1.%2.%3")
    levels = "".join(_level(at, "decimal", f"Heading{at + 1}", text) for at, text in enumerate(texts))
    annex = _level(0, "upperLetter", _id(ANNEX), "附录 %1")
    for number, inside in ((90, levels), (91, annex)):
        kind = f'<w:multiLevelType w:val="multilevel"/>{inside}'
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{kind}</w:abstractNum>'
        )
        part.insert(0, abstract)
        part.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )
    for at, name in enumerate(HEADINGS):
        _numbered(document.styles[name], 90, at)
    _numbered(document.styles[ANNEX], 91, 0)


def _level(at: int, form: str, style: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
        f'<w:suff w:val="space"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
    )


def _numbered(style: Any, number: int, level: int) -> None:
    words = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        parse_xml(f"<w:numPr {nsdecls('w')}>{words}</w:numPr>"),
        *("w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"),
    )


def _language(document: Docx) -> None:
    """Chinese as the language of east Asian text, in the defaults of the document."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")) if defaults is not None else ():
        language.set(qn("w:eastAsia"), "zh-CN")
        language.set(qn("w:val"), "en-US")


def fonts(
    style: Any, latin: str, east: str, size: float, colour: str | None = None, bold: bool | None = None
) -> None:
    """Latin and east Asian fonts of a style: without the second, Word chooses one of its own for Chinese."""
    style.font.name, style.font.size = latin, Pt(size)
    if bold is not None:
        style.font.bold = bold
    style.font.italic = False
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)
    found = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        found.attrib.pop(qn(f"w:{theme}"), None)
    for name, value in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", east)):
        found.set(qn(f"w:{name}"), value)


def spacing(style: Any, before: float, after: float, line: float) -> None:
    """Points before and after a paragraph, and its line spacing."""
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.MULTIPLE, line


def _style(document: Docx, name: str, base: str) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles[base]
    return style


def _id(name: str) -> str:
    """The id that a style of this name gets."""
    return name.replace(" ", "")


def _boxed(style: Any, colour: str, fill: str) -> None:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="{24 if side == "left" else 4}" w:space="6" w:color="{colour}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    properties = style.element.get_or_add_pPr()
    after = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    properties.insert_element_before(parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>"), *after)
    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>'
    properties.insert_element_before(parse_xml(shade), *after[1:])
