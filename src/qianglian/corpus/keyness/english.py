"""Candidates in English, by stop words and the shapes of words: no model, no tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qianglian.corpus.keyness.general_words import ENGLISH
from qianglian.corpus.keyness.phrase import MAX_WORDS, Phrase

_TOKEN = re.compile(r"[A-Za-z0-9]+(?:[-/'’][A-Za-z0-9]+)*|[^\sA-Za-z0-9]")
_NO_END = re.compile(r".*(?:ly|able|ible|ing|ed|ous|ive|ful|less|est|al|ese)", re.IGNORECASE)
_ENDS_ANYWAY = frozenset(
    """
    coating welding bearing housing casing opening winding wiring lighting heating cooling charging
    molding moulding building spring string ring wing king sing thing processing engineering printing
    packaging sealing imaging sensing bushing fitting drive valve adhesive additive locomotive hive
    sleeve feed seed bed speed reed weed need assembly fly supply ply relay metal crystal signal
    terminal pedal petal medal mineral chemical material interval animal channel cable vegetable
    table nickel steel gel forest test nest vest chest dataset bleed shed sled display polymer anneal
    seal coal alcohol coupling machining cutting drilling mining dyeing bonding etching plating
    casting forging rolling grinding polishing
    """.split()
)
"""Words with the shape of an adjective, adverb or participle that name a thing all the same."""


def english_phrases(text: str) -> Iterator[Phrase]:
    """Every run of up to `MAX_WORDS` words between stop words and punctuation, in small letters.

    >>> [one.text for one in english_phrases("A solid electrolyte for the battery")]
    ['solid', 'solid electrolyte', 'electrolyte', 'battery']
    """
    run: list[tuple[int, str]] = []
    for place, token in enumerate(_TOKEN.findall(text)):
        word = token.lower()
        if word in ENGLISH or not token[0].isalnum() or word.isdigit() or len(word) == 1:
            yield from _within(run)
            run = []
        else:
            run.append((place, word))
    yield from _within(run)


def _within(run: list[tuple[int, str]]) -> Iterator[Phrase]:
    for first in range(len(run)):
        for last in range(first, min(first + MAX_WORDS, len(run))):
            if names(run[last][1]):
                words = [word for _, word in run[first : last + 1]]
                yield Phrase(" ".join(words), run[first][0], last - first + 1)


def names(word: str) -> bool:
    """Whether a word may be the last of a name: by its ending, no adverb, adjective or participle."""
    return word in _ENDS_ANYWAY or not (len(word) > 4 and _NO_END.fullmatch(word))
