"""What sources tell of the law of one application, as entries in one order of time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from qianglian.model.dates import BadDate, parse_date
from qianglian.model.publication import LegalEvent, LegalState, Publication
from qianglian.rules.legal_events import EFFECTS, event_rules

Origin = Literal["event", "date", "statement", "derived"]

UNDATED = date.max
_EFFECTIVE = re.compile(r"Effective date:\s*([0-9]{8})", re.IGNORECASE)
_ORDER = {name: place for place, name in enumerate(EFFECTS)}


@dataclass(frozen=True, slots=True)
class Telling:
    """One record of the application: what it states, where it stands, and the day of the search it answers."""

    publication: Publication
    source: str = ""
    learned: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on the time line.

    ``day`` is the day of effect (None where no source tells), ``announced`` that of the gazette where it
    differs. ``effect`` is one of `EFFECTS`, or ``statement`` for a state that a source gives as of a day.
    """

    day: date | None
    effect: str
    text: str
    origin: Origin
    sources: tuple[str, ...]
    code: str = ""
    country: str = ""
    announced: date | None = None
    state: LegalState | None = None

    @property
    def order(self) -> tuple[date, int, str, str, str]:
        """By day; on one day by the course of a procedure, statements last; without a day at the end."""
        return (self.day or UNDATED, _ORDER.get(self.effect, len(_ORDER)), self.code, self.country, self.text)


def entries_of(tellings: Sequence[Telling], as_of: date | None = None) -> tuple[Entry, ...]:
    """Every entry once, with all the sources that tell it, in one order whatever the order of the sources.

    ``as_of`` leaves out what happened, or was announced or stated, later.
    """
    merged: dict[Entry, set[str]] = {}
    for telling in tellings:
        for entry in _told(telling):
            if as_of is None or all(day is None or day <= as_of for day in (entry.day, entry.announced)):
                merged.setdefault(replace(entry, sources=()), set()).update(entry.sources)
    found = (replace(entry, sources=tuple(sorted(sources))) for entry, sources in merged.items())
    return tuple(
        sorted(found, key=lambda entry: (entry.order, entry.announced or UNDATED, entry.state or ""))
    )


def country_of(tellings: Sequence[Telling]) -> str:
    """The office of the application."""
    publications = [one.publication for one in tellings]
    return min((p.number.country if p.number else p.country for p in publications), default="")


def _told(telling: Telling) -> Iterator[Entry]:
    publication, sources = telling.publication, (telling.source,) if telling.source else ()
    country = publication.number.country if publication.number else publication.country
    yield from _dates(publication, country, sources)
    for event in publication.events:
        yield _event(event, country, sources)
    status = publication.status
    if status and status.state:
        day = status.as_of or telling.learned
        yield Entry(day, "statement", status.as_given, "statement", sources, state=status.state)


def _dates(publication: Publication, country: str, sources: tuple[str, ...]) -> Iterator[Entry]:
    """What the record's own dates and its kind of document tell."""
    number = publication.number.text if publication.number else ""
    kind = publication.number.kind if publication.number else ""
    grant = kind in event_rules().granted_kinds.get(country, frozenset())
    granted = publication.grant_date or (publication.publication_date if grant else None)
    if publication.filing_date:
        yield Entry(publication.filing_date, "filed", "", "date", sources, country=country)
    if publication.publication_date and not grant:
        yield Entry(publication.publication_date, "published", number, "date", sources, country=country)
    if granted:
        text = number if granted == publication.publication_date and grant else ""
        yield Entry(granted, "granted", text, "date", sources, country=country)


def _event(event: LegalEvent, country: str, sources: tuple[str, ...]) -> Entry:
    effect = event_rules().effect_of(event, country)
    day = _effective(event)
    return Entry(
        day or event.date,
        effect,
        event.text,
        "event",
        sources,
        event.code,
        event.country or country,
        event.date if day and day != event.date else None,
    )


def _effective(event: LegalEvent) -> date | None:
    """The day of effect that the text itself gives: the last one, where it tells of several states at once."""
    days = (parse_date(found) for found in _EFFECTIVE.findall(event.text))
    return max((day for day in days if day is not None and not isinstance(day, BadDate)), default=None)
