"""What happens to a publication in law until the end of 2024: events in the offices' words, and the state."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from qianglian.sources.synthetic.dice import Dice
from qianglian.sources.synthetic.firms import Firm, another_firm
from qianglian.sources.synthetic.lineage import LAST_DAY, Publication

TERM_YEARS = {"U": 10, "S": 15}
"""Years from filing to expiry; inventions have 20. Designs filed before 2021-06 had 10."""

PENDING, IN_FORCE, LAPSED = ("pending", "审中"), ("in_force", "有效"), ("lapsed", "失效")

LICENCE_KINDS = ("普通许可", "排他许可", "独占许可")


class Event(NamedTuple):
    """Something that happened: when (ordinal), in which words, and the other party where there is one."""

    day: int
    text: str
    party: Firm | None = None
    note: str = ""


class Fate(NamedTuple):
    """The events in order of time and the state that they leave at the end of 2024."""

    events: tuple[Event, ...]
    state: str
    state_zh: str

    def first(self, text: str) -> Event | None:
        """The first event of that kind."""
        return next((event for event in self.events if event.text == text), None)


TRANSFER, LICENCE, PLEDGE = "专利权的转移", "专利实施许可合同备案的生效", "专利权质押合同登记的生效"
EXAMINATION, GRANT, UNPAID, EXPIRED = "实质审查的生效", "授权", "专利权的终止(未缴年费)", "专利权有效期届满"
WITHDRAWN, REFUSED = "发明专利申请公布后的视为撤回", "发明专利申请公布后的驳回"
ABROAD_GRANT = "Patent granted"


def granted(publication: Publication) -> bool:
    """Whether this publication is of a granted right."""
    return publication.member.kind in ("B", "U", "S", "B1", "B2")


def expiry(publication: Publication) -> date:
    """The end of the longest term, counted from the filing in that office."""
    filed = date.fromordinal(publication.family.filed_in(publication.member.office))
    years = TERM_YEARS.get(publication.member.kind, 20)
    if publication.member.kind == "S" and filed < date(2021, 6, 1):
        years = 10
    day = 28 if (filed.month, filed.day) == (2, 29) else filed.day
    return date(filed.year + years, filed.month, day)


def fate(publication: Publication, stream: int) -> Fate:
    """Draw what happened to the publication, with dice of its own in ``stream``."""
    published = publication.family.published(publication.place)
    if publication.member.office != "CN":
        return _abroad(publication, published)
    dice = Dice(publication.family.word, stream, publication.place)
    if granted(publication):
        return _granted(publication, published, dice)
    return _applied(publication, published, dice, stream)


def _abroad(publication: Publication, published: int) -> Fate:
    if not granted(publication):
        return Fate((), *PENDING)
    ended = expiry(publication).toordinal() <= LAST_DAY
    return Fate((Event(published, ABROAD_GRANT),), *(LAPSED if ended else IN_FORCE))


def _applied(publication: Publication, published: int, dice: Dice, stream: int) -> Fate:
    family = publication.family
    place = family.place_of("CN", "B")
    events = [Event(published + dice.between(15, 60), EXAMINATION)]
    if place is not None:
        later = fate(Publication(family, place), stream)
        return Fate((*events, *later.events), later.state, later.state_zh)
    if dice.chance(0.6):
        ending = WITHDRAWN if dice.chance(0.55) else REFUSED
        events.append(Event(published + dice.between(400, 1400), ending))
    return _until_now(events, PENDING)


def _granted(publication: Publication, published: int, dice: Dice) -> Fate:
    events, unit = [Event(published, GRANT)], dice.unit()
    if unit < 0.09:
        events.append(Event(published + dice.between(90, 2500), TRANSFER, another_firm(dice)))
    elif unit < 0.12:
        licence = dice.pick(LICENCE_KINDS)
        events.append(Event(published + dice.between(90, 1800), LICENCE, another_firm(dice), licence))
    elif unit < 0.15:
        events.append(Event(published + dice.between(90, 1800), PLEDGE, another_firm(dice)))
    end = expiry(publication).toordinal()
    if dice.chance(0.45 if publication.member.kind == "U" else 0.25):
        events.append(Event(min(published + dice.between(800, 3600), end), UNPAID))
    else:
        events.append(Event(end, EXPIRED))
    return _until_now(events, IN_FORCE)


def _until_now(events: list[Event], state: tuple[str, str]) -> Fate:
    """Leave out what lies in the future or after the end, and let the last ending decide the state."""
    past: list[Event] = []
    for event in sorted(events, key=lambda event: event.day):
        if event.day > LAST_DAY:
            break
        past.append(event)
        if event.text in (UNPAID, EXPIRED, WITHDRAWN, REFUSED):
            return Fate(tuple(past), *LAPSED)
    return Fate(tuple(past), *state)
