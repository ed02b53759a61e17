"""At which level applicants are counted: each party for itself (主体口径), or each group as one (集团口径).

As with families, the choice is the analyst's and changes every ranking, so the levels stand side by side: groups as
people named them, and those with the members that names alone suggest, which are marked and never become evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from qianglian.model.text import Text

Level = Literal["party", "group", "likely_group"]

LEVELS: dict[Level, Text] = {
    "party": Text(zh="主体口径", en="parties"),
    "group": Text(zh="集团口径（经确认）", en="groups, as confirmed"),
    "likely_group": Text(zh="集团口径（含推定成员）", en="groups, with inferred members"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """A head and its members. A publication of two members counts once.

    ``inferred`` are the members that stand here by their names alone.
    """

    head: str
    members: tuple[str, ...]
    publications: int
    inferred: tuple[str, ...] = ()


Link = tuple[int, int]
"""A member and its head, as places in a list."""


def heads(parties: int, links: Iterable[Link]) -> list[int]:
    """For each party the head it stands under in the end, itself where it stands alone.

    A link that would close a ring is left out, so that the first word holds: give the surest links first.
    """
    above = list(range(parties))

    def top(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    for member, head in links:
        low, high = top(member), top(head)
        # A member that has a head already keeps it: two heads of one member would join two groups.
        if low != high and low == member:
            above[low] = high
    return [top(place) for place in range(parties)]


def groups(
    keys: Sequence[str],
    confirmed: Sequence[Link],
    likely: Sequence[Link],
    mentions: tuple[np.ndarray, np.ndarray],
) -> list[Group]:
    """Groups of two parties or more, the largest first.

    ``mentions`` are, place by place, a party and a publication that bears it; ``likely`` may be empty.
    """
    tops = heads(len(keys), [*confirmed, *likely])
    named = {member for member, _ in confirmed}
    members: dict[int, list[int]] = defaultdict(list)
    for place, top in enumerate(tops):
        members[top].append(place)
    counts = distinct(np.array(tops, dtype=np.int64)[mentions[0]], mentions[1], len(keys))
    made = [
        Group(
            keys[top],
            tuple(keys[place] for place in some),
            counts[top],
            tuple(keys[place] for place in some if place not in named and place != top),
        )
        for top, some in members.items()
        if len(some) > 1
    ]
    return sorted(made, key=lambda group: (-group.publications, group.head))


def distinct(owner: np.ndarray, publication: np.ndarray, owners: int) -> list[int]:
    """Publications of each owner, each once however often it is named."""
    many = int(publication.max()) + 1 if len(publication) else 1
    pairs = np.unique(owner * many + publication)
    counts: list[int] = np.bincount(pairs // many, minlength=owners).tolist()
    return counts
