"""What an invention is about, told once and then in either language: titles, abstracts, claims."""

from __future__ import annotations

import re
from typing import NamedTuple

from qianglian.sources.synthetic import sentences
from qianglian.sources.synthetic.dice import Dice
from qianglian.sources.synthetic.sentences import Sentence
from qianglian.sources.synthetic.topics import Topic
from qianglian.sources.synthetic.words import (
    COATINGS,
    EFFECTS,
    FORMS,
    MODIFIERS,
    PROBLEMS,
    SUBSTANCES,
    UNITS,
    Word,
)

SHORTEST, LONGEST = 205, 300
"""Characters of the Chinese abstract aimed at; the last sentences carry it to at most about 350."""

ZH, EN = 0, 1

_VOWELS = "aeiou"
_ARTICLE = re.compile(r"\b([Aa]) (?=[aeiou])")

_SHARED = {"m": MODIFIERS, "b": PROBLEMS, "e": EFFECTS}


class Line(NamedTuple):
    """A sentence with the words chosen for its places."""

    sentence: Sentence
    words: tuple[Word, ...]

    def told(self, language: int) -> str:
        """The sentence in Chinese (0) or English (1)."""
        if language == ZH:
            return self.sentence.zh.format(*[word[ZH] for word in self.words])
        english = [word[EN] for word in self.words]
        told = self.sentence.en.format(*english)
        return _ARTICLE.sub(r"\1n ", told) if any(word[0] in _VOWELS for word in english) else told


class Story(NamedTuple):
    """An invention in words: what it is, its title, the lines of its abstract."""

    head: Word
    title: Line
    abstract: tuple[Line, ...]

    def told_title(self, language: int) -> str:
        """The title; English ones begin with a capital."""
        title = self.title.told(language)
        return title if language == ZH else title[0].upper() + title[1:]

    def told_abstract(self, language: int) -> str:
        """The whole abstract."""
        if language == ZH:
            return "".join(line.told(ZH) for line in self.abstract)
        return " ".join(line.told(EN) for line in self.abstract)


class Narrator:
    """Chooses the words and sentences of one invention."""

    def __init__(self, dice: Dice, topic: Topic) -> None:
        self._dice, self._topic = dice, topic
        self._head = dice.common(topic.heads)
        self._parts = dice.some(topic.parts, 6)

    def story(self) -> Story:
        """Title and abstract."""
        dice, details = self._dice, sentences.DETAILS[self._topic.style]
        title = self._line(dice.common(sentences.TITLES))
        lines = [self._line(dice.common(sentences.OPENINGS)), self._line(details[0])]
        length, enough = 75, dice.between(SHORTEST, LONGEST)
        for sentence in dice.some(details[1:], len(details)):
            if length >= enough:
                break
            lines.append(self._line(sentence))
            length += len(sentence.zh) + 5 * len(sentence.takes)
        lines.append(self._line(dice.common(sentences.CLOSINGS)))
        return Story(self._head, title, tuple(lines))

    def claims(self, language: int) -> list[str]:
        """The texts of the claims, the first one independent."""
        dice = self._dice
        details = dice.some(sentences.DETAILS[self._topic.style], 4)
        features = [self._line(detail).told(language) for detail in details]
        first = self._line(sentences.FIRST_CLAIM).told(language)
        told = [first + _joined(features, language)]
        for number in range(2, dice.between(3, 8)):
            text = self._line(dice.pick(sentences.FURTHER_CLAIMS)).told(language)
            to = dice.between(1, number - 1)
            told.append(f"{number}{'.' if language == ZH else '. '}{text.format(to=to)}")
        return told

    def _line(self, sentence: Sentence) -> Line:
        words, part = [], self._dice.below(len(self._parts))
        for take in sentence.takes:
            if take == "p":
                words.append(self._parts[part])
                part -= 1
            else:
                words.append(self._word(take))
        return Line(sentence, tuple(words))

    def _word(self, take: str) -> Word:
        if take == "h":
            return self._head
        if take == "n":
            return self._values()
        return self._substance() if take == "x" else self._dice.common(_SHARED[take])

    def _substance(self) -> Word:
        common = self._dice.common
        coating, substance, form = common(COATINGS), common(SUBSTANCES), common(FORMS)
        return coating[ZH] + substance[ZH] + form[ZH], f"{coating[EN]} {substance[EN]} {form[EN]}"

    def _values(self) -> Word:
        unit, least, greatest, decimals = self._dice.pick(UNITS[self._topic.style])
        low = least + (greatest - least) * self._dice.unit() ** 2
        high = low + (greatest - low) * self._dice.unit()
        return (
            f"{low:.{decimals}f}~{high:.{decimals}f}{unit}",
            f"{low:.{decimals}f} to {high:.{decimals}f} {unit}",
        )


def _joined(features: list[str], language: int) -> str:
    """The features of a claim as one sentence."""
    if language == ZH:
        return "".join(features).rstrip("；") + "。"
    return "; ".join(feature[0].lower() + feature[1:].rstrip(".") for feature in features) + "."
