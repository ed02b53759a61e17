"""分支 × 地区: where each node of the chain is worked on, worldwide, in China, by province or by city."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from qianglian.analysis import branches, caveats, charting, regions
from qianglian.analysis.contract import Analysis, Column, Finding, Quoted, Sentence
from qianglian.analysis.counting import Extra, Tally, share, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.naming import NODE, NODE_NAME, in_order, node_name
from qianglian.analysis.regions import REGION, Regional
from qianglian.model.text import Text

TITLE = Text(zh="分支 × 地区", en="Nodes by region")
SHARES = Text(
    zh="占比的分母是该分支地区已知的总量（含国外）；名次只在所列层级的地区之间排，国外和未知不排。",
    en="Shares are of the node's total with a known region, abroad included; ranks are among the regions of the level, "
    "without abroad and the unknown.",
)


class NodeByRegion(Regional):
    """Which nodes, and how many regions."""

    level: int = Field(1, ge=0, le=9, title="分支层级", description="level of the nodes; 0 for the leaves")
    top: int = Field(
        15, ge=1, le=400, title="列出地区数", description="regions listed at global and city level"
    )


def answer(ground: Ground, params: NodeByRegion) -> Finding:
    """Node × region, and the regions over all nodes."""
    codes = branches.codes(ground, params.level)
    placed = regions.placed(ground, ground.counted(params.unit), params.address)
    where = ("publication", "unit", "region", "country", "inferred")
    members = hold(ground, regions.by_region(placed, params).select(*where))
    spread = hold(
        ground, branches.beside_nodes(ground, members, codes).select("node", "unit", "region").distinct()
    )
    cells = Tally(ground, spread, (NODE, REGION), (units(params.unit, sole=True),))
    whole = Tally(ground, branches.in_chain(ground, members, codes), (REGION,), (units(params.unit),))
    found = whole.rows()
    gone = regions.untold(ground, members)
    told = regions.covered(ground, members, params.unit)
    shown = _shown(found, params)
    definition = ground.definition("node_by_region", params.model_dump())
    column = regions.region_column(params.scope)
    of_node = _of_node(cells, params)
    rows = _cells(ground, in_order(cells.rows(), codes), codes, shown, of_node, params, gone)
    extras = _extras(params)
    matrix = cells.table("cells", TITLE, rows, definition, beside=[NODE_NAME, column], extras=extras)
    total = whole.within(whole.members.region.notnull()).without("region").total()["count"]
    over_all = whole.table(
        "regions",
        Text(zh="全链各地区", en="Regions over the chain"),
        _ranked(found, shown, total, params, gone),
        definition,
        beside=[column],
        extras=extras,
    )
    return Finding(
        "node_by_region",
        TITLE,
        params.model_dump(),
        (matrix, over_all),
        _chart(ground, rows, codes, shown, params) if rows else None,
        _sentences(over_all.rows),
        (
            caveats.counting(ground, params.unit),
            *regions.said(params.address, params.unit, told),
            SHARES,
            caveats.OVERLAP,
            *((regions.NOT_COVERED,) if gone else ()),
            caveats.SMALL.format(minimum=params.minimum),
        ),
        (branches.tagged(ground, params.unit, codes), *told),
        *caveats.verdict(ground, [one for one in found if one["region"] is not None], regions.NO_REGION),
    )


def _of_node(cells: Tally, params: NodeByRegion) -> dict[str, int]:
    """What is counted in each node with a known region.

    A family may stand in a node with several regions: what is sole in the cells is not in their sums.
    """
    known = cells.within(cells.members.region.notnull())
    counts = Tally(cells.ground, known.members, (NODE,), (units(params.unit),)).rows()
    return {row["node"]: row["count"] for row in counts}


def _extras(params: NodeByRegion) -> tuple[Extra, ...]:
    return (
        Extra(Column("share", Text(zh="占比", en="Share"), "share", unit=params.unit), "count"),
        Extra(Column("rank", Text(zh="名次", en="Rank"), "number")),
    )


def _shown(found: list[dict[str, Any]], params: NodeByRegion) -> list[str | None]:
    """The regions in the order of the table: those that always stand there, else the largest; the unknown last."""
    size = {row["region"]: row["count"] for row in found}
    fixed = regions.always(params)
    largest = sorted(
        (code for code in size if code not in (None, regions.ABROAD)), key=lambda code: (-size[code], code)
    )
    inner = (
        fixed
        if params.scope in ("province", "national")
        else list(dict.fromkeys([*largest[: params.top], *fixed]))
    )
    away = [regions.ABROAD] if params.scope in ("province", "city") and regions.ABROAD in size else []
    return [*inner, *away, None] if found else []


def _cells(
    ground: Ground,
    found: list[dict[str, Any]],
    codes: list[str],
    shown: list[str | None],
    of_node: dict[str, int],
    params: NodeByRegion,
    gone: bool,
) -> list[dict[str, Any]]:
    """A row for each node and region, zeros included; ranks are within a node."""
    counts = {(row["node"], row["region"]): row["count"] for row in found}
    rows: list[dict[str, Any]] = []
    for node in codes:
        sizes = [row["count"] for row in found if row["node"] == node and _ranks(row["region"], params)]
        for region in shown:
            one = _row(region, counts.get((node, region), 0), of_node.get(node, 0), sizes, params, gone)
            rows.append({"node": node, "node_name": node_name(ground, node), **one})
    return rows


def _ranked(
    found: list[dict[str, Any]], shown: list[str | None], total: int, params: NodeByRegion, gone: bool
) -> list[dict[str, Any]]:
    counts = {row["region"]: row["count"] for row in found}
    sizes = [row["count"] for row in found if _ranks(row["region"], params)]
    return [_row(region, counts.get(region, 0), total, sizes, params, gone) for region in shown]


def _ranks(region: str | None, params: NodeByRegion) -> bool:
    """Whether a region is one of the level; abroad stands beside provinces, not among them."""
    return region is not None and (region != regions.ABROAD or params.scope == "national")


def _row(
    region: str | None, count: int, total: int, sizes: list[int], params: NodeByRegion, gone: bool
) -> dict[str, Any]:
    """One region: missing rows of rule A12 have no number; what is unknown has no share and no rank."""
    none = gone and regions.missing(region, count)
    ranked = _ranks(region, params) and not none
    return {
        "region": region,
        "region_name": regions.region_name(region, params.scope),
        "count": None if none else count,
        "share": None if none or region is None else share(count, total, params.minimum),
        "rank": 1 + sum(size > count for size in sizes) if ranked else None,
    }


def _sentences(rows: Any) -> tuple[Sentence, ...]:
    """Who leads."""
    first = next(
        (at for at, row in enumerate(rows) if row["rank"] == 1 and isinstance(row["share"], float)), None
    )
    if first is None:
        return ()
    text = Text(
        zh="全链地区已知的专利中，{region_name}居首，{count}，占 {share}。",
        en="Of the chain with a known region {region_name} has most: {count}, {share}.",
    )
    names = ("region_name", "count", "share")
    return (Sentence(text, {name: Quoted("regions", first, name) for name in names}),)


def _chart(
    ground: Ground,
    rows: list[dict[str, Any]],
    codes: list[str],
    shown: list[str | None],
    params: NodeByRegion,
) -> dict[str, Any]:
    """A matrix: regions across, nodes down; the unknown is left out."""
    across = [code for code in shown if code is not None]
    cells = [
        (across.index(row["region"]), codes.index(row["node"]), row["count"])
        for row in rows
        if row["region"] is not None
    ]
    names = [regions.region_name(code, params.scope).zh for code in across]
    return charting.heat(names, [node_name(ground, code).zh for code in codes], cells, "专利量")


ANALYSIS = Analysis("node_by_region", TITLE, "position", NodeByRegion, answer, needs_chain=True)
