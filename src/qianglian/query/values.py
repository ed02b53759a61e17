"""Exact values and their normal form: what ``st:有效``, ``type:发明`` or ``pn:CN 1065…`` compare by."""

from __future__ import annotations

import re
from unicodedata import normalize

from qianglian.model.numbers import (
    ApplicationNumber,
    PublicationNumber,
    application_number,
    publication_number,
)
from qianglian.query.tree import ValueField

Vocabulary = dict[str, tuple[str, ...]]

STATES: Vocabulary = {
    "in_force": ("有效", "授权", "授权有效", "有权", "active", "in force", "granted"),
    "pending": ("审中", "在审", "审查中", "公开", "实质审查", "pending"),
    "unknown": ("未知", "状态不明", "不详"),
    "lapsed": ("失效", "无效", "无权", "inactive", "dead", "expired"),
}
TYPES: Vocabulary = {
    "invention": ("发明", "发明专利", "发明申请", "发明授权"),
    "utility_model": ("实用新型", "新型", "utility model", "utility"),
    "design": (
        "外观",
        "外观设计",
    ),
}
LANGUAGES: Vocabulary = {
    "zh": ("中文", "汉语", "chinese"),
    "en": ("英文", "英语", "english"),
    "ja": ("日文", "日语", "japanese"),
    "ko": ("韩文", "韩语", "korean"),
    "de": ("德文", "德语", "german"),
    "fr": ("法文", "法语", "french"),
}

AS_WRITTEN: frozenset[ValueField] = frozenset({"pn", "an", "batch"})
"""Values that a tree keeps as somebody wrote them; the others stand in it in normal form."""
PREFIXABLE: frozenset[ValueField] = frozenset({"pn", "an", "kind", "batch"})
"""Values of which a beginning may be asked for."""

_NUMBER_NOISE = re.compile(r"[\W_]+")


def _lookup(vocabulary: Vocabulary) -> dict[str, str]:
    return {_plain(word): value for value, words in vocabulary.items() for word in (value, *words)}


def _plain(text: str) -> str:
    return " ".join(normalize("NFKC", normalize("NFKC", text).casefold()).split())


VOCABULARIES: dict[ValueField, Vocabulary] = {"st": STATES, "type": TYPES}
_LOOKUP = {field: _lookup(vocabulary) for field, vocabulary in VOCABULARIES.items()}
_LANGUAGES = _lookup(LANGUAGES)


def value_form(field: ValueField, text: str, *, prefix: bool = False) -> str | None:
    """The normal form of a value; None where the field has a closed list and this is not of it.

    Numbers take the form of `qianglian.model.numbers`: publications with their kind code where it is given,
    applications without their check digit. The beginning of a number (``prefix``) only loses its punctuation;
    a batch, and a number in somebody's scheme (``pn:"lens:004-805"``), stay as written.

    >>> value_form("st", "有效"), value_form("pn", "WO97/12345"), value_form("st", "好")
    ('in_force', 'WO1997012345', None)
    >>> value_form("an", "ZL200920194832.6"), value_form("pn", "wo 97", prefix=True)
    ('CN200920194832', 'WO97')
    """
    plain = _plain(text)
    if field in _LOOKUP:
        return _LOOKUP[field].get(plain)
    if field == "lang":
        return _LANGUAGES.get(plain, plain)
    if field == "batch" or (field == "pn" and ":" in plain):
        return text.strip()
    number = None if prefix else _number(field, text)
    return number or _NUMBER_NOISE.sub("", plain).upper()


def _number(field: ValueField, text: str) -> str | None:
    if field == "an":
        application = application_number(text)
        return application.key if isinstance(application, ApplicationNumber) else None
    publication = publication_number(text) if field == "pn" else None
    return publication.text if isinstance(publication, PublicationNumber) else None
