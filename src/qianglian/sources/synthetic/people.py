"""Inventors that do not exist: 甲一, 乙子丑 … in Chinese, Inventor 0042 elsewhere, the same person by number."""

from __future__ import annotations

from qianglian.sources.synthetic.dice import Dice, mix

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_NUMERALS = "一二三四五六七八九十"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
PEOPLE = len(_STEMS) * len(_NUMERALS) * (1 + len(_BRANCHES))
_TEAM = 14


def name(number: int, language: str) -> str:
    """The person's name: a heavenly stem for the family name, a numeral and perhaps an earthly branch after it.

    >>> name(0, "zh"), name(42, "en")
    ('甲一', 'Inventor 0042')
    """
    if language != "zh":
        return f"Inventor {number:04d}"
    rest, stem = divmod(number, len(_STEMS))
    branch, numeral = divmod(rest, len(_NUMERALS))
    return _STEMS[stem] + _NUMERALS[numeral] + (_BRANCHES[branch - 1] if branch else "")


def team(dice: Dice, firm: str, topic: int) -> list[int]:
    """One to six people out of those who work on the topic at the firm, the busiest first."""
    group = mix(21, int.from_bytes(firm.encode()[-8:], "big"), len(firm), topic)
    places = {dice.common(range(_TEAM)) for _ in range(dice.between(1, 6))}
    return list(dict.fromkeys(mix(group, place) % PEOPLE for place in sorted(places)))
