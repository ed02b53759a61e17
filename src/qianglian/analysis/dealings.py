"""What happened to publications in law, as columns: the effect of each event by the rules, and its year."""

from __future__ import annotations

from typing import Any

import ibis
import pyarrow as pa
import pyarrow.compute as pc

from qianglian.analysis.ground import Ground
from qianglian.model.publication import LegalEvent
from qianglian.rules.legal_events import event_rules

DEALINGS = pa.schema([("publication", pa.int32()), ("effect", pa.string()), ("event_year", pa.int32())])
_BAR = "\x1f"


def dealings(ground: Ground) -> Any:
    """`DEALINGS` as an ibis table, a row for each event, read once for a ground.

    Under a View that hides events, and under a cut-off (sources tell of events as of their own day), there are none.
    """
    return ground.keep("dealings", lambda: ibis.memtable(events_told(ground)))


def events_told(ground: Ground) -> pa.Table:
    """`DEALINGS` as it was read, the one reading of events for all analyses of a ground."""
    return ground.keep("events_told", lambda: _read(ground))


def _read(ground: Ground) -> pa.Table:
    view = ground.workspace.view
    if ground.empty or not view.allows("events") or view.cut_off is not None:
        return DEALINGS.empty_table()
    table = ground.workspace.table(ground.query)
    flat = table.select("key", "country", event=table.events.unnest())
    parts = (flat.country, flat.event.code, flat.event.country, flat.event.text)
    said = ibis.literal(_BAR).join([part.fill_null("") for part in parts])
    found = flat.select("key", said=said, event_year=flat.event.date.year()).to_pyarrow()
    # Sources repeat the same words: each distinct event is read by the rules once.
    coded = found["said"].combine_chunks().dictionary_encode()
    effects = pa.array([_effect(one) for one in coded.dictionary.to_pylist()], pa.string())
    columns = {
        "publication": ground.rows_of(found["key"].combine_chunks()),
        "effect": effects.take(coded.indices),
        "event_year": pc.cast(found["event_year"], pa.int32()),
    }
    return pa.table(columns, schema=DEALINGS)


def _effect(said: str) -> str:
    country, code, place, text = said.split(_BAR, 3)
    return event_rules().effect_of(LegalEvent(None, text, code, place), country)
