"""Texts of elements as a person reads them: one space between words, entities as characters, no pictures."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from qianglian.model.publication import LangText
from qianglian.sources.markup.mending import entity
from qianglian.sources.markup.parsing import Element

SILENT = frozenset({"img", "figref-image", "chemistry", "table-external-doc", "EMI", "CUSTOM-CHARACTER"})
"""Elements that hold references to pictures: nothing of theirs is text."""

_BREAKS = frozenset(
    {"br", "p", "P", "li", "row", "heading", "claim-text", "paragraph", "PARA", "PAR", "H", "CLM", "CLMSTEP"}
)

_BREAK, _CELL = "\x1e", frozenset({"entry", "td"})
"""XML cannot hold this character: where it stands, we put it. Line ends in a file are spaces like others."""


def text_of(element: Element | None, *, lines: bool = False) -> str:
    """The whole text of an element, folded; with ``lines``, paragraphs on lines of their own. "" for None."""
    if element is None:
        return ""
    whole = "".join(_pieces(element))
    if not lines:
        return " ".join(whole.split())
    return "\n".join(filter(None, (" ".join(line.split()) for line in whole.split(_BREAK))))


def first_text(element: Element, *paths: str) -> str:
    """The text at the first of these paths that has one."""
    for path in paths:
        for found in element.iterfind(path):
            text = text_of(found)
            if text:
                return text
    return ""


def texts(element: Element, path: str) -> list[str]:
    """The texts at a path that are not empty."""
    return [text for text in (text_of(found) for found in element.iterfind(path)) if text]


def paragraphs(element: Element, lang: str) -> tuple[LangText, ...]:
    """An element's text by paragraphs in a language; none where it has none."""
    text = text_of(element, lines=True)
    return (LangText(lang, text),) if text else ()


def attribute(element: Element | None, name: str) -> str:
    """An attribute, "" where there is none."""
    return str(element.get(name) or "").strip() if element is not None else ""


def _pieces(element: Element) -> Iterator[str]:
    """Text in document order, without recursion: a document may be as deep as the parser lets it."""
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    silent: Element | None = None
    for event, node in walk:
        if event == "start" and silent is None:
            if not isinstance(node.tag, str):
                yield entity((node.text or "").strip("&;"))
            elif node.tag in SILENT and node is not element:
                silent = node
            else:
                if node.tag in _BREAKS:
                    yield _BREAK
                elif node.tag in _CELL:
                    yield " "
                yield node.text or ""
        elif event == "end" and (silent is None or node is silent):
            silent = None
            if node.tag in _BREAKS:
                yield _BREAK
            if node is not element:
                yield node.tail or ""
        elif event in ("comment", "pi") and silent is None:
            yield node.tail or ""
