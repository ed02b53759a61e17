"""Sentences of a text, Chinese and other, as spans of the text as written: what a likeness is shown on."""

from __future__ import annotations

import re

MOST = 40
"""Sentences of one text that are looked at: an abstract has about five, a description is not shown."""

_END = re.compile(
    r"[。！？；]+[”’」』）)]*"
    r"|(?<=[^\s.])[.!?;]+[\"”’)\]]*(?=\s+[\"“‘(\[]?[^\sa-z])"
    r"|\n+"
)
"""An end: a full-width stop; a Latin stop before a space and no small letter; a line break."""
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|cf|approx|nos?|figs?|vs|bzw|z\.b|d\.h|nr|abb)$", re.IGNORECASE)


def sentences(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence in characters of ``text``, without the white space around it; at most `MOST`.

    >>> [("一种电池。其特征；如下"[a:b]) for a, b in sentences("一种电池。其特征；如下")]
    ['一种电池。', '其特征；', '如下']
    >>> [("See Fig. 1. A cell (2.5 V) is shown."[a:b]) for a, b in sentences("See Fig. 1. A cell (2.5 V) is shown.")]
    ['See Fig. 1.', 'A cell (2.5 V) is shown.']
    """
    found: list[tuple[int, int]] = []
    begin = 0
    for end in _END.finditer(text):
        if end[0][0] == "." and _ABBREVIATION.search(text, max(begin, end.start() - 8), end.start()):
            continue
        found.append((begin, end.end()))
        begin = end.end()
    found.append((begin, len(text)))
    trimmed = (_trimmed(text, *span) for span in found)
    return [span for span in trimmed if span[0] < span[1]][:MOST]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
