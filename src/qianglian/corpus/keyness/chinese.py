"""Candidates in Chinese: runs of words that may name a thing, by their parts of speech (rjieba)."""

from __future__ import annotations

from collections.abc import Iterator

import rjieba

from qianglian.corpus.keyness.general_words import CHINESE
from qianglian.corpus.keyness.phrase import MAX_WORDS, Phrase

NOMINAL = frozenset("n nz nt nrt nr ns ng vn an eng j l i k".split())
"""Tags of what a phrase may end with: nouns, verbs and adjectives used as nouns, Latin words, set phrases."""
WITHIN = NOMINAL | frozenset("v a b vg ad vi".split())
"""Tags of what may stand before: also verbs, adjectives and what tells kinds apart (固态, 大型)."""
SHORTEST, LONGEST = 2, 12
"""Characters of a phrase."""

Word = tuple[str, str, bool]


def chinese_phrases(text: str) -> Iterator[Phrase]:
    """Every run of up to `MAX_WORDS` words within a chunk that ends in a noun.

    >>> [one.text for one in chinese_phrases("一种固态电解质的制备")]
    ['固态', '固态电解质', '电解质']
    """
    run: list[tuple[int, str, str]] = []
    for place, (word, tag) in enumerate(rjieba.tag(text)):
        if tag in WITHIN and word not in CHINESE and word.strip():
            run.append((place, word, tag))
        else:
            yield from _within(run)
            run = []
    yield from _within(run)


def _within(run: list[tuple[int, str, str]]) -> Iterator[Phrase]:
    for first in range(len(run)):
        if run[first][2] == "k":
            continue
        text = ""
        for last in range(first, min(first + MAX_WORDS, len(run))):
            place, word, tag = run[last]
            text += word
            if tag in NOMINAL and SHORTEST <= len(text) <= LONGEST:
                yield Phrase(text, run[first][0], place - run[first][0] + 1)
