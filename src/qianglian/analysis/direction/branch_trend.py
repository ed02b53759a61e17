"""分支申请趋势: the nodes of the chain over the years, and whose share of the chain grows or shrinks."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from qianglian.analysis import caveats, charting
from qianglian.analysis.contract import INSUFFICIENT, Analysis, Column, Finding, Quoted, Sentence
from qianglian.analysis.counting import Extra, Tally, share, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.naming import NODE, NODE_NAME, in_order, node_name, nodes_at
from qianglian.analysis.parameters import Dated
from qianglian.analysis.years import COMPLETE, YEARS, complete, growth
from qianglian.model.text import Text

TITLE = Text(zh="分支申请趋势", en="Trend of nodes")
SHIFT = Text(zh="分支占比变动", en="Shift of shares")
LATE = Text(zh="近 {window} 年", en="Last {window} years")
EARLY = Text(zh="前 {window} 年", en="The {window} before")
DEFINED = Text(
    zh="占比的分母是同期全链（各分支去重后）；变动为百分点之差，近 {window} 个完整年份比其前 {window} 年。",
    en="Shares are of the whole chain (nothing twice) in the same years; the shift compares the last {window} complete "
    "years with the {window} before.",
)
NO_MEMBERS = Text(zh="各分支都没有文献，或年份未知。", en="No node has documents with a known year.")


class Branches(Dated):
    """Which nodes, and how long the windows are."""

    level: int = Field(1, ge=0, le=9, title="分支层级", description="level of the nodes; 0 for the leaves")
    window: int = Field(
        5, ge=1, le=20, title="窗口年数", description="years compared with the same number before"
    )


def answer(ground: Ground, params: Branches) -> Finding:
    """Node × year; node × (before, after, shift, growth)."""
    nodes = [node.code for node in nodes_at(ground, params.level)]
    tagged = ground.nodes.filter(ground.nodes.node.isin(nodes))
    until = complete(ground, params)
    counted = ground.counted(params.unit, params.by)
    members = counted.join(tagged, "publication").filter(counted.year.notnull())
    yearly = Tally(ground, members, (NODE, YEARS[params.by]), (units(params.unit),))
    rows = [_yearly(ground, row, until) for row in in_order(yearly.rows(), nodes)]
    shown = [row for row in rows if _asked(row["year"], params)]
    definition = ground.definition("branch_trend", params.model_dump())
    by_year = yearly.table("by_year", TITLE, shown, definition, beside=[NODE_NAME, COMPLETE])
    shift = _shift(ground, members, nodes, rows, params, until)
    return Finding(
        "branch_trend",
        TITLE,
        params.model_dump(),
        (by_year, shift),
        _chart(ground, shown, nodes, until) if shown else None,
        _sentences(shift.rows),
        (
            caveats.counting(ground, params.unit),
            caveats.OVERLAP,
            DEFINED.format(window=params.window),
            *caveats.lag(ground, until, params),
        ),
        (_tagged(ground, params, nodes), caveats.dated(ground, params)),
        *caveats.verdict(ground, rows, NO_MEMBERS),
    )


def _asked(year: int, params: Dated) -> bool:
    return (params.first_year or year) <= year <= (params.last_year or year)


def _tagged(ground: Ground, params: Branches, nodes: list[str]) -> Any:
    """How much of what was asked about stands in one of the nodes."""
    counted = ground.counted(params.unit, params.by)
    inside = ground.nodes.filter(ground.nodes.node.isin(nodes)).select("publication").distinct()
    marked = counted.left_join(inside, "publication")
    return caveats.covered(
        ground,
        marked.mutate(known=marked.publication_right.notnull()),
        params.unit,
        Text(zh="已归入分支", en="In one of the nodes"),
    )


def _yearly(ground: Ground, row: dict[str, Any], until: int | None) -> dict[str, Any]:
    done = until is not None and row["year"] <= until
    return {**row, "node_name": node_name(ground, row["node"]), "complete": done}


def _shift(
    ground: Ground,
    members: Any,
    nodes: list[str],
    rows: list[dict[str, Any]],
    params: Branches,
    until: int | None,
) -> Any:
    last, window = until or 0, params.window
    marked = members.mutate(
        late=members.year.between(last - window + 1, last),
        early=members.year.between(last - 2 * window + 1, last - window),
    )
    measures = tuple(
        units(
            params.unit, name, name, Text(zh=text.zh.format(window=window), en=text.en.format(window=window))
        )
        for name, text in (("early", EARLY), ("late", LATE))
    )
    tally = Tally(ground, marked, (NODE,), (units(params.unit), *measures))
    total = tally.without("node").total()
    by_year = {code: {row["year"]: row["count"] for row in rows if row["node"] == code} for code in nodes}
    found = [
        _compared(ground, row, total, by_year[row["node"]], params, until)
        for row in in_order(tally.rows(), nodes)
    ]
    extras = (
        Extra(
            Column("early_share", Text(zh="前期占比", en="Share before"), "share", unit=params.unit), "early"
        ),
        Extra(Column("late_share", Text(zh="近期占比", en="Share now"), "share", unit=params.unit), "late"),
        Extra(Column("shift", Text(zh="占比变动", en="Shift"), "rate", unit=params.unit), "late"),
        Extra(
            Column("cagr", Text(zh="年均复合增长率", en="Compound annual growth"), "rate", unit=params.unit),
            "late",
        ),
    )
    definition = ground.definition("branch_trend", params.model_dump())
    return tally.table("shift", SHIFT, found, definition, beside=[NODE_NAME], extras=extras)


def _compared(
    ground: Ground,
    row: dict[str, Any],
    total: dict[str, Any],
    by_year: dict[int, int],
    params: Branches,
    until: int | None,
) -> dict[str, Any]:
    early, late = (share(row[name], total[name], params.minimum) for name in ("early", "late"))
    small = INSUFFICIENT in (early, late)
    return {
        **row,
        "node_name": node_name(ground, row["node"]),
        "early_share": early,
        "late_share": late,
        "shift": INSUFFICIENT if small else late - early,
        "cagr": growth(by_year, until, params.window, params.minimum),
    }


def _sentences(rows: Any) -> tuple[Sentence, ...]:
    """The node that gained most and the one that lost most."""
    moved = [(row["shift"], at) for at, row in enumerate(rows) if isinstance(row["shift"], float)]
    if len(moved) < 2:
        return ()
    said = []
    for (shift, at), words in (
        (max(moved), Text(zh="占比升幅最大的是{node_name}", en="Gained most: {node_name}")),
        (min(moved), Text(zh="占比降幅最大的是{node_name}", en="Lost most: {node_name}")),
    ):
        if (shift > 0) == words.zh.startswith("占比升") and shift:
            quotes = {name: Quoted("shift", at, name) for name in ("node_name", "early_share", "late_share")}
            text = Text(
                zh=words.zh + "，由 {early_share} 到 {late_share}。",
                en=words.en + ", from {early_share} to {late_share}.",
            )
            said.append(Sentence(text, quotes))
    return tuple(said)


def _chart(ground: Ground, rows: list[dict[str, Any]], nodes: list[str], until: int | None) -> dict[str, Any]:
    """The six largest nodes."""
    years = list(range(min(row["year"] for row in rows), max(row["year"] for row in rows) + 1))
    counts = {(row["node"], row["year"]): row["count"] for row in rows}
    size = {code: sum(counts.get((code, year), 0) for year in years) for code in nodes}
    leading = sorted(nodes, key=lambda code: -size[code])[: len(charting.CATEGORIES)]
    lines = {
        node_name(ground, code).zh: [counts.get((code, year), 0) for year in years]
        for code in nodes
        if code in leading
    }
    return charting.lines_by_year(years, lines, "专利量", until)


ANALYSIS = Analysis("branch_trend", TITLE, "direction", Branches, answer, needs_chain=True)
