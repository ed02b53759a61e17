"""Where each application stands, and how and when its right ended: what sources state, beside what events tell.

`qianglian.analysis.rights` tells the state as sources state it. Here the newest dated event has a say too: an end that
it tells counts where no source states anything, and where the two contradict each other nothing is known. An event
that ends a right (未缴年费, 撤回, 驳回, …) also says how and when; else the words of the stated status say how.
"""

from __future__ import annotations

from typing import Any

import ibis
import pyarrow as pa

from qianglian.analysis.dealings import dealings, read_words
from qianglian.analysis.ground import Ground
from qianglian.analysis.rights import UNKNOWN, rights
from qianglian.model.text import Text
from qianglian.rules.legal_events import EFFECTS

BY_TERM, BY_WORD = "term", "stated"
"""How a right ended where no event tells: its estimated term is over, or a source says no more than that it ended."""
WAYS: dict[str, Text] = {
    **{name: one.name for name, one in EFFECTS.items() if one.leaves == "lapsed"},
    BY_TERM: Text(zh="期限届满（估算）", en="term over (estimate)"),
    BY_WORD: Text(zh="来源称失效，原因未写明", en="lapsed as a source states, no reason given"),
}
FINAL = frozenset({"expired", BY_TERM, "invalidated"})
"""Ways of ending after which nothing is restored."""
_LEFT = {name: one.leaves for name, one in EFFECTS.items() if one.leaves}
_ORDER = {name: place for place, name in enumerate(EFFECTS)}
ENDINGS = pa.schema(
    [
        ("publication", pa.int32()),
        ("application", pa.int32()),
        ("standing", pa.string()),
        ("end_year", pa.int32()),
        ("way", pa.string()),
        ("ended_year", pa.int32()),
        ("ended_day", pa.date32()),
        ("twin", pa.bool_()),
    ]
)
_STATED = pa.schema([("publication", pa.int32()), ("said", pa.string()), ("twin", pa.bool_())])


def endings(ground: Ground) -> Any:
    """Of every publication of the View, asked about or not: ``application``, ``standing``, ``way``, ``ended_year``,
    ``ended_day``, ``end_year`` (of the term, past or to come) and ``twin``.

    ``standing`` is in_force, pending, lapsed or unknown; ``way`` one of `WAYS`, null of what has not ended; ``twin``
    whether anything tells that the matter was filed twice (一案双申).
    """
    return ground.keep("endings", lambda: ground.hold(_kept(ground)))


def _kept(ground: Ground) -> pa.Table:
    if ground.empty:
        return ENDINGS.empty_table()
    return ground.stored(
        "endings", ENDINGS, lambda: ground.run(_endings(ground)).cast(ENDINGS), str(ground.cut_off)
    )


def _endings(ground: Ground) -> Any:
    own = rights(ground)
    stated = ground.hold(_stated(ground))
    said = own.left_join(stated, "publication").drop("publication_right")
    said = said.mutate(twin=said.twin.fill_null(False))
    told = said.group_by("application").aggregate(said=said.said.max(), twin=said.twin.any())
    last = _last(ground, own)
    joined = own.left_join(told, "application").drop("application_right")
    joined = joined.left_join(last, "application").drop("application_right")
    joined = joined.mutate(standing=_standing(joined))
    lapsed = joined.standing == "lapsed"
    event = joined.last.isin([name for name, left in _LEFT.items() if left == "lapsed"])
    way = ibis.cases(
        (lapsed & event, joined["last"]),
        (lapsed & joined.said.notnull(), joined.said),
        (lapsed & joined.over, BY_TERM),
        (lapsed, BY_WORD),
        else_=ibis.null("string"),
    )
    # What expired did so when its term was over; no other end has a year but that of its event.
    by_term = joined.over & (way.isin(["expired", BY_TERM])).fill_null(False)
    year = ibis.cases(
        (lapsed & event, joined.day.year()), (by_term, joined.end_year), else_=ibis.null("int32")
    )
    return joined.select(
        "publication",
        "application",
        "standing",
        "end_year",
        way=way,
        ended_year=year.cast("int32"),
        ended_day=ibis.cases((lapsed & event, joined.day), else_=ibis.null("date")),
        twin=joined.twin.fill_null(False) | joined.event_twin.fill_null(False),
    )


def _standing(joined: Any) -> Any:
    """What the source states, unless the newest event says otherwise: then it is not known."""
    # That something was alive once says nothing of today; that it ended holds until something revives it.
    stated, left = joined.standing, joined.left
    return ibis.cases(
        ((stated == UNKNOWN) & (left == "lapsed"), "lapsed"),
        ((stated == "lapsed") & (left == "again"), UNKNOWN),
        (stated.isin(["in_force", "pending"]) & (left == "lapsed"), UNKNOWN),
        else_=stated,
    )


def _last(ground: Ground, own: Any) -> Any:
    """The newest event of each application that leaves a state; events without a day come before all others."""
    found = dealings(ground, every=True).join(own.select("publication", "application"), "publication")
    twins = found.group_by("application").aggregate(
        event_twin=(found.manner == "twin").fill_null(False).any()
    )
    some = found.filter(found.effect.isin(list(_LEFT)))
    some = some.mutate(
        left=some.effect.cases(*_LEFT.items(), else_=""), order=some.effect.cases(*_ORDER.items())
    )
    newest = ibis.window(
        group_by="application",
        order_by=[ibis.coalesce(some.event_day, ibis.date(1, 1, 1)).desc(), some.order.desc()],
    )
    first = some.mutate(at=ibis.row_number().over(newest))
    first = first.filter(first["at"] == 0).select(
        "application", "left", last=first.effect, day=first.event_day
    )
    return twins.left_join(first, "application").drop("application_right")


def _stated(ground: Ground) -> pa.Table:
    """How a source says that a right ended, read from the words of its status by the rules of events."""
    if ground.empty or not ground.workspace.view.allows("status"):
        return _STATED.empty_table()
    return ground.stored("how rights ended as stated", _STATED, lambda: _read(ground))


def _read(ground: Ground) -> pa.Table:
    table = ground.workspace.table("")
    found = table.select("key", "country", words=table.status.as_given).filter(lambda t: t.words.notnull())
    whole = found.to_pyarrow()
    pairs = found.select("country", "words").distinct().to_pyarrow().to_pylist()
    read = {(p["country"], p["words"]): read_words(p["country"] or "", "", "", p["words"]) for p in pairs}
    of = [read[pair] for pair in zip(whole["country"].to_pylist(), whole["words"].to_pylist(), strict=True)]
    return pa.table(
        {
            "publication": ground.rows_of(whole["key"].combine_chunks()),
            "said": pa.array([one if _LEFT.get(one) == "lapsed" else None for one, _ in of], pa.string()),
            "twin": pa.array([manner == "twin" for _, manner in of], pa.bool_()),
        },
        schema=_STATED,
    )
