"""Names of people. Chinese names are homonyms: one person is one name at one institution in one time.

Two mentions of a name are one person when they share an institution and their years lie near. Nothing else
joins them: not the name alone, not the institution alone, and never two institutions. Only a judgement does.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qianglian.corpus.parties import wordlists

GAP = 5
"""Years between two mentions at one institution beyond which they are no longer taken for one person."""

_LATIN_NAME = re.compile(r"^[A-Za-zÀ-ɏ][\w'’.-]*(?:,?\s+[A-Za-zÀ-ɏ][\w'’.-]*){1,3}$")
_TRANSCRIBED = re.compile(r"^[\u4e00-\u9fffA-Za-z]{1,8}(?:\s?[·・•.．]\s?[\u4e00-\u9fffA-Za-z]{1,10}){1,4}$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name on one publication: at which institutions (keys of the applicants that are no people)."""

    name: str
    publication: str
    institutions: tuple[str, ...] = ()
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Mentions that are one person."""

    name: str
    institutions: tuple[str, ...]
    years: tuple[int, ...]
    publications: tuple[str, ...]


@lru_cache(maxsize=262_144)
def folded(name: str) -> str:
    """A person's name for comparison: width, case and spaces apart; Latin names in any order of their words.

    >>> folded("WANG, Xiaoming") == folded("Xiaoming Wang"), folded("王 晓明") == folded("王晓明")
    (True, True)
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    if any("\u3400" <= c <= "\u9fff" for c in text):
        return re.sub(r"[\s·・•.]", "", text.translate(wordlists.simplified()))
    return " ".join(sorted(re.findall(r"\w+", text)))


def is_person(name: str) -> bool:
    """Whether a name reads as a person's: a Chinese surname and one or two characters, or a Latin full name.

    >>> is_person("王晓明"), is_person("清华大学"), is_person("Li Biao"), is_person("Xerox Corporation")
    (True, False, True, False)
    """
    text = unicodedata.normalize("NFKC", name).strip()
    # U+00B7 survives NFKC; a transcribed foreign name has it between its parts.
    if _TRANSCRIBED.match(text) and not re.search(r"公司|大学|研究|集团|厂|院|所$", text):
        return True
    if re.fullmatch(r"[\u4e00-\u9fff]{1,3}\s?[\u4e00-\u9fff]{1,3}", text):
        han = text.translate(wordlists.simplified()).replace(" ", "")
        lists = wordlists.words()
        if any(han.endswith(w) for w in lists["not_people"]):
            return False
        double = han[:2] in lists["surnames_double"]
        single = han[0] in lists["surnames"]
        spaced = " " in text
        return (
            (double and 3 <= len(han) <= 4) or (single and 2 <= len(han) <= 3) or (spaced and len(han) <= 6)
        )
    return _is_latin_person(text)


def _is_latin_person(text: str) -> bool:
    if not _LATIN_NAME.match(text):
        return False
    words = [w for w in re.findall(r"[a-z]+", unicodedata.normalize("NFD", text).lower()) if len(w) > 1]
    known = wordlists.common_names()
    # A Chinese name in Pinyin: a surname and a given name of one or two syllables.
    if len(words) == 2 and all(map(wordlists.is_pinyin, words)):
        surnames = wordlists.surnames_spelt()
        return any(w in surnames for w in words) and all(len(w) <= 12 for w in words)
    return any(w in known for w in words) and not any(w in _NOT for w in words)


_NOT = frozenset(
    "co ltd inc corp gmbh ag sa kk llc company corporation limited university institute group".split()
)


def people(mentions: Iterable[Mention], gap: int = GAP) -> list[Person]:
    """The persons that mentions of names come to; any order of mentions gives the same ones.

    A mention without an institution or a year stands alone. One of a joint application goes to the person of that
    name at one of its institutions, where only one of them has such a person at that time.
    """
    by_place: dict[tuple[str, tuple[str, ...]], list[Mention]] = defaultdict(list)
    groups: list[list[Mention]] = []
    for one in sorted(set(mentions), key=_order):
        if one.institutions and one.year is not None:
            by_place[folded(one.name), tuple(sorted(set(one.institutions)))].append(one)
        else:
            groups.append([one])
    runs = {place: _runs(some, gap) for place, some in by_place.items()}
    for (name, places), joint in runs.items():
        if len(places) == 1:
            continue
        for run in list(joint):
            homes = [r for p in places for r in runs.get((name, (p,)), ()) if _near(r, run, gap)]
            if len(homes) == 1:
                homes[0].extend(run)
                joint.remove(run)
    groups += [run for some in runs.values() for run in some]
    return sorted(map(_person, groups), key=lambda p: (p.name, p.publications))


def _order(one: Mention) -> tuple[int, str, str, tuple[str, ...]]:
    return (one.year or 0, one.name, one.publication, one.institutions)


def _runs(some: Sequence[Mention], gap: int) -> list[list[Mention]]:
    """Mentions in order of their years, cut where the years lie too far apart."""
    runs: list[list[Mention]] = []
    for one in some:
        if runs and (one.year or 0) - (runs[-1][-1].year or 0) <= gap:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _near(home: Sequence[Mention], run: Sequence[Mention], gap: int) -> bool:
    """Whether two stretches of years lie within the gap; only what the home institution states counts."""
    own = [m.year or 0 for m in home if len(set(m.institutions)) == 1]
    years = [m.year or 0 for m in run]
    return min(years) - max(own) <= gap and min(own) - max(years) <= gap


def _person(some: Sequence[Mention]) -> Person:
    return Person(
        min(one.name for one in some),
        tuple(sorted({place for one in some for place in one.institutions})),
        tuple(sorted({one.year for one in some if one.year is not None})),
        tuple(sorted({one.publication for one in some})),
    )
