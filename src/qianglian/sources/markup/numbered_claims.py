"""Claims of the EPO's texts: elements with numbers, or one text in which the numbers begin lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from qianglian.model.publication import Claim
from qianglian.sources.markup.as_written import as_written
from qianglian.sources.markup.claims import claim
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.texts import attribute, text_of

_NUMBER = re.compile(r"\s*(\d{1,3})\s*[.):]+\s*(?=\S)")
_LAST_DIGITS = re.compile(r"(\d+)\D*$")


def numbered_claims(holder: Element, lang: str) -> tuple[Claim, ...]:
    """The claims of a ``claims`` element."""
    elements = holder.findall("claim")
    if len(elements) == 1 and not attribute(elements[0], "num"):
        return _cut([as_written(part) for part in elements[0].findall("claim-text") or elements], lang)
    return tuple(_claims(elements, lang))


def _claims(elements: Sequence[Element], lang: str) -> Iterable[Claim]:
    places = {attribute(one, "id"): _number(one, place) for place, one in enumerate(elements, 1)}
    for place, one in enumerate(elements, 1):
        number = _number(one, place)
        text = text_of(one, lines=True)
        begins = _NUMBER.match(text)
        if begins and int(begins[1]) == number:
            text = text[begins.end() :]
        if text:
            yield claim(number, text, lang, _referred(one, places))


def _number(element: Element, place: int) -> int:
    given = attribute(element, "num")
    return int(given) if given.isascii() and given.isdigit() and 0 < int(given) < 10_000 else place


def _referred(element: Element, places: dict[str, int]) -> tuple[int, ...] | None:
    """The claims that ``claim-ref`` elements point to; None where there are none."""
    found: set[int] = set()
    for reference in element.iter("claim-ref"):
        for target in attribute(reference, "idref").split():
            digits = _LAST_DIGITS.search(target)
            number = places.get(target) or (int(digits[1]) if digits and len(digits[1]) < 6 else 0)
            found.add(number)
    return tuple(sorted(found)) if found else None


def _cut(parts: Sequence[str], lang: str) -> tuple[Claim, ...]:
    """One text cut where the next number begins a line; what stands before the first is its heading."""
    lines = [line for part in parts for line in part.split("\n")]
    cut: list[list[str]] = []
    for line in lines:
        begins = _NUMBER.match(line)
        if begins and int(begins[1]) == len(cut) + 1:
            cut.append([line[begins.end() :]])
        elif cut:
            cut[-1].append(line)
    texts = ["\n".join(filter(None, (" ".join(line.split()) for line in found))) for found in cut]
    if not texts:
        texts = [" ".join(part.split()) for part in parts if part.strip()]
    return tuple(claim(number, text, lang) for number, text in enumerate(texts, 1) if text)
