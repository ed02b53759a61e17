"""Tables as WordprocessingML, built as text: thousands of rows in a moment, heads that repeat on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from unicodedata import east_asian_width

from qianglian.documents.word.runs import Piece, W, pieces
from qianglian.documents.word.styles import CELL, CELL_NUMBER, HEAD, INK

TWIPS = 567
"""Twentieths of a point in a centimetre."""
NARROWEST, WIDEST = 4, 44
"""Characters that a column is given room for."""
PROSE, HEAD_LINES = 20, 2
"""Characters below which words are not squeezed, and lines that a head may take."""
MARGINS_CM = 0.26
"""Air on both sides of a cell."""
CHARACTER_CM = 0.17
"""A half-width character of 9 pt, and a little air."""

Cell = str | Sequence[Piece]


@dataclass(frozen=True)
class Grid:
    """Heads, rows of cells, and which columns are numbers. ``anchors`` are bookmarks of rows, by row."""

    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    numeric: frozenset[int] = frozenset()
    anchors: dict[int, str] = field(default_factory=dict)

    def needs_cm(self) -> float:
        """The width below which columns break where they should not."""
        return sum(self.least()) * CHARACTER_CM + MARGINS_CM * len(self.heads)

    def wants(self) -> list[int]:
        """Characters that each column would like: its longest cell, within bounds."""
        return [
            min(WIDEST, max(NARROWEST, columns_of(head), self._longest(at)))
            for at, head in enumerate(self.heads)
        ]

    def least(self) -> list[int]:
        """Characters that each column needs: a number whole, a third of its head, some words of prose."""
        found = []
        for at, head in enumerate(self.heads):
            longest = self._longest(at)
            inside = longest if at in self.numeric else min(longest, PROSE)
            found.append(max(NARROWEST, -(-columns_of(head) // HEAD_LINES) + 1, inside))
        return found

    def _longest(self, at: int) -> int:
        return max((columns_of(_words(row[at])) for row in self.rows[:300]), default=0)


def grid_xml(grid: Grid, width_cm: float, first_bookmark: int = 0) -> str:
    """A table of three rules (三线表) as wide as the text."""
    total = round(width_cm * TWIPS)
    widths = _shared_out(grid.least(), grid.wants(), len(grid.heads), total)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rule = f'w:val="single" w:color="{INK}"'
    borders = (
        f'<w:tblBorders><w:top {rule} w:sz="10"/><w:bottom {rule} w:sz="10"/>'
        '<w:insideH w:val="single" w:color="DDE3EA" w:sz="4"/></w:tblBorders>'
    )
    margins = '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
    properties = (
        f'<w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/>{borders}'
        f'<w:tblLayout w:type="fixed"/>{margins}</w:tblPr>'
    )
    head = _row(
        [_cell(head, HEAD, width, _HEAD_CELL) for head, width in zip(grid.heads, widths, strict=True)], True
    )
    body = "".join(
        _row(
            [
                _cell(
                    cell,
                    CELL_NUMBER if at in grid.numeric else CELL,
                    widths[at],
                    "",
                    _bookmark(grid, line, at, first_bookmark),
                )
                for at, cell in enumerate(row)
            ]
        )
        for line, row in enumerate(grid.rows)
    )
    return f"<w:tbl {W}>{properties}<w:tblGrid>{columns}</w:tblGrid>{head}{body}</w:tbl>"


_HEAD_CELL = (
    f'<w:tcBorders><w:bottom w:val="single" w:color="{INK}" w:sz="6"/></w:tcBorders>'
    '<w:shd w:val="clear" w:color="auto" w:fill="EEF2F7"/><w:vAlign w:val="center"/>'
)


def _bookmark(grid: Grid, line: int, column: int, first: int) -> tuple[int, str] | None:
    name = grid.anchors.get(line) if column == 0 else None
    return (first + line, name) if name else None


def _row(cells: Sequence[str], head: bool = False) -> str:
    kept = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>"
    return f"<w:tr>{kept}{''.join(cells)}</w:tr>"


def _cell(cell: Cell, style: str, width: int, dress: str, bookmark: tuple[int, str] | None = None) -> str:
    inside = pieces([cell] if isinstance(cell, str) else cell)
    if bookmark:
        number, name = bookmark
        inside = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{dress}</w:tcPr><w:p><w:pPr>'
        f'<w:pStyle w:val="{style.replace(" ", "")}"/></w:pPr>{inside}</w:p></w:tc>'
    )


def _shared_out(least: Sequence[int], wanted: Sequence[int], columns: int, total: int) -> list[int]:
    """The width of the text in twips: what each column needs, then the rest by what is wanted beyond that.

    Where even the needs are more than there is, they are cut in proportion.
    """
    character, air = CHARACTER_CM * TWIPS, MARGINS_CM * TWIPS
    needs = [one * character + air for one in least]
    rest = total - sum(needs)
    more = [max(0, want - one) for want, one in zip(wanted, least, strict=True)]
    if rest <= 0:
        widths = [int(total * need / sum(needs)) for need in needs]
    else:
        # What nobody wants is shared alike, so that few short columns do not stand far apart at one side.
        shares = [min(rest, sum(more) * character) * one / (sum(more) or 1) for one in more]
        left = (rest - sum(shares)) / columns
        widths = [int(need + share + left) for need, share in zip(needs, shares, strict=True)]
    widths[-1] += total - sum(widths)
    return widths


def _words(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    return "".join(one if isinstance(one, str) else one.words for one in cell)


def columns_of(words: str) -> int:
    """Half-width characters that the longest line of a text takes.

    >>> columns_of("链A")
    3
    """
    return max(
        (sum(2 if east_asian_width(one) in "WF" else 1 for one in line) for line in words.split("\n")),
        default=0,
    )
