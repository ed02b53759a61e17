"""How the workbook looks: fonts, heads, and numbers that show as the report prints them while they stay numbers."""

from __future__ import annotations

from functools import cache
from typing import Any
from unicodedata import east_asian_width

from qianglian.analysis.contract import Column
from qianglian.analysis.wording import written
from qianglian.documents.word.runs import legal

FONT, SIZE = "微软雅黑", 10
INK, PALE, GREY, RULE, VERMILION = "#1F3A5F", "#E7EDF4", "#5C6673", "#D5DBE3", "#B5372A"
EXCEL_CELL = 32_767
"""Characters that a cell of a sheet holds."""
WIDEST, NARROWEST, FILTER = 44, 9, 3
"""Width of a column in characters: at most, at least, and the room of the filter's arrow."""

STAR = '"*"'
"""After the number of a year that is incomplete: shown, not stored."""


def number_format(value: float, column: Column, starred: bool = False) -> str:
    """The format under which a spreadsheet shows what `written` says.

    >>> from qianglian.model.text import Text
    >>> share = Column("s", Text(zh="占比", en="Share"), "share")
    >>> number_format(0.25, share), number_format(0.0001, share)
    ('0.0%', '"<0.1%"')
    """
    star = STAR if starred else ""
    if column.kind == "year":
        return f"0{star}"
    if column.kind == "rate":
        return "+0.0%;-0.0%;+0.0%"
    if column.kind == "share":
        return '"<0.1%"' if 0 < value < 0.0005 else "0.0%"
    if column.kind == "ratio":
        return "0.0000" if abs(value) < 0.1 else "0.00"
    return "#,##0" if isinstance(value, int) else "#,##0.0"


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made = cache(self._make)

    def __call__(self, **properties: Any) -> Any:
        """A format with these properties beside what all share."""
        return self._made(tuple(sorted(properties.items())))

    def _make(self, properties: tuple[tuple[str, Any], ...]) -> Any:
        return self._book.add_format(
            {"font_name": FONT, "font_size": SIZE, "valign": "vcenter"} | dict(properties)
        )

    @property
    def title(self) -> Any:
        return self(bold=True, font_size=15, font_color=INK)

    @property
    def head(self) -> Any:
        return self(
            bold=True,
            font_color=INK,
            bg_color=PALE,
            bottom=1,
            bottom_color=INK,
            text_wrap=True,
            align="center",
        )

    @property
    def text(self) -> Any:
        return self(text_wrap=True, indent=1, bottom=1, bottom_color=RULE)

    @property
    def plain(self) -> Any:
        """Text on one line."""
        return self(indent=1, bottom=1, bottom_color=RULE)

    @property
    def word(self) -> Any:
        """未知 and 样本不足 where a number would stand."""
        return self(align="right", italic=True, font_color=GREY, bottom=1, bottom_color=RULE)

    @property
    def note(self) -> Any:
        return self(text_wrap=True, font_size=9, font_color=GREY, valign="top")

    @property
    def link(self) -> Any:
        return self(font_color="#2F5B8C", underline=1)

    @property
    def banner(self) -> Any:
        return self(bold=True, font_color=VERMILION, bg_color="#FBF1EF", text_wrap=True)

    def category(self, shown: str) -> Any:
        """A year at the head of a row."""
        return self(num_format=shown, align="left", indent=1, bottom=1, bottom_color=RULE)

    def number(self, shown: str) -> Any:
        """A number under one of `number_format`."""
        return self(num_format=shown, align="right", bottom=1, bottom_color=RULE)


def cell_text(value: str) -> str:
    """Text that a cell holds: without what XML may not have, and not longer than a cell."""
    return legal(value)[:EXCEL_CELL]


def width_of(words: str) -> int:
    """Columns of a screen that the longest line of some words takes: two for an ideograph."""
    return max(
        (sum(1 + (east_asian_width(c) in "WF") for c in line) for line in words.split("\n")), default=0
    )


def column_width(head: str, column: Column, values: list[Any]) -> float:
    """As wide as what a column holds, within bounds; a long head breaks over two lines."""
    longest = max((width_of(written(value, column)) for value in values[:500]), default=0)
    at_least = max(width_of(line) for line in broken(head).split("\n")) + FILTER
    return float(min(WIDEST, max(NARROWEST, at_least, longest + 2)))


def broken(head: str) -> str:
    """A head over two lines where it is long: before its unit, else in its middle.

    >>> broken("申请人数（个）"), broken("占比")
    ('申请人数\\n（个）', '占比')
    """
    if width_of(head) <= 10:
        return head
    at = head.rfind("（") if head.endswith("）") and not head.startswith("（") else (len(head) + 1) // 2
    return f"{head[:at]}\n{head[at:]}"


def lines_of(words: str, width: float) -> int:
    """How many lines some words take in a cell of a width, roughly."""
    return sum(max(1, -(-width_of(line) // max(1, int(width)))) for line in words.split("\n"))
