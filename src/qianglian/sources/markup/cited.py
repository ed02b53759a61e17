"""Citations as the EPO's exchange data and search reports state them: phase, category, claims, passages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from qianglian.model.publication import Citation
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.texts import attribute, first_text, text_of, texts

EXAMINERS = frozenset({"SEA", "ISR", "SUP", "CH2", "EXA", "PRS"})
"""Phases in which an office cites: searches of every kind, pre-search and examination.

Codes of DOCDB. APP is the applicant; OPP, TPO, APL and FOP are
opponents, third parties and appeals, where either may have cited.
"""


class Cited(NamedTuple):
    """A citation, and the passages that were held against the application."""

    citation: Citation
    passages: str


def cited(element: Element, phase: str = "") -> Cited | None:
    """One ``citation``; None where it names nothing."""
    phase = attribute(element, "cited-phase") or phase
    number = cited_number(element.find("patcit"))
    text = "" if number else first_text(element, "nplcit", "patcit", "text")
    if not number and not text:
        return None
    nplcit = element.find("nplcit")
    if not number and nplcit is not None:
        text = literature(nplcit) or text
    category = first_text(element, "category")
    claims: list[tuple[str, str]] = []
    for passage in element.iterfind("rel-passage"):
        claims += _claims(passage)
    direct = texts(element, "rel-claims")
    category = category or "".join(dict.fromkeys("".join(letter for letter, _ in claims)))
    bears = _written([*(("", one) for one in direct), *claims])
    by = attribute(element, "cited-by")
    by_examiner = True if by == "examiner" else False if by == "applicant" else _by_phase(phase)
    passages = "; ".join(filter(None, map(_spaced, element.iterfind("rel-passage/passage"))))
    return Cited(Citation(number, category, by_examiner, text, phase, bears), passages)


def cited_number(patcit: Element | None) -> str:
    """Country, number and kind of a cited patent; its ``dnum`` where they are not in parts."""
    if patcit is None:
        return ""
    for one in patcit.iterfind("document-id"):
        country, number = first_text(one, "country"), first_text(one, "doc-number")
        if country and number:
            return country + number + first_text(one, "kind")
    return attribute(patcit, "dnum") or first_text(patcit, "document-id/doc-number")


def _claims(passage: Element) -> Iterable[tuple[str, str]]:
    """Pairs of category and claims: a category holds for the claims that follow it."""
    letter, open_ = "", False
    for child in passage:
        if child.tag == "category":
            if open_:
                yield letter, ""
            letter, open_ = text_of(child), True
        elif child.tag == "rel-claims":
            yield letter, text_of(child)
            open_ = False
    if open_:
        yield letter, ""


def _written(claims: list[tuple[str, str]]) -> str:
    """``1-5``, and with several categories ``1-5 (X); 6 (Y)``."""
    stated = list(dict.fromkeys((letter, text) for letter, text in claims if text))
    if len({letter for letter, _ in stated}) < 2:
        return "; ".join(dict.fromkeys(text for _, text in stated))
    return "; ".join(f"{text} ({letter})" if letter else text for letter, text in stated)


def _spaced(passage: Element) -> str:
    """Page, paragraph and table of a passage, which the markup puts side by side without a space."""
    return " ".join(" ".join(str(text) for text in passage.itertext()).split())


def _by_phase(phase: str) -> bool | None:
    return True if phase in EXAMINERS else False if phase == "APP" else None


def literature(nplcit: Element) -> str:
    """Literature as one text; given as author, title, series and date in elements of their own, with commas."""
    whole = first_text(nplcit, "text")
    if whole or not any(nplcit.find(kind) is not None for kind in ("article", "book", "online", "othercit")):
        return whole or text_of(nplcit)
    return ", ".join(" ".join(part.split()) for part in nplcit.itertext() if part.strip())
