"""From what a cell holds to the one text that the number parsers read."""

import math
import re
import unicodedata

from qianglian.model.numbers.ruined import Ruined, ruin

LONGEST = 60
"""No number is longer: a longer cell holds prose or a list, and is not searched for a number; a list with
marks between its numbers is the caller's to split."""

FLOAT_LIMIT = 1e15
"""From here on a float's last shown digits are not the number's own."""

_EMPTY = frozenset({"", "-", "--", "---", "/", "N/A", "#N/A", "NA", "NULL", "NONE", "NAN", "无", "空"})
_NOT_COMPACT = re.compile(r"[^A-Z0-9]+")
_LIST_MARKS = re.compile(r"[;|\n]")
_DASHES = str.maketrans("‐‑‒–—―−", "-------")


def given(value: object) -> str:
    """The value as the source gave it, as text: whole floats without their ``.0``."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else str(value)


def readable(value: object) -> str | Ruined | None:
    """Upper-case, half-width text of a cell; ``None`` when empty, ``Ruined`` when a float cannot be true.

    Excel hands every number over as a float: below 1e15 its digits are exact and become text again.
    """
    if isinstance(value, str):
        return _fold(value)
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int):
        return str(value) if value > 0 else None
    if isinstance(value, float):
        return _from_float(value)
    return None


def compact(text: str) -> str:
    """Letters and digits only: what is left when separators, brackets and 号 are taken out."""
    return text if text.isalnum() and text.isascii() else _NOT_COMPACT.sub("", text)


def destroyed(text: str, as_given: str) -> Ruined | None:
    """``Ruined`` when the folded ``text`` is a destroyed number."""
    reason = ruin(text)
    return Ruined(as_given, reason) if reason else None


def _fold(text: str) -> str | None:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_DASHES)
    text = text.strip().upper()
    if text in _EMPTY or len(text) > LONGEST or _LIST_MARKS.search(text):
        return None
    return text


def _from_float(value: float) -> str | Ruined | None:
    if math.isnan(value) or value <= 0:
        return None
    if value >= FLOAT_LIMIT:
        return Ruined(str(value), "float_too_large")
    return str(int(value)) if value.is_integer() else repr(value)
