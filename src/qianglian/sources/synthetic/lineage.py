"""Which family a publication belongs to, where and when it was filed and published: from its index alone.

Indexes come in blocks of 32; a block is cut into families by one of a few patterns, and each family takes a
route through the offices that has as many publications as the pattern leaves it. So any publication can be
placed in a few microseconds without knowing any other, which citations and a million records need.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from qianglian.sources.synthetic.dice import mix, zipf
from qianglian.sources.synthetic.topics import TOPICS

BLOCK = 32
FAMILIES_PER_BLOCK = 20
FIRST_DAY = date(2005, 1, 4).toordinal()
LAST_DAY = date(2024, 12, 31).toordinal()
GROWTH = 0.4
"""Filing day = first + span × u**GROWTH: filings per year grow about as the 1.5th power of time."""

PATTERNS: tuple[tuple[int, ...], ...] = (
    (1,) * 13 + (2,) * 4 + (3, 8),
    (1,) * 12 + (2,) * 5 + (3, 3, 4),
    (1,) * 12 + (2,) * 4 + (3, 4, 5),
    (1,) * 14 + (2,) * 3 + (3, 9),
)

ROUTES: dict[int, tuple[tuple[int, str], ...]] = {
    1: ((44, "CN.U"), (38, "CN.A"), (5, "CN.S"), (4, "US.A1"), (5, "JP.A"), (3, "KR.A"), (1, "WO.A1")),
    2: (
        (68, "CN.A CN.B"),
        (8, "CN.A CN.U"),
        (8, "US.A1 US.B2"),
        (9, "CN.A WO.A1"),
        (4, "EP.A1 EP.B1"),
        (3, "JP.A CN.A"),
    ),
    3: (
        (40, "CN.A CN.B WO.A1"),
        (15, "CN.A CN.U CN.B"),
        (15, "US.A1 US.B2 CN.A"),
        (15, "JP.A CN.A CN.B"),
        (15, "KR.A US.A1 CN.A"),
    ),
    4: ((60, "CN.A CN.B WO.A1 US.A1"), (20, "WO.A1 US.A1 US.B2 CN.A"), (20, "JP.A WO.A1 CN.A CN.B")),
    5: (
        (60, "CN.A CN.B WO.A1 US.A1 US.B2"),
        (20, "KR.A WO.A1 US.A1 EP.A1 CN.A"),
        (20, "CN.A CN.B WO.A1 EP.A1 JP.A"),
    ),
    8: (
        (70, "CN.A CN.B WO.A1 US.A1 US.B2 EP.A1 JP.A KR.A"),
        (30, "JP.A WO.A1 US.A1 US.B2 EP.A1 CN.A CN.B KR.A"),
    ),
    9: (
        (70, "CN.A CN.B WO.A1 US.A1 US.B2 EP.A1 EP.B1 JP.A KR.A"),
        (30, "US.A1 US.B2 WO.A1 EP.A1 EP.B1 CN.A CN.B JP.A KR.A"),
    ),
}
"""Per number of publications: how often, and what is published where; the first office is the origin."""

LAGS: dict[str, tuple[int, int]] = {
    "CN.A": (120, 570), "CN.B": (700, 1500), "CN.U": (120, 330), "CN.S": (90, 250),
    "US.A1": (545, 760), "US.B2": (900, 1700), "WO.A1": (545, 600), "EP.A1": (560, 900), "EP.B1": (1200, 2300),
    "JP.A": (545, 800), "KR.A": (545, 800),
}  # fmt: skip
"""Days from the first filing to the publication, at least and at most; in China from the filing there."""

LATEST_ABROAD = 364
"""The last day, counted from the first filing, on which the other offices receive the application."""


class Member(NamedTuple):
    """One publication of a route: office and kind, as ``CN`` and ``B``."""

    office: str
    kind: str


class Family(NamedTuple):
    """One invention: its number within the set, its own dice word, topic, route and days (ordinals)."""

    number: int
    word: int
    topic: int
    route: tuple[Member, ...]
    filed: int
    filed_abroad: int

    def filed_in(self, office: str) -> int:
        """The day of filing in ``office``: the origin's day, or within the twelve months of priority."""
        return self.filed if office == self.route[0].office else self.filed_abroad

    def published(self, place: int) -> int:
        """The day when the route's ``place``-th publication came out."""
        member = self.route[place]
        low, high = _LAGS[member]
        start = self.filed_in("CN") if member.office == "CN" else self.filed
        return start + low + mix(self.word, place) % (high - low + 1)

    def place_of(self, office: str, kind: str) -> int | None:
        """Where in the route such a publication stands, None where the family has none."""
        member = Member(office, kind)
        return self.route.index(member) if member in self.route else None


class Publication(NamedTuple):
    """One publication: its family and its place in the family's route."""

    family: Family
    place: int

    @property
    def member(self) -> Member:
        return self.family.route[self.place]


@lru_cache(maxsize=1 << 15)
def publication_at(seed: int, index: int) -> Publication:
    """The publication with this index (from 0) in the series of this seed."""
    block, slot = divmod(index, BLOCK)
    word = mix(seed, 1, block)
    position, place = _SLOTS[word & 3][(slot * 11 + (word >> 8)) % BLOCK]
    return Publication(_family(seed, block, position, PATTERNS[word & 3][position]), place)


@lru_cache(maxsize=4096)
def _family(seed: int, block: int, position: int, size: int) -> Family:
    number = block * FAMILIES_PER_BLOCK + position
    word = mix(seed, 2, number)
    route, longest = _route(size, (word & 0xFFFF) / 0x10000)
    span = LAST_DAY - FIRST_DAY - longest
    filed = FIRST_DAY + int(span * (((word >> 16) & 0xFFFFFF) / 0x1000000) ** GROWTH)
    topic = zipf(((word >> 40) & 0xFFF) / 0x1000, len(TOPICS))
    return Family(number, word, topic, route, filed, filed + LATEST_ABROAD - (word >> 52) % 75)


def _route(size: int, unit: float) -> tuple[tuple[Member, ...], int]:
    for bound, route, longest in _ROUTES[size]:
        if unit < bound:
            return route, longest
    raise AssertionError("the last bound is 1")


def _slots(pattern: tuple[int, ...]) -> list[tuple[int, int]]:
    return [(position, place) for position, size in enumerate(pattern) for place in range(size)]


def _bounds(routes: tuple[tuple[int, str], ...]) -> list[tuple[float, tuple[Member, ...], int]]:
    sums = list(accumulate(weight for weight, _ in routes))
    names = [route.split() for _, route in routes]
    return [
        (upper / sums[-1], tuple(Member(*name.split(".")) for name in route), _longest(route))
        for upper, route in zip(sums, names, strict=True)
    ]


def _longest(route: list[str]) -> int:
    """The most days that the route can take from the first filing to the last publication."""
    entered_later = not route[0].startswith("CN.")
    return max(
        LAGS[name][1] + (LATEST_ABROAD if entered_later and name.startswith("CN.") else 0) for name in route
    )


_LAGS = {Member(*name.split(".")): days for name, days in LAGS.items()}
_SLOTS = [_slots(pattern) for pattern in PATTERNS]
_ROUTES = {size: _bounds(routes) for size, routes in ROUTES.items()}
