"""The beginning of a file, as much as recognition needs."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from qianglian.sources.contract import ReadOptions, Sample
from qianglian.sources.encoding import recognise_encoding
from qianglian.sources.markup.reading import is_markup
from qianglian.sources.opening import Opened, Part
from qianglian.sources.raw import Cell, RawRow
from qianglian.sources.tables import Table, tables

ROWS = 30
HEAD = 1 << 14
ELEMENTS = 40
_ELEMENT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]")
_ASIDE = re.compile(r"<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>|<\?.*?\?>", re.DOTALL)


def sample(path: Path, options: ReadOptions | None = None, rows: int = ROWS) -> Sample:
    """The first ``rows`` rows of the first table that holds any; container ``unknown`` when there is none."""
    with closing(samples(path, options, rows)) as found:
        return next(found, Sample(path, "unknown"))


def samples(
    path: Path, options: ReadOptions | None = None, rows: int = ROWS
) -> Generator[Sample, None, None]:
    """The file's first table, then its first XML: in an archive of XML, a text to be read first may look like one."""
    options = options or ReadOptions()
    with closing(tables(path, options, [])) as found:
        for table in found:
            first = list(islice(table.rows, rows))
            if any(row.cells for row in first):
                yield _sample(path, table, first)
                break
    with _markup(path, options) as parts:
        for part in parts:
            yield _xml_sample(path, part)
            break


@contextmanager
def _markup(path: Path, options: ReadOptions) -> Iterator[Iterator[Part]]:
    with Opened(path, options, []) as opened:
        yield (part for part in opened.parts() if is_markup(part))


def _xml_sample(path: Path, part: Part) -> Sample:
    """Names of the first elements, without prefixes; comments and DTDs are not looked into."""
    data = part.stream.read(HEAD)
    text = data.decode(recognise_encoding(data).name, "replace")
    names = [found[2] for found in _ELEMENT.finditer(_ASIDE.sub("", text))]
    return Sample(path, "xml", header=tuple(names[:ELEMENTS]), lines=tuple(text.splitlines()[:ROWS]))


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
