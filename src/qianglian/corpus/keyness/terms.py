"""Terms of a title, as they are paired across languages: Chinese of 2 to 6 characters, English of 1 to 3 words."""

from __future__ import annotations

import re

import rjieba

from qianglian.corpus.keyness.chinese import chinese_phrases
from qianglian.corpus.keyness.english import english_phrases
from qianglian.corpus.keyness.general_words import CHINESE, ENGLISH
from qianglian.query.normal_form import fold

LONGEST_CHINESE, LONGEST_ENGLISH = 6, 3
"""Characters and words of a term: longer runs of words are titles, not terms."""

_WORD = re.compile(r"[a-z0-9]+(?:[-/'’][a-z0-9]+)*")
_NO_PLURAL = re.compile(r".*(?:ss|us|is|[^aeiou]as)")
_PLURAL_IN_ES = re.compile(r".*(?:s|x|ch|sh)es")


def chinese_terms(title: str) -> set[str]:
    """What a Chinese title names, and its other words (制冷, 加热), which are asked for too."""
    text = fold(title)
    named = {one.text for one in chinese_phrases(text)}
    words = {word for word in rjieba.cut(text) if word not in CHINESE and not word.isascii()}
    return {term for term in named | words if 2 <= len(term) <= LONGEST_CHINESE}


def english_terms(title: str) -> set[str]:
    """What an English title names, and its other words; the last word in the singular."""
    text = fold(title)
    named = {one.text for one in english_phrases(text) if one.words <= LONGEST_ENGLISH}
    words = {w for w in _WORD.findall(text) if len(w) > 2 and w not in ENGLISH and not w.isdigit()}
    return {singular(term) for term in named | words if len(term) <= 40}


def singular(term: str) -> str:
    """An English term with its last word in the singular, by its ending.

    >>> singular("fuel cells"), singular("batteries"), singular("switches"), singular("gas")
    ('fuel cell', 'battery', 'switch', 'gas')
    """
    if len(term) < 4 or _NO_PLURAL.fullmatch(term):
        return term
    if term.endswith("ies") and len(term) > 5:
        return term[:-3] + "y"
    if _PLURAL_IN_ES.fullmatch(term):
        return term[:-2]
    return term[:-1] if term.endswith("s") else term
