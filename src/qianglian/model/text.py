"""Bilingual text: Chinese first, English complete, both in the file that owns the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence or label in both languages of the product.

    >>> Text(zh="申请日", en="Filing date").in_("en")
    'Filing date'
    """

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """The text in ``language``."""
        return self.zh if language == "zh" else self.en

    def format(self, **values: object) -> Text:
        """Both languages with the same ``{placeholders}`` filled in."""
        return Text(zh=self.zh.format(**values), en=self.en.format(**values))

    def __str__(self) -> str:
        return self.zh
