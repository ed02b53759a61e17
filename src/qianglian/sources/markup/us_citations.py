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
            parts = (first_text(document, part) for part in ("country", "doc-number", "kind", "name", "date"))
            yield patent_citation(*parts, by=by, phase=phase)
        elif other is not None and text_of(other):
            yield Citation("", "", by, text_of(other), phase)


def cited_by(words: str) -> tuple[bool | None, str]:
    """Whether an examiner cited it, and by whom in one word: examiner, applicant, other, third party."""
    folded = words.casefold().strip()
    if not folded.startswith(_BY):
        return None, folded
    who = folded.removeprefix(_BY)
    return who == "examiner", who


def patent_citation(
    country: str, number: str, kind: str, name: str, day: str, *, by: bool | None, phase: str
) -> Citation:
    """A cited patent: country, number and kind in one; name and date of it, which only people read, as text."""
    whole = number.replace(" ", "")
    if country and not whole.upper().startswith(country):
        whole = country + whole
    if kind and kind != "00" and not whole.endswith(kind):
        whole += kind
    return Citation(whole, "", by, " ".join(filter(None, (name, _month(day)))), phase)


def _month(day: str) -> str:
    """``20150700`` is July 2015: citations name no day."""
    digits = day.strip()
    if len(digits) != 8 or not digits.isdigit():
        return digits
    year, month, of_month = digits[:4], digits[4:6], digits[6:]
    return "-".join(part for part in (year, month, of_month) if part != "00")
