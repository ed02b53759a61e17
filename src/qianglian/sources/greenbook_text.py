"""Abstract, description and claims of the USPTO's tagged text: paragraphs under tags that begin with PA."""

from __future__ import annotations

import re

from qianglian.model.publication import Claim, LangText
from qianglian.sources.markup.claims import claim
from qianglian.sources.markup.us_claims import without_number
from qianglian.sources.tagged_text import Record, Section

_DESCRIPTION = ("PARN", "BSUM", "DRWD", "DETD")
_NUMBER = re.compile(r"\s*([0-9]{1,4})\s*\.?\s*")
_BEGINS = re.compile(r"([0-9]{1,4})\s?\.\s")


def abstract(record: Record) -> tuple[LangText, ...]:
    """The abstract, paragraph by paragraph."""
    return _text(record.named("ABST"))


def description(record: Record) -> tuple[LangText, ...]:
    """What stands between abstract and claims, headings (PAC) on lines of their own."""
    return _text(record.named(*_DESCRIPTION))


def _text(sections: list[Section]) -> tuple[LangText, ...]:
    text = "\n".join(line for section in sections for line in _paragraphs(section))
    return (LangText("en", text),) if text else ()


def _paragraphs(section: Section) -> list[str]:
    return [text for _, said in section.fields for text in (" ".join(said.split()),) if text]


def claims(record: Record) -> tuple[Claim, ...]:
    """The claims: NUM begins one; a file without NUM begins one where a paragraph is numbered."""
    found: list[tuple[int, list[str]]] = []
    for section in record.named("CLMS", "DCLM"):
        by_tag = bool(section.all("NUM"))
        for tag, said in section.fields:
            text = " ".join(said.split())
            if tag == "STM":
                continue
            begins = _NUMBER.fullmatch(text) if tag == "NUM" else None if by_tag else _BEGINS.match(text)
            if begins:
                found.append((int(begins[1]), []))
            if tag == "NUM" or not text:
                continue
            if not found:
                found.append((1, []))
            found[-1][1].append(text)
    return tuple(
        claim(number or at, without_number("\n".join(texts), number), "en")
        for at, (number, texts) in enumerate(found, 1)
        if texts
    )
