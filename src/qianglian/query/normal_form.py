"""The normal form of text, and what it means for a phrase to occur in it. Every engine implements this.

1. NFKC, then case folding, then NFKC again (full-width ＳｉＣ, SiC and sic are one).
2. Characters are of three kinds: *ideographs* (Han, kana, hangul), *word characters* (every other letter
   or digit) and *separators* (all else: spaces, punctuation, symbols).
3. A run of separators becomes one space. A run of word characters is a *word*, and both its ends are
   marked, so that words match whole. Ideographs stand as they are, so that they match as substrings.
4. A list (titles in several languages, applicants) is its items joined by `ITEM`.

A phrase occurs in a text when the normal form of the phrase is a substring of the normal form of the text.
That is the whole rule. It follows that ``lithium ion`` finds “Lithium-Ion” and “lithium, ion” but not
“lithiumion”; that 电池 finds 锂电池 but not 电，池; that SiC器件 finds “SiC器件” but not “SiC 器件”; and that no
phrase crosses an item or a field. A prefix (``bat*``) leaves the last word's end unmarked.

>>> normalise("ＳｉＣ器件, Lithium-Ion!").replace(EDGE, "|")
'|sic|器件 |lithium| |ion|'
>>> occurs(phrase("lithium ion"), normalise("A Lithium-Ion cell"))
True
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from operator import add
from unicodedata import is_normalized, normalize

EDGE = "\x01"
"""Marks both ends of a word."""
ITEM = "\n\n"
"""Joins the items of a list. No phrase contains it."""

IDEOGRAPHS = (
    "\u1100-\u11ff\u3005\u3007\u3040-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u3131-\u318e\u31a0-\u31bf"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""The character class of ideographs, for use inside brackets."""

_FULL_WIDTH_PUNCTUATION = re.compile("[，。、；：（）“”]+")
_SEPARATORS = re.compile(r"[\W_]+")
_WORD = re.compile(rf"([^ {IDEOGRAPHS}]+)")
_IDEOGRAPH_RUN = re.compile(f"[{IDEOGRAPHS}]+")


def fold(text: str) -> str:
    """NFKC and case folding, to a fixed point."""
    if text.isascii():
        return text.lower()
    # These become separators in any case; without them most Chinese text is NFKC as it stands, which is
    # found out thirty times faster than normalising it.
    text = _FULL_WIDTH_PUNCTUATION.sub(" ", text)
    if not is_normalized("NFKC", text):
        text = normalize("NFKC", text)
    text = text.casefold()
    return text if is_normalized("NFKC", text) else normalize("NFKC", text)


def normalise(text: str) -> str:
    """The normal form of one text."""
    # Splitting at words and joining with the mark puts one at both ends of every word.
    return EDGE.join(_WORD.split(_SEPARATORS.sub(" ", fold(text)).strip(" ")))


def normalise_items(items: Iterable[str]) -> str:
    """The normal form of a list of texts; no phrase crosses from one item to the next."""
    return ITEM.join(form for form in map(normalise, items) if form)


@lru_cache(maxsize=1 << 14)
def phrase(text: str, *, prefix: bool = False) -> str:
    """The normal form of what is looked for; with ``prefix`` its last word may go on."""
    form = normalise(text)
    return form[:-1] if prefix and form.endswith(EDGE) else form


def occurs(form: str, text: str) -> bool:
    """Whether a phrase in normal form occurs in a text in normal form. Nothing occurs nowhere."""
    return bool(form) and form in text


def is_ideographic(form: str) -> bool:
    """Whether a normal form is one unbroken run of ideographs."""
    return bool(_IDEOGRAPH_RUN.fullmatch(form))


def gapped(form: str) -> str:
    """A normal form with those separators alone that a phrase would be lost without.

    Two words never stand together but for a separator between them, so that this one goes without saying; one
    beside an ideograph is told, or an ideograph in its place would pass for it.

    >>> gapped(normalise("SiC器件, Lithium-Ion")).replace(EDGE, "|")
    '|sic|器件 |lithium||ion|'
    """
    return form.replace(f"{EDGE} {EDGE}", EDGE + EDGE)


def tokens(form: str) -> list[str]:
    """Tokens of a phrase, each one position after the one before: words, ideographs, and gaps beside ideographs.

    >>> tokens(normalise("SiC器件 lithium-ion"))
    ['sic', '器', '件', ' ', 'lithium', 'ion']
    """
    return _TOKEN.findall(gapped(form))


TOKEN = f"[^{EDGE} \n{IDEOGRAPHS}]+|[{IDEOGRAPHS}]| "
"""What is a token of a `gapped` form, as a pattern. What joins items is none."""
_TOKEN = re.compile(TOKEN)


def bigrams(form: str) -> str:
    """Pairs of neighbouring ideographs, runs apart by ``· ·``: what the index holds beside single characters.

    Two fillers keep runs 3 apart, so that a phrase may be looked for by every second pair and still never
    reach from one run into the next.

    >>> bigrams(normalise("锂电池 SiC器件"))
    '锂电 电池 · · 器件'
    """
    return " · · ".join(
        [" ".join(map(add, run, run[1:])) for run in _IDEOGRAPH_RUN.findall(form) if len(run) > 1]
    )
