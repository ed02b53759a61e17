"""Claims of United States documents: numbered by an attribute, with references in the markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qianglian.model.publication import Claim
from qianglian.sources.markup.claims import claim, parents
from qianglian.sources.markup.parsing import Element
from qianglian.sources.markup.texts import attribute, text_of

_DIGITS = re.compile(r"[0-9]{1,6}")
_PRINTED = re.compile(r"([0-9]{1,4})\s*[.)]\s*")


def read_claims(
    elements: Iterable[Element], number: str, reference: str, refers: str, lang: str
) -> tuple[Claim, ...]:
    """The claims of these elements; ``number`` is the attribute that numbers them (CLM-00007).

    ``reference`` is the element that refers to another claim, by its attribute ``refers``. A reference written over
    several (claims 1 to 3) names the first in the attribute only: its words are read too. Claims without any such
    element are read by their words. Cancelled ranges (1-20. (canceled)) stay one claim with their words.
    """
    return tuple(
        _claim(element, _number(attribute(element, number), at), reference, refers, lang)
        for at, element in enumerate(elements, 1)
    )


def _claim(element: Element, number: int, reference: str, refers: str, lang: str) -> Claim:
    named: set[int] = set()
    for one in element.iter(reference):
        named.update(int(digits) for digits in _DIGITS.findall(attribute(one, refers)))
        named.update(parents(text_of(one), number))
    text = without_number(text_of(element, lines=True), number)
    return claim(number, text, lang, tuple(sorted(named)) or None)


def without_number(text: str, number: int) -> str:
    """A claim's words without the number printed before them, which has a field of its own."""
    printed = _PRINTED.match(text)
    return text[printed.end() :] if printed and int(printed[1]) == number else text


def _number(stated: str, position: int) -> int:
    found = _DIGITS.search(stated)
    return int(found[0]) if found and int(found[0]) else position
