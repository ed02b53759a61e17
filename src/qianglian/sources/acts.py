"""Legal acts that a vendor spreads over several columns (who, to whom, when), put together as events.

An act becomes an event only where its date can be read and it is certain who belongs to which date; the columns
themselves are kept as they stand, so that nothing is lost where it is not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qianglian.model.dates import parse_date
from qianglian.model.publication import LegalEvent
from qianglian.sources.cells import listing

_DAY = r"(?:19|20)[0-9]{2}(?:[-./年]?[0-9]{1,2}[-./月]?[0-9]{1,2}日?)"
_TERM = re.compile(rf"({_DAY})\s*(?:至|到|-|~|—|–)+\s*{_DAY}")
_BEFORE = re.compile(rf"\s*({_DAY})[\s|:：,，-]*(\S.*?)\s*", re.DOTALL)
_AFTER = re.compile(rf"\s*(\S.*?)[\s|:：,，(（-]*({_DAY})[)）]?\s*", re.DOTALL)
_ANY = re.compile(rf"(?<![0-9]){_DAY}(?![0-9])")
LONGEST = 400
"""Characters of an item that may be an event: what is longer is a text, and patterns take their time with it."""
_ITEMS = listing((";", "；", "\n"))


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of act: what it is called, the column of its date, and the columns that say who and how."""

    name: str
    when: str
    columns: tuple[str, ...]


def acts_in(cells: Mapping[str, str], acts: Sequence[Act], split: tuple[str, ...]) -> list[LegalEvent]:
    """The events that the cells of a row state: ``转让：转让人 甲；受让人 乙`` with its day."""
    return [event for act in acts if cells.get(act.when) for event in _events(cells, act, split)]


def _events(cells: Mapping[str, str], act: Act, split: tuple[str, ...]) -> list[LegalEvent]:
    items = listing(split)
    days = [_day(text) for text in items(cells[act.when])]
    if not days or None in days:
        return []
    given = {column: cells[column] for column in act.columns if cells.get(column)}
    if len(days) == 1:
        return [LegalEvent(days[0], _told(act, given))]
    said = {column: items(cell) for column, cell in given.items()}
    if any(len(values) != len(days) for values in said.values()):
        return []  # nobody could say who belongs to which day
    return [
        LegalEvent(day, _told(act, {column: values[place] for column, values in said.items()}))
        for place, day in enumerate(days)
    ]


def _told(act: Act, said: Mapping[str, str]) -> str:
    parts = "；".join(f"{column} {value}" for column, value in said.items())
    return f"{act.name}：{parts}" if parts else act.name


def _day(text: str) -> date | None:
    """A day, or the first day of a term such as ``2019-01-02至2021-01-01``."""
    if len(text) > LONGEST:
        return None
    term = _TERM.fullmatch(text)
    found = parse_date(term[1] if term else text)
    return found if isinstance(found, date) else None


def dated_events(text: str) -> list[LegalEvent]:
    """The events of one cell, where each of its items is one day and what happened on it; else none.

    >>> [str(event.date) for event in dated_events("2019-01-02 公开; 2020-03-04 授权")]
    ['2019-01-02', '2020-03-04']
    >>> dated_events("公开; 2020-03-04 授权")
    []
    """
    found = [_dated(item) for item in _ITEMS(text)]
    return [event for event in found if event is not None] if None not in found else []


def _dated(item: str) -> LegalEvent | None:
    if len(item) > LONGEST or len(_ANY.findall(item)) != 1:
        return None
    before = _BEFORE.fullmatch(item)
    after = None if before else _AFTER.fullmatch(item)
    if before is None and after is None:
        return None
    day, words = (before[1], before[2]) if before else (after[2], after[1])  # type: ignore[index]  # one is there
    found = parse_date(day)
    return LegalEvent(found, words) if isinstance(found, date) else None
