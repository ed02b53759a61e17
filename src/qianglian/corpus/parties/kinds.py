"""What kind a party is by the words of its name: enterprise, university, institute, individual, government.

The name is all there is to go by, so a kind found here is *inferred*; only a table or a judgement states one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from qianglian.corpus.parties import wordlists
from qianglian.corpus.parties.normal_name import NormalName
from qianglian.corpus.parties.people import is_person
from qianglian.model.text import Text

KINDS: dict[str, Text] = {
    "enterprise": Text(zh="企业", en="enterprise"),
    "university": Text(zh="高校", en="university"),
    "institute": Text(zh="科研院所与事业单位", en="institute"),
    "individual": Text(zh="个人", en="individual"),
    "government": Text(zh="政府机关", en="government"),
    "": Text(zh="未知", en="unknown"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind, and the word that it was inferred from ("" where it was stated)."""

    kind: str
    because: str = ""
    inferred: bool = True


def kind_of(name: NormalName) -> Kind:
    """The kind of party that a name tells of; "" where it tells nothing."""
    return _han(name) if name.script == "han" else _latin(name)


def _han(name: NormalName) -> Kind:
    whole = name.core
    if name.legal:
        return Kind("enterprise", name.legal)
    if name.branch:
        return Kind("enterprise", name.branch)
    if is_person(name.given):
        return Kind("individual", "姓名")
    # The word that stands last tells what it is: 大学附属医院 is a hospital, 大学研究院 an institute.
    last = max(
        (
            (whole.rfind(w) + len(w), len(w), kind, w)
            for w, kind in _han_words()
            if w in whole and (kind != "government" or whole.endswith(w))
        ),
        default=None,
    )
    if last is None:
        return Kind("")
    return Kind("institute" if last[2] == "hospital" else last[2], last[3])


@lru_cache(maxsize=1)
def _han_words() -> tuple[tuple[str, str], ...]:
    table = wordlists.simplified()
    lists = wordlists.words()["kinds_han"]
    return tuple((str(w).translate(table), kind) for kind, some in lists.items() for w in some)


@lru_cache(maxsize=1)
def _latin_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lists = wordlists.words()["kinds_latin"]
    return tuple((kind, re.compile(rf"\b(?:{'|'.join(some)})\b")) for kind, some in lists.items() if some)


def _latin(name: NormalName) -> Kind:
    if name.frame:
        return Kind("government", name.frame)
    if name.legal and name.legal != "ev":
        return Kind("enterprise", name.legal)
    if is_person(name.given):
        return Kind("individual", "name of a person")
    text = " ".join(name.words)
    # The word that stands first tells what it is: an institute of a ministry is an institute.
    found = [(m.start(), kind, m[0]) for kind, pattern in _latin_words() if (m := pattern.search(text))]
    if not found:
        return Kind("")
    _, kind, because = min(found)
    return Kind("institute" if kind == "hospital" else kind, because)
