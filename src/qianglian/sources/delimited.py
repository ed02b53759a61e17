"""Tables as text: comma, tab, semicolon or bar between the cells, line breaks inside quoted ones."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from qianglian.sources.contract import ReadOptions
from qianglian.sources.encoding import Line
from qianglian.sources.raw import RawRow, shown

DELIMITERS = (",", "\t", ";", "|")
MAX_RECORD_LINES = 5_000
"""Lines that one quoted cell may run over before the quote counts as never closed."""

_QUOTED = re.compile(r'"[^"]*"')


def sniff_delimiter(lines: Sequence[str]) -> str:
    """The character that cuts the first lines into the most regular columns; "," where none does.

    Columns decide, not characters: a title line or a search address above the header has fewer.
    """
    return max(DELIMITERS, key=lambda delimiter: _regularity(lines, delimiter))


def _regularity(lines: Sequence[str], delimiter: str) -> float:
    try:
        widths = [len(cells) for cells in csv.reader(lines, delimiter=delimiter) if cells]
    except csv.Error:
        return 0.0
    if not widths:
        return 0.0
    width, times = Counter(widths).most_common(1)[0]
    return 0.0 if width < 2 else times / len(widths) + min(width, 50) / 1000


def read_delimited(source: Iterable[Line], delimiter: str, options: ReadOptions) -> Iterator[RawRow]:
    """The rows of a delimited table; a row that cannot be read is given as such, and those after it as usual."""
    longest = options.max_line + options.max_cell + MAX_RECORD_LINES
    if csv.field_size_limit() < longest:
        csv.field_size_limit(longest)
    yield from _Records(source, delimiter, options).rows()


class _Records:
    """Puts physical lines together into records, by whether their quotes are closed."""

    def __init__(self, source: Iterable[Line], delimiter: str, options: ReadOptions) -> None:
        self._source = iter(source)
        self._delimiter = delimiter
        self._options = options
        self._again: list[Line] = []
        self._row = 0

    def rows(self) -> Iterator[RawRow]:
        while (line := self._line()) is not None:
            if not line.text:
                self._row += 1
                if line.problem == "line_too_long":
                    yield RawRow(self._row, None, "line_too_long")
            elif line.text.count('"') % 2 == 0:
                yield self._single(line)
            else:
                yield from self._several(line)

    def _line(self) -> Line | None:
        return self._again.pop() if self._again else next(self._source, None)

    def _single(self, line: Line) -> RawRow:
        self._row += 1
        text = line.text
        if self._too_wide(text):
            return RawRow(self._row, None, "too_many_columns", shown(text))
        try:
            cells = next(csv.reader((text,), delimiter=self._delimiter), [])
        except csv.Error:
            # A carriage return inside a cell without quotes is the one thing that the module refuses.
            cells = next(csv.reader((text.replace("\r", " "),), delimiter=self._delimiter), [])
        return self._checked(cells, line.problem, len(text))

    def _several(self, first: Line) -> Iterator[RawRow]:
        """A quote is open at the end of ``first``: what follows belongs to it until one closes it."""
        held, size, problem, closed = [first], len(first.text), first.problem, False
        while not closed and len(held) < MAX_RECORD_LINES and size <= self._options.max_cell:
            line = self._line()
            if line is None:
                break
            if line.problem == "line_too_long":
                self._again.append(line)
                break
            held.append(line)
            size += len(line.text)
            problem = problem or line.problem
            closed = line.text.count('"') % 2 == 1
        yield from self._parse(held, problem, closed, size)

    def _parse(self, held: list[Line], problem: str, closed: bool, size: int) -> Iterator[RawRow]:
        if any(self._too_wide(line.text) for line in held):
            yield self._give_up(held, 0, "too_many_columns")
            return
        reader = csv.reader([line.text.replace("\r", " ") + "\n" for line in held], delimiter=self._delimiter)
        for cells in reader:
            if reader.line_num == len(held) and _still_open(cells):
                first = reader.line_num - sum(cell.count("\n") for cell in cells)
                if closed and first > 0:
                    # Earlier quotes stood inside cells: the last line opens a cell of its own.
                    self._again.extend(reversed(held[first:]))
                    return
                if not closed:
                    yield self._give_up(held, max(first, 0), "unclosed_quote")
                    return
            self._row += 1
            yield self._checked(cells, problem, size)

    def _give_up(self, held: list[Line], first: int, code: str) -> RawRow:
        """Reject one line; those after it are read again as if it had not been there."""
        self._row += 1
        self._again.extend(reversed(held[first + 1 :]))
        return RawRow(self._row, None, code, shown(held[first].text))

    def _checked(self, cells: list[str], problem: str, size: int) -> RawRow:
        if size > self._options.max_cell and max(map(len, cells), default=0) > self._options.max_cell:
            return RawRow(self._row, None, "cell_too_long", shown(max(cells, key=len)))
        return RawRow(self._row, cells, problem)  # type: ignore[arg-type]  # list is invariant; text is a cell

    def _too_wide(self, text: str) -> bool:
        most = self._options.max_columns
        if text.count(self._delimiter) < most:
            return False
        return _QUOTED.sub("", text).count(self._delimiter) >= most


def _still_open(cells: Sequence[str]) -> bool:
    """Read to the end of what there is inside a quote: the last cell ends with the line end that was put there."""
    return bool(cells) and cells[-1].endswith("\n")
