"""Lists of candidates: applicants ranked by what they have in the wanted nodes, and the finding around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qianglian.analysis import caveats, charting, regions
from qianglian.analysis.applicant_homes import SAID
from qianglian.analysis.candidate_words import (
    HOME,
    KIND,
    KINDS_GUESSED,
    NAMED_NODES,
    NODE_MEASURES,
    NODE_TITLE,
    NODES,
    ORDERED,
    ORDERS,
    PLACE,
    STATED,
    VALID,
    VERIFY,
    filled,
)
from qianglian.analysis.candidates import Hunt
from qianglian.analysis.contract import INSUFFICIENT, Finding, Quoted, Row, Sentence, Table
from qianglian.analysis.counting import APPLICANTS, Extra, Measure, Tally, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.naming import NAME, NODE, NODE_NAME, node_name, party
from qianglian.corpus.parties.kinds import KINDS
from qianglian.model.text import Text

SHOWN_NODES = 3
"""Nodes named beside a candidate."""
PARTY = "party"
LISTED = "candidates"
"""The table of candidates."""


def nothing_more(_row: Row) -> Mapping[str, Any]:
    """No columns beside those that are counted."""
    return {}


@dataclass(frozen=True)
class Listing:
    """Which members make candidates, what is counted of each, and how the list is told."""

    name: str
    title: Text
    hunt: Hunt
    members: Any
    measures: tuple[Measure, ...]
    where: Text
    """The nodes in which they are looked for, where none are named."""
    says: Text
    """The sentence on the first, with ``{where}``, ``{what}`` (the order) and cells of its row, without its stop."""
    besides: Text
    """What it goes on to say where the cells for that are known."""
    nobody: Text
    """Why there is none."""
    extras: tuple[Extra, ...] = ()
    more: Callable[[Row], Mapping[str, Any]] = nothing_more
    """The values of ``extras`` from what was counted."""
    hidden: tuple[Measure, ...] = ()
    """Counts that ``more`` needs, and no column shows."""
    most: int | None = None
    """The most families of a candidate."""
    caveats: tuple[Text, ...] = field(default=())

    def finding(self) -> Finding:
        """The list, how many applicants the nodes have, the chart, and a sentence on the first."""
        hunt, params = self.hunt, self.hunt.params
        definition = hunt.ground.definition(self.name, params.model_dump())
        table = self._table(definition)
        return Finding(
            self.name,
            self.title,
            params.model_dump(),
            (table, _by_node(hunt, definition)),
            self._chart(table) if table.rows else None,
            self._sentences(table),
            (*self.caveats, *self._told()),
            hunt.coverage(),
            *caveats.verdict(hunt.ground, table.rows, self.nobody),
        )

    @property
    def order(self) -> Measure:
        """What the list is ordered by."""
        return next(one for one in self.measures if one.name == self.hunt.params.order)

    @property
    def _what(self) -> Text:
        return ORDERS[self.hunt.params.order].format(since=self.hunt.since)

    def _table(self, definition: str) -> Table:
        """Ranked by the measure asked for; of whom that is unknown, last."""
        ground, params = self.hunt.ground, self.hunt.params
        shown = Tally(ground, self.members, (party(ground),), self.measures)
        counted = Tally(ground, self.members, (party(ground),), (*self.measures, *self.hidden))
        largest = float("inf") if self.most is None else self.most
        order = self.order.name

        def place(row: Row) -> tuple[Any, ...]:
            value = row[order]
            return (value is None, -(value or 0), -row["count"], row["party"])

        found = [row for row in counted.rows() if row["party"] is not None]
        inside = [row for row in found if params.minimum <= row["count"] <= largest]
        ranked = sorted(inside, key=place)[: params.top]
        nodes = _nodes(self.hunt, self.members, {row["party"] for row in ranked})
        rows = [
            {**_shown(row, shown), **self.more(row), "place": at, "nodes": nodes[row["party"]]}
            | _named(self.hunt, row["party"])
            for at, row in enumerate(ranked, 1)
        ]
        beside = [PLACE, NAME, KIND, HOME, NODES]
        return shown.table(LISTED, self.title, rows, definition, beside=beside, extras=self.extras)

    def _chart(self, table: Table) -> dict[str, Any]:
        """The measure that the list is ordered by, of those of whom it is known."""
        order = self.order
        rows = [row for row in table.rows if row[order.name] is not None]
        title = "专利量（项）" if order.name == "count" else order.title.zh
        return charting.ranked([row["name"] for row in rows], [row[order.name] for row in rows], title)

    def _sentences(self, table: Table) -> tuple[Sentence, ...]:
        """Who comes first, and by what; nothing where that is unknown even of the first."""
        if not table.rows or table.rows[0][self.order.name] is None:
            return ()
        where = NAMED_NODES if self.hunt.params.nodes else self.where
        said = filled(self.says, where=filled(where, region=self.hunt.types.region.name), what=self._what)
        known = [table.rows[0][name] not in (None, INSUFFICIENT) for name in quoted_in(self.besides, table)]
        more = self.besides if all(known) else Text(zh="", en="")
        whole = Text(zh=f"{said.zh}{more.zh}。", en=f"{said.en}{more.en}.")
        return (Sentence(whole, {name: Quoted(LISTED, 0, name) for name in quoted_in(whole, table)}),)

    def _told(self) -> tuple[Text, ...]:
        """What must be said of such a list."""
        ground, params = self.hunt.ground, self.hunt.params
        return (
            VERIFY,
            filled(ORDERED, what=self._what).format(minimum=params.minimum),
            STATED,
            SAID,
            KINDS_GUESSED,
            caveats.AS_FILED if params.address == "filed" else regions.OWNED,
            caveats.by_level(ground),
            caveats.counting(ground, "family"),
        )


def quoted_in(text: Text, table: Table) -> list[str]:
    """The columns of a table that a text quotes."""
    return [one.name for one in table.columns if f"{{{one.name}}}" in text.zh]


def _shown(row: Row, tally: Tally) -> dict[str, Any]:
    """What is counted and shown, without what is counted only to work something out."""
    return {name: row[name] for name in (PARTY, *(one.name for one in tally.measures))}


def recent(hunt: Hunt) -> Measure:
    """The families of recent years."""
    title = Text(zh=f"{hunt.since} 年以来（项）", en=f"Since {hunt.since}")
    return units("family", "late", "recent", title, or_unknown=True)


VALID_FAMILIES = units("family", "valid", "valid", VALID, or_unknown=True)


def node_words(ground: Ground, some: Sequence[tuple[int, str]]) -> Text:
    """Nodes with their numbers of families, the largest first."""
    ranked = sorted(some, key=lambda one: (-one[0], one[1]))[:SHOWN_NODES]
    names = [(node_name(ground, code), count) for count, code in ranked]
    return Text(
        zh="、".join(f"{name.zh} {count}" for name, count in names),
        en=", ".join(f"{name.en} {count}" for name, count in names),
    )


def _named(hunt: Hunt, key: str) -> dict[str, Any]:
    one = hunt.ground.parties.of(key)
    at = hunt.homes.of(party(hunt.ground).stored(key))
    return {"name": one.name, "party_kind": KINDS.get(one.kind, KINDS[""]), "home": at}


def _nodes(hunt: Hunt, members: Any, keys: set[str]) -> dict[str, Text]:
    """The nodes of each candidate, those with most first."""
    tally = Tally(hunt.ground, members, (party(hunt.ground), NODE), (units("family"),))
    held: dict[str, list[tuple[int, str]]] = {key: [] for key in keys}
    for row in tally.rows():
        if row["party"] in held:
            held[row["party"]].append((row["count"], row["node"]))
    return {key: node_words(hunt.ground, some) for key, some in held.items()}


def _by_node(hunt: Hunt, definition: str) -> Table:
    """How many applicants the nodes have: here, elsewhere, of unknown home."""
    parts = [Measure(name, title, "party", "party", name) for name, title in NODE_MEASURES.items()]
    tally = Tally(hunt.ground, hunt.members, (NODE,), (APPLICANTS, *parts))
    found = {row["node"]: row for row in tally.rows()}
    nothing = {one.name: 0 for one in tally.measures}
    rows = [
        {**found.get(code, {"node": code, **nothing}), "node_name": node_name(hunt.ground, code)}
        for code in (hunt.wanted if found else ())
    ]
    return tally.table("nodes", NODE_TITLE, rows, definition, beside=[NODE_NAME])
