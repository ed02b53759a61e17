"""Bytes of one XML document into elements: entities stay unresolved, no DTD is read, nothing is fetched.

libxml2's own bounds hold (256 levels, 10 MB of one text, entities that grow), ours come before them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from qianglian.sources.markup.mending import MENDS
from qianglian.sources.markup.pieces import Piece
from qianglian.sources.raw import shown

LARGEST = 64 << 20
"""Bytes of one document: a patent with its sequence listing has some 30 MB."""

SLICE = 1 << 18
"""Bytes fed to a parser at once."""

Element = etree._Element


@dataclass(slots=True)
class Parsed:
    """A document's element, its tags without namespaces; or ``code`` says why there is none, or what is missing.

    An element with a code was read in part: what stands after the damage is lost.
    """

    element: Element | None
    code: str = ""
    found: str = ""


def parse(piece: Piece, roots: Collection[str]) -> Iterator[Parsed]:
    """The documents (elements named in ``roots``) of a piece, each let go when the next is asked for."""
    if piece.rest is not None:
        yield from _streamed(piece, roots)
        return
    given = 0
    try:
        for element in _documents(_sliced(piece.head), roots):
            given += 1
            yield Parsed(element)
        if not given:
            yield _nothing(piece.head)
    except Damaged as damage:
        yield from _again(piece.head, roots, given, damage)


def _again(data: bytes, roots: Collection[str], given: int, damage: Damaged) -> Iterator[Parsed]:
    """Read a damaged piece once more, mended or forgivingly: the documents after the ``given`` ones.

    A remark is for documents from the damage on; of a mend, for all that it was needed for or may have touched.
    """
    code, sound, unused = "", given, list(MENDS)
    while mend := next((one for one in unused if one.said.search(damage.said)), None):
        unused.remove(mend)
        data, remark = mend.mend(data)
        code = code or remark
        mended: list[Element] = []
        try:
            mended.extend(_documents([data], roots, keep=True))
        except Damaged as second:
            damage, sound = second, max(sound, second.given)
            continue
        yield from (Parsed(element, code) for element in mended[given:])
        if not mended:
            yield _nothing(data)
        return
    yield from _forgiving(data, roots, given, sound, code, shown(damage.shown))


def _forgiving(
    data: bytes, roots: Collection[str], given: int, sound: int, code: str, said: str
) -> Iterator[Parsed]:
    """What a forgiving parser finds; the first ``sound`` documents stand before the damage."""
    found, whole = _salvaged(data, roots)
    for count, element in enumerate(found[given:], given):
        kept = whole or count < sound
        yield Parsed(element, code) if kept else Parsed(element, "broken_markup", said)
    if len(found) <= sound and not (whole and found):
        yield Parsed(None, "broken_document", said)


def _salvaged(data: bytes, roots: Collection[str]) -> tuple[list[Element], bool]:
    """What a forgiving parser makes of it: whole up to the damage, guesswork behind.

    And whether all that was wrong are prefixes without a namespace, as in a document that was cut out of its
    envelope: then nothing is lost.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root: Element | None = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return [], False
    if root is None:
        return [], False
    whole = all(entry.domain == etree.ErrorDomains.NAMESPACE for entry in parser.error_log)
    return [_bare(node) for node in _outermost(root, roots)], whole


def _outermost(root: Element, roots: Collection[str]) -> list[Element]:
    """Elements named in ``roots`` that lie in no other one; in time that grows with the document only."""
    found: list[Element] = []
    inside: Element | None = None
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and inside is None and local(str(node.tag)) in roots:
            found.append(node)
            inside = node
        elif event == "end" and node is inside:
            inside = None
    return found


def _streamed(piece: Piece, roots: Collection[str]) -> Iterator[Parsed]:
    """A piece too long to hold: an envelope of many documents, or one beyond the bounds."""
    given = 0
    # A chain leaves the rest open when it is given up: whoever cuts the pieces passes over what is left of it.
    chunks = chain(_sliced(piece.head), piece.rest or ())
    try:
        for element in _documents(chunks, roots):
            given += 1
            yield Parsed(element)
        if not given:
            yield _nothing(piece.head)
    except TooLong:
        yield Parsed(None, "document_too_large", shown(piece.head[:400].decode("utf-8", "replace")))
    except Damaged as damage:
        yield Parsed(None, "broken_document", shown(damage.shown))


class TooLong(Exception):
    """One document goes on beyond `LARGEST`."""


class Damaged(Exception):
    """The parser stopped: ``said`` is all that it complained of, ``shown`` its last word for a person.

    ``given`` documents stand whole before the damage.
    """

    def __init__(self, error: etree.XMLSyntaxError, log: etree._ListErrorLog, given: int) -> None:
        said = [entry.message for entry in log]
        self.said = "; ".join(dict.fromkeys([*said, str(error)]))
        # At the end the parser may only say that there is no element: what stopped it stands in its log.
        self.shown = said[-1] if said and "no element found" in str(error) else str(error)
        self.given = given
        super().__init__(self.shown)


def _sliced(data: bytes) -> Iterator[bytes]:
    """A little at a time: a parser makes elements of all that it is fed at once."""
    return (data[begin : begin + SLICE] for begin in range(0, len(data), SLICE)) if data else iter((data,))


def _documents(chunks: Iterable[bytes], roots: Collection[str], *, keep: bool = False) -> Iterator[Element]:
    """Elements as they end; memory holds the present one only, unless they are to be kept.

    Raises `TooLong`, and `Damaged` after the documents that stand before the damage.
    """
    parser = etree.XMLPullParser(
        events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    inside: Element | None = None
    waiting = given = 0
    for chunk in chunks:
        waiting += len(chunk)
        error = _fed(parser, chunk)
        for event, node in parser.read_events():
            if inside is None:
                if event == "start" and local(str(node.tag)) in roots:
                    inside = node
                elif event == "end":
                    waiting = 0
                    _let_go(node)
            elif event == "end" and node is inside:
                given += 1
                yield _bare(node)
                inside, waiting = None, 0
                if not keep:
                    _let_go(node)
        if error is not None:
            raise Damaged(error, parser.feed_error_log, given)
        if waiting > LARGEST:
            raise TooLong
    try:
        parser.close()
    except etree.XMLSyntaxError as error:
        raise Damaged(error, parser.feed_error_log, given) from error


def _fed(parser: etree.XMLPullParser, chunk: bytes) -> etree.XMLSyntaxError | None:
    """Feed a parser: what it read before an error is still to be asked for.

    Some errors (an entity that is not declared) are told by its log alone.
    """
    try:
        parser.feed(chunk)
        if parser.feed_error_log.filter_from_fatals():
            parser.close()
    except etree.XMLSyntaxError as error:
        return error
    return None


def _let_go(node: Element) -> None:
    """Forget an element that has been read, and those before it."""
    parent = node.getparent()
    tail = node.tail
    node.clear()
    node.tail = tail
    if parent is not None:
        while node.getprevious() is not None:
            del parent[0]


def _nothing(data: bytes) -> Parsed:
    return Parsed(None, "other_document", shown(data[:400].decode("utf-8", "replace")))


def _bare(element: Element) -> Element:
    """The same element with tags and attributes by their local names: prefixes are the file's own business."""
    for node in element.iter():
        if not isinstance(node.tag, str):
            continue
        node.tag = local(node.tag)
        for name in [str(name) for name in node.attrib if "}" in str(name) or ":" in str(name)]:
            value = node.attrib.pop(name)
            if local(name) not in node.attrib:
                node.set(local(name), value)
    return element


def local(tag: str) -> str:
    """A name without its namespace or prefix; a damaged one that leaves no name (``a:``, ``a:1``) as a mark."""
    name = tag.rsplit("}", 1)[-1].rsplit(":", 1)[-1]
    return name if name[:1].isalpha() or name[:1] == "_" else "_"
