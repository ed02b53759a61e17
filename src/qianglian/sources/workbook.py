"""Spreadsheets (xlsx), read with calamine.

Calamine holds a whole sheet in memory, every cell from A1 to the last one, each with its own copy of a
shared text. So a workbook is looked through before it is opened: the uncompressed size of all its parts, the
last cell of each sheet, and what the shared texts come to when they are copied. Beyond the bounds: `TooLarge`.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import python_calamine

from qianglian.model.errors import TooLarge, UnreadableFile
from qianglian.model.text import Text
from qianglian.sources.contract import ReadOptions
from qianglian.sources.inflating import Budget
from qianglian.sources.opening import Part, Stream, member_stream
from qianglian.sources.raw import RawRow

_REFERENCE = re.compile(rb"""\sr\s*=\s*["']\s*([A-Za-z]{0,7})([0-9]{1,10})["']""")
_SHARED_CELL = re.compile(rb"""<c\b[^>]*\bt\s*=\s*["']s["'][^>]*>\s*<v[^>]*>\s*([0-9]{1,9})""")
_STRING_ITEM = re.compile(rb"<si\b")
_OVERLAP = 4096
"""Bytes of one chunk looked at again with the next, so that no tag is cut in two."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's name ("" when it is the only one) and its rows, blank ones included."""

    name: str
    rows: Iterator[RawRow]


def sheets(part: Part, options: ReadOptions) -> Iterator[Sheet]:
    """The workbook's sheets in its own order; raises `TooLarge` or `UnreadableFile`."""
    name = part.name or str(getattr(part.stream, "name", "")).rsplit("/", 1)[-1]
    _look_through(part.stream, name, options)
    part.stream.seek(0)
    try:
        book = python_calamine.load_workbook(part.stream)
        alone = len(book.sheet_names) == 1
        for title in book.sheet_names:
            yield Sheet("" if alone else title, _rows(book.get_sheet_by_name(title)))
    except BaseException as error:
        # A panic inside the reader's Rust code arrives as a BaseException of its own.
        if isinstance(error, python_calamine.CalamineError | OSError | ValueError) or _is_panic(error):
            raise _damaged(name, error) from error
        raise


def _rows(sheet: python_calamine.CalamineSheet) -> Iterator[RawRow]:
    for number, cells in enumerate(sheet.iter_rows(), 1):
        yield RawRow(number, cells)  # type: ignore[arg-type]  # list is invariant; calamine's cells are cells


def _is_panic(error: BaseException) -> bool:
    return type(error).__name__ == "PanicException"


def _look_through(stream: Stream, name: str, options: ReadOptions) -> None:
    budget = Budget(options.max_workbook, 1 << 30, name)
    notes: list[tuple[str, str]] = []
    try:
        members = zipfile.ZipFile(stream).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise _damaged(name, error) from error
    lengths: list[int] = []
    for member in sorted(members, key=lambda member: "sharedStrings" not in member.filename):
        raw = member_stream(member, stream, budget, notes, member.filename)
        if raw is None:
            raise _damaged(name, ValueError(f"{member.filename} is encrypted or packed in an unusual way"))
        chunks = io.BufferedReader(raw, 1 << 20)
        if "sharedStrings" in member.filename:
            lengths = _string_lengths(chunks)
        else:
            _look_through_sheet(chunks, lengths, name, options)
    if notes:
        raise _damaged(name, ValueError(f"{notes[0][0]}: {notes[0][1]}"))


def _look_through_sheet(chunks: Stream, lengths: list[int], name: str, options: ReadOptions) -> None:
    last_row = last_column = 0
    used: Counter[bytes] = Counter()
    for chunk in _overlapping(chunks):
        for letters, digits in _REFERENCE.findall(chunk):
            last_row = max(last_row, int(digits))
            if letters:
                last_column = max(last_column, _column(letters))
        used.update(_SHARED_CELL.findall(chunk))
    if last_row * max(last_column, 1) > options.max_cells:
        raise _too_large(name, f"{last_row:,} × {last_column:,}", f"{options.max_cells:,}")
    copied = sum(times * lengths[int(i)] for i, times in used.items() if int(i) < len(lengths))
    if copied > options.max_workbook:
        raise _too_large(name, f"{copied:,} B", f"{options.max_workbook:,} B")


def _overlapping(chunks: Stream) -> Iterator[bytes]:
    """Chunks that end where a cell ends, so that nothing is counted twice or cut."""
    rest = b""
    while data := chunks.read(1 << 20):
        data = rest + data
        cut = data.rfind(b"<c ")
        cut = cut if cut > 0 else max(len(data) - _OVERLAP, 0)
        yield data[:cut]
        rest = data[cut:]
    yield rest


def _string_lengths(chunks: Stream) -> list[int]:
    """The length of each shared text, markup included: an upper bound, and quick."""
    lengths: list[int] = []
    open_length = -1
    rest = b""
    while data := chunks.read(1 << 20):
        data = rest + data
        rest = data[-4:]
        pieces = _STRING_ITEM.split(data[: len(data) - 4])
        if open_length >= 0:
            open_length += len(pieces[0])
        for piece in pieces[1:]:
            if open_length >= 0:
                lengths.append(open_length)
            open_length = len(piece)
    if open_length >= 0:
        lengths.append(open_length)
    return lengths


def _column(letters: bytes) -> int:
    """``A`` 1, ``XFD`` 16384."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _damaged(name: str, error: BaseException) -> UnreadableFile:
    return UnreadableFile(
        Text(zh=f"{name} 不是完好的 xlsx 文件。", en=f"{name} is not an intact xlsx file."),
        hint=Text(
            zh="请用 Excel 或 WPS 打开并另存后再导入。",
            en="Open it in a spreadsheet, save it again, import that.",
        ),
        reason=str(error)[:300],
    )


def _too_large(name: str, found: str, bound: str) -> TooLarge:
    return TooLarge(
        Text(
            zh=f"{name} 的工作表展开后为 {found}，上限为 {bound}。",
            en=f"A sheet of {name} unfolds to {found}; the bound is {bound}.",
        ),
        hint=Text(zh="请另存为 CSV 后再导入。", en="Save it as CSV and import that."),
    )
