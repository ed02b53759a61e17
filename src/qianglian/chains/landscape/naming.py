"""Names of areas: the phrases that the texts in an area use more than those of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from qianglian.corpus.keyness.candidates import candidates
from qianglian.corpus.keyness.scoring import chosen, keyness
from qianglian.corpus.snapshot import Snapshot
from qianglian.model.text import Language, Text

READ, WORDS, OFTEN = 150, 3, 2
"""Publications read in an area, phrases that name it, and how many of those read must hold one."""
NAMELESS = Text(zh="（无共同用词）", en="(no words in common)")
_JOINED: Mapping[Language, str] = {"zh": "、", "en": ", "}
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def area_names(snapshot: Snapshot, areas: Sequence[Sequence[str]]) -> tuple[Text, ...]:
    """The names of areas from the keys of their publications: the first are read, and keys are as good as lots.

    A language in which nothing is said borrows the words of the other.
    """
    said = {language: [Counter[str]() for _ in areas] for language in LANGUAGES}
    read = {language: [0] * len(areas) for language in LANGUAGES}
    for at, keys in enumerate(areas):
        for row in snapshot.rows_by("key", sorted(keys)[:READ]):
            for language in LANGUAGES:
                texts = [*row["titles"], *row["abstracts"]]
                phrases = {
                    p.text for spoken, text in texts if spoken == language for p in candidates(text, language)
                }
                said[language][at].update(phrases)
                read[language][at] += bool(phrases)
    names = {language: _names(said[language], read[language], language) for language in LANGUAGES}
    return tuple(
        Text(zh=zh or en or NAMELESS.zh, en=en or zh or NAMELESS.en)
        for zh, en in zip(names["zh"], names["en"], strict=True)
    )


def _names(said: Sequence[Counter[str]], read: Sequence[int], language: Language) -> list[str]:
    total = sum(said, Counter[str]())
    found = []
    for own, size in zip(said, read, strict=True):
        scores = {
            text: keyness(count, size, total[text], sum(read))
            for text, count in own.items()
            if count >= OFTEN
        }
        found.append(_JOINED[language].join(chosen(scores, own, WORDS)))
    return found
