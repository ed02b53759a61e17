"""What a text is counted by: pairs of characters where words are not set apart, words where they are."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise

UNSPACED = "㐀-䶿一-鿿豈-﫿぀-ヿㇰ-ㇿ가-힯𠀀-𳏿"
"""Ideographs, kana and hangul."""

RUN = re.compile(rf"(?P<unspaced>[{UNSPACED}]+)|[^\W_{UNSPACED}]+")
LONGEST_WORD = 40


def terms(text: str) -> Counter[str]:
    """Each term with how often it comes; a lone ideograph stands for itself.

    >>> sorted(terms("固态电池 Battery-A"))
    ['a', 'battery', '固态', '态电', '电池']
    """
    found: Counter[str] = Counter()
    for run in RUN.finditer(unicodedata.normalize("NFKC", text).casefold()):
        word = run[0]
        if run["unspaced"] is None:
            found[word[:LONGEST_WORD]] += 1
        elif len(word) == 1:
            found[word] += 1
        else:
            found.update(a + b for a, b in pairwise(word))
    return found
