"""技术显示性优势: in which nodes a region has more than its share, against a baseline that is named."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from qianglian.analysis import baselines, branches, caveats, charting, regions
from qianglian.analysis.baselines import Baseline
from qianglian.analysis.comparing import (
    COUNTS,
    NO_STATE,
    STATE_KNOWN,
    STATED_STATE,
    Comparison,
    Counts,
    compare,
    counting,
)
from qianglian.analysis.contract import Analysis, Column, Coverage, Finding, Quoted, Sentence
from qianglian.analysis.counting import Extra
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.naming import NODE_NAME, node_name
from qianglian.analysis.regions import Regional
from qianglian.analysis.specialisation import STANDINGS
from qianglian.model.text import Text

TITLE = Text(zh="技术显示性优势（RTA）", en="Revealed technological advantage")
METHOD = Text(
    zh="RTA=(P_ij/P_i·)/(P_·j/P_··)，标准化为 (RTA−1)/(RTA+1)；统计对象：{what}；区间为 log RTA 的 {confidence:.0%} "
    "置信区间，跨 1 的记为「不显著」；格内实有与期望都少于 {minimum} 的显示「样本不足」[D]。",
    en="RTA = (P_ij/P_i·)/(P_·j/P_··), normalised (RTA−1)/(RTA+1), of {what}; {confidence:.0%} interval on log RTA: "
    "one that holds 1 is “not told apart”; too small where found and expected are both below {minimum} [D].",
)


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


def answer(ground: Ground, params: Advantage) -> Finding:
    """Region × node with RTA, its interval and where it stands."""
    codes = branches.codes(ground, params.level)
    one = regions.region_of(params.region) if params.region else None
    asked = params.model_copy(update={"scope": one.scope}) if one else params
    stated = None
    if params.baseline != "chain":
        stated = baselines.totals(ground, params.baseline, params.within, params.indicator)
    counted = counting(ground, params.counts, params.unit, params.baseline).select("publication", "unit")
    placed = hold(ground, regions.placed(ground, counted, params.address))
    found = compare(ground, placed, codes, asked, stated)
    largest = sorted(found.region, key=lambda code: (-found.region[code], code))
    shown = [one.code] if one else largest[: params.top]
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
            _method(params),
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


def _method(params: Advantage) -> Text:
    """What is counted, and how RTA and its interval are reckoned."""
    what = COUNTS[params.counts]
    said = {"confidence": params.confidence, "minimum": params.minimum}
    return Text(zh=METHOD.zh.format(what=what.zh, **said), en=METHOD.en.format(what=what.en, **said))


def _row(ground: Ground, found: Comparison, region: str, node: str, params: Advantage) -> dict[str, Any]:
    return {
        "region": region,
        "node": node,
        "node_name": node_name(ground, node),
        "region_name": regions.region_name(region, params.scope),
        **found.row(region, node, params.minimum, params.confidence),
    }


def _extras(found: Comparison, params: Advantage) -> tuple[Extra, ...]:
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
    counted = ground.counted(params.unit).select("publication", "unit")
    placed = regions.placed(ground, counted, params.address)
    return regions.covered(ground, regions.by_region(placed, params), params.unit)


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
