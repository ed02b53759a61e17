"""The first lines of a document, of each kind that can be read: where a mark of state secrets would stand."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from qianglian.platform.files.markup import Enough, Lines, first_lines, local, parse, pieces
from qianglian.platform.files.packed import Archive
from qianglian.sources.encoding import recognise_encoding

HEAD = 1 << 16
PARAGRAPH, WORDS = frozenset({"p"}), frozenset({"t"})
_PARTED = re.compile(r"[\t,;|，；]")
_HEADER = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)\b[^>]*>([^<]*)<")
_CODES = re.compile(r'&"[^"]*"|&\d+|&K[0-9A-F]{6}|&[A-Z]')


def text_head(file: BinaryIO, most: int) -> Iterator[str]:
    """Lines of a text and, since it may be a table, their cells."""
    file.seek(0)
    head = file.read(HEAD)
    encoding = recognise_encoding(head)
    lines = [
        line for line in head[encoding.bom :].decode(encoding.name, "replace").splitlines() if line.strip()
    ]
    for line in lines[:most]:
        yield line
        yield from (cell.strip("\"' ") for cell in _PARTED.split(line)[:100])


def xml_head(file: BinaryIO, most: int) -> list[str]:
    """The first texts of an XML file, whatever its elements."""
    return first_lines(pieces(file), Lines(None, None, most))


def docx_head(archive: Archive, most: int) -> Iterator[str]:
    """The first paragraphs, and those of what stands above and below each page."""
    for member in archive.named(r"word/(?:document\d*|header\d*|footer\d*)\.xml"):
        yield from first_lines(archive.again(member), Lines(PARAGRAPH, WORDS, most))


def xlsx_head(archive: Archive, most: int) -> Iterator[str]:
    """Cells of the first rows of each sheet, each row as one line too, text boxes, and headers of the printed page."""
    rows = [row for member in _sheets(archive) for row in _rows(archive, member, most)]
    texts = _shared(archive, max((cell for row in rows for cell in row if isinstance(cell, int)), default=-1))
    for row in rows:
        cells = [texts.get(cell, "") if isinstance(cell, int) else cell for cell in row]
        yield from cells
        yield "".join(cells)
    for member in archive.named(r"xl/drawings/[^/]+\.xml"):
        yield from first_lines(archive.again(member), Lines(PARAGRAPH, WORDS, most))
    for member in _sheets(archive):
        yield from _printed(archive, member)


def _sheets(archive: Archive) -> list[zipfile.ZipInfo]:
    return archive.named(r"xl/(?:worksheets|chartsheets)/[^/]+\.xml")


class _Rows:
    """Cells of the first rows: text, or the number of a shared text."""

    def __init__(self, most: int) -> None:
        self.rows: list[list[str | int]] = []
        self._most = most
        self._kind = ""
        self._open: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if name == "row":
            if len(self.rows) >= self._most:
                raise Enough
            self.rows.append([])
        elif name == "c":
            self._kind, self._open = attributes.get("t", ""), []

    def end(self, tag: str) -> None:
        if local(tag) == "c" and self._open is not None and self.rows:
            said = "".join(self._open).strip()
            shared = self._kind == "s" and said.isdecimal() and len(said) < 10
            self.rows[-1].append(int(said) if shared else said)
            self._open = None

    def data(self, data: str) -> None:
        if self._open is not None:
            self._open.append(data)

    def close(self) -> None: ...


def _rows(archive: Archive, member: zipfile.ZipInfo, most: int) -> list[list[str | int]]:
    target = _Rows(most)
    parse(archive.again(member), target)
    return target.rows


class _Texts:
    """Shared texts up to a number."""

    def __init__(self, last: int) -> None:
        self.texts: dict[int, str] = {}
        self._last, self._open, self._inside = last, [""], False

    def start(self, tag: str, _: dict[str, str]) -> None:
        if local(tag) == "si":
            self._open = []
        self._inside = local(tag) == "t"

    def end(self, tag: str) -> None:
        self._inside = False
        if local(tag) == "si":
            self.texts[len(self.texts)] = "".join(self._open)
            if len(self.texts) > self._last:
                raise Enough

    def data(self, data: str) -> None:
        if self._inside:
            self._open.append(data)

    def close(self) -> None: ...


def _shared(archive: Archive, last: int) -> dict[int, str]:
    target = _Texts(last)
    for member in archive.named(r"xl/sharedStrings\.xml") if last >= 0 else ():
        parse(archive.again(member), target)
    return target.texts


def _printed(archive: Archive, member: zipfile.ZipInfo) -> Iterator[str]:
    before = b""
    for chunk in archive.again(member):
        body = before + chunk
        for found in _HEADER.findall(body):
            said = html.unescape(found.decode("utf-8", "replace"))
            yield from (_CODES.sub("", part) for part in re.split(r"&[LCR]", said))
        before = body[-1024:]
