"""A stream cut into XML documents: weekly files hold thousands, one after the other, each with its declaration.

Cutting by bytes, before any parser sees them, keeps one broken document from taking its neighbours along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qianglian.sources.opening import Stream

CHUNK = 1 << 18
WHOLE = 32 << 20
"""Bytes up to which a document is held, so that it can be looked at twice when it is damaged."""

_DECLARATION = re.compile(rb"<\?xml[ \t\r\n]")
_ROOT = re.compile(rb"<!DOCTYPE[ \t\r\n]")
_BEGINS = re.compile(rb"[\xef\xbb\xbf \t\r\n]*")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
"""UTF-16, with a mark or without: such a file is one document."""


@dataclass(slots=True)
class Piece:
    """One document's bytes: all of them where ``rest`` is None, else the beginning and the chunks that follow."""

    head: bytes
    rest: Iterator[bytes] | None = None


def pieces(stream: Stream) -> Iterator[Piece]:
    """The documents of a stream, in order; read one wholly before asking for the next.

    A document begins at an XML declaration; in a file without any, at a DOCTYPE.
    """
    source = _Chunks(stream)
    beginning = source.peek()
    declared = _DECLARATION if _DECLARATION.search(beginning) else _ROOT
    mark = None if beginning.startswith(_WIDE) else declared
    while source.more():
        yield from _next(source, mark)


def _next(source: _Chunks, mark: re.Pattern[bytes] | None) -> Iterator[Piece]:
    head = source.until(mark, WHOLE)
    if source.at_mark or not source.more():
        if head.strip():
            yield Piece(head)
        return
    rest = source.chunks(mark)
    yield Piece(head, rest)
    for _ in rest:  # what nobody wanted of it is passed over
        pass


class _Chunks:
    """A stream's bytes, given out up to a mark that begins the next document."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._held = bytearray()
        self.at_end = False
        self.at_mark = False

    def peek(self) -> bytes:
        """The beginning, without taking it."""
        while not self.at_end and len(self._held) < 4096:
            self._fill()
        return bytes(self._held[:4096]).lstrip()

    def more(self) -> bool:
        """Whether anything is left."""
        if not self._held and not self.at_end:
            self._fill()
        return bool(self._held)

    def until(self, mark: re.Pattern[bytes] | None, most: int) -> bytes:
        """Bytes up to the next mark after the first byte, or a little more than ``most`` of them."""
        found: list[bytes] = []
        for count, chunk in enumerate(self.chunks(mark), 1):
            found.append(chunk)
            if count * CHUNK > most:
                break
        return b"".join(found)

    def chunks(self, mark: re.Pattern[bytes] | None) -> Iterator[bytes]:
        """Chunks up to the next mark. One that stands at the very beginning is this document's own."""
        self.at_mark = False
        own = True
        while self.more():
            at = mark.search(self._held, _after_own(self._held) if own else 0) if mark else None
            if at:
                given = self._take(at.start())
                self.at_mark = True
            elif self.at_end:
                given = self._take(len(self._held))
            else:
                # A mark may lie across two chunks.
                keep = 16 if len(self._held) > 16 else 0
                if not keep:
                    self._fill()
                    continue
                given = self._take(len(self._held) - keep)
            own = own and not given.strip()
            if given:
                yield given
            if self.at_mark:
                return
            if not self.at_end:
                self._fill()

    def _take(self, count: int) -> bytes:
        """The first bytes; those behind stay where they are: a file of tiny documents must not be copied for each."""
        given = bytes(self._held[:count])
        del self._held[:count]
        return given

    def _fill(self) -> None:
        data = self._stream.read(CHUNK)
        self.at_end = not data
        self._held += data


def _after_own(held: bytearray) -> int:
    """Behind the mark with which the document itself begins."""
    begins = _BEGINS.match(held)
    return (begins.end() if begins else 0) + 1
