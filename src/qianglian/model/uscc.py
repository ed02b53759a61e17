"""统一社会信用代码: the unified social credit code of organisations in China, and its check (GB 32100-2015)."""

from __future__ import annotations

import unicodedata

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""31 characters: no I, O, S, V, Z."""
_WEIGHTS = [pow(3, place, 31) for place in range(17)]


def check_character(first: str) -> str:
    """The 18th character for the first 17; raises ``ValueError`` for a character outside the alphabet."""
    total = sum(weight * ALPHABET.index(char) for weight, char in zip(_WEIGHTS, first, strict=True))
    return ALPHABET[-total % 31]


def read_uscc(text: str) -> str | None:
    """The code that ``text`` is, in capitals and without spaces; None when it is none or its check fails.

    >>> read_uscc("9135 0100 M000 100Y 43"), read_uscc("91350100M000100Y44")
    ('91350100M000100Y43', None)
    """
    code = unicodedata.normalize("NFKC", text).upper().replace(" ", "").replace("-", "")
    if len(code) != 18 or any(char not in ALPHABET for char in code):
        return None
    return code if check_character(code[:17]) == code[17] else None
