"""Boxes of the page as WordprocessingML: runs, paragraphs, cells on a ground, rows and tables of fixed width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qianglian.documents.word.runs import W, text

LATIN, EAST = "Arial", "微软雅黑"
INK, BLUE, PALE, TEXT, GREY, RULE, VERMILION = (
    "1F3A5F",
    "2F5B8C",
    "EEF2F7",
    "27303C",
    "5C6673",
    "D5DBE3",
    "B5372A",
)
TWIPS_CM = 567


@dataclass(frozen=True, slots=True)
class Dress:
    """How words look: points, colour, weight."""

    size: float = 9.5
    colour: str = TEXT
    bold: bool = False


def run(words: str, dress: Dress) -> str:
    """Words in a dress, with both typefaces named."""
    bold = "<w:b/>" if dress.bold else ""
    half_points = round(dress.size * 2)
    return (
        f'<w:r><w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}" w:eastAsia="{EAST}"/>{bold}'
        f'<w:color w:val="{dress.colour}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
        f'<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr><w:t xml:space="preserve">{text(words)}</w:t></w:r>'
    )


def mark(words: str, size: float) -> str:
    """The mark of a figure, small and raised."""
    half_points = round(size * 2)
    return (
        f'<w:r><w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}" w:eastAsia="{EAST}"/>'
        f'<w:color w:val="8A94A3"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
        f'<w:vertAlign w:val="superscript"/></w:rPr><w:t xml:space="preserve">{text(words)}</w:t></w:r>'
    )


def paragraph(
    runs: str, align: str = "left", before: float = 0, after: float = 0, line: float = 1.0, hanging: float = 0
) -> str:
    """A paragraph of runs; spaces in points, ``hanging`` in centimetres."""
    space = (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" '
        f'w:line="{round(line * 240)}" w:lineRule="auto"/>'
    )
    indent = round(hanging * TWIPS_CM)
    held = f'<w:ind w:left="{indent}" w:hanging="{indent}"/>' if hanging else ""
    # The grid of a page would open the lines of small letters.
    return f'<w:p><w:pPr><w:snapToGrid w:val="0"/>{space}{held}<w:jc w:val="{align}"/></w:pPr>{runs}</w:p>'


def cell(
    width: int,
    inside: Sequence[str],
    fill: str = "",
    rule: str = "",
    span: int = 1,
    anchor: str = "center",
) -> str:
    """A cell of paragraphs; ``width`` in twips, ``rule`` the colour of a line below."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    below = f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{rule}"/>' if rule else ""
    borders = f"<w:tcBorders>{below}</w:tcBorders>" if below else ""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{spanned}{borders}{shade}<w:vAlign w:val="{anchor}"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(inside) or paragraph('')}</w:tc>"


def row(cells: Sequence[str], least_cm: float = 0.0) -> str:
    """A row that no page breaks."""
    height = f'<w:trHeight w:val="{round(least_cm * TWIPS_CM)}" w:hRule="atLeast"/>' if least_cm else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: Sequence[int], rows: Sequence[str], padding: int = 80, inside: bool = False) -> str:
    """A table without lines, its columns as wide as said (twips); ``inside`` a cell of another."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    sides = "".join(f'<w:{side} w:w="{padding}" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tbl{"" if inside else f" {W}"}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def shared(total: int, shares: Sequence[float]) -> list[int]:
    """A width shared out; what rounding leaves goes to the last."""
    whole = sum(shares)
    widths = [int(total * share / whole) for share in shares]
    widths[-1] += total - sum(widths)
    return widths
