"""专利运营与争议: transfers, licences, pledges, preservation by courts, oppositions and invalidations, from events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ibis
from pydantic import Field

from qianglian.analysis import branches, caveats, charting
from qianglian.analysis.branches import ByNode
from qianglian.analysis.contract import Analysis, Column, Finding, Quoted, Sentence, Table
from qianglian.analysis.counting import Dimension, Extra, Tally, share, units
from qianglian.analysis.dealings import dealings
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.naming import NODE, NODE_NAME, node_name
from qianglian.model.text import Text
from qianglian.rules.legal_events import event_rules

TITLE = Text(zh="专利运营与争议", en="Transactions and disputes")

DEALS: Mapping[str, Text] = {
    "transfer": Text(zh="转让（权利转移）", en="Transfers"),
    "assignment": Text(
        zh="转让登记（美国，多为发明人转给雇主）", en="Assignments recorded (US, most to employers)"
    ),
    "licence": Text(zh="许可", en="Licences"),
    "pledge": Text(zh="质押", en="Pledges"),
    "preservation": Text(zh="诉讼保全", en="Preserved by a court"),
    "opposition": Text(zh="异议", en="Oppositions"),
    "invalidation": Text(zh="宣告无效（含部分）", en="Invalidations, partly or whole"),
}
KIND_OF: Mapping[str, str] = {
    "transferred": "transfer",
    "assignment": "assignment",
    "licensed": "licence",
    "licence_ended": "licence",
    "pledged": "pledge",
    "pledge_ended": "pledge",
    "preserved": "preservation",
    "preservation_ended": "preservation",
    "opposition": "opposition",
    "partly_invalidated": "invalidation",
    "invalidated": "invalidation",
}
"""Kinds by effects of the rules. The end of a licence or pledge shows that there was one. Suits themselves are in no
list of events: only what courts recorded is seen."""

DEAL = Dimension("kind", Text(zh="类别代码", en="Kind code"))
DEAL_NAME = Column("kind_name", Text(zh="类别", en="Kind"), "text")
YEAR = Dimension("event_year", Text(zh="事件年", en="Year of the event"), "year")
ABSENT = Text(
    zh="「未知」是来源没有这类事件的记载，不是零；许可合同可以不备案，诉讼一般不在法律事件中。"
    "法律事件判读规则版本 {version}。",
    en="Unknown: the sources record no event of the kind, which is not zero; licences need not be recorded, suits are "
    "not among events as a rule. Rules of events: version {version}.",
)
RATE = Text(
    zh="占比的分母是写明任一法律事件的文献。",
    en="Shares are of those with any legal event.",
)
ANY = Text(zh="写明任一法律事件", en="With any legal event")
NO_EVENTS = Text(zh="来源没有写明任何法律事件。", en="No source states any legal event.")


class Transactions(ByNode):
    """From which year on."""

    since: int | None = Field(None, ge=1900, le=2200, title="起始年", description="events from this year on")


def answer(ground: Ground, params: Transactions) -> Finding:
    """Kinds over all, by year, and by node where there is a chain."""
    told = hold(ground, _told(ground, params))
    definition = ground.definition("transactions", params.model_dump())
    kinds = _kinds(ground, told, params, definition)
    by_year = _by_year(ground, told, params, definition)
    tables = [kinds, by_year]
    if ground.nodes_of is not None:
        tables.append(_by_node(ground, told, params, definition))
    found = [row for row in kinds.rows if row["count"] is not None]
    any_event = ground.counted(params.unit).left_join(told.select("publication").distinct(), "publication")
    return Finding(
        "transactions",
        TITLE,
        params.model_dump(),
        tuple(tables),
        _chart(kinds) if found else None,
        _sentences(kinds),
        (
            caveats.counting(ground, params.unit),
            ABSENT.format(version=event_rules().version),
            RATE,
            caveats.SMALL.format(minimum=params.minimum),
        ),
        (
            caveats.covered(
                ground, any_event.mutate(known=any_event.publication_right.notnull()), params.unit, ANY
            ),
        ),
        *caveats.verdict(ground, [1] if kinds.rows else [], NO_EVENTS),
    )


def _told(ground: Ground, params: Transactions) -> Any:
    """Members once for each of their events; ``kind`` is null for events of no kind of ours."""
    joined = ground.counted(params.unit).join(dealings(ground), "publication")
    told = joined.mutate(kind=joined.effect.cases(*KIND_OF.items(), else_=ibis.null("string")))
    if params.since is None:
        return told
    # An event of another year still shows that the source tells of events.
    return told.mutate(kind=ibis.ifelse(told.event_year >= params.since, told.kind, ibis.null("string")))


def _kinds(ground: Ground, told: Any, params: Transactions, definition: str) -> Table:
    total = Tally(ground, told, (), (units(params.unit),)).total()["count"]
    some = told.filter(told.kind.notnull())
    tally = Tally(ground, some, (DEAL,), (units(params.unit),))
    counts = {row["kind"]: row["count"] for row in tally.rows()}
    years = _years(ground, some)
    rows = [
        {
            "kind": kind,
            "kind_name": name,
            "count": counts.get(kind),
            "share": share(counts.get(kind), total, params.minimum),
            **dict(zip(("first", "last"), years.get(kind, (None, None)), strict=True)),
        }
        for kind, name in (DEALS.items() if total else ())
    ]
    extras = (
        Extra(
            Column("share", Text(zh="占有事件者", en="Of those with events"), "share", unit=params.unit),
            "count",
        ),
        Extra(Column("first", Text(zh="首年", en="First year"), "year")),
        Extra(Column("last", Text(zh="末年", en="Last year"), "year")),
    )
    return tally.table("kinds", TITLE, rows, definition, beside=[DEAL_NAME], extras=extras)


def _years(ground: Ground, some: Any) -> dict[str, tuple[int | None, int | None]]:
    spans = some.group_by("kind").aggregate(first=some.event_year.min(), last=some.event_year.max())
    found = ground.run(spans).to_pylist()
    return {row["kind"]: (row["first"], row["last"]) for row in found}


def _by_year(ground: Ground, told: Any, params: Transactions, definition: str) -> Table:
    some = told.filter(told.kind.notnull())
    # Sources often name an event twice, once without its day: that is no event of an unknown year.
    dated = some.mutate(dated=some.event_year.max().over(ibis.window(group_by=["unit", "kind"])))
    members = hold(ground, dated.filter(dated.event_year.notnull() | dated.dated.isnull()))
    tally = Tally(ground, members, (DEAL, YEAR), (units(params.unit),))
    order = list(DEALS)
    rows = sorted(
        ({**row, "kind_name": DEALS[row["kind"]]} for row in tally.rows()),
        key=lambda row: (order.index(row["kind"]), row["event_year"] or 9999),
    )
    title = Text(zh="按事件年", en="By year of the event")
    return tally.table("by_year", title, rows, definition, beside=[DEAL_NAME])


def _by_node(ground: Ground, told: Any, params: Transactions, definition: str) -> Table:
    """A row for each node: those with any event, and of them those with one of each kind."""
    codes = branches.codes(ground, params.level)
    marked = told.mutate(**{kind: (told.kind == kind).fill_null(False) for kind in DEALS})
    members = hold(ground, branches.beside_nodes(ground, marked, codes))
    each = tuple(units(params.unit, kind, kind, name) for kind, name in DEALS.items())
    tally = Tally(ground, members, (NODE,), (units(params.unit, title=ANY), *each))
    counts = {row["node"]: row for row in tally.rows()}
    occurring = {kind for kind in DEALS if any(row[kind] for row in counts.values())}
    rows = []
    for node in codes if counts else ():
        found = counts.get(node, {"node": node, "count": 0})
        # Where no event of a node is told, or none of a kind anywhere, nothing follows.
        told_of = {kind: found.get(kind) if found["count"] and kind in occurring else None for kind in DEALS}
        rows.append({"node": node, "node_name": node_name(ground, node), "count": found["count"], **told_of})
    title = Text(zh="各分支的运营与争议", en="By node")
    return tally.table("by_node", title, rows, definition, beside=[NODE_NAME])


def _sentences(table: Table) -> tuple[Sentence, ...]:
    said = []
    for at, row in enumerate(table.rows):
        if row["count"] and isinstance(row["share"], float):
            text = Text(
                zh="{kind_name} {count}，占有法律事件者 {share}。",
                en="{kind_name}: {count}, {share} of those with events.",
            )
            names = ("kind_name", "count", "share")
            said.append(Sentence(text, {name: Quoted("kinds", at, name) for name in names}))
    return tuple(said)


def _chart(table: Table) -> dict[str, Any]:
    rows = [row for row in table.rows if row["count"] is not None]
    return charting.ranked([row["kind_name"].zh for row in rows], [row["count"] for row in rows], "专利量")


ANALYSIS = Analysis("transactions", TITLE, "position", Transactions, answer)
