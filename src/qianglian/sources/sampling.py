"""The beginning of a file, as much as recognition needs."""

from __future__ import annotations

from contextlib import closing
from itertools import islice
from pathlib import Path

from qianglian.sources.contract import ReadOptions, Sample
from qianglian.sources.raw import Cell, RawRow
from qianglian.sources.tables import Table, tables

ROWS = 30


def sample(path: Path, options: ReadOptions | None = None, rows: int = ROWS) -> Sample:
    """The first ``rows`` rows of the first table that holds any; container ``unknown`` when there is none."""
    with closing(tables(path, options or ReadOptions(), [])) as found:
        for table in found:
            first = list(islice(table.rows, rows))
            if any(row.cells for row in first):
                return _sample(path, table, first)
    return Sample(path, "unknown")


def _sample(path: Path, table: Table, first: list[RawRow]) -> Sample:
    if table.container == "jsonl":
        objects = tuple(row.cells for row in first if isinstance(row.cells, dict) and row.cells)
        header = tuple(dict.fromkeys(key for item in objects for key in item))
        return Sample(path, "jsonl", header=header, encoding=table.encoding, objects=objects)
    cells = [row.cells for row in first if isinstance(row.cells, list)]
    texts = tuple(tuple(_text(cell) for cell in row) for row in cells)
    lines = tuple("\t".join(row) for row in texts)
    header = texts[0] if texts else ()
    return Sample(path, table.container, header=header, rows=texts, lines=lines, encoding=table.encoding)


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)
