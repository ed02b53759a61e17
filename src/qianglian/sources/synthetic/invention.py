"""What all publications of a family share: the words, the applicants and inventors, the classes."""

from __future__ import annotations

from functools import cached_property, lru_cache

from qianglian.sources.synthetic import people
from qianglian.sources.synthetic.dice import Dice
from qianglian.sources.synthetic.firms import Firm, applicants
from qianglian.sources.synthetic.lineage import Family
from qianglian.sources.synthetic.prose import EN, ZH, Narrator, Story
from qianglian.sources.synthetic.topics import TOPICS, Topic

WITH_CLAIMS = 0.2
"""Share of the families whose records carry claims."""

STORY, PEOPLE, CLASSES, LAW, CITATIONS = range(31, 36)
"""What a stream of dice is for, so that no two draws of a family share one."""


class Invention:
    """The invention behind a family: topic, applicants, numbers of the inventors, words, classes."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self.topic: Topic = TOPICS[family.topic]
        dice, origin = Dice(family.word, PEOPLE), family.route[0].office
        self.applicants: tuple[Firm, ...] = applicants(dice, origin, family.topic)
        self.inventors: list[int] = people.team(dice, self.applicants[0].zh, family.topic)
        self._titles: dict[str, str] = {}
        self._abstracts: dict[str, str] = {}

    @cached_property
    def story(self) -> Story:
        """Title and abstract before they are told in a language."""
        return self._narrator(STORY).story()

    def title(self, language: str) -> str:
        """The title in ``zh`` or ``en``."""
        if language not in self._titles:
            self._titles[language] = self.story.told_title(ZH if language == "zh" else EN)
        return self._titles[language]

    def abstract(self, language: str) -> str:
        """The abstract in ``zh`` or ``en``."""
        if language not in self._abstracts:
            self._abstracts[language] = self.story.told_abstract(ZH if language == "zh" else EN)
        return self._abstracts[language]

    def claims(self, language: str) -> list[str]:
        """The claims in ``zh`` or ``en``, none for most families."""
        if (self.family.word >> 28) % 100 >= WITH_CLAIMS * 100:
            return []
        return self._narrator(STORY).claims(ZH if language == "zh" else EN)

    @cached_property
    def ipc(self) -> list[str]:
        """IPC symbols, the main one first."""
        dice, symbols = Dice(self.family.word, CLASSES), self.topic.ipc
        main = dice.common(symbols)
        others = dice.some(symbols, dice.between(0, 4))
        if dice.chance(0.15):
            others.append(dice.common(dice.common(TOPICS).ipc))
        return list(dict.fromkeys([main, *others]))

    @property
    def cpc(self) -> list[str]:
        """CPC symbols: the IPC ones and the CPC's own."""
        return [*self.ipc, *self.topic.cpc]

    def _narrator(self, stream: int) -> Narrator:
        return Narrator(Dice(self.family.word, stream), self.topic)


@lru_cache(maxsize=256)
def invention(family: Family) -> Invention:
    """The invention of a family, kept while the members of its block pass by."""
    return Invention(family)
