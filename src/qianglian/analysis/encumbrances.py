"""What the events of each application say of its use: pledged, exclusively licensed, disputed, offered to everybody.

Each answer is true, false or unknown (null). It is false only where events of the application are told and the
sources tell of events of that kind at that office at all: what nobody tells of is not absent (rule A5, blockers of A2).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import ibis
import pyarrow as pa

from qianglian.analysis.dealings import dealings
from qianglian.analysis.ground import Ground
from qianglian.analysis.rights import rights
from qianglian.model.text import Text

PLEDGE, LICENCE, COURT, OFFER = (
    ("pledged", "pledge_ended"),
    ("licensed", "licence_ended"),
    ("preserved", "preservation_ended"),
    ("open_licence", "open_licence_ended"),
)
"""Effects that begin something, and that end it."""
DISPUTES = ("opposition", "partly_invalidated")
RECORDED = Text(
    zh="质押、独占（排他）许可、争议来自法律事件的记载：有记载且未见注销为「是」；该申请有事件记载、来源对该受理局也"
    "记载这类事件而未见的为「否」；其余为「未知」。许可合同可以不备案，诉讼一般不在法律事件中。",
    en="Pledges, exclusive (or sole) licences and disputes are as events record them: yes where recorded and not "
    "ended; no where events of the application are told, those of the kind are told at that office, and there is "
    "none; else unknown. Licences need not be recorded, and suits are not among events as a rule.",
)
ANSWERS = ("pledged", "exclusive", "disputed", "open_licence", "licensed", "transferred")
ENCUMBRANCES = pa.schema([("application", pa.int32()), *((name, pa.bool_()) for name in ANSWERS)])


def encumbrances(ground: Ground) -> Any:
    """``application`` and `ANSWERS`, of every application of the View of which any event is told.

    ``licensed`` and ``transferred`` (at any time) are true or unknown.
    """
    return ground.keep("encumbrances", lambda: ground.hold(_kept(ground)))


def _kept(ground: Ground) -> pa.Table:
    if ground.empty:
        return ENCUMBRANCES.empty_table()
    return ground.stored(
        "encumbrances",
        ENCUMBRANCES,
        lambda: ground.run(_encumbrances(ground)).cast(ENCUMBRANCES),
        str(ground.cut_off),
    )


def either(flag: Any) -> Any:
    """Whether any of several is true; unknown where none is and some is unknown. For an aggregate."""
    hit = flag.any().fill_null(False)
    return ibis.cases((hit, True), (flag.isnull().any(), ibis.null("bool")), else_=False)


def _encumbrances(ground: Ground) -> Any:
    own = rights(ground).select("publication", "application")
    own = own.join(ground.every.select("publication", "office"), "publication")
    found = dealings(ground, every=True).join(own, "publication")
    offices = _offices(ground, found)
    base = found.group_by("application").aggregate(
        office=found.office.max(),
        licensed=(found.effect == "licensed").any(),
        transferred=(found.effect == "transferred").any(),
        contested=found.effect.isin(list(DISPUTES)).any(),
    )
    parts = {
        "pledge": _standing(found, PLEDGE),
        "court": _standing(found, COURT),
        "offer": _standing(found, OFFER),
        "sole": _exclusive(found),
    }
    for name, part in parts.items():
        base = base.left_join(part.rename({name: "held"}), "application").drop("application_right")

    def told(effects: Iterable[str]) -> Any:
        """Whether the sources tell of such events at that office at all."""
        return base.office.isin(sorted({one for name in effects for one in offices.get(name, ())})).fill_null(
            False
        )

    disputed = ibis.cases(
        (base.contested | (base.court == "yes").fill_null(False), True),
        ((base.court == "unsure").fill_null(False), ibis.null("bool")),
        (told((*DISPUTES, *COURT)), False),
        else_=ibis.null("bool"),
    )
    return base.select(
        "application",
        pledged=_answer(base.pledge, told(PLEDGE)),
        exclusive=_answer(base.sole, told(LICENCE)),
        disputed=disputed,
        open_licence=_answer(base.offer, ibis.literal(value=False)),
        licensed=_yes(base.licensed),
        transferred=_yes(base.transferred),
    )


def _offices(ground: Ground, found: Any) -> dict[str, set[str]]:
    """By effect the offices of whose applications it is told."""
    pairs = ground.run(found.filter(found.office.notnull()).select("effect", "office").distinct()).to_pylist()
    offices: dict[str, set[str]] = {}
    for row in pairs:
        offices.setdefault(row["effect"], set()).add(row["office"])
    return offices


def _answer(held: Any, told: Any) -> Any:
    """``yes``, ``no`` or ``unsure`` as true, false and unknown; where nothing is, false if the kind is told of."""
    return ibis.cases(
        (held == "yes", True),
        (held == "no", False),
        (held == "unsure", ibis.null("bool")),
        (told, False),
        else_=ibis.null("bool"),
    )


def _yes(flag: Any) -> Any:
    return ibis.cases((flag, True), else_=ibis.null("bool"))


def _standing(found: Any, pair: tuple[str, str]) -> Any:
    """``held``: whether what began still stands; unsure where a beginning without a day was ended."""
    some = _pair(found, pair)
    grouped = some.group_by("application").aggregate(
        last_begin=some.event_day.max(where=some.begun),
        last_end=some.event_day.max(where=some.over),
        ended=some.over.any(),
        undated=(some.begun & some.event_day.isnull()).any(),
    )
    after = (grouped.last_end > grouped.last_begin).fill_null(False)
    over = after | (grouped.ended & grouped.last_begin.isnull())
    held = ibis.cases(
        (over & grouped.undated, "unsure"), (over, "no"), (grouped.ended & grouped.last_end.isnull(), "unsure"),
        else_="yes",
    )  # fmt: skip
    return grouped.select("application", held=held)


def _pair(found: Any, pair: tuple[str, str]) -> Any:
    """The events that begin something, or end it."""
    marked = found.mutate(begun=found.effect == pair[0], over=found.effect == pair[1])
    return marked.filter(marked.begun | marked.over)


def _exclusive(found: Any) -> Any:
    """``held``: an exclusive or sole licence that was not ended; unsure where a licence does not say of which kind."""
    some = _pair(found, LICENCE)
    some = some.mutate(
        sole=some.begun & some.manner.isin(["exclusive", "sole"]).fill_null(False),
        silent=some.begun & some.manner.isnull(),
    )
    grouped = some.group_by("application").aggregate(
        last_sole=some.event_day.max(where=some.sole),
        last_silent=some.event_day.max(where=some.silent),
        last_end=some.event_day.max(where=some.over),
        sole=some.sole.any(),
        silent=some.silent.any(),
        ended=some.over.any(),
    )

    def open_(kind: Any, last: Any) -> Any:
        return kind & (~grouped.ended | (last >= grouped.last_end).fill_null(False))

    doubtful = grouped.ended & (grouped.last_sole.isnull() | grouped.last_end.isnull()) & grouped.sole
    held = ibis.cases(
        (open_(grouped.sole, grouped.last_sole), "yes"),
        (doubtful | open_(grouped.silent, grouped.last_silent), "unsure"),
        else_="no",
    )
    return grouped.select("application", held=held)
