"""XML looked through without building it: that it is whole, no page, and what text it begins with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO, Protocol, cast

from lxml import etree

from qianglian.model.text import Text
from qianglian.platform.files import refusing

CHUNK = 1 << 18
PAGE_SPACES = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg")
PAGE_ROOTS = ("html", "svg", "stylesheet", "transform")
PAGES = Text(zh="网页或脚本（html、svg 等）", en="a page or a script (html, svg and the like)")


class Enough(Exception):
    """What was looked for has been seen: the rest is not parsed."""


class Target(Protocol):
    """What is told of each event; see lxml's target parsers."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, data: str) -> None:
        """Text, in as many pieces as the parser likes."""

    def close(self) -> None:
        """The end."""


def parse(chunks: Iterable[bytes], target: Target) -> bool:
    """Feed a parser that fetches nothing and expands no entity; whether it came to its end whole or saw enough."""
    parser: Any = etree.XMLParser(
        target=cast(Any, target), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        for chunk in chunks:
            parser.feed(chunk)
        parser.close()
    except Enough:
        return True
    except etree.XMLSyntaxError:
        return False
    return True


def local(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2]


def pieces(file: BinaryIO) -> Iterable[bytes]:
    """A file in chunks, from its beginning."""
    file.seek(0)
    return iter(lambda: file.read(CHUNK), b"")


class _Look:
    """No page anywhere in it."""

    def __init__(self) -> None:
        self.root = ""
        self.page = False

    def start(self, tag: str, _: dict[str, str]) -> None:
        first, self.root = not self.root, self.root or tag
        if tag.startswith(tuple(f"{{{space}}}" for space in PAGE_SPACES)) or (
            first and local(tag).lower() in PAGE_ROOTS
        ):
            self.page = True
            raise Enough

    def end(self, _: str) -> None: ...

    def data(self, _: str) -> None: ...

    def close(self) -> None: ...


def look_through(file: BinaryIO, *, declared: bool) -> bool:
    """Whether it is XML; raises `BadInput` where it is a page, or says that it is XML and is not whole."""
    look = _Look()
    whole = parse(pieces(file), look)
    if look.page:
        raise refusing.active(PAGES)
    if declared and not whole:
        raise refusing.damaged("xml")
    return whole


class Lines:
    """The first lines of a document: text inside elements ``within``, a line for each element ``line``.

    Attributes:
        most: Lines after which there is enough.
    """

    def __init__(self, line: frozenset[str] | None, within: frozenset[str] | None, most: int) -> None:
        self.lines: list[str] = []
        self._line, self._within, self._most = line, within, most
        self._open: list[list[str]] = [[]]
        self._inside = 0

    def start(self, tag: str, _: dict[str, str]) -> None:
        """A line begins, maybe inside another."""
        name = local(tag)
        if self._line is None:
            self._say(self._open[0])
        elif name in self._line:
            self._open.append([])
        self._inside += self._within is not None and name in self._within

    def end(self, tag: str) -> None:
        """A line ends."""
        name = local(tag)
        self._inside -= self._within is not None and name in self._within
        if self._line is None:
            self._say(self._open[0])
        elif name in self._line:
            self._say(self._open.pop())

    def data(self, data: str) -> None:
        """Text of the innermost line."""
        if self._within is None or self._inside:
            self._open[-1].append(data)

    def close(self) -> None:
        """What stands outside of any line is one too."""
        self._say(self._open[0])

    def _say(self, parts: list[str]) -> None:
        said = "".join(parts).strip()
        parts.clear()
        if said:
            self.lines.append(said)
            if len(self.lines) >= self._most:
                raise Enough


def first_lines(chunks: Iterable[bytes], target: Lines) -> list[str]:
    """The lines that a target collects, also of a part that breaks off."""
    parse(chunks, target)
    return target.lines
