"""Legal events in one cell, as vendors write them: ``2015-04-01 | -DEEMED WITHDRAWN | CN | 2013-…``."""

from __future__ import annotations

import re

from qianglian.model.dates import BadDate, parse_date
from qianglian.model.publication import LegalEvent

_EVENT = re.compile(
    r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2}|-) \| ([+-]?)(.*?) \| ([A-Z]{2})"
    r"(?= \| (?:[0-9]{4}-[0-9]{2}-[0-9]{2}|-) \| |\s*$)(?: \| )?",
    re.DOTALL,
)


def read_events(text: str) -> tuple[list[LegalEvent], str]:
    """The events of a cell, and what of it could not be taken apart.

    A sign before the text says for INPADOC whether the event bears for or against the patent: kept as ``code``.
    """
    events: list[LegalEvent] = []
    position = 0
    while found := _EVENT.match(text, position):
        day = parse_date(found[1])
        date = None if isinstance(day, BadDate) else day
        events.append(LegalEvent(date, found[3].strip(), code=found[2], country=found[4]))
        position = found.end()
    return events, text[position:].strip()
