"""What a written report prints, held against the tables behind it: figures, sentences, marks, every cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx

from qianglian.analysis.contract import Column, Row, Table
from qianglian.analysis.wording import heading, names_of, written
from qianglian.documents.provenance import Printed, Provenance
from qianglian.documents.report.writing import Report

CAPTION = re.compile(r"^(表 (?:[A-Z]|\d+)-\d+)")
STAR = "*"
FOR_SHOW = "f3a91c"
"""The mark in the sentence that tells how marks are read."""


def captioned(path: Path) -> dict[str, list[list[str]]]:
    """The tables of a document by the number in the caption above them, as texts."""
    document = docx.Document(str(path))
    found: dict[str, list[list[str]]] = {}
    last = ""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            if last:
                found[last] = [[cell.text for cell in row.cells] for row in block.rows]
            last = ""
        elif match := CAPTION.match(block.text.strip()):
            last = match.group(1)
    return found


def words_of(table: Table, row: Row) -> list[set[str]]:
    """What may stand for each key of a row: its value or its name, with or without the star of a late year."""
    names = {column.name: column for column in table.columns}
    said = []
    for key in table.keys:
        beside = [name for name in names_of(key.name) if name in names]
        words = {written(row[one.name], one) for one in (key, *(names[name] for name in beside))}
        said.append(words | {word + STAR for word in words})
    return said


def cells_of(grid: list[list[str]], table: Table, row: Row, column: Column) -> Iterator[str]:
    """The cells of a printed table that are this cell, whichever way it was printed."""
    heads, body = grid[0], grid[1:]
    keys, head = words_of(table, row), heading(column)
    if not keys:  # upright: 指标, 数值; or one row under its heads
        yield from (line[1] for line in body if line[0] == head)
        yield from (line[heads.index(head)] for line in body if head in heads)
    elif head in heads:
        for line in body:
            if all(any(cell in words for cell in line) for words in keys):
                yield line[heads.index(head)]
    elif turned := [line for line in body if line[0] == head]:  # few rows beside each other
        for at in range(1, len(heads)):
            column_of = [line[at] for line in grid]
            if all(any(cell in words for cell in column_of) for words in keys):
                yield from (line[at] for line in turned)
    else:
        for down, across in ((0, 1), (1, 0)):
            for line in body:
                if line[0] in keys[down]:
                    yield from (line[at] for at, name in enumerate(heads) if name in keys[across])


def printed(provenance: Provenance) -> Iterator[tuple[Printed, Any]]:
    for one in provenance.printed.values():
        yield one, provenance.sources[one.source]


def figures_are_those_of_tables(report: Report) -> int:
    """Every figure in print is that of its table; how many of them stand in a row of which there is but one."""
    grids, checked = captioned(report.document), 0
    for one, source in printed(report.provenance):
        if not source.place:
            assert one.quoted
            continue
        table, row = source.table, source.table.rows[one.row]
        column = table.column(one.column)
        found = list(cells_of(grids[source.place], table, row, column))
        if one.quoted and written(row[one.column], column) not in found:
            continue  # said in a sentence; the table is printed crosswise, with another measure
        assert written(row[one.column], column) in found, (source.place, one.column, one.row, found)
        # Rows that differ only in a key that is not printed cannot be told apart on paper.
        checked += len(set(found)) == 1
    return checked


def paragraphs(path: Path) -> list[str]:
    return [one.text for one in docx.Document(str(path)).paragraphs]


def quoted_stand_before_marks(report: Report) -> int:
    """Every number that a sentence quotes stands before its mark."""
    cells = (cell for grid in captioned(report.document).values() for line in grid for cell in line)
    said = "\n".join([*paragraphs(report.document), *cells])
    quoted = [one for one, _ in printed(report.provenance) if one.quoted]
    for one in quoted:
        table = report.provenance.sources[one.source].table
        value = written(table.rows[one.row][one.column], table.column(one.column))
        assert f"{value}{report.provenance.mark(one.figure)}" in said, (value, one.column)
    return len(quoted)


def marks_follow_their_numbers(report: Report) -> int:
    """Every mark in the text follows its own number, whole."""
    length, seen = report.provenance.length, 0
    by_mark = {report.provenance.mark(one.figure): one for one, _ in printed(report.provenance)}
    for text in paragraphs(report.document):
        for match in re.finditer(rf"f[0-9a-f]{{{length - 1}}}(?![0-9a-f])", text):
            if match.group() == FOR_SHOW:
                continue
            one = by_mark[match.group()]
            table = report.provenance.sources[one.source].table
            value = written(table.rows[one.row][one.column], table.column(one.column))
            before = text[: match.start()]
            assert before.endswith(value), (before[-20:], value)
            assert not re.search(r"[\d,.]$", before[: -len(value)]), before[-20:]
            seen += 1
    return seen


def tables_print_nothing_else(report: Report) -> int:
    """Cell by cell: whatever stands in a printed table is a value of the table behind it, or one of its heads."""
    grids, seen = captioned(report.document), 0
    for source in report.provenance.sources:
        if not source.place:
            continue
        table = source.table
        known = {written(row[one.name], one) for row in table.rows for one in table.columns}
        known |= {heading(one) for one in table.columns} | {"", "—"}
        for line in grids[source.place][1:]:
            for cell in line:
                assert cell in known or cell.removesuffix(STAR) in known, (source.place, cell)
                seen += 1
    return seen
