"""Who cites whom: always an earlier publication of the set, earlier in the series and earlier in time.

The index that is cited is drawn as ``index × u²``. That is the mean field of preferential attachment (Barabási
and Albert 1999: the expected number of citations of a publication falls with the square root of its index), and it
needs no memory of what was cited before, so it works for a million records at any place of the series.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from qianglian.sources.synthetic.dice import Dice
from qianglian.sources.synthetic.lineage import Publication, publication_at
from qianglian.sources.synthetic.numbers import publication_number

HOW_MANY: dict[str, tuple[int, int]] = {
    "CN.B": (1, 5), "CN.U": (0, 2), "US.B2": (3, 9), "WO.A1": (2, 6), "EP.A1": (2, 6), "EP.B1": (2, 5),
}  # fmt: skip
"""Documents cited on a publication of that office and kind; none on the others."""

CATEGORIES = ("A", "A", "A", "X", "X", "Y")
_CATEGORISED = ("WO", "EP", "CN")
_TRIES, _SAME_TOPIC_TRIES = 4, 2


class Cited(NamedTuple):
    """A cited publication: index in the series, number, category (empty where the office gives none), by whom."""

    target: int
    number: str
    category: str
    by_examiner: bool
    day: date


def citations(seed: int, index: int, publication: Publication, stream: int) -> list[Cited]:
    """What the publication at ``index`` cites, drawn with dice of its own in ``stream``."""
    office, kind = publication.member
    bounds = HOW_MANY.get(f"{office}.{kind}")
    if bounds is None:
        return []
    dice = Dice(publication.family.word, stream, publication.place)
    found: dict[int, Cited] = {}
    for _ in range(dice.between(*bounds)):
        target = _target(seed, index, publication, dice)
        if target is not None and target not in found:
            found[target] = _cited(seed, target, office, dice)
    return list(found.values())


def _target(seed: int, index: int, publication: Publication, dice: Dice) -> int | None:
    """An earlier publication, of the same topic where a few tries find one; None where there is none."""
    family = publication.family
    for attempt in range(_TRIES):
        target = int(index * dice.unit() ** 2)
        other = publication_at(seed, target)
        if other.family.published(other.place) >= family.filed or other.member.kind == "S":
            continue
        if other.family.topic == family.topic or attempt >= _SAME_TOPIC_TRIES:
            return target
    return None


def _cited(seed: int, target: int, office: str, dice: Dice) -> Cited:
    family, place = publication_at(seed, target)
    category = dice.pick(CATEGORIES) if office in _CATEGORISED else ""
    by_examiner = office != "US" or dice.chance(0.3)
    day = date.fromordinal(family.published(place))
    return Cited(target, publication_number(family, place), category, by_examiner, day)
