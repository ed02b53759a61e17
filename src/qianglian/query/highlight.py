"""Where in a text a phrase occurs, in the text as written: for highlights and explanations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from qianglian.query.normal_form import EDGE, IDEOGRAPHS, fold, phrase

_WORD = rf"[^\W_{IDEOGRAPHS}]"


@lru_cache(maxsize=4096)
def _pattern(form: str) -> re.Pattern[str] | None:
    """The phrase as a pattern over folded text: marked word ends become borders, spaces any separators."""
    if not form:
        return None
    out = []
    for i, char in enumerate(form):
        if char == EDGE:
            out.append(f"(?!{_WORD})" if _in_word(form, i) else f"(?<!{_WORD})")
        elif char == " ":
            out.append(r"[\W_]+")
        else:
            out.append(re.escape(char))
    return re.compile("".join(out))


def _in_word(form: str, at: int) -> bool:
    """Whether a word is open before position ``at``: marks open and close by turns."""
    return form.count(EDGE, 0, at) % 2 == 1


def spans(text: str, phrase_text: str, *, prefix: bool = False) -> list[tuple[int, int]]:
    """Every occurrence of a phrase in ``text`` as (start, end) in characters of ``text`` itself.

    >>> spans("A Lithium-Ion cell", "lithium ion")
    [(2, 13)]
    """
    return spans_of_all(text, [phrase_text], prefix=prefix)


def spans_of_all(text: str, phrases: Iterable[str], *, prefix: bool = False) -> list[tuple[int, int]]:
    """Every occurrence of every phrase, phrase by phrase; the text is folded once."""
    folded, origins = _fold_with_origins(text)
    found = []
    for one in phrases:
        pattern = _pattern(phrase(one, prefix=prefix))
        for match in pattern.finditer(folded) if pattern else ():
            if match.group():
                found.append((origins[match.start()], origins[match.end() - 1] + 1))
    return found


def _fold_with_origins(text: str) -> tuple[str, list[int]]:
    """Folded text and, for each of its characters, where it came from."""
    pieces: list[str] = []
    origins: list[int] = []
    for position, char in enumerate(text):
        piece = char.lower() if char.isascii() else fold(char) or " "
        pieces.append(piece)
        origins.extend([position] * len(piece))
    return "".join(pieces), origins


def merge(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping and touching spans as one, in order."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
