"""技术路线: of each node and period the family that was filed first, and the one that is cited most."""

from __future__ import annotations

from typing import Any

import ibis
from pydantic import Field

from qianglian.analysis import caveats, charting
from qianglian.analysis.contract import Analysis, Column, Finding
from qianglian.analysis.counting import Dimension, Extra, Tally, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.labels import LABELS, Label, labels
from qianglian.analysis.naming import NODE, NODE_NAME, in_order, node_name, nodes_at
from qianglian.analysis.parameters import Dated
from qianglian.analysis.signals import signals
from qianglian.analysis.years import complete
from qianglian.model.text import Text

TITLE = Text(zh="技术路线", en="Technology route")
PERIOD = Dimension("period", Text(zh="时段起始年", en="Period from"), "year")
UNTIL = Column("until", Text(zh="时段截止年", en="Period to"), "year")
WHY = Dimension("chosen", Text(zh="入选代码", en="Chosen as"))
WHY_NAME = Column("chosen_name", Text(zh="入选依据", en="Chosen for"), "text")
EARLIEST, CITED = "earliest", "cited"
CHOSEN = {
    EARLIEST: Text(zh="该时段最早申请", en="filed first in the period"),
    CITED: Text(zh="该时段被引最多", en="cited most in the period"),
}
CITATIONS = Column("citations", Text(zh="被引次数", en="Citations"), "number")
FILED = Column("year", Text(zh="最早申请年", en="Earliest filing"), "year")
FAMILY = Column("family", Text(zh="同族主键", en="Family key"), "text")
DEFINED = Text(
    zh="每分支每 {step} 年为一时段，各列最早申请与被引最多的一项，供绘制技术路线时研判；最早只就库内而言，"
    "被引次数随时间累积，只在同一时段内比较。",
    en="Of each node and {step} years the family filed first and the one cited most, for people to draw the "
    "route by. First "
    "among those here; citations grow with time and are compared within a period alone.",
)
NO_CITATIONS = Text(
    zh="来源没有写明被引次数，只列最早申请。", en="No source states citations: only first filings are listed."
)
NO_MEMBERS = Text(zh="各分支都没有申请年已知的文献。", en="No node has documents with a known year.")


class Route(Dated):
    """Which nodes, and how long a period is."""

    level: int = Field(1, ge=0, le=9, title="分支层级", description="level of the nodes; 0 for the leaves")
    step: int = Field(3, ge=1, le=20, title="时段年数", description="years of a period")


def answer(ground: Ground, params: Route) -> Finding:
    """Node × period × why: the family."""
    nodes = [node.code for node in nodes_at(ground, params.level)]
    until = complete(ground, params)
    members = _members(ground, params, nodes)
    tally = Tally(ground, members, (NODE, PERIOD), (units(params.unit),))
    counted = {(row["node"], row["period"]): row["count"] for row in tally.rows()}
    picked = _picked(ground, members)
    named = labels(ground, [row["family"] for row in picked])
    rows = [_row(ground, row, counted, named, params) for row in picked]
    rows = in_order(sorted(rows, key=lambda row: (row["period"], row["chosen"] == CITED)), nodes)
    definition = ground.definition("technology_route", params.model_dump())
    # Why a family was chosen is no dimension of the members: the count beside it is that of node and period.
    table = tally.table(
        "route",
        TITLE,
        rows,
        definition,
        beside=[WHY.column, UNTIL, NODE_NAME, WHY_NAME, FAMILY, *LABELS, FILED],
        extras=[Extra(CITATIONS)],
    )
    signs = members.join(signals(ground).select("publication", "citations"), "publication")
    stated = caveats.covered(
        ground,
        signs.mutate(known=signs.citations.notnull()),
        params.unit,
        Text(zh="被引次数已知", en="Citations known"),
    )
    return Finding(
        "technology_route",
        TITLE,
        params.model_dump(),
        (table,),
        _chart(ground, rows, nodes) if rows else None,
        (),
        (
            DEFINED.format(step=params.step),
            *(() if stated.known else (NO_CITATIONS,)),
            caveats.counting(ground, params.unit),
            *caveats.lag(ground, until, params),
        ),
        (stated, caveats.dated(ground, params)),
        *caveats.verdict(ground, rows, NO_MEMBERS),
    )


def _members(ground: Ground, params: Route, nodes: list[str]) -> Any:
    """Publications with their nodes and the period of their year."""
    counted = ground.counted(params.unit, params.by)
    tagged = ground.nodes.filter(ground.nodes.node.isin(nodes))
    members = counted.join(tagged, "publication")
    known = [members.year.notnull()]
    if params.first_year is not None:
        known.append(members.year >= params.first_year)
    if params.last_year is not None:
        known.append(members.year <= params.last_year)
    members = members.filter(*known)
    return members.mutate(period=members.year - members.year % params.step)


def _picked(ground: Ground, members: Any) -> list[dict[str, Any]]:
    """For each node and period the family filed first and that cited most; equal ones by the order of families, which
    is that of their filing dates."""
    signs = members.join(signals(ground).select("publication", "citations"), "publication")
    families = hold(
        ground,
        signs.group_by(["node", "period", "family"]).aggregate(
            year=signs.year.min(), citations=signs.citations.max()
        ),
    )
    within = ["node", "period"]
    first = ibis.window(group_by=within, order_by=[families.year, families.family])
    most = ibis.window(group_by=within, order_by=[families.citations.coalesce(-1).desc(), families.family])
    ranked = families.mutate(by_year=ibis.row_number().over(first), by_citations=ibis.row_number().over(most))
    chosen = ranked.filter((ranked.by_year == 0) | ((ranked.by_citations == 0) & (ranked.citations > 0)))
    out = []
    for row in ground.run(chosen).to_pylist():
        if row["by_year"] == 0:
            out.append({**row, "chosen": EARLIEST})
        if row["by_citations"] == 0 and (row["citations"] or 0) > 0:
            out.append({**row, "chosen": CITED})
    return out


def _row(
    ground: Ground,
    row: dict[str, Any],
    counted: dict[tuple[str, int], int],
    named: dict[int, Label],
    params: Route,
) -> dict[str, Any]:
    return {
        "node": row["node"],
        "period": row["period"],
        "chosen": row["chosen"],
        "until": row["period"] + params.step - 1,
        "node_name": node_name(ground, row["node"]),
        "chosen_name": CHOSEN[row["chosen"]],
        "family": ground.family_keys[row["family"]].as_py(),
        **named.get(row["family"], Label()).cells,
        "year": row["year"],
        "count": counted[row["node"], row["period"]],
        "citations": row["citations"],
    }


def _chart(ground: Ground, rows: list[dict[str, Any]], nodes: list[str]) -> dict[str, Any]:
    """Nodes over periods, each cell with its number of families."""
    periods = sorted({row["period"] for row in rows})
    shown = [code for code in nodes if any(row["node"] == code for row in rows)]
    cells = sorted({(periods.index(r["period"]), shown.index(r["node"]), r["count"]) for r in rows})
    return charting.heat(
        list(map(str, periods)), [node_name(ground, code).zh for code in shown], cells, "专利量"
    )


ANALYSIS = Analysis("technology_route", TITLE, "direction", Route, answer, needs_chain=True)
