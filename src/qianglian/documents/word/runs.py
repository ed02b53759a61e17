"""Pieces of a paragraph as WordprocessingML: text, marks of figures, references, page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Bold:
    """Words that stand out."""

    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a figure, small and raised, leading to its row in the annex of provenance where it has one."""

    words: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Ref:
    """A cross-reference to a bookmark, with the words that stand there now."""

    anchor: str
    words: str


Piece = str | Bold | Mark | Ref


def legal(words: str) -> str:
    """Text without the characters that XML may not hold.

    >>> legal("a" + chr(0) + "链")
    'a链'
    """
    return _ILLEGAL.sub("", words)


def text(words: str) -> str:
    """Text between tags."""
    return escape(legal(words))


def run(words: str, properties: str = "") -> str:
    """A run of text; line breaks stay."""
    inside = "<w:br/>".join(
        f'<w:t xml:space="preserve">{text(line)}</w:t>' for line in str(words).split("\n")
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inside}</w:r>"


def pieces(parts: Iterable[Piece]) -> str:
    """The runs of a paragraph."""
    return "".join(_piece(part) for part in parts)


def _piece(part: Piece) -> str:
    if isinstance(part, Bold):
        return run(part.words, "<w:b/>")
    if isinstance(part, Mark):
        small = '<w:color w:val="8A94A3"/><w:sz w:val="15"/><w:vertAlign w:val="superscript"/>'
        words = run(part.words, small)
        return (
            f'<w:hyperlink w:anchor="{part.anchor}" w:history="1">{words}</w:hyperlink>'
            if part.anchor
            else words
        )
    if isinstance(part, Ref):
        return field(f"REF {part.anchor} \\h", part.words)
    return run(part)


def field(code: str, shown: str, properties: str = "") -> str:
    """A field with its result beside it: no program has to compute it, and none asks to."""
    dress = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    begin = f'<w:r>{dress}<w:fldChar w:fldCharType="begin"/></w:r>'
    inside = f'<w:r>{dress}<w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
    middle = f'<w:r>{dress}<w:fldChar w:fldCharType="separate"/></w:r>'
    return (
        f'{begin}{inside}{middle}{run(shown, properties)}<w:r>{dress}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmarked(number: int, name: str, inside: str) -> str:
    """Runs that a reference can point at."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'
