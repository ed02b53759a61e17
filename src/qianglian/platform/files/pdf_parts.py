"""The parts of a PDF, without a library for it: what stands outside of streams, streams unpacked, and its fonts."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_UNPACKED = 64 << 20
"""Bytes of one stream: pages and tables are small."""
PAGE, PAGES = 1 << 16, 200
"""Bytes of a page's beginning that are looked at, and pages."""
GLYPHS = 1 << 16
"""Entries of a table."""
_BEGIN = re.compile(rb"(?<!end)stream\r?\n")
_OBJECT = re.compile(rb"(\d{1,9})\s+\d{1,5}\s+obj\b")
_PACKED = re.compile(rb"/First\s+(\d{1,9})")
_MAP = re.compile(rb"/ToUnicode\s+(\d{1,9})\s+\d{1,5}\s+R")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]{1,127})\s+(\d{1,9})\s+\d{1,5}\s+R")
_CHARS = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)

Table = dict[bytes, str]
"""From the codes of glyphs to characters, as the file itself states them (ToUnicode)."""


@dataclass(slots=True)
class Parts:
    """What was found.

    Attributes:
        pages: Beginnings of what writes text.
        tables: By the number of their object.
        maps: From a font's object to its table's.
        named: The objects that resources call by a name.
    """

    pages: list[bytes] = field(default_factory=list)
    tables: dict[int, Table] = field(default_factory=dict)
    maps: dict[int, int] = field(default_factory=dict)
    named: dict[bytes, set[int]] = field(default_factory=lambda: defaultdict(set))

    def of_font(self, name: bytes) -> list[Table]:
        """The tables of the fonts that are called so: one, where no two pages call two fonts alike."""
        found = [self.maps[one] for one in sorted(self.named.get(name, ())) if one in self.maps]
        return [self.tables[one] for one in found if one in self.tables]


def read_parts(body: bytes) -> Iterator[bytes | Parts]:
    """Each part as it is found, for who looks for something in all of them; at last what they come to."""
    parts = Parts()
    outside = []
    for number, header, packed in _streams(body):
        outside.append(header)
        if packed is None:
            continue
        yield packed
        if b"begincmap" in packed:
            parts.tables[number] = read_table(packed)
        elif b"/ObjStm" in header:
            _objects(parts, header, packed)
        elif b"BT" in packed and b"ET" in packed and len(parts.pages) < PAGES:
            parts.pages.append(packed[:PAGE])
    whole = b"".join(outside)
    yield whole
    begins = [(int(one[1]), one.end()) for one in _OBJECT.finditer(whole)]
    for (number, begin), (_, end) in zip(begins, [*begins[1:], (0, len(whole))], strict=True):
        _object(parts, number, whole[begin:end])
    yield parts


def read_table(part: bytes) -> Table:
    """A table of ToUnicode."""
    table: Table = {}
    for kind, rows in _SECTION.findall(part):
        if kind == b"bfchar":
            table |= {from_hex(code): _wide(from_hex(text)) for code, text in _CHARS.findall(rows)}
            continue
        for first, last, text in _RANGE.findall(rows):
            start, begun = from_hex(first), _wide(from_hex(text))
            steps = min(int(last, 16) - int(first, 16), GLYPHS - len(table), 256 ** min(len(start), 4))
            for step in range(steps + 1 if begun else 0):
                code = (int.from_bytes(start, "big") + step) % 256 ** len(start)
                character = chr(min(ord(begun[-1]) + step, 0x10FFFF))
                table[code.to_bytes(len(start), "big")] = begun[:-1] + character
    return table


def from_hex(digits: bytes) -> bytes:
    """What hexadecimal digits stand for; the last one may be left out."""
    written = re.sub(rb"\s", b"", digits).decode("ascii")
    return bytes.fromhex(written + "0" * (len(written) % 2))


def _streams(body: bytes) -> Iterator[tuple[int, bytes, bytes | None]]:
    """The number of each stream's object, what stands before it, and its bytes unpacked; last what stands behind."""
    at = 0
    while found := _BEGIN.search(body, at):
        end = body.find(b"endstream", found.end())
        end = end if end >= 0 else len(body)
        before, packed, at = body[at : found.start()], body[found.end() : end], end
        number = 0
        for one in _OBJECT.finditer(before):
            number = int(one[1])
        try:
            yield number, before, zlib.decompressobj().decompress(packed, MOST_UNPACKED)
        except zlib.error:
            picture = packed.startswith((b"\xff\xd8", b"\0\0\0\x0c"))
            yield number, before, None if picture else packed
    yield 0, body[at:], None


def _objects(parts: Parts, header: bytes, packed: bytes) -> None:
    """Objects that lie in a stream together: their numbers and places first."""
    first = _PACKED.search(header, header.rfind(b"/ObjStm") - 200 if b"/ObjStm" in header[200:] else 0)
    if first is None:
        return
    begin = int(first[1])
    numbers = [int(one) for one in packed[:begin].split() if one.isdigit() and len(one) < 10]
    places = [*numbers[1::2], len(packed) - begin]
    for number, start, end in zip(numbers[::2], places, places[1:], strict=False):
        _object(parts, number, packed[begin + start : begin + end])


def _object(parts: Parts, number: int, text: bytes) -> None:
    found = _MAP.search(text)
    if found:
        parts.maps[number] = int(found[1])
    for name, refers_to in _NAMED.findall(text):
        parts.named[name].add(int(refers_to))


def _wide(data: bytes) -> str:
    return data.decode("utf-16-be", "replace")
