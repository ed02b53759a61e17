"""Where an application of the corpus stands in law: the time line of all its documents, its state, its fees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from qianglian.corpus.legal.entries import Telling
from qianglian.corpus.legal.fees import Fees, fees_due
from qianglian.corpus.legal.timeline import State, Timeline, timeline
from qianglian.corpus.prevalence import NEVER
from qianglian.corpus.showing import origin_of, records_of, rows_shown, within
from qianglian.corpus.snapshot import Snapshot
from qianglian.corpus.viewing import rows_of
from qianglian.model.view import EVERYTHING, View
from qianglian.query.values import value_form
from qianglian.rules.patent_terms import patent_terms


@dataclass(frozen=True, slots=True)
class Standing:
    """One application: its publications here, the time line they tell, and where it stands on ``state.day``."""

    application: str
    numbers: tuple[str, ...]
    timeline: Timeline
    state: State
    fees: Fees


def standing(
    snapshot: Snapshot, number: str, day: date | None = None, view: View = EVERYTHING
) -> list[Standing]:
    """The applications that ``number`` belongs to (one, but for a number that names several).

    ``day`` is that of the state, today by default. Under a cut-off nothing later is told, and the state is
    that of the cut-off at the latest. Raises `NotFound`.
    """
    asked = rows_shown(snapshot, number, view)
    families: dict[str, dict[str, dict[str, Any]]] = {}
    for row in asked:
        name = row["application"] or row["key"]
        families.setdefault(name, {}).update({one["key"]: one for one in _mates(snapshot, row, view)})
    latest = view.cut_off or date.today()
    when = min(day, latest) if day and view.cut_off else day or latest
    return [_standing(snapshot, name, list(rows.values()), when, view) for name, rows in families.items()]


def _mates(snapshot: Snapshot, row: dict[str, Any], view: View) -> list[dict[str, Any]]:
    """The documents of one application that the View shows, the one asked for first."""
    engine, bound = snapshot.fulltext, rows_of(view)
    name = value_form("an", row["application"]) if view.allows("application") else None
    if not name:
        return [row]
    found = snapshot.rows_by("an", [name])
    return [row, *(one for one in found if engine and engine.matches(one["key"], bound))]


def _standing(snapshot: Snapshot, name: str, rows: list[dict[str, Any]], day: date, view: View) -> Standing:
    tellings = [
        Telling(
            within(record.publication, view),
            " ".join(origin_of(snapshot, record)) if view.allows("sources") else "",
            None if record.learned == NEVER else record.learned,
        )
        for row in rows
        for record in records_of(snapshot, row)
    ]
    line = timeline(tellings, terms=patent_terms(), as_of=view.cut_off)
    types = {one.publication.patent_type for one in tellings if one.publication.patent_type}
    kind = next(iter(types)) if len(types) == 1 else ""
    numbers = tuple(sorted({row["number"] or row["key"] for row in rows}))
    return Standing(name, numbers, line, line.state_at(day), fees_due(line, str(kind), day))
