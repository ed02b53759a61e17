"""Citations of United States documents: who cited what, by the words of the office."""

from __future__ import annotations

from collections.abc import Iterator

from qianglian.model.publication import Citation
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.texts import first_text, text_of

_BY = "cited by "


def read_citations(node: Element) -> Iterator[Citation]:
    """us-references-cited or references-cited."""
    for one in node:
        if one.tag not in ("us-citation", "citation"):
            continue
        by, phase = cited_by(first_text(one, "category"))
        document, other = one.find("patcit/document-id"), one.find("nplcit")
        if document is not None:
            country, number, kind = (first_text(document, part) for part in ("country", "doc-number", "kind"))
            yield patent_citation(country, number, kind, by=by, phase=phase)
        elif other is not None and text_of(other):
            yield Citation("", "", by, text_of(other), phase)


def cited_by(words: str) -> tuple[bool | None, str]:
    """Whether an examiner cited it, and by whom in one word: examiner, applicant, other, third party."""
    folded = words.casefold().strip()
    if not folded.startswith(_BY):
        return None, folded
    who = folded.removeprefix(_BY)
    return who == "examiner", who


def patent_citation(country: str, number: str, kind: str, *, by: bool | None, phase: str) -> Citation:
    """A cited patent: country, number and kind in one. Its name and date are its own business, not kept here."""
    whole = number.replace(" ", "")
    if country and not whole.upper().startswith(country):
        whole = country + whole
    if kind and kind != "00" and not whole.endswith(kind):
        whole += kind
    return Citation(whole, "", by, phase=phase)
