"""A file's tables, whatever it is packed in: sheets of a workbook, members of an archive, lines of text."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Literal

import orjson

from qianglian.sources.contract import ReadOptions
from qianglian.sources.delimited import read_delimited, sniff_delimiter
from qianglian.sources.encoding import HEAD, Encoding, lines, recognise_encoding
from qianglian.sources.json_lines import read_json_lines
from qianglian.sources.opening import Notes, Opened, Part
from qianglian.sources.raw import RawRow
from qianglian.sources.workbook import sheets

Container = Literal["xlsx", "delimited", "jsonl", "unknown"]
SNIFFED = 50
"""Lines looked at to tell the delimiter."""

_BINARY = bytes(set(range(32)) - set(b"\t\n\r\f\x1b\0"))


@dataclass(slots=True)
class Table:
    """One table: the sheet or member it stands in ("" when it is the file), and its rows as they stand."""

    name: str
    container: Container
    rows: Iterator[RawRow]
    encoding: str = "utf-8"


def tables(path: Path, options: ReadOptions, notes: Notes) -> Generator[Table, None, None]:
    """The tables of a file, one after the other: read each before asking for the next."""
    with Opened(path, options, notes) as opened:
        for part in opened.parts():
            yield from _tables_of(part, options, notes)


def _tables_of(part: Part, options: ReadOptions, notes: Notes) -> Iterator[Table]:
    if part.workbook:
        for sheet in sheets(part, options):
            yield Table("!".join(filter(None, (part.name, sheet.name))), "xlsx", sheet.rows)
        return
    head = _head(part)
    encoding = recognise_encoding(head)
    container = _container(head, encoding)
    if container == "unknown":
        notes.append((part.name, "member_not_read"))
        return
    if not encoding.clean:
        notes.append((part.name, "encoding_guessed"))
    yield Table(part.name, container, _text_rows(part, encoding, container, options), encoding.name)


def _text_rows(
    part: Part, encoding: Encoding, container: Container, options: ReadOptions
) -> Iterator[RawRow]:
    if container == "jsonl":
        yield from read_json_lines(part.stream, encoding, options)
        return
    source = lines(part.stream, encoding, options.max_line)
    first = list(islice(source, SNIFFED))
    delimiter = sniff_delimiter([line.text[:HEAD] for line in first])
    yield from read_delimited(chain(first, source), delimiter, options)


def _head(part: Part) -> bytes:
    """The first bytes without taking them: a stream's buffer may hold fewer than asked for."""
    return part.stream.peek(HEAD)[:HEAD]


def _container(head: bytes, encoding: Encoding) -> Container:
    text = head[encoding.bom :].lstrip()
    if not text:
        return "unknown"
    wide = encoding.name.startswith("utf-16")
    if not wide and len(text.translate(None, _BINARY)) < 0.9 * len(text):
        return "unknown"
    beginning = text[:200].decode(encoding.name, "replace").lstrip() if wide else text[:1].decode("latin-1")
    if beginning.startswith("{"):
        return "jsonl" if wide or _is_object(text) else "delimited"
    return "unknown" if beginning.startswith("<") else "delimited"


def _is_object(text: bytes) -> bool:
    """Whether the first line is a JSON object; one that is cut off by the end of the head counts as one."""
    line, end, _ = text.partition(b"\n")
    try:
        return isinstance(orjson.loads(line), dict)
    except ValueError:
        return not end or b'":' in line.replace(b" ", b"")[:2000]
