"""A workbook of several tables as the house writes them: heads that stay and filter, widths that fit, no formula.

Columns that a person fills in are marked; where there is a set of answers, the cell offers it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

from qianglian.model.errors import TooLarge
from qianglian.model.text import Text

EXCEL_CELL = 32_767
EXCEL_ROWS = 1_048_576
WIDEST, FILTER = 48, 3
"""The widest column, and the room of the filter's arrow, in characters."""

Cell = str | float | int | date | None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its head, whether a person fills it in, and the answers there are (or the range that lists them)."""

    head: str
    filled: bool = False
    answers: Sequence[str] | str = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a workbook. ``room`` is for how many more rows answers are offered."""

    name: str
    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[Cell]] = field(default=())
    room: int = 200


def write_book(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write the sheets in their order; texts as texts, whatever they begin with.

    Raises `TooLarge` for a text or a table that a sheet does not hold: nothing is cut.
    """
    import xlsxwriter

    for sheet in sheets:
        _fits(sheet)
    with xlsxwriter.Workbook(str(path)) as book:
        styles = {
            "head": book.add_format({"bold": True, "bg_color": "#E7EBF0", "bottom": 1, "valign": "top"}),
            "asked": book.add_format({"bold": True, "bg_color": "#FFF2CC", "bottom": 1, "valign": "top"}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "number": book.add_format({"valign": "top"}),
        }
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name), sheet, styles)


def _write(page: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    page.freeze_panes(1, 0)
    # On paper: all columns on the page, the head on every page.
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    for place, column in enumerate(sheet.columns):
        page.write_string(0, place, column.head, styles["asked" if column.filled else "head"])
        page.set_column(place, place, _width_of(sheet, place))
    for line, row in enumerate(sheet.rows, 1):
        for place, cell in enumerate(row):
            _cell(page, line, place, cell, styles)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    for place, column in enumerate(sheet.columns):
        if column.answers:
            source = column.answers if isinstance(column.answers, str) else list(column.answers)
            said = {"validate": "list", "source": source, "error_type": "warning"}
            page.data_validation(1, place, len(sheet.rows) + sheet.room, place, said)


def _cell(page: Any, line: int, place: int, cell: Cell, styles: dict[str, Any]) -> None:
    if isinstance(cell, date):
        # As text: a sheet knows no day before 1900, and some shift the rest by four years.
        page.write_string(line, place, cell.isoformat(), styles["number"])
    elif isinstance(cell, int | float):
        page.write_number(line, place, cell, styles["number"])
    elif cell:
        page.write_string(line, place, cell, styles["text"])


def _width_of(sheet: Sheet, place: int) -> int:
    longest = max((_width(row[place]) for row in sheet.rows), default=0)
    return min(max(_width(sheet.columns[place].head) + FILTER, longest + 1), WIDEST)


def _width(cell: Cell) -> int:
    """Columns of a screen that the longest line of a cell takes: two for an ideograph."""
    text = "" if cell is None else str(cell)
    return max(sum(1 + (east_asian_width(c) in "WF") for c in line[:WIDEST]) for line in text.split("\n"))


def _fits(sheet: Sheet) -> None:
    if len(sheet.rows) >= EXCEL_ROWS:
        raise TooLarge(
            Text(zh=f"一张工作表最多 {EXCEL_ROWS:,} 行。", en=f"A sheet holds at most {EXCEL_ROWS:,} rows.")
        )
    for line, row in enumerate(sheet.rows, 2):
        for cell in row:
            if isinstance(cell, str) and len(cell) > EXCEL_CELL:
                raise TooLarge(
                    Text(
                        zh=f"{sheet.name} 第 {line} 行有 {len(cell):,} 个字符，单元格最多 {EXCEL_CELL:,} 个。",
                        en=f"{sheet.name}, row {line}: {len(cell):,} characters; a cell holds {EXCEL_CELL:,}.",
                    ),
                    hint=Text(zh="改用 .yaml。", en="Write .yaml."),
                )
