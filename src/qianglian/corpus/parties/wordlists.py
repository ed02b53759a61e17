"""The word lists of this room (``data/*.yaml``, ``data/*.txt``), read once and shaped for looking up."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml


def _text(name: str) -> str:
    return files("qianglian.corpus.parties").joinpath("data", name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """The lists of ``words.yaml``."""
    found: dict[str, Any] = yaml.safe_load(_text("words.yaml"))
    return found


@lru_cache(maxsize=1)
def simplified() -> dict[int, str]:
    """Traditional characters to simplified ones, for `str.translate`."""
    lines = _text("simplified.txt").splitlines()[1:]
    return {ord(pair[0]): pair[1] for line in lines for pair in line.split()}


@lru_cache(maxsize=1)
def pinyin() -> dict[str, str]:
    """The first reading of each common character, without tones."""
    lines = [line.split() for line in _text("pinyin.txt").splitlines()[1:]]
    return {char: syllable for syllable, chars in lines for char in chars}


@lru_cache(maxsize=1)
def syllables() -> re.Pattern[str]:
    """A word that is nothing but Pinyin."""
    some = sorted(set(pinyin().values()), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(some)})+")


@lru_cache(maxsize=65_536)
def is_pinyin(word: str) -> bool:
    """Whether a Latin word may be Pinyin: then one letter more or less is another name, not a slip.

    >>> is_pinyin("huaqi"), is_pinyin("technolgies")
    (True, False)
    """
    return syllables().fullmatch(word) is not None


def spelt(han: str) -> str:
    """Chinese characters in Pinyin, one word; what has no reading is left out."""
    table = pinyin()
    return "".join(table.get(char, "") for char in han)


@lru_cache(maxsize=1)
def han_places() -> tuple[frozenset[str], frozenset[str]]:
    """Provinces, and cities, by their short names."""
    found = yaml.safe_load(_text("places.yaml"))
    return frozenset(found["provinces"]), frozenset(found["cities"])


@lru_cache(maxsize=1)
def latin_places() -> frozenset[str]:
    """Places in Latin letters: what the list holds, and the Pinyin of Chinese places."""
    provinces, cities = han_places()
    listed = {place.replace(" ", "") for place in words()["places_latin"]}
    # 陕西 is written shaanxi; one-syllable names would catch half of all words.
    return frozenset(listed | {spelt(place) for place in provinces | cities} - {"long", "nanhai"})


@lru_cache(maxsize=1)
def surnames_spelt() -> frozenset[str]:
    """Chinese surnames in Pinyin."""
    lists = words()
    return frozenset(spelt(one) for one in (*lists["surnames"], *lists["surnames_double"]))


@lru_cache(maxsize=1)
def common_names() -> frozenset[str]:
    """Given names that hardly any firm's name holds."""
    return frozenset(words()["given_names"])


@lru_cache(maxsize=1)
def legal_latin() -> dict[str, str]:
    """How a legal form is written (one to five words) to the form."""
    return {written: form for form, some in words()["legal_latin"].items() for written in some}


@lru_cache(maxsize=1)
def legal_latin_heads() -> dict[str, int]:
    """Words that a legal form of several words begins with, and the most words that one has."""
    heads: dict[str, int] = {}
    for written in legal_latin():
        first, *rest = written.split()
        heads[first] = max(heads.get(first, 1), 1 + len(rest))
    return heads


@lru_cache(maxsize=1)
def legal_han() -> tuple[tuple[str, str], ...]:
    """Chinese and Japanese legal forms, longest first, in simplified characters."""
    table = simplified()
    found = {key.translate(table): form for key, form in words()["legal_han"].items()}
    return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=1)
def spelling() -> dict[str, str]:
    """Abbreviations and variants to the one spelling."""
    return {str(key): str(value) for key, value in words()["spelling"].items()}


@lru_cache(maxsize=1)
def stop() -> frozenset[str]:
    """Small words."""
    return frozenset(map(str, words()["stop"]))


@lru_cache(maxsize=1)
def weak() -> frozenset[str]:
    """Words that say little."""
    return frozenset(words()["weak"])


@lru_cache(maxsize=1)
def lexicon() -> dict[str, str]:
    """Slips of long common words: each word with one letter left out, to the word."""
    long = {w for w in _common() if len(w) >= 6}
    out: dict[str, str] = {}
    for word in sorted(long):
        for place in range(1, len(word)):
            out.setdefault(word[:place] + word[place + 1 :], word)
    return {slip: word for slip, word in out.items() if slip not in _common()}


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    lists = words()
    found = set(spelling().values()) | set(lists["offices"]) | set(lists["weak"])
    found |= {w for some in lists["legal_latin"].values() for one in some for w in one.split()}
    found |= {w for some in lists["kinds_latin"].values() for one in some for w in one.split()}
    return frozenset(w for one in found for w in one.split())


def common_word(word: str) -> str:
    """``word`` as the common word that it is a slip of (one letter more, less, other or swapped); else itself.

    >>> common_word("coporation"), common_word("techmology"), common_word("xerox")
    ('corporation', 'technology', 'xerox')
    """
    if len(word) < 6 or word in _common():
        return word
    slips = lexicon()
    if word in slips:
        return slips[word]
    for place in range(1, len(word)):
        shorter = word[:place] + word[place + 1 :]
        if shorter in _common() and len(shorter) >= 6:
            # One letter more at the end is a plural or another word ending, and is left alone.
            return shorter if place < len(word) - 1 else word
        if shorter in slips:
            return slips[shorter]
    return word


common_word = lru_cache(maxsize=262_144)(common_word)
