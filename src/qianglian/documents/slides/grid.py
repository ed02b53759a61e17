"""Tables on slides: PowerPoint's own, with thin rules, numbers to the right, and shades where a cell asks for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches, Pt

from qianglian.documents.slides.style import INK, PALE, RULE, TEXT, Box, clean, dress, rgb

PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style «No Style, No Grid»: what is drawn is drawn here."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, on which ground, and in which colour."""

    words: str
    fill: str = ""
    colour: str = TEXT
    bold: bool = False


def add_grid(
    slide: Any,
    box: Box,
    heads: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    right: frozenset[int] = frozenset(),
    size: float = 12,
    tallest: float = 0.42,
    middle: frozenset[int] = frozenset(),
) -> Any:
    """A table in a box; ``widths`` are shares of its width, ``right`` and ``middle`` the columns aligned so.

    ``size`` is that of its letters in points, ``tallest`` of its rows in inches.
    """
    left, top, width, height = (int(one) for one in box)
    frame = slide.shapes.add_table(len(rows) + 1, len(heads), Emu(left), Emu(top), Emu(width), Emu(height))
    table = frame.table
    properties = table._tbl.tblPr
    properties.find(qn("a:tableStyleId")).text = PLAIN
    properties.set("bandRow", "0")
    total = sum(widths)
    for at, share in enumerate(widths):
        table.columns[at].width = Emu(int(width * share / total))
    first = max(_lines(head, width * share / total, size) for head, share in zip(heads, widths, strict=True))
    top = Inches(max(0.42, 0.27 * first))
    each = min(Inches(tallest), Emu(int((height - top) / max(1, len(rows)))))
    for at, row in enumerate(table.rows):
        row.height = top if at == 0 else each
    for at, head in enumerate(heads):
        align = PP_ALIGN.CENTER if at in middle else PP_ALIGN.RIGHT if at in right else PP_ALIGN.LEFT
        _fill(table.cell(0, at), Cell(head, PALE, INK, True), size, align, INK)
    for line, row_cells in enumerate(rows, 1):
        for at, cell in enumerate(row_cells):
            align = PP_ALIGN.CENTER if at in middle else PP_ALIGN.RIGHT if at in right else PP_ALIGN.LEFT
            _fill(table.cell(line, at), cell, size, align, RULE)
    return frame


def _lines(words: str, width: float, size: float) -> int:
    """How many lines some words take in a column, all taken for ideographs but what is ASCII."""
    room = max(1.0, (width - Inches(0.21)) / Pt(size))
    return max(1, -(-int(sum(0.55 if one.isascii() else 1.0 for one in words) * 10) // int(room * 10)))


def _fill(place: Any, cell: Cell, size: float, align: Any, rule: str) -> None:
    place.vertical_anchor = MSO_ANCHOR.MIDDLE
    place.margin_left, place.margin_right = Inches(0.14), Inches(0.07)
    place.margin_top = place.margin_bottom = Inches(0.02)
    if cell.fill:
        place.fill.solid()
        place.fill.fore_color.rgb = rgb(cell.fill)
    else:
        place.fill.background()
    paragraph = place.text_frame.paragraphs[0]
    paragraph.alignment = align
    run = paragraph.add_run()
    run.text = clean(cell.words)
    dress(run, size, cell.colour, cell.bold)
    _underlined(place, rule)


def _underlined(place: Any, colour: str) -> None:
    properties = place._tc.get_or_add_tcPr()
    line = parse_xml(
        f'<a:lnB {nsdecls("a")} w="{int(Pt(0.75))}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:lnB>'
    )
    properties.insert(0, line)
