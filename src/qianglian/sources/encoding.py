"""From bytes to lines of text: the encoding is recognised by content, and no line is longer than the bound."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

Stream: TypeAlias = "io.BufferedReader[Any]"

HEAD = 1 << 18
"""Bytes looked at to tell the encoding."""

BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file is encoded; ``tentative`` while only ASCII has been seen; ``clean`` when nothing contradicts it."""

    name: str
    bom: int = 0
    tentative: bool = False
    clean: bool = True


class Line(NamedTuple):
    """A line without its end; ``problem`` is "" or ``nul_bytes``, ``undecodable``, ``line_too_long``."""

    text: str
    problem: str = ""


BLANK = Line("")


def recognise_encoding(head: bytes) -> Encoding:
    """UTF-8, UTF-16 or GB18030, by byte-order mark or by what decodes."""
    for mark, name in BOMS:
        if head.startswith(mark):
            return Encoding(name, bom=len(mark))
    wide = _utf16(head)
    if wide:
        return Encoding(wide)
    if head.isascii():
        return Encoding("utf-8", tentative=True)
    if _decodes(head, "utf-8"):
        return Encoding("utf-8")
    if _mostly_utf8(head):
        return Encoding("utf-8", clean=False)
    return Encoding("gb18030", clean=_decodes(head, "gb18030"))


def _mostly_utf8(head: bytes) -> bool:
    """Whether a few bytes are broken in a file of UTF-8: asked first, since GB18030 takes almost any bytes."""
    text = head.decode("utf-8", "replace")
    broken = text.count("�")
    return sum(character > "\x7f" for character in text) - broken > 5 * broken


def _utf16(head: bytes) -> str:
    """Without a mark, UTF-16 shows as a NUL in many a second byte: separators and digits are ASCII."""
    if len(head) < 8 or b"\0" not in head:
        return ""
    for name, zeros, others in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if zeros.count(0) > 0.2 * len(zeros) and others.count(0) < 0.02 * len(others) + 1:
            return name
    return ""


def _decodes(head: bytes, name: str) -> bool:
    """Whether ``head`` decodes, up to three bytes of a character cut off at its end."""
    for cut in range(4):
        try:
            head[: len(head) - cut].decode(name)
        except UnicodeDecodeError:
            continue
        return True
    return False


def lines(stream: Stream, encoding: Encoding, max_line: int) -> Iterator[Line]:
    """The lines of ``stream``, which stands at its beginning."""
    head = stream.peek(HEAD)
    only_cr = b"\r" in head and b"\n" not in head
    if encoding.name.startswith("utf-16") or only_cr:
        return _decoded_lines(stream, encoding, max_line)
    return _byte_lines(stream, encoding, max_line)


def byte_lines(stream: Stream, max_line: int) -> Iterator[bytes | None]:
    """Raw lines; ``None`` for one beyond ``max_line``, whose rest is passed over without being held."""
    while line := stream.readline(max_line + 1):
        if len(line) > max_line:
            while line and not line.endswith(b"\n"):
                line = stream.readline(max_line)
            yield None
        else:
            yield line


def _byte_lines(stream: Stream, encoding: Encoding, max_line: int) -> Iterator[Line]:
    name, tentative, skip = encoding.name, encoding.tentative, encoding.bom
    for raw in byte_lines(stream, max_line):
        if raw is None:
            yield Line("", "line_too_long")
            continue
        if raw == b"\n":
            yield BLANK
            continue
        raw, skip = raw[skip:], 0
        try:
            text = raw.decode(name)
        except UnicodeDecodeError:
            if tentative:
                name, tentative = recognise_encoding(raw).name, False
            text = raw.decode(name, "replace")
            if "�" in text:
                yield Line(text.rstrip("\r\n").replace("\0", ""), "undecodable")
                continue
        else:
            if tentative and not raw.isascii():
                tentative = False
        if "\0" in text:
            yield Line(text.rstrip("\r\n").replace("\0", ""), "nul_bytes")
        else:
            yield Line(text.rstrip("\r\n"))


def _decoded_lines(stream: Stream, encoding: Encoding, max_line: int) -> Iterator[Line]:
    stream.read(encoding.bom)
    text = io.TextIOWrapper(stream, encoding=encoding.name, errors="replace", newline=None)
    try:
        yield from _text_lines(text, max_line)
    finally:
        # The stream belongs to whoever opened it: a wrapper that is dropped would close it.
        if not stream.closed:
            text.detach()


def _text_lines(text: io.TextIOWrapper[Stream], max_line: int) -> Iterator[Line]:
    while line := text.readline(max_line):
        if len(line) >= max_line:
            while line and not line.endswith("\n"):
                line = text.readline(max_line)
            yield Line("", "line_too_long")
            continue
        problem = "undecodable" if "�" in line else "nul_bytes" if "\0" in line else ""
        yield Line(line.rstrip("\r\n").replace("\0", "") if problem else line.rstrip("\n"), problem)
