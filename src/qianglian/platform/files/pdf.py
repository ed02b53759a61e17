"""The first lines of each page of a PDF, as far as they can be read without a library for it.

A page names the font of each word, and the font the table from its glyphs to characters. Where that cannot be followed,
every table is tried: a wrong one gives nonsense, and nonsense is no mark. A file that is encrypted, or a scan, says
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from qianglian.model.text import Text
from qianglian.platform.files import refusing
from qianglian.platform.files.bounds import Bounds
from qianglian.platform.files.pdf_parts import Parts, Table, from_hex, read_parts

SCRIPTS = Text(zh="脚本或启动外部程序的动作", en="scripts, or actions that start programs")
ALIKE = 8
"""Fonts of one name that are tried, and tables where the font of a word is not known."""
_ACTIVE = re.compile(rb"/(?:JavaScript|Launch)(?![A-Za-z0-9])")
_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_NUMBER = rb"[-+.0-9]{1,20}"
_SHOW = re.compile(
    rb"(?P<words>\((?>[^\\()]|\\.|\((?>[^\\()]|\\.){0,200}+\)){0,500}+\)|<[0-9A-Fa-f\s]*>)"
    rb"|/(?P<font>[^\s/<>\[\]()]{1,127})\s+" + _NUMBER + rb"\s+Tf\b"
    rb"|(?P<down>" + _NUMBER + rb")\s+T[dD]\b"
    rb"|(?P<line>" + _NUMBER + rb")\s+Tm\b"
    rb"|(?P<next>T\*|['\"])",
    re.DOTALL,
)
_OCTAL = tuple(bytes([digit]) for digit in b"01234567")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

Line = list[tuple[bytes, bytes]]
"""Words, each with the name of its font."""


def pdf_head(file: BinaryIO, bounds: Bounds) -> Iterator[str]:
    """The first lines of what each page writes; raises `BadInput` for scripts."""
    file.seek(0)
    parts = Parts()
    for part in read_parts(file.read()):
        if isinstance(part, Parts):
            parts = part
        elif _ACTIVE.search(_NAME.sub(_spelt, part)):
            raise refusing.active(SCRIPTS)
    tables = list(parts.tables.values())[:ALIKE]
    for page in parts.pages:
        for line in _lines(page, bounds.head_lines):
            for turn in range(ALIKE):
                yield "".join(_said(word, _table(parts.of_font(font), tables, turn)) for font, word in line)
            yield "".join(_said(word, None) for _, word in line)


def _table(known: list[Table], all_there_are: list[Table], turn: int) -> Table | None:
    """The font's own; where two are called alike one after the other, and where none is known any."""
    tried = known or all_there_are
    return tried[min(turn, len(tried) - 1)] if tried else None


def _spelt(found: re.Match[bytes]) -> bytes:
    """A name may spell its letters as numbers."""
    return bytes([int(found[1], 16)])


def _lines(page: bytes, most: int) -> list[Line]:
    """What is written, a line until the pen moves up or down; and since some move it oddly, all of it in one."""
    lines: list[Line] = [[]]
    font, height = b"", b""
    for found in _SHOW.finditer(page):
        if found["words"] is not None:
            lines[-1].append((font, found["words"]))
        elif found["font"] is not None:
            font = found["font"]
        elif lines[-1] and (found["next"] or _moved(found, height)):
            lines.append([])
        height = found["line"] or height
        if len(lines) > most * 2:
            break
    return [*lines, [word for line in lines for word in line]]


def _moved(found: re.Match[bytes], height: bytes) -> bool:
    return bool(found["down"] and found["down"].strip(b"-+.0")) or found["line"] not in (None, height)


def _said(word: bytes, table: Table | None) -> str:
    data = from_hex(word[1:-1]) if word.startswith(b"<") else _literal(word[1:-1])
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
        # Octal digits are a number; an 8 or 9 after a stroke is itself.
        return bytes([int(one, 8) & 255]) if one[:1] in _OCTAL else _ESCAPES.get(one, one)

    return re.sub(rb"\\([0-7]{1,3}|.)", plain, data, flags=re.DOTALL)
