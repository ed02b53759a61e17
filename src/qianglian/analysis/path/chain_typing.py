"""强链补链延链: for one region, which nodes of the chain to strengthen, to fill, and to extend into."""

from __future__ import annotations

from typing import Any

from qianglian.analysis import baselines, branches, caveats, charting, regions
from qianglian.analysis.comparing import COUNTS, NO_STATE, STATE_KNOWN, STATED_STATE
from qianglian.analysis.contract import Analysis, Column, Coverage, Finding, Quoted, Sentence
from qianglian.analysis.counting import Extra, table_of
from qianglian.analysis.ground import Ground
from qianglian.analysis.naming import NODE_NAME, node_name
from qianglian.analysis.node_types import KINDS, NodeType, Types, node_types
from qianglian.analysis.typing_parameters import Typing
from qianglian.model.text import Text
from qianglian.rules.chain_typing import chain_typing

TITLE = Text(zh="强链补链延链", en="Strengthen, fill, extend")
DEFINED = Text(
    zh="{region}，统计对象：{what}。强链：RTA ≥ {strong:g} 且份额 ≥ {share:.0%}；补链：RTA < {weak:g} 且有人写明"
    "节点关键的理由；延链：与 RTA ≥ {upstream:g} 的分支邻接（供应、同级或上一环节），"
    "且近 {years} 个完整年的增长高于全链。均为参数 [D]（{version} 版）。",
    en="{region}, counting {what}. Strengthen: RTA ≥ {strong:g} and a share ≥ {share:.0%}. Fill: RTA < {weak:g} and "
    "somebody's reason why it is critical. Extend: beside a node with RTA ≥ {upstream:g}, and growing faster than the "
    "chain over {years} complete years. All are parameters [D], version {version}.",
)
CRITICAL = Text(
    zh="节点是否关键由人说明（参数 critical：代码=理由）；没有理由的只列为「薄弱，是否关键待说明」。",
    en="Whether a node is critical is for a person to say (critical: CODE=reason); without a reason it is only weak.",
)
RULES = Text(
    zh="按规则得出，待审：不代替对产业实际产能和企业的调查。",
    en="By rule, for review: no substitute for a survey of the industry.",
)


def answer(ground: Ground, params: Typing) -> Finding:
    """A row for each node: its type, the conditions with their numbers, and the region's families in it."""
    found = node_types(ground, params)
    families = {row["node"]: row["families"] for row in found.held.rows()}
    rows = [_row(ground, one, found, families, params) for one in found.nodes]
    definition = ground.definition("chain_typing", params.model_dump())
    table = found.held.table(
        "nodes", TITLE, rows, definition, beside=[NODE_NAME, *_BESIDE], extras=_extras(found, params)
    )
    return Finding(
        "chain_typing",
        TITLE,
        params.model_dump(),
        (table, _summary(ground, rows, definition)),
        _chart(rows) if rows else None,
        _sentences(rows, found, COUNTS[params.counts]),
        _caveats(ground, found, params),
        _coverage(ground, params, found),
        *caveats.verdict(ground, rows, NO_STATE),
    )


_BESIDE = (
    Column("type", Text(zh="类型", en="Type"), "text"),
    Column("conditions", Text(zh="依据", en="Conditions"), "text"),
)


def _row(
    ground: Ground, one: NodeType, found: Types, families: dict[str, int], params: Typing
) -> dict[str, Any]:
    cells = {
        name: one.cells[name] for name in ("count", "of_node", "share", "rta", "low", "high", "standing")
    }
    unknown = one.kind in ("unknown", "unsearched")
    return {
        "node": one.node,
        "node_name": node_name(ground, one.node),
        "type": KINDS[one.kind],
        "conditions": one.conditions,
        "families": None if unknown else families.get(one.node, 0),
        **cells,
        "growth": one.growth,
        "chain_growth": found.chain_growth,
        "critical": params.critical.get(one.node, ""),
    }


def _extras(found: Types, params: Typing) -> tuple[Extra, ...]:
    """Counts and what follows from them, each with its records."""
    cells, unit, region = found.comparison.cells, params.unit, found.region.code
    measure = cells.measures[0]

    def here(row: Any) -> list[str]:
        return cells.behind({"node": row["node"], "region": region}, measure)

    def of_node(row: Any) -> list[str]:
        return cells.without("region").behind({"node": row["node"]}, measure)

    columns = (
        (Column("count", Text(zh="本地区计数", en="Counted of the region"), unit=unit), here),
        (Column("of_node", Text(zh="分支合计", en="Of the node"), unit=unit), of_node),
        (Column("share", Text(zh="份额", en="Share"), "share", unit=unit), here),
        (Column("rta", Text(zh="RTA", en="RTA"), "ratio", unit=unit), here),
        (Column("low", Text(zh="区间下限", en="Low"), "ratio", unit=unit), here),
        (Column("high", Text(zh="区间上限", en="High"), "ratio", unit=unit), here),
        (Column("standing", Text(zh="显著性", en="Standing"), "text"), None),
        (Column("growth", Text(zh="分支增长率", en="Growth of the node"), "rate"), None),
        (Column("chain_growth", Text(zh="全链增长率", en="Growth of the chain"), "rate"), None),
        (Column("critical", Text(zh="关键理由", en="Why critical"), "text"), None),
    )
    return tuple(Extra(column, behind) for column, behind in columns)


def _summary(ground: Ground, rows: list[dict[str, Any]], definition: str) -> Any:
    """How many nodes are of each type, and which."""
    columns = (
        Column("kind", Text(zh="类型代码", en="Type code"), "label", key=True),
        Column("type", Text(zh="类型", en="Type"), "text"),
        Column("nodes", Text(zh="分支数", en="Nodes"), "number"),
        Column("names", Text(zh="分支", en="Which"), "text"),
    )
    told = []
    for kind, name in KINDS.items() if rows else ():
        some = [row["node_name"] for row in rows if row["type"] == name]
        names = Text(zh="、".join(one.zh for one in some), en=", ".join(one.en for one in some))
        told.append({"kind": kind, "type": name, "nodes": len(some), "names": names})
    title = Text(zh="类型概要", en="Types in brief")
    return table_of(ground, "types", title, columns, told, definition, lambda *_: [])


def _caveats(ground: Ground, found: Types, params: Typing) -> tuple[Text, ...]:
    rule, what, region = chain_typing(), COUNTS[params.counts], found.region.name
    told = {
        "strong": params.strong_rta, "share": found.strong_share, "weak": params.weak_rta,
        "upstream": params.upstream_rta, "years": params.growth_years, "version": rule.version,
    }  # fmt: skip
    return (
        Text(
            zh=DEFINED.zh.format(region=region.zh, what=what.zh, **told),
            en=DEFINED.en.format(region=region.en, what=what.en, **told),
        ),
        CRITICAL,
        RULES,
        baselines.said("chain", "", None),
        *((STATED_STATE,) if params.counts == "valid_inventions" else ()),
        caveats.AS_FILED if params.address == "filed" else regions.OWNED,
        caveats.counting(ground, params.unit),
        caveats.SMALL.format(minimum=params.minimum),
    )


def _coverage(ground: Ground, params: Typing, found: Types) -> tuple[Coverage, ...]:
    placed = regions.placed(ground, ground.counted(params.unit), params.address)
    members = placed.mutate(region=placed[found.region.column])
    state = caveats.known(ground, params.unit, "state", STATE_KNOWN)
    return (
        branches.tagged(ground, params.unit, found.codes),
        *regions.covered(ground, members, params.unit),
        state,
    )


def _sentences(rows: list[dict[str, Any]], found: Types, what: Text) -> tuple[Sentence, ...]:
    """Which nodes are of which type; nothing of types without nodes."""
    who, said = found.region.name, []
    words = {
        "strengthen": Text(
            zh="{who}按{what}看，强链分支 {nodes} 个：{names}。",
            en="{who}, by {what}: strong in {nodes}: {names}.",
        ),
        "fill_gap": Text(
            zh="{who}的补链分支 {nodes} 个：{names}。", en="{who}: gaps to fill, {nodes}: {names}."
        ),
        "extend": Text(
            zh="{who}可延链的分支 {nodes} 个：{names}。", en="{who}: to extend into, {nodes}: {names}."
        ),
        "weak": Text(
            zh="{who}按{what}看薄弱、是否关键待说明的分支 {nodes} 个：{names}。",
            en="{who}, by {what}: weak, critical or not to be said, {nodes}: {names}.",
        ),
    }
    for at, kind in enumerate(KINDS):
        if kind in words and any(row["type"] == KINDS[kind] for row in rows):
            text = words[kind]
            named = Text(
                zh=text.zh.replace("{who}", who.zh).replace("{what}", what.zh),
                en=text.en.replace("{who}", who.en).replace("{what}", what.en),
            )
            said.append(Sentence(named, {name: Quoted("types", at, name) for name in ("nodes", "names")}))
    return tuple(said)


def _chart(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """RTA of each node, its type beside its name."""
    known = [row for row in rows if isinstance(row["rta"], float)]
    names = [f"{row['node_name'].zh}（{row['type'].zh.split('，')[0]}）" for row in known]
    return charting.ranked(names, [round(row["rta"], 2) for row in known], "RTA（链内）")


ANALYSIS = Analysis("chain_typing", TITLE, "path", Typing, answer, needs_chain=True)
