"""What happened to publications in law, as columns: the effect of each event by the rules, and its day."""

from __future__ import annotations

import re
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.compute as pc

from qianglian.analysis.ground import Ground
from qianglian.model.publication import LegalEvent
from qianglian.rules.legal_events import event_rules

DEALINGS = pa.schema(
    [
        ("publication", pa.int32()),
        ("effect", pa.string()),
        ("event_year", pa.int32()),
        ("event_day", pa.date32()),
        ("manner", pa.string()),
    ]
)
"""``manner``: how a licence is granted (``exclusive``, ``sole``, ``ordinary``), and ``twin`` where the same applicant
has filed the matter twice (一案双申); null where the words do not tell."""
_LICENCE = {
    "ordinary": re.compile(r"普通|非独占|NON-?\s?EXCLUSIVE|\b(COMMON|ORDINARY) LICEN", re.IGNORECASE),
    "sole": re.compile(r"排他|\bSOLE LICEN", re.IGNORECASE),
    "exclusive": re.compile(r"独占|\bEXCLUSIVE", re.IGNORECASE),
}
_TWIN = {"twin": re.compile(r"避免重复授|避重|一案双申|AVOID DOUBLE (PATENT|GRANT)", re.IGNORECASE)}
_MANNERS = {"licensed": _LICENCE, "surrendered": _TWIN, "formality": _TWIN}
_BAR = "\x1f"
_NONE = pa.array([], pa.string()), pa.array([], pa.string())


def dealings(ground: Ground, *, every: bool = False) -> Any:
    """`DEALINGS` as an ibis table, a row for each event, read once for a ground.

    With ``every`` of all publications of the View: what is not asked about may be of a family that is. Under a View
    that hides events, and under a cut-off (sources tell of events as of their own day), there are none.
    """
    whole = every and bool(ground.query)
    name = "dealings of all" if whole else "dealings"
    if not whole:
        return ground.keep(name, lambda: ground.hold(events_told(ground)))
    return ground.keep(name, lambda: ground.hold(events_of_all(ground)))


def events_told(ground: Ground) -> pa.Table:
    """`DEALINGS` of what is asked about."""
    return ground.keep("events_told", lambda: ground.asked_about(events_of_all(ground)))


def events_of_all(ground: Ground) -> pa.Table:
    """`DEALINGS` of all publications of the View."""
    view = ground.workspace.view
    if ground.empty or not view.allows("events") or view.cut_off is not None:
        return DEALINGS.empty_table()
    return ground.keep("events of all", lambda: ground.stored("dealings", DEALINGS, lambda: _read(ground)))


def _read(ground: Ground) -> pa.Table:
    table = ground.workspace.table("")
    flat = table.select("key", "country", event=table.events.unnest())
    parts = (flat.country, flat.event.code, flat.event.country, flat.event.text)
    said = ibis.literal(_BAR).join([part.fill_null("") for part in parts])
    found = flat.select("key", said=said, day=flat.event.date).to_pyarrow()
    # Sources repeat the same words: each distinct event is read by the rules once.
    coded = found["said"].combine_chunks().dictionary_encode()
    read = [read_words(*one.split(_BAR, 3)) for one in coded.dictionary.to_pylist()]
    effects, manners = (
        (pa.array(list(some), pa.string()) for some in zip(*read, strict=True)) if read else _NONE
    )
    day = found["day"].combine_chunks()
    columns = {
        "publication": ground.rows_of(found["key"].combine_chunks()),
        "effect": effects.take(coded.indices),
        "event_year": pc.cast(pc.year(day), pa.int32()),
        "event_day": day,
        "manner": manners.take(coded.indices),
    }
    return pa.table(columns, schema=DEALINGS)


def read_words(office: str, code: str, place: str, words: str) -> tuple[str, str | None]:
    """The effect and the manner of an event of an application at an office, by its code, its place and its words."""
    effect = event_rules().effect_of(LegalEvent(None, words, code, place), office)
    manners = _MANNERS.get(effect, {})
    return effect, next((name for name, said in manners.items() if said.search(words)), None)
