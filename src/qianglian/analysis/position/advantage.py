"""技术显示性优势: in which nodes a region has more than its share, against a baseline that is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from qianglian.analysis import baselines, branches, caveats, charting, regions
from qianglian.analysis.baselines import Baseline, Totals
from qianglian.analysis.contract import Analysis, Column, Coverage, Finding, Quoted, Sentence
from qianglian.analysis.counting import Extra, Tally, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.naming import NODE, NODE_NAME, node_name
from qianglian.analysis.regions import REGION, Regional
from qianglian.analysis.specialisation import STANDINGS, Cross, cells
from qianglian.model.text import Text

TITLE = Text(zh="技术显示性优势（RTA）", en="Revealed technological advantage")
Counts = Literal["valid_inventions", "inventions", "all"]
COUNTS: dict[Counts, Text] = {
    "valid_inventions": Text(zh="有效发明专利", en="inventions in force"),
    "inventions": Text(zh="发明（含申请）", en="inventions, applications included"),
    "all": Text(zh="全部专利", en="all patents"),
}
METHOD = Text(
    zh="RTA=(P_ij/P_i·)/(P_·j/P_··)，标准化为 (RTA−1)/(RTA+1)；统计对象：{what}；区间为 log RTA 的 {confidence:.0%} "
    "置信区间，跨 1 的记为「不显著」；格内实有与期望都少于 {minimum} 的显示「样本不足」[D]。",
    en="RTA = (P_ij/P_i·)/(P_·j/P_··), normalised (RTA−1)/(RTA+1), of {what}; {confidence:.0%} interval on log RTA: "
    "one that holds 1 is “not told apart”; too small where found and expected are both below {minimum} [D].",
)
STATED_STATE = Text(
    zh="「有效」以来源所写法律状态为准；未写明状态的文献不计入。",
    en="In force as the sources state; documents whose state is not stated do not count.",
)
NO_STATE = Text(
    zh="没有可计数的文献：有效发明要求来源写明法律状态，地区要求写明或可推定地址；可改用 counts=inventions 或 all。",
    en="Nothing can be counted: inventions in force need a stated status, regions an address; "
    "ask counts=inventions or all.",
)
STATE_KNOWN = Text(zh="法律状态已知", en="Legal status known")


class Advantage(Regional):
    """One region, or all of a level; what counts; against what."""

    unit: Literal["family", "publication"] = Field(
        "publication", title="计数单位", description="publication (件) or family (项)"
    )
    level: int = Field(1, ge=0, le=9, title="分支层级", description="level of the nodes; 0 for the leaves")
    region: str = Field(
        "", title="地区", description="one region by code or name; empty for all of the scope"
    )
    counts: Counts = Field(
        "valid_inventions",
        title="统计对象",
        description="valid_inventions (in force), inventions, or all",
    )
    baseline: Baseline = Field(
        "chain", title="基准", description="chain (链内), province (省内全量) or nation (全国全量)"
    )
    indicator: str = Field(
        "有效发明专利量", title="全量指标", description="indicator of the chain's facts with the totals"
    )
    confidence: float = Field(0.95, ge=0.5, le=0.999, title="置信水平", description="of the interval")
    top: int = Field(12, ge=1, le=400, title="列出地区数", description="regions listed where none is named")


@dataclass(frozen=True, slots=True)
class _Compared:
    """Counts of one comparison: cells, regions, nodes, all."""

    cells: Tally
    regions: Tally
    both: dict[tuple[str, str], int]
    region: dict[str, int]
    node: dict[str, int]
    whole: int
    stated: Totals | None


def answer(ground: Ground, params: Advantage) -> Finding:
    """Region × node with RTA, its interval and where it stands."""
    codes = branches.codes(ground, params.level)
    one = regions.region_of(params.region) if params.region else None
    asked = params.model_copy(update={"scope": one.scope}) if one else params
    stated = None
    if params.baseline != "chain":
        stated = baselines.totals(ground, params.baseline, params.within, params.indicator)
    placed = hold(ground, regions.placed(ground, _counting(ground, params), params.address))
    found = _compare(ground, placed, codes, asked, stated)
    shown = (
        [one.code]
        if one
        else sorted(found.region, key=lambda code: (-found.region[code], code))[: params.top]
    )
    rows = (
        [_row(ground, found, region, node, asked) for region in shown for node in codes]
        if found.whole
        else []
    )
    definition = ground.definition("advantage", params.model_dump())
    table = found.cells.table(
        "cells",
        TITLE,
        rows,
        definition,
        beside=[NODE_NAME, regions.region_column(asked.scope)],
        extras=_extras(found, asked),
    )
    method = {"confidence": params.confidence, "minimum": params.minimum}
    what = COUNTS[params.counts]
    where = _where(ground, asked)
    return Finding(
        "advantage",
        TITLE,
        params.model_dump(),
        (table,),
        _chart(ground, rows, shown, codes, asked) if rows else None,
        _sentences(rows),
        (
            baselines.said(params.baseline, params.indicator, stated),
            Text(zh=METHOD.zh.format(what=what.zh, **method), en=METHOD.en.format(what=what.en, **method)),
            *((STATED_STATE,) if params.counts == "valid_inventions" else ()),
            *regions.said(params.address, params.unit, where),
            caveats.OVERLAP,
        ),
        (
            branches.tagged(ground, params.unit, codes),
            *where,
            caveats.known(ground, params.unit, "state", STATE_KNOWN),
        ),
        *caveats.verdict(ground, rows, NO_STATE),
    )


def _counting(ground: Ground, params: Advantage) -> Any:
    """What counts: by default inventions in force. Totals of the Chinese office are compared with its patents."""
    members = ground.counted(params.unit)
    if params.counts != "all":
        members = members.filter(members.patent_type == "invention")
    if params.counts == "valid_inventions":
        # The application of a patent may bear its state too: only what is not known to be an application counts.
        members = members.filter((members.state == "in_force") & members.granted.fill_null(True))
    return members if params.baseline == "chain" else members.filter(members.office == "CN")


def _compare(
    ground: Ground, placed: Any, codes: list[str], params: Advantage, stated: Totals | None
) -> _Compared:
    members = regions.by_region(placed, params)
    if params.scope in ("province", "city"):
        members = members.filter(members.region != regions.ABROAD)
    members = hold(ground, branches.in_chain(ground, members.filter(members.region.notnull()), codes))
    spread = hold(ground, branches.beside_nodes(ground, members, codes))
    cells_of = Tally(ground, spread, (REGION, NODE), (units(params.unit),))
    over = Tally(ground, members, (REGION,), (units(params.unit),))
    return _Compared(
        cells_of,
        over,
        {(row["region"], row["node"]): row["count"] for row in cells_of.rows()},
        {row["region"]: row["count"] for row in over.rows()},
        {row["node"]: row["count"] for row in cells_of.without("region").rows()},
        over.total()["count"],
        stated,
    )


def _row(ground: Ground, found: _Compared, region: str, node: str, params: Advantage) -> dict[str, Any]:
    both, here = found.both.get((region, node), 0), found.region.get(region, 0)
    whole: float | None = found.whole
    total: float | None = here
    if found.stated:
        whole, total = found.stated.whole, found.stated.regions.get(region)
    of_node = found.node.get(node, 0)
    cross = Cross(both, total, of_node, whole) if total and whole else None
    small = cross is None and not found.stated
    # A region with nothing, and a node with nothing, have no shares to compare.
    empty = Cross(0, 0, 0, 0)
    return {
        "region": region,
        "node": node,
        "node_name": node_name(ground, node),
        "region_name": regions.region_name(region, params.scope),
        "count": both,
        "of_region": here,
        "of_node": of_node,
        "share": both / of_node if of_node >= params.minimum else "insufficient",
        **cells(empty if small else cross, params.minimum, params.confidence),
    }


def _extras(found: _Compared, params: Advantage) -> tuple[Extra, ...]:
    measure = found.regions.measures[0]
    unit = params.unit
    return (
        Extra(
            Column("of_region", Text(zh="地区合计 P_i·", en="Of the region"), unit=unit),
            lambda row: found.regions.behind({"region": row["region"]}, measure),
        ),
        Extra(
            Column("of_node", Text(zh="分支合计 P_·j", en="Of the node"), unit=unit),
            lambda row: found.cells.without("region").behind({"node": row["node"]}, measure),
        ),
        Extra(Column("share", Text(zh="占分支", en="Share of the node"), "share", unit=unit), "count"),
        Extra(Column("rta", Text(zh="RTA", en="RTA"), "ratio", unit=unit), "count"),
        Extra(Column("normalised", Text(zh="标准化", en="Normalised"), "ratio", unit=unit), "count"),
        Extra(Column("low", Text(zh="区间下限", en="Low"), "ratio", unit=unit), "count"),
        Extra(Column("high", Text(zh="区间上限", en="High"), "ratio", unit=unit), "count"),
        Extra(Column("standing", Text(zh="判断", en="Standing"), "text")),
    )


def _where(ground: Ground, params: Advantage) -> tuple[Coverage, Coverage]:
    """Of how much of what was asked about the region is known, and inferred."""
    placed = regions.placed(ground, ground.counted(params.unit), params.address)
    return regions.covered(ground, hold(ground, regions.by_region(placed, params)), params.unit)


def _sentences(rows: list[dict[str, Any]]) -> tuple[Sentence, ...]:
    """The strongest of those told apart from the average."""
    strong = [(row["rta"], at) for at, row in enumerate(rows) if row["standing"] == STANDINGS["above"]]
    if not strong:
        return ()
    _, at = max(strong, key=lambda one: (one[0], -one[1]))
    names = ("region_name", "node_name", "rta", "low", "high", "count")
    text = Text(
        zh="{region_name}在{node_name}的相对优势最明显：RTA {rta}（区间 {low}–{high}），共 {count}。",
        en="{region_name} stands out most in {node_name}: RTA {rta} ({low} to {high}), {count} in all.",
    )
    return (Sentence(text, {name: Quoted("cells", at, name) for name in names}),)


def _chart(
    ground: Ground, rows: list[dict[str, Any]], shown: list[str], codes: list[str], params: Advantage
) -> dict[str, Any]:
    """Normalised advantage against the average: a matrix, diverging at 0."""
    found = [
        (shown.index(row["region"]), codes.index(row["node"]), _rounded(row["normalised"])) for row in rows
    ]
    names = [regions.region_name(code, params.scope).zh for code in shown]
    option = charting.heat(names, [node_name(ground, code).zh for code in codes], found, "标准化 RTA")
    return {
        **option,
        "visualMap": {"min": -1, "max": 1, "show": False, "inRange": {"color": list(charting.DIVERGING)}},
    }


def _rounded(value: Any) -> Any:
    return round(value, 2) if isinstance(value, float) else value


ANALYSIS = Analysis("advantage", TITLE, "position", Advantage, answer, needs_chain=True)
