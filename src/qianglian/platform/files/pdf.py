"""The first lines of each page of a PDF, as far as they can be read without a library for it.

Streams are unpacked within bounds; what a page writes is read through every table from glyphs to characters that the
file has (a wrong one gives nonsense, and nonsense is no mark). A file that is encrypted, or a scan, says nothing.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from qianglian.model.text import Text
from qianglian.platform.files import refusing
from qianglian.platform.files.bounds import Bounds

SCRIPTS = Text(zh="脚本或启动外部程序的动作", en="scripts, or actions that start programs")
MOST_UNPACKED = 64 << 20
"""Bytes of one stream: pages and tables are small."""
PAGE, PAGES = 1 << 16, 200
"""Bytes of a page's beginning that are looked at, and pages."""
GLYPHS = 1 << 16
"""Entries of a table."""
_BEGIN = re.compile(rb"(?<!end)stream\r?\n")
_ACTIVE = re.compile(rb"/(?:JavaScript|Launch)(?![A-Za-z0-9])")
_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_SHOW = re.compile(
    rb"\((?>[^\\()]|\\.|\((?>[^\\()]|\\.){0,200}+\)){0,500}+\)|<[0-9A-Fa-f\s]*>|\b(?:Td|TD|T\*|Tm|ET)\b|['\"]",
    re.DOTALL,
)
_CHARS = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

Table = dict[bytes, str]


def pdf_head(file: BinaryIO, bounds: Bounds) -> Iterator[str]:
    """The first lines of what each page writes, as each table reads them; raises `BadInput` for scripts."""
    file.seek(0)
    pages: list[bytes] = []
    tables: list[Table] = []
    for part in _parts(file.read()):
        if _ACTIVE.search(_NAME.sub(_spelt, part)):
            raise refusing.active(SCRIPTS)
        if b"begincmap" in part:
            tables.append(_table(part))
        elif b"BT" in part and b"ET" in part and len(pages) < PAGES:
            pages.append(part[:PAGE])
    for page in pages:
        lines = _lines(page, bounds.head_lines)
        for table in (None, *tables):
            yield from ("".join(_said(piece, table) for piece in line) for line in lines)


def _spelt(found: re.Match[bytes]) -> bytes:
    """A name may spell its letters as numbers."""
    return bytes([int(found[1], 16)])


def _parts(body: bytes) -> Iterator[bytes]:
    """Every stream, unpacked, and all that stands outside of them."""
    outside, at = [], 0
    while found := _BEGIN.search(body, at):
        end = body.find(b"endstream", found.end())
        end = end if end >= 0 else len(body)
        outside.append(body[at : found.start()])
        packed, at = body[found.end() : end], end
        try:
            yield zlib.decompressobj().decompress(packed, MOST_UNPACKED)
        except zlib.error:
            if not packed.startswith((b"\xff\xd8", b"\0\0\0\x0c")):
                yield packed
    yield b"".join((*outside, body[at:]))


def _table(part: bytes) -> Table:
    """From the codes of glyphs to characters, as the file itself states them (ToUnicode)."""
    table: Table = {}
    for kind, rows in _SECTION.findall(part):
        if kind == b"bfchar":
            table |= {_bytes(code): _wide(_bytes(text)) for code, text in _CHARS.findall(rows)}
            continue
        for first, last, text in _RANGE.findall(rows):
            start, begun = _bytes(first), _wide(_bytes(text))
            steps = min(int(last, 16) - int(first, 16), GLYPHS - len(table), 256 ** min(len(start), 4))
            for step in range(steps + 1 if begun else 0):
                code = (int.from_bytes(start, "big") + step) % 256 ** len(start)
                character = chr(min(ord(begun[-1]) + step, 0x10FFFF))
                table[code.to_bytes(len(start), "big")] = begun[:-1] + character
    return table


def _lines(page: bytes, most: int) -> list[list[bytes]]:
    """What is written, a line until the pen is moved; and since some move it for each letter, all of it in one."""
    lines: list[list[bytes]] = [[]]
    for word in _SHOW.findall(page):
        if word[:1] in b"(<":
            lines[-1].append(word)
        elif lines[-1]:
            lines.append([])
        if len(lines) > most * 4:
            break
    return [*lines, [word for line in lines for word in line]]


def _said(word: bytes, table: Table | None) -> str:
    data = _bytes(word[1:-1]) if word.startswith(b"<") else _literal(word[1:-1])
    if table is None:
        return data[2:].decode("utf-16-be", "replace") if data.startswith(b"\xfe\xff") else _guessed(data)
    width = len(next(iter(table), b"  "))
    return "".join(table.get(data[at : at + width], "") for at in range(0, len(data), width))


def _guessed(data: bytes) -> str:
    """Of a font with an encoding of its own country, in which old programs write."""
    for encoding in ("gb18030", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any("一" <= one <= "鿿" for one in text):
            return text
    return data.decode("latin-1")


def _literal(data: bytes) -> bytes:
    def plain(found: re.Match[bytes]) -> bytes:
        one = found[1]
        return bytes([int(one, 8) & 255]) if one[:1].isdigit() else _ESCAPES.get(one, one)

    return re.sub(rb"\\([0-7]{1,3}|.)", plain, data, flags=re.DOTALL)


def _bytes(digits: bytes) -> bytes:
    written = re.sub(rb"\s", b"", digits).decode("ascii")
    return bytes.fromhex(written + "0" * (len(written) % 2))


def _wide(data: bytes) -> str:
    return data.decode("utf-16-be", "replace")
