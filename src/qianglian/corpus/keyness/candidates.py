"""Candidates for key phrases in a text of any language that is read here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qianglian.corpus.keyness.chinese import chinese_phrases
from qianglian.corpus.keyness.english import english_phrases
from qianglian.corpus.keyness.phrase import Phrase
from qianglian.model.language import text_language
from qianglian.query.normal_form import fold

_JAPANESE = re.compile("[\u30a1-\u30fa\u30fc\u4e00-\u9fff]{2,12}")
LONGEST_TEXT = 20_000
"""Characters read of a text: a claim set may be of any length."""


def candidates(text: str, language: str = "") -> Iterator[Phrase]:
    """What may name a thing in ``text``, in the order in which it stands; folded (NFKC, small letters).

    Japanese: runs of kanji and katakana. Languages written otherwise than in Han or Latin letters have none.
    """
    text = fold(text[:LONGEST_TEXT])
    language = language or text_language(text)
    if language == "zh":
        return chinese_phrases(text)
    if language == "ja":
        return (Phrase(m[0], at, 1) for at, m in enumerate(_JAPANESE.finditer(text)))
    return english_phrases(text)
