"""What speaks for two names being one party."""

from __future__ import annotations

from qianglian.corpus.parties import wordlists
from qianglian.corpus.parties.normal_name import normal_name
from qianglian.corpus.parties.pair import Feature, Pair
from qianglian.corpus.parties.spelling import allowed, edits
from qianglian.model.text import Text


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
            if long.initials == short.core:
                return 1 if p.unique_initials else 0.75
    return 0


def _former(p: Pair) -> float:
    """One name states the other as its former one; blocking has looked it up."""
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
