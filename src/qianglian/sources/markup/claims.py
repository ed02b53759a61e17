"""Which claims a claim refers to, by its own words, where the markup does not say."""

from __future__ import annotations

import re

from qianglian.model.publication import Claim

_WITHIN = 600
"""Characters in which a dependent claim names its parents; behind that, a claim is described."""

_MOST = 1000
"""No publication has more claims; a number beyond is damage."""

_LIST = r"(\d{1,3}(?:\s*(?:[-–—~～至到,，、]|or|and|to|bis|oder|und|ou|et|à|或|和|及|至)+\s*\d{1,3})*)"
_REFERS = (
    re.compile(r"权\s*利\s*要\s*求\s*书?\s*" + _LIST),
    re.compile(r"\bclaims?\s+" + _LIST, re.IGNORECASE),
    re.compile(r"\b(?:Anspr(?:uch|üche|üchen|uchs)|Patentanspr(?:uch|üche|üchen))e?n?\s+" + _LIST),
    re.compile(r"\brevendications?\s+(?:n°\s*)?" + _LIST, re.IGNORECASE),
)
_ALL_BEFORE = re.compile(
    r"\b(?:preceding|previous|foregoing|above) claims?\b|\bclaims? above\b"
    r"|\b(?:vor(?:her|an|aus)gehend|vorstehend|vorigen?|obig)\w* (?:Patent)?anspr[uü]ch"
    r"|\brevendications? (?:pr[ée]c[ée]dente|ci-dessus)|前述.{0,6}权利要求|上述.{0,3}权利要求",
    re.IGNORECASE,
)
"""Every claim before this one, without their numbers: any one of the preceding claims."""
_RANGE = re.compile(r"(\d{1,3})\s*(?:[-–—~～至到]|to|bis|à)\s*(\d{1,3})")


def parents(text: str, number: int) -> tuple[int, ...]:
    """The earlier claims that claim ``number`` names, ranges written out.

    >>> parents("根据权利要求1至3任一项所述的电池", 4), parents("A battery according to claim 1 or 2", 3)
    ((1, 2, 3), (1, 2))
    """
    found: set[int] = set()
    for pattern in _REFERS:
        match = pattern.search(text[:_WITHIN])
        if match:
            for first, last in _RANGE.findall(match[1]):
                found.update(range(int(first), int(last) + 1))
            found.update(int(digits) for digits in re.findall(r"\d{1,3}", match[1]))
    if not found and _ALL_BEFORE.search(text[:_WITHIN]):
        return tuple(range(1, min(number, _MOST)))
    return tuple(sorted(parent for parent in found if 0 < parent < number))


def claim(number: int, text: str, lang: str = "", stated: tuple[int, ...] | None = None) -> Claim:
    """A claim with what it depends on: as the markup states, else by its words.

    A claim that names another but is of a category of its own (一种方法，使用权利要求1的装置) is counted as
    dependent here: whether it stands alone is a lawyer's question.
    """
    known = parents(text, number) if stated is None else tuple(p for p in stated if 0 < p < number)
    return Claim(number, text, lang, not known, known)
