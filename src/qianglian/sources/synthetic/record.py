"""One invented publication, whole: everything that the writers of JSON Lines and of batches put into rows."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from qianglian.sources.synthetic.citations import Cited, citations
from qianglian.sources.synthetic.firms import Firm
from qianglian.sources.synthetic.invention import CITATIONS, LAW, invention
from qianglian.sources.synthetic.law import TRANSFER, Fate, fate, granted
from qianglian.sources.synthetic.lineage import Member, publication_at
from qianglian.sources.synthetic.numbers import application_number, priority_number, publication_number
from qianglian.sources.synthetic.prose import EN, ZH

BILINGUAL = 0.25
"""Share of families whose records also carry the other language, translated by the invented vendor."""


class Record:
    """The publication at one index of the series; members of a family share story, applicants and classes."""

    def __init__(self, seed: int, index: int) -> None:
        self.seed, self.index = seed, index
        self.publication = publication_at(seed, index)
        self.family = self.publication.family
        self.invention = invention(self.family)
        self.place = self.publication.place

    @property
    def member(self) -> Member:
        """Office and kind."""
        return self.publication.member

    @cached_property
    def number(self) -> str:
        """Publication number with country and kind."""
        return publication_number(self.family, self.place)

    @property
    def application(self) -> str:
        """Application number as the office prints it."""
        return application_number(self.family, self.member)

    @property
    def filed(self) -> date:
        """Filing date in this office."""
        return date.fromordinal(self.family.filed_in(self.member.office))

    @cached_property
    def published(self) -> date:
        """Publication date."""
        return date.fromordinal(self.family.published(self.place))

    @property
    def granted(self) -> bool:
        """Whether a right was granted with this publication."""
        return granted(self.publication)

    @property
    def is_design(self) -> bool:
        """Designs have a Locarno class, a title and pictures: no abstract and no IPC."""
        return self.member.kind == "S"

    @property
    def priority(self) -> tuple[str, str, date] | None:
        """Number, country and date of the first filing; None where nothing was filed elsewhere later."""
        if len({office for office, _ in self.family.route}) == 1:
            return None
        return priority_number(self.family), self.family.route[0].office, date.fromordinal(self.family.filed)

    @property
    def language(self) -> str:
        """The language the office published in, as far as vendors carry it: Chinese or else English."""
        return "zh" if self.member.office == "CN" else "en"

    @property
    def languages(self) -> list[tuple[str, bool]]:
        """Languages of the texts and whether each is a translation by the vendor."""
        office = self.member.office
        if office in ("JP", "KR"):
            return [("en", True)]
        if office == "WO" and self.family.route[0].office == "CN":
            return [("zh", False), ("en", False)]
        both = (self.family.word >> 20) % 100 < BILINGUAL * 100
        other = "en" if self.language == "zh" else "zh"
        return [(self.language, False), (other, True)] if both else [(self.language, False)]

    def title(self, language: str) -> str:
        """The title in ``zh`` or ``en``; designs are called by the thing alone."""
        if self.is_design:
            return self.invention.story.head[ZH if language == "zh" else EN]
        return self.invention.title(language)

    def abstract(self, language: str) -> str:
        """The abstract in ``zh`` or ``en``; empty for designs."""
        return "" if self.is_design else self.invention.abstract(language)

    @property
    def claims(self) -> list[str]:
        """The claims in the language of publication, for a share of the families, never for designs."""
        return [] if self.is_design else self.invention.claims(self.language)

    @property
    def full_width(self) -> bool:
        """Whether this record writes brackets in names full-width."""
        return self.index % 3 != 0

    @property
    def owners(self) -> tuple[Firm, ...]:
        """Who owns it at the end of 2024."""
        transfer = self.fate.first(TRANSFER)
        return (transfer.party,) if transfer and transfer.party else self.invention.applicants

    @cached_property
    def fate(self) -> Fate:
        """Legal events and state."""
        return fate(self.publication, LAW)

    @cached_property
    def citations(self) -> list[Cited]:
        """Publications of the set cited on this one."""
        return citations(self.seed, self.index, self.publication, CITATIONS)

    @property
    def family_name(self) -> str:
        """Identifier of the family within the set."""
        return f"SF{self.family.number:07d}"
