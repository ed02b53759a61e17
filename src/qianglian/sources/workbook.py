"""Spreadsheets (xlsx), read with calamine.

Calamine holds a whole sheet in memory, every cell from A1 to the last one, each with its own copy of a
shared text. So a workbook is looked through before it is opened (`qianglian.sources.unfolding`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import python_calamine

from qianglian.sources.contract import ReadOptions
from qianglian.sources.opening import Part
from qianglian.sources.raw import RawRow
from qianglian.sources.unfolding import damaged, look_through


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's name ("" when it is the only one) and its rows, blank ones included."""

    name: str
    rows: Iterator[RawRow]


def sheets(part: Part, options: ReadOptions) -> Iterator[Sheet]:
    """The workbook's sheets in its own order; raises `TooLarge` or `UnreadableFile`."""
    name = part.name or str(getattr(part.stream, "name", "")).rsplit("/", 1)[-1]
    look_through(part.stream, name, options)
    part.stream.seek(0)
    try:
        book = python_calamine.load_workbook(part.stream)
        alone = len(book.sheet_names) == 1
        for title in book.sheet_names:
            yield Sheet("" if alone else title, _rows(book.get_sheet_by_name(title)))
    except BaseException as error:
        # A panic inside the reader's Rust code arrives as a BaseException of its own.
        if isinstance(error, python_calamine.CalamineError | OSError | ValueError) or _is_panic(error):
            raise damaged(name, error) from error
        raise


def _rows(sheet: python_calamine.CalamineSheet) -> Iterator[RawRow]:
    for number, cells in enumerate(sheet.iter_rows(), 1):
        yield RawRow(number, cells)  # type: ignore[arg-type]  # list is invariant; calamine's cells are cells


def _is_panic(error: BaseException) -> bool:
    return type(error).__name__ == "PanicException"
