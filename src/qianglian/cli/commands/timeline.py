"""`qianglian timeline`: what happened to an application in law, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qianglian.cli.asking import CutOff, Number, ViewRows, day_of, view_of, words
from qianglian.cli.command import Command
from qianglian.cli.data import text_json
from qianglian.cli.door import Door
from qianglian.model.text import Text

if TYPE_CHECKING:
    from datetime import date

    from qianglian.corpus.legal.entries import Entry
    from qianglian.corpus.legal.fees import FeeDue
    from qianglian.corpus.legal.standing import Standing


def run(
    door: Door,
    number: Number,
    at: Annotated[str, typer.Option("--at", metavar="DATE", show_default=False)] = "",
    view_rows: ViewRows = "",
    cut_off: CutOff = "",
) -> None:
    """Show the time line, the state with its basis, the end of term and the fees."""
    from qianglian.cli.screens.timeline import timeline_screen

    with door.open(view_of(view_rows, cut_off)) as workspace:
        found = workspace.timeline(number, day_of(at, "--at"))
    for place, one in enumerate(found):
        door.show(*([""] if place else []), *timeline_screen(one, door.language))
    door.give([standing_json(one) for one in found])


def standing_json(standing: Standing) -> dict[str, Any]:
    """Where an application stands, as plain data."""
    line, state = standing.timeline, standing.state
    return {
        "application": standing.application,
        "numbers": list(standing.numbers),
        "country": line.country,
        "state": {"day": _day(state.day), "state": state.state, "basis": text_json(state.basis)},
        "last_told": _day(line.last_told),
        "end": {"day": _day(line.end.day), "basis": text_json(line.end.basis)} if line.end else None,
        "assumptions": [text_json(one) for one in line.expiry.assumptions] if line.expiry else [],
        "entries": [_entry_json(entry) for entry in line.entries],
        "contradictions": [text_json(one) for one in line.contradictions],
        "fees": [_fee_json(fee) for fee in standing.fees.due],
        "fees_note": text_json(standing.fees.note),
    }


def _entry_json(entry: Entry) -> dict[str, Any]:
    return {
        "day": _day(entry.day),
        "announced": _day(entry.announced),
        "effect": entry.effect,
        "state": entry.state,
        "text": entry.text,
        "code": entry.code,
        "country": entry.country,
        "origin": entry.origin,
        "sources": list(entry.sources),
    }


def _fee_json(fee: FeeDue) -> dict[str, Any]:
    return {
        "year": fee.year,
        "amount": fee.amount,
        "currency": "CNY",
        "due": _day(fee.due),
        "grace_until": _day(fee.grace_until),
        "basis": text_json(fee.basis),
        "rule_version": fee.rule_version,
        "confidence": fee.confidence,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


COMMAND = Command(
    "timeline",
    run,
    Text(
        zh="法律时间线：各来源的事件、某日状态及依据、到期估算、应缴年费",
        en="The legal time line: events of all sources, the state on a day and why, end of term, fees due",
    ),
    "search",
    words("number", "view_rows", "cut_off")
    | {"at": Text(zh="看这一天的状态；不写则为今天", en="the state on this day; today when left out")},
)
