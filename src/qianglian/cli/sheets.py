"""Rows into a file that a spreadsheet opens: CSV, xlsx or JSON Lines, and no cell that runs as a formula."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from qianglian.cli.failing import WrongUsage
from qianglian.model.errors import Conflict, TooLarge
from qianglian.model.text import Text

Row = Sequence[object]

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula (OWASP, CSV injection)."""
EXCEL_ROWS = 1_048_576
EXCEL_CELL = 32_767


def guarded(value: object) -> object:
    """A cell of a CSV file as text that no spreadsheet runs.

    >>> guarded("=1+1"), guarded("锂电池"), guarded(-3)
    ("'=1+1", '锂电池', -3)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def write_csv(path: Path, names: Sequence[str], rows: Iterable[Row]) -> int:
    """UTF-8 with its mark, so that Excel reads the Chinese; returns the number of rows."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        for row in rows:
            writer.writerow([guarded(cell) for cell in row])
            count += 1
    return count


def write_jsonl(path: Path, names: Sequence[str], rows: Iterable[Row]) -> int:
    """One JSON object a line; returns the number of rows."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n")
            count += 1
    return count


def write_xlsx(path: Path, names: Sequence[str], rows: Iterable[Row]) -> int:
    """Every text is written as text; raises `TooLarge` beyond what a sheet holds."""
    import xlsxwriter

    count = 0
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        _cells(sheet, 0, names)
        for count, row in enumerate(rows, 1):
            if count >= EXCEL_ROWS:
                raise _too_many()
            _cells(sheet, count, row)
    return count


def _cells(sheet: object, line: int, row: Row) -> None:
    write_number, write_string = sheet.write_number, sheet.write_string  # type: ignore[attr-defined]
    for column, cell in enumerate(row):
        if isinstance(cell, int | float):
            write_number(line, column, cell)
        elif cell:
            write_string(line, column, str(cell)[:EXCEL_CELL])


def _too_many() -> TooLarge:
    return TooLarge(
        Text(zh=f"一张工作表最多 {EXCEL_ROWS:,} 行。", en=f"A sheet holds at most {EXCEL_ROWS:,} rows."),
        hint=Text(zh="改用 .csv 或 .jsonl。", en="Use .csv or .jsonl."),
    )


WRITERS: dict[str, Callable[[Path, Sequence[str], Iterable[Row]], int]] = {
    ".csv": write_csv,
    ".jsonl": write_jsonl,
    ".xlsx": write_xlsx,
}
"""By the ending of the file's name."""


def writer_of(path: Path) -> Callable[[Path, Sequence[str], Iterable[Row]], int]:
    """The writer for a file's name; raises `WrongUsage`."""
    if path.suffix.lower() in WRITERS:
        return WRITERS[path.suffix.lower()]
    listed = "、".join(WRITERS)
    raise WrongUsage(
        Text(
            zh=f"{path.name}：文件名应以 {listed} 结尾。",
            en=f"{path.name} should end in {', '.join(WRITERS)}.",
        )
    )


@contextmanager
def whole(path: Path, *, force: bool) -> Iterator[Path]:
    """A place to write to that becomes ``path`` only when all is written; never over a file unasked."""
    if path.exists() and not force:
        raise Conflict(
            Text(zh=f"{path} 已存在。", en=f"{path} exists already."),
            hint=Text(zh="换一个文件名，或加 --force。", en="Choose another name, or add --force."),
        )
    part = path.with_name(f".{path.stem}.part{path.suffix}")
    try:
        yield part
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
