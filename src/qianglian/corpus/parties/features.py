"""What speaks for and against two names being one party: named features with weights, each of which explains itself.

As in nomenklatura's logic: the strongest feature that speaks for the pair gives the score, those against it are
taken off, and every feature that fired is kept with the pair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from qianglian.corpus.parties import wordlists
from qianglian.corpus.parties.kinds import kind_of
from qianglian.corpus.parties.normal_name import NormalName
from qianglian.corpus.parties.spelling import allowed, edits
from qianglian.model.text import Text

AUTO, PROPOSE = 0.85, 0.60
"""Joined from ``AUTO`` on; proposed to a person from ``PROPOSE`` on. Set on one half of `benchmarks/parties.py`."""

COMMON = 4
"""A word in so many different names is a word of the language, not a slip of another."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names under comparison, with what the corpus knows of their words."""

    a: NormalName
    b: NormalName
    known: Mapping[str, int]
    """In how many names a word stands."""
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    same_frame: bool
    unique_initials: bool = False
    limited_first: bool = False
    """Of a Chinese pair of 有限 and 股份: whether the former name is the elder one, and not used on for long."""

    def common(self, word: str) -> bool:
        """Whether a word stands in many names."""
        return self.known.get(word, 0) >= COMMON


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing to look at: how much it weighs, and how it is told. Negative weights speak against the pair."""

    name: str
    weight: float
    func: Callable[[Pair], float]
    title: Text


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair's score and the features that fired, strongest first."""

    score: float
    reasons: tuple[tuple[str, float], ...]


def pair(
    a: NormalName,
    b: NormalName,
    known: Mapping[str, int],
    *,
    unique_initials: bool = False,
    limited_first: bool = False,
) -> Pair:
    """Two names side by side; the order of the two does not matter to any feature."""
    left, right = Counter(a.words), Counter(b.words)
    only_a, only_b = tuple((left - right).elements()), tuple((right - left).elements())
    return Pair(a, b, known, only_a, only_b, a.frame == b.frame, unique_initials, limited_first)


def compare(asked: Pair) -> Scored:
    """The score of a pair, between 0 and 1, and why."""
    speaking: list[tuple[str, float]] = []
    best = 0.0
    for feature in FOR:
        value = feature.func(asked) * feature.weight
        if value > 0:
            speaking.append((feature.name, round(value, 3)))
            best = max(best, value)
    if best == 0:
        return Scored(0.0, ())
    for feature in AGAINST:
        value = feature.func(asked) * feature.weight
        if value < 0:
            speaking.append((feature.name, round(value, 3)))
            best += value
    speaking.sort(key=lambda said: (-abs(said[1]), said[0]))
    return Scored(round(max(best, 0.0), 4), tuple(speaking))


# -- for --------------------------------------------------------------------------------------------


def _same_words(p: Pair) -> float:
    if p.only_a or p.only_b or p.a.script != p.b.script:
        return 0
    if p.a.script == "han" and p.a.legal != p.b.legal:
        return _converted(p)
    return 1


def _converted(p: Pair) -> float:
    """股改: a company goes on under its name with another form. Near certain where the limited company came first.

    Where it came later, it is as a rule a new subsidiary that bears the old name; and a 集团 and its listed company
    often differ in the form alone. A name without a place may be another firm's.
    """
    firm = len(p.a.core) + 2 * len(p.a.places) >= 6
    if {p.a.legal, p.b.legal} == {"有限", "股份"}:
        return 1 if firm and p.limited_first and "集团" not in p.a.core else 0.85
    return 1 if firm else 0.85


def _same_letters(p: Pair) -> float:
    """Words run together or apart: bio tech, biotech."""
    return float(p.a.script == p.b.script == "latin" and bool(p.only_a or p.only_b) and p.a.core == p.b.core)


def _weak_words(p: Pair) -> float:
    """Only words that say little are apart, and what is left says something."""
    if not (p.only_a or p.only_b) or p.a.script != "latin":
        return 0
    apart = p.only_a + p.only_b
    shared = [w for w in p.a.words if w not in p.only_a and w not in wordlists.weak()]
    if len(apart) > 1 or not all(w in wordlists.weak() for w in apart):
        return 0
    return 1 if any(not p.common(w) for w in shared) or len(shared) >= 2 else 0.8


def _slips(p: Pair) -> float:
    """Everything alike but for slips of the pen in the rest."""
    if p.a.script != "latin" or p.b.script != "latin" or not (p.only_a and p.only_b):
        return _slip_in_whole(p)
    if len(p.only_a) != len(p.only_b):
        return _slip_in_whole(p)
    rest = list(p.only_b)
    doubt = 1.0
    for word in p.only_a:
        found = min(rest, key=lambda other: (edits(word, other, 4), other))
        most = max(allowed(len(word)), allowed(len(found)))
        if len(p.a.words) == 1 and len(word) < 7:
            # All that the name says, and short: Awind and Awing are two firms, Xerox and Xerok one at best.
            most = 0
        if edits(word, found, most) > most:
            return _slip_in_whole(p)
        doubt *= _doubt(p, word, found)
        rest.remove(found)
    return doubt


def _doubt(p: Pair, word: str, other: str) -> float:
    """Two words of the language, and two names in Pinyin, are not slips of one another."""
    if p.common(word) and p.common(other):
        return 0.6
    if wordlists.is_pinyin(word) and wordlists.is_pinyin(other):
        return 0.78
    if word[0] != other[0] and len(word) < 8:
        return 0.85
    return 1.0


def _slip_in_whole(p: Pair) -> float:
    """Slips that run words together, or leave a small one out."""
    if p.a.script != "latin" or p.b.script != "latin":
        return 0
    left, right = "".join(p.only_a), "".join(p.only_b)
    length = max(len(p.a.core), len(p.b.core))
    if length < 8 or (min(len(left), len(right)) == 0 and max(len(left), len(right)) > 1):
        return 0
    if wordlists.is_pinyin(left or "-") and wordlists.is_pinyin(right or "-"):
        return 0
    most = min(allowed(max(len(left), len(right)) + 4), 2)
    return 0.98 if edits(p.a.core, p.b.core, most) <= most else 0


def _acronym(p: Pair) -> float:
    """One is the initials of the other, and of no other name here."""
    for short, long in ((p.a, p.b), (p.b, p.a)):
        if len(short.words) == 1 and len(long.words) >= 3 and 3 <= len(short.core) <= 8:
            if long.acronym == short.core:
                return 1
            if initials(long) == short.core:
                return 1 if p.unique_initials else 0.75
    return 0


def _former(p: Pair) -> float:
    """One name states the other as its former one; blocking has looked it up."""
    from qianglian.corpus.parties.normal_name import normal_name

    for one, other in ((p.a, p.b), (p.b, p.a)):
        if one.former and normal_name(one.former).text == other.text:
            return 1
    return 0


def _one_character(p: Pair) -> float:
    """Chinese names of firms that sound alike or lack one character: the slips of those who type them."""
    if p.a.script != "han" or p.b.script != "han" or not (p.only_a and p.only_b):
        return 0
    if min(len(p.a.core), len(p.b.core)) < 5 or p.a.places != p.b.places or not (p.a.legal and p.b.legal):
        return 0
    if edits(p.a.core, p.b.core, 1) > 1:
        return 0
    if len(p.a.core) != len(p.b.core):
        return 0.8
    return float(wordlists.spelt(p.a.core) == wordlists.spelt(p.b.core))


def _pinyin(p: Pair) -> float:
    """A Latin name that opens with the Pinyin of the Chinese one, in the same place."""
    if {p.a.script, p.b.script} != {"han", "latin"}:
        return 0
    han, latin = (p.a, p.b) if p.a.script == "han" else (p.b, p.a)
    brand = latin.words[0]
    if not any(brand == wordlists.spelt(han.core[:length]) for length in (2, 3, 4)):
        return 0
    trades = wordlists.words()["trades"]
    english = {w for chinese, some in trades.items() if chinese in han.core for w in some}
    agree = len(english & set(latin.words[1:]))
    return min(1.0, 0.7 + 0.1 * agree)


FOR: tuple[Feature, ...] = (
    Feature("former_name", 1.0, _former, Text(zh="名称自述曾用名", en="states the former name itself")),
    Feature("same_words", 0.95, _same_words, Text(zh="字号与行业相同", en="same words, another legal form")),
    Feature(
        "same_letters",
        0.93,
        _same_letters,
        Text(zh="字母相同，分写不同", en="same letters, spaced otherwise"),
    ),
    Feature("slips", 0.92, _slips, Text(zh="仅有拼写差异", en="apart by slips of spelling")),
    Feature(
        "weak_words", 0.88, _weak_words, Text(zh="仅差一个泛词", en="apart by one word that says little")
    ),
    Feature("acronym", 0.90, _acronym, Text(zh="一名为另一名的缩写", en="one abbreviates the other")),
    Feature(
        "one_character",
        0.78,
        _one_character,
        Text(zh="音同或少一字", en="sound alike, or one character less"),
    ),
    Feature("pinyin", 0.80, _pinyin, Text(zh="拼音译名相符", en="the Pinyin agrees")),
)


# -- against ----------------------------------------------------------------------------------------


def _places(p: Pair) -> float:
    """Other places: another company of the house, or another one altogether."""
    a, b = set(p.a.places), set(p.b.places)
    if {p.a.script, p.b.script} == {"han", "latin"}:
        han, latin = (a, b) if p.a.script == "han" else (b, a)
        a, b = {wordlists.spelt(x) for x in han}, latin
    if a == b:
        return 0
    if a & b and (a <= b or b <= a):
        return 0.1
    if p.a.script == p.b.script and all(kind_of(n).kind in _ROOTED for n in (p.a, p.b)):
        return 2.0
    return 1 if a and b else 0.75


_ROOTED = ("university", "institute", "government")
"""Whose place is part of the name: 北京工业大学 and 南京工业大学 have nothing in common."""

_NATIONS = {
    **dict.fromkeys(("inc", "corp", "llc", "lp"), "us"),
    **dict.fromkeys(("gmbh", "ag", "kg", "ev"), "de"),
    **dict.fromkeys(("sas", "sarl", "sa"), "fr"),
    **dict.fromkeys(("bv", "nv"), "nl"),
    "kk": "jp",
    "spa": "it",
    "plc": "gb",
    "pty": "au",
    "ab": "se",
    "oy": "fi",
    "as": "dk",
    "sdn": "my",
}


def _legal(p: Pair) -> float:
    """Legal forms of different countries; one that is not stated, and plain Ltd., fit any."""
    a = {_NATIONS[f] for f in p.a.legal.split() if f in _NATIONS}
    b = {_NATIONS[f] for f in p.b.legal.split() if f in _NATIONS}
    return float(bool(a and b and not a & b))


def _numbers(p: Pair) -> float:
    return float(p.a.numbers != p.b.numbers)


def _branch(p: Pair) -> float:
    return float(p.a.branch != p.b.branch)


def _kind(p: Pair) -> float:
    a, b = kind_of(p.a).kind, kind_of(p.b).kind
    return float(a != b and bool(a) and bool(b))


def _frame(p: Pair) -> float:
    return float(not p.same_frame)


def _short(p: Pair) -> float:
    """A core of one or two letters, or of two characters, is not enough to know anybody by."""
    least = min(len(p.a.core), len(p.b.core))
    return float(least < 3)


AGAINST: tuple[Feature, ...] = (
    Feature("other_place", -0.30, _places, Text(zh="地名不同", en="other places")),
    Feature(
        "other_law", -0.20, _legal, Text(zh="组织形式属不同国家", en="legal forms of different countries")
    ),
    Feature("other_number", -0.60, _numbers, Text(zh="编号不同", en="other numbers")),
    Feature("other_branch", -0.50, _branch, Text(zh="一方为分支机构", en="one is a branch")),
    Feature("other_kind", -0.25, _kind, Text(zh="主体类型不同", en="other kinds of party")),
    Feature(
        "other_government",
        -0.20,
        _frame,
        Text(zh="所属政府不同或未写明", en="of another government, or none stated"),
    ),
    Feature("short_core", -0.12, _short, Text(zh="字号过短", en="too short to tell")),
)

TITLES: dict[str, Text] = {one.name: one.title for one in (*FOR, *AGAINST)}


def initials(name: NormalName) -> str:
    """The first letters of a name's words."""
    return "".join(word[0] for word in name.words)
