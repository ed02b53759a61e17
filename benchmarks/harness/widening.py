"""The generated series over all of the four official systems: its own topics are electric vehicles and batteries alone.

A share of the families moves to a branch of a system: it takes symbols that the branch's rule asks for, and a word of
the rule in title and abstract, mostly but not always, so that a rule finds some by both, some by the symbol alone and
some by the word alone. And a share of the first applicants becomes one of many small firms, as applicants are. What is
drawn depends on the family alone: its members stay alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from qianglian.query.grammar import parse
from qianglian.query.tree import And, Class, Node, Not, Or, Words
from qianglian.rules.official_systems import official_systems
from qianglian.sources.synthetic.dice import Dice, mix
from qianglian.sources.synthetic.firms import BRANDS, MARK_ZH
from qianglian.sources.synthetic.places import CITIES
from qianglian.sources.synthetic.record import Record
from qianglian.sources.synthetic.rows import row

MOVED = 0.6
"""Share of the families that leave the series' own topics for a branch."""
WORDED, CLASSED = 0.7, 0.9
"""Shares of those that carry a word, and symbols, of the branch's rule."""
SMALL = 0.7
"""Share of the first applicants that become small firms; 60 × 60 × the firms' own names."""

_BRANCH, _FIRM = 71, 72
_GROUPS = ("1", "3", "5", "7", "9", "10", "16", "20")
_SUBGROUPS = ("00", "02", "04", "06", "08", "10", "12", "14", "18", "20", "30", "32", "40", "60")


class Branch(NamedTuple):
    """A row of an official table with a rule: its name, the symbols and the words that the rule takes in."""

    name: str
    symbols: tuple[str, ...]
    words: tuple[str, ...]


@lru_cache(maxsize=1)
def branches() -> tuple[Branch, ...]:
    """All of the four systems, in an order that spreads the common places over all of them."""
    found = []
    for system in official_systems():
        for one in system.rows:
            if rule := one.rule("as_read"):
                leaves = list(taken_in(parse(rule)))
                symbols = tuple(
                    leaf.symbol for leaf in leaves if isinstance(leaf, Class) and leaf.field == "ipc"
                )
                words = tuple(leaf.text for leaf in leaves if isinstance(leaf, Words))
                if symbols:
                    found.append(Branch(one.name, symbols, words or (one.name,)))
    return tuple(one for _, one in sorted(enumerate(found), key=lambda each: mix(_BRANCH, each[0])))


def taken_in(node: Node) -> Iterator[Class | Words]:
    """The symbols and words of a rule but for those that it leaves out."""
    if isinstance(node, (Class, Words)):
        yield node
    elif isinstance(node, (And, Or)):
        for child in node.parts:
            yield from taken_in(child)
    else:
        assert isinstance(node, Not), node


def widened(seed: int, index: int) -> dict[str, Any]:
    """The publication at this place of the series, moved and renamed where its family is."""
    record = Record(seed, index)
    made: dict[str, Any] = row(record)
    dice = Dice(record.family.word, _BRANCH)
    if dice.chance(MOVED):
        _move(made, record, dice)
    dice = Dice(record.family.word, _FIRM)
    if dice.chance(SMALL):
        _make_small(made, record, dice)
    return made


def _move(made: dict[str, Any], record: Record, dice: Dice) -> None:
    branch = dice.common(branches())
    symbols = [_whole(symbol, dice) for symbol in dice.some(branch.symbols, dice.between(1, 3))]
    word, other = dice.common(branch.words), dice.pick(branch.words)
    if dice.chance(CLASSED) and "ipc" in made:
        made["ipc"] = list(dict.fromkeys(symbols))
        made["cpc"] = [*made["ipc"], *made["cpc"][-1:]]
    word = word if dice.chance(WORDED) else branch.name
    for text in (*made["titles"], *made.get("abstracts", ())):
        text["text"] = _renamed(text["text"], record, word, text["lang"])
    for text in made.get("abstracts", ()):
        if text["lang"] == "zh" and other != word:
            text["text"] += f"该方案还可用于{other}。"


def _renamed(text: str, record: Record, word: str, language: str) -> str:
    """The text about something else; a word that is no English one leaves English text alone."""
    head = record.invention.story.head[0 if language == "zh" else 1]
    return text if language != "zh" and not word.isascii() else text.replace(head, word)


def _whole(symbol: str, dice: Dice) -> str:
    """A symbol of a document under this one of a rule, which may be a class, a subclass or a main group."""
    if len(symbol) < 4:
        symbol = (symbol + "01")[:3] + dice.pick("BCDFG")
    if len(symbol) == 4:
        symbol += dice.common(_GROUPS)
    return symbol if "/" in symbol else f"{symbol}/{dice.common(_SUBGROUPS)}"


def _make_small(made: dict[str, Any], record: Record, dice: Dice) -> None:
    """The first applicant as a firm of its own, with a second name in its name and in another place."""
    brand, city, house = dice.pick(BRANDS), dice.common(CITIES), dice.below(997)
    before = made["applicants"][0]
    for party in (*made["applicants"], *made.get("owners", ())):
        if party["name"] != before["name"] or party is before:
            continue
        _rename(party, brand, city.country, city.address_zh(house), city.address_en(house))
    _rename(before, brand, city.country, city.address_zh(house), city.address_en(house))


def _rename(party: dict[str, Any], brand: tuple[str, str], country: str, zh: str, en: str) -> None:
    at_home = party["country"] == "CN"
    party.pop("identifiers", None)
    if party["name"].startswith(MARK_ZH):
        party["name"] = f"{party['name'][:4]}{brand[0]}{party['name'][4:]}"
    else:
        party["name"] = f"{brand[1]} {party['name']}"
    if at_home:
        party |= {"country": country, "address": zh if party["name"].startswith(MARK_ZH) else en}
