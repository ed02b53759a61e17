"""Rows into a file that a spreadsheet opens: CSV, xlsx or JSON Lines, and no cell that runs as a formula."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from rich.cells import cell_len

from qianglian.model.errors import TooLarge
from qianglian.model.text import Text

Row = Sequence[object]

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula (OWASP, CSV injection); some read the full width alike."""
EXCEL_ROWS = 1_048_576
EXCEL_CELL = 32_767
"""Characters that a cell of a sheet holds."""
MEASURED, WIDEST, FILTER = 500, 60, 3
"""Rows that the widths are taken from, the widest column, and the room of the filter's arrow, in characters."""

Choices = Mapping[str, Sequence[str]]
"""Columns that a person fills in, and the answers that there are (none: any text)."""
NO_CHOICES: Choices = {}


@dataclass(frozen=True, slots=True)
class Written:
    """Rows of a file, and how many of its cells hold less than was to be written."""

    rows: int
    cut: int = 0


def guarded(value: object) -> object:
    """A cell of a CSV file as text that no spreadsheet runs.

    >>> guarded("=1+1"), guarded("锂电池"), guarded(-3)
    ("'=1+1", '锂电池', -3)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def write_csv(
    path: Path, names: Sequence[str], rows: Iterable[Row], choices: Choices = NO_CHOICES
) -> Written:
    """UTF-8 with its mark, so that Excel reads the Chinese; every cell in quotes, whatever it holds."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(names)
        for row in rows:
            writer.writerow([guarded(cell) for cell in row])
            count += 1
    return Written(count)


def write_jsonl(
    path: Path, names: Sequence[str], rows: Iterable[Row], choices: Choices = NO_CHOICES
) -> Written:
    """One JSON object a line."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n")
            count += 1
    return Written(count)


def write_xlsx(
    path: Path, names: Sequence[str], rows: Iterable[Row], choices: Choices = NO_CHOICES
) -> Written:
    """Every text is written as text; cells that are longer than a sheet holds are cut, and counted.

    The head stays in sight and filters; columns are as wide as what they hold; columns to fill in are marked and
    offer their answers. Raises `TooLarge` beyond the rows that a sheet holds.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    count = cut = 0
    widths = [_width(name) + FILTER for name in names]
    try:
        with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
            sheet = book.add_worksheet()
            sheet.freeze_panes(1, 0)
            # On paper: all columns on the page, the head on every page.
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
            head = book.add_format({"bold": True, "bg_color": "#E7EBF0", "bottom": 1})
            asked = book.add_format({"bold": True, "bg_color": "#FFF2CC", "bottom": 1})
            for column, name in enumerate(names):
                sheet.write_string(0, column, name, asked if name in choices else head)
            for count, row in enumerate(rows, 1):
                if count >= EXCEL_ROWS:
                    raise _too_many()
                cut += _cells(sheet, count, row)
                if count <= MEASURED:
                    widths = [max(width, _width(cell)) for width, cell in zip(widths, row, strict=True)]
            for column, width in enumerate(widths):
                sheet.set_column(column, column, min(width + 1, WIDEST))
            sheet.autofilter(0, 0, count, len(names) - 1)
            for name, answers in choices.items():
                if answers and count:
                    place = names.index(name)
                    said = {"validate": "list", "source": list(answers), "error_type": "warning"}
                    sheet.data_validation(1, place, count, place, said)
    except FileCreateError as error:
        raise OSError(*getattr(error.args[0], "args", (str(error),))) from error
    return Written(count, cut)


def _width(cell: object) -> int:
    """Columns of a screen that a cell takes: two for an ideograph."""
    return cell_len(str(cell)[:WIDEST])


def _cells(sheet: object, line: int, row: Row) -> int:
    """Write one row; returns how many of its cells were cut."""
    write_number, write_string = sheet.write_number, sheet.write_string  # type: ignore[attr-defined]
    cut = 0
    for column, cell in enumerate(row):
        if isinstance(cell, int | float):
            write_number(line, column, cell)
        elif cell:
            text = str(cell)
            cut += len(text) > EXCEL_CELL
            write_string(line, column, text[:EXCEL_CELL])
    return cut


def _too_many() -> TooLarge:
    return TooLarge(
        Text(zh=f"一张工作表最多 {EXCEL_ROWS:,} 行。", en=f"A sheet holds at most {EXCEL_ROWS:,} rows."),
        hint=Text(zh="改用 .csv 或 .jsonl。", en="Use .csv or .jsonl."),
    )


class Writer(Protocol):
    """Writes rows under their names; ``choices`` are of use to a spreadsheet only."""

    def __call__(
        self, path: Path, names: Sequence[str], rows: Iterable[Row], choices: Choices = NO_CHOICES, /
    ) -> Written: ...


WRITERS: dict[str, Writer] = {
    ".csv": write_csv,
    ".jsonl": write_jsonl,
    ".xlsx": write_xlsx,
}
"""By the ending of the file's name."""
