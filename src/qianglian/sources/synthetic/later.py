"""What the invented offices publish after the first download: new families, with later dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any

import orjson

from qianglian.sources.synthetic.lineage import LAST_DAY
from qianglian.sources.synthetic.record import Record
from qianglian.sources.synthetic.rows import row
from qianglian.sources.synthetic.spec import SyntheticSpec

DAYS = 90
"""The update covers so many days after the last day of the set."""
DATES = ("filing_date", "publication_date", "grant_date", "priority_date", "expiry_date", "date", "as_of")
NUMBERED_BY_YEAR = ("filing_date", "priority_date")
"""Dates whose year stands in a number: a publication that they would carry into another year is passed over."""
BLOCK_AFTER = 32
"""Families are cut from blocks of this many publications: the update begins with the block after the set's last."""


def write_later(spec: SyntheticSpec, path: Path, rows: int = 160) -> Mapping[str, str]:
    """Write ``rows`` publications of the 90 days after the set of ``spec``; returns the topic of each by its number."""
    with path.open("wb") as out:
        topics = {}
        for said, topic in islice(later(spec), rows):
            out.write(orjson.dumps(said, option=orjson.OPT_APPEND_NEWLINE))
            topics[str(said["number"])] = topic
    return topics


def later(spec: SyntheticSpec) -> Iterator[tuple[dict[str, Any], str]]:
    """Publications of the 90 days after the set of ``spec`` with their topics, without end.

    Each is of a family that the set lacks.
    """
    first = -(-spec.publications // BLOCK_AFTER) * BLOCK_AFTER
    for index in count(first):
        record = Record(spec.seed, index)
        # The number of an international application names its year of publication.
        if record.published.toordinal() > LAST_DAY - DAYS and record.member.office != "WO":
            moved = _later(row(record))
            if moved is not None:
                yield moved, record.invention.topic.code


def _later(said: Mapping[str, Any]) -> dict[str, Any] | None:
    """The same 90 days later; None where a year that stands in a number would change."""
    found: dict[str, Any] = {}
    for name, value in said.items():
        if name in DATES and value:
            found[name] = _after(value)
            if name in NUMBERED_BY_YEAR and found[name][:4] != value[:4]:
                return None
        elif isinstance(value, list):
            found[name] = [_moved(one) if isinstance(one, Mapping) else one for one in value]
        else:
            found[name] = _moved(value) if isinstance(value, Mapping) else value
    return found


def _moved(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _after(value) if name in DATES and value else value for name, value in said.items()}


def _after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=DAYS)).isoformat()
