"""In which script, and so as far as that tells in which language, a title or abstract is written."""

import re

SAMPLE = 200
"""Characters looked at: the script shows in the first lines."""

KANA_WITHIN = 80
"""A Japanese or Korean text does not go longer than this without kana or hangul."""

_BEYOND_LATIN = re.compile("[\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0002ffff]")
_KANA_OR_HANGUL = re.compile("[\u3041-\u3096\u30a1-\u30fa\uac00-\ud7af]")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0002ffff]")
_ENGLISH = re.compile(r"\b(?:the|of|and|for|with|an?|is|are|in|by|to|from|or)\b", re.IGNORECASE)
_OTHER_LATIN = re.compile(
    r"\b(?:der|die|das|und|zur|zum|mit|für|eine?[rsnm]?|von|le|la|les|des|du|et|pour|une?|dans|el|los|las|para|"
    r"con|del|en|di|il|per|een|het|van|och|att|som|da|do|de|dos|em)\b|[àâäçèéêëîïñóôöùûüßåøæãõ]",
    re.IGNORECASE,
)


def text_language(text: str, hint: str = "") -> str:
    """The ISO 639-1 code of a text: ``ja`` by kana, ``ko`` by hangul, ``zh`` by Han, ``ru`` by Cyrillic.

    Latin letters: ``en`` when English function words stand there and no other language's; else ``hint``
    (what the source or the office suggests), and ``""`` without a hint: German and French cannot be
    told apart here. Mixed text goes to the non-Latin script. ``""`` for a text without letters.

    >>> text_language("整体式卫浴间"), text_language("Spoke assembly for a wheel"), text_language("Speiche")
    ('zh', 'en', '')
    """
    sample = text[:SAMPLE]
    foreign = None if sample.isascii() else _BEYOND_LATIN.search(sample)
    if foreign:
        return _by_script(sample, foreign.start())
    if _ENGLISH.search(sample) and not _OTHER_LATIN.search(sample):
        return "en"
    return hint if any(c.isalpha() for c in sample) else ""


def _by_script(sample: str, first: int) -> str:
    found = _KANA_OR_HANGUL.search(sample, first, first + KANA_WITHIN)
    if found:
        return "ko" if found[0] >= "\uac00" else "ja"
    return "zh" if _HAN.search(sample) else "ru"
