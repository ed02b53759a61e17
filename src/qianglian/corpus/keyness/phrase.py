"""A candidate for a key phrase, as it stands in a text."""

from __future__ import annotations

from typing import NamedTuple

MAX_WORDS = 4
"""Words of the longest phrase."""


class Phrase(NamedTuple):
    """Words that may name a thing, and where they stand: from word ``start`` of the text on, ``words`` of them."""

    text: str
    start: int
    words: int

    @property
    def end(self) -> int:
        """The place of the first word after it."""
        return self.start + self.words
