"""缺失与薄弱节点: where a region has nothing or little in the chain; what nobody searched for stands apart."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from qianglian.analysis import branches, caveats, charting, regions
from qianglian.analysis.branches import ByNode
from qianglian.analysis.contract import INSUFFICIENT, Analysis, Column, Finding, Quoted, Sentence
from qianglian.analysis.counting import Extra, Tally, share, table_of, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.naming import NODE, NODE_NAME, node_name
from qianglian.analysis.regions import Region
from qianglian.analysis.specialisation import Cross
from qianglian.model.errors import BadInput
from qianglian.model.text import Text
from qianglian.rules.divisions import OUTSIDE_MAINLAND

TITLE = Text(zh="缺失与薄弱节点", en="Missing and weak nodes")
Gap = Literal["unsearched", "absent", "missing", "small", "weak", "present"]
GAPS: dict[Gap, Text] = {
    "unsearched": Text(zh="未检索", en="not searched"),
    "absent": Text(zh="缺失（检索过，库内没有）", en="absent (searched, none in the corpus)"),
    "missing": Text(zh="缺失（检索过，本地区没有）", en="missing (searched, none of the region)"),
    "small": Text(zh="样本不足", en="sample too small"),
    "weak": Text(zh="薄弱", en="weak"),
    "present": Text(zh="具备", en="present"),
}
"""``unsearched``: no rule finds the node, or a person said that it was not downloaded: nothing follows from none."""
REASONS = {
    "share": Text(zh="份额", en="share"),
    "rank": Text(zh="名次", en="rank"),
    "rta": Text(zh="RTA", en="RTA"),
}
THRESHOLDS = Text(
    zh="薄弱：份额低于 {share:.1%}、名次在 {rank} 名之后或 RTA 低于 {rta:g}（链内、同层级），任一即是，均为参数 [D]。"
    "分支总量少于 {minimum} 的为「样本不足」。",
    en="Weak: a share below {share:.1%}, a rank behind {rank}, or an RTA below {rta:g} (in the chain, at that level); "
    "any is enough, all are parameters [D]. Nodes with fewer than {minimum} are too small.",
)
SEARCHED = Text(
    zh="「缺失」只说明在已下载的文献中没有检出；没有检索式、由参数 unsearched 指明未下载、或来源不含该地区的，"
    "列为「未检索」，不作判断。",
    en="Missing means none among what was downloaded; nodes without a rule, or named in “unsearched”, or of regions "
    "that no source covers, are not judged.",
)
BY_ALL = Text(
    zh="本表按全部{unit}判断，不论法律状态；「强链补链延链」默认按有效发明判断：同一分支可能此处薄弱（量少）而彼处强链"
    "（有效的占比高），两说并不矛盾。",
    en="Judged here by all {unit}, in force or not; strengthen, fill, extend goes by inventions in force unless asked "
    "otherwise: a node may be weak here (few) and strong there (much of it in force) without contradiction.",
)
NO_REGION = Text(
    zh="没有指定地区时只判断全链是否缺失；份额、名次和 RTA 须指定 region。",
    en="Without a region only absence from the corpus is judged; share, rank and RTA need one.",
)


UNIT_WORDS = {
    "family": Text(zh="专利族", en="families"),
    "publication": Text(zh="专利文献", en="publications"),
}
HOME = frozenset({"CN", "domestic"})


class Gaps(ByNode):
    """Which region, and what counts as weak."""

    region: str = Field(
        "", title="地区", description="a region by code or name; empty for the corpus as a whole"
    )
    address: Literal["filed", "owner"] = Field(
        "filed",
        title="地址口径",
        description="filed (first applicant as filed) or owner (first current owner)",
    )
    weak_share: float = Field(
        0.02, ge=0, le=1, title="薄弱份额", description="weak below this share of the node [D]"
    )
    weak_rank: int = Field(10, ge=1, le=400, title="薄弱名次", description="weak behind this rank [D]")
    weak_rta: float = Field(0.8, ge=0, le=10, title="薄弱 RTA", description="weak below this advantage [D]")
    unsearched: str = Field(
        "", title="未检索分支", description="codes of nodes that were not downloaded, with commas between"
    )


def answer(ground: Ground, params: Gaps) -> Finding:
    """A row for each node: how much there is, what the region has of it, and what follows."""
    region = regions.region_of(params.region) if params.region else None
    codes = branches.codes(ground, params.level)
    apart = _unsearched(ground, params)
    where = ("publication", "unit", "region", "here", "country", "inferred")
    members = hold(ground, _members(ground, params, region).select(*where))
    if region and not _covered(ground, members, region):
        apart |= frozenset(codes)
    beside = branches.beside_nodes(ground, members, codes)
    spread = hold(ground, beside.select("node", "unit", "region", "here").distinct())
    here = units(params.unit, "here", "here", Text(zh="本地区", en="Of the region"))
    tally = Tally(ground, spread, (NODE,), (units(params.unit), here))
    rows = _rows(ground, tally, codes, region, params, apart)
    table = tally.table(
        "nodes",
        TITLE,
        rows,
        ground.definition("gaps", params.model_dump()),
        beside=[NODE_NAME],
        extras=_extras(params),
    )
    weak = {
        "share": params.weak_share,
        "rank": params.weak_rank,
        "rta": params.weak_rta,
        "minimum": params.minimum,
    }
    told = regions.covered(ground, members, params.unit)
    whose = regions.said(params.address, params.unit, told)
    return Finding(
        "gaps",
        TITLE,
        params.model_dump(),
        (table, _summary(ground, rows, params)),
        _chart(rows, region) if rows and region else None,
        _sentences(rows, region, params),
        (
            caveats.counting(ground, params.unit),
            *((*whose, THRESHOLDS.format(**weak), _by_all(params)) if region else (NO_REGION,)),
            SEARCHED,
            caveats.OVERLAP,
        ),
        (branches.tagged(ground, params.unit, codes), *told),
        *caveats.verdict(ground, rows, branches.NO_MEMBERS),
    )


def _members(ground: Ground, params: Gaps, region: Region | None) -> Any:
    """Everything with the region of its level (``region``), and whether that is the one asked for (``here``)."""
    placed = regions.placed(ground, ground.counted(params.unit), params.address)
    where = placed[region.column] if region else placed.country
    return placed.mutate(region=where, here=(where == (region.code if region else "")).fill_null(False))


def _covered(ground: Ground, members: Any, region: Region) -> bool:
    """Whether any source could tell of the region: none that knows of nobody outside the mainland tells of there."""
    if not ground.run(members.filter(members.region.notnull()).select("publication").limit(1)).num_rows:
        return False
    outside = region.code in OUTSIDE_MAINLAND or (
        region.column in ("country", "side") and region.code not in HOME
    )
    return not (outside and regions.untold(ground, members))


def _unsearched(ground: Ground, params: Gaps) -> frozenset[str]:
    """Nodes that nothing searches for, and those that a person names; raises `BadInput` for one that is none."""
    chain = ground.chain
    named = [code.strip() for code in params.unsearched.split(",") if code.strip()]
    for code in named:
        if chain is not None and code not in chain.by_code:
            raise BadInput(
                Text(zh=f"产业链没有分支「{code[:40]}」。", en=f"The chain has no node “{code[:40]}”.")
            )
    nodes = chain.nodes if chain else ()
    below = {one.code for code in named if chain for one in chain.under(code)}
    return frozenset(below | {one.code for one in nodes if not branches.has_rule(ground, one.code)})


def _rows(
    ground: Ground,
    tally: Tally,
    codes: list[str],
    region: Region | None,
    params: Gaps,
    apart: frozenset[str],
) -> list[dict[str, Any]]:
    if ground.empty:
        return []
    found = {row["node"]: row for row in tally.rows()}
    if not found:
        # Rules that find nothing in any node may ask for what the sources do not hold: nothing is missing by that.
        return []
    # What is compared with has a known region at the level of the one asked for.
    level = tally.within(tally.members.region.notnull())
    known = {row["node"]: row for row in level.rows()}
    over = level.without("node").total()
    sizes = _sizes(level, params)
    rows = []
    for node in codes:
        none = {"node": node, "count": 0, "here": 0}
        row = dict(found.get(node, none))
        told = _told(known.get(node, none), over, sizes.get(node, []), params) if region else {}
        gap, why = _gap(row, told, region, params, node in apart)
        if region is None or gap == "unsearched":
            row["here"] = None
        blank = dict.fromkeys(("share", "rank", "rta"))
        judged = told if gap not in ("unsearched", "absent") else {}
        rows.append(
            {**row, "node_name": node_name(ground, node), **blank, **judged, "gap": GAPS[gap], "why": why}
        )
    return rows


def _sizes(level: Tally, params: Gaps) -> dict[str, list[int]]:
    """How much each region has of each node."""
    by = regions.REGION
    tally = Tally(level.ground, level.members, (NODE, by), (units(params.unit),))
    sizes: dict[str, list[int]] = {}
    for row in tally.rows():
        sizes.setdefault(row["node"], []).append(row["count"])
    return sizes


def _told(row: dict[str, Any], over: dict[str, Any], sizes: list[int], params: Gaps) -> dict[str, Any]:
    """Share, rank and RTA of the region in a node."""
    cross = Cross(row["here"], over["here"], row["count"], over["count"])
    small = row["count"] < params.minimum or not cross.expected
    return {
        "share": share(row["here"], row["count"], params.minimum),
        "rank": 1 + sum(size > row["here"] for size in sizes),
        "rta": INSUFFICIENT if small else cross.rta,
    }


def _gap(
    row: dict[str, Any], told: dict[str, Any], region: Region | None, params: Gaps, apart: bool
) -> tuple[Gap, Text]:
    """What a row comes to, and by which thresholds."""
    nothing = Text(zh="", en="")
    if apart:
        return "unsearched", nothing
    if not row["count"]:
        return "absent", nothing
    if region is None:
        return ("small" if row["count"] < params.minimum else "present"), nothing
    if not row["here"]:
        return "missing", nothing
    if told["share"] == INSUFFICIENT or told["rta"] == INSUFFICIENT:
        return "small", nothing
    failed = {
        "share": told["share"] < params.weak_share,
        "rank": told["rank"] > params.weak_rank,
        "rta": told["rta"] < params.weak_rta,
    }
    why = [REASONS[name] for name, hit in failed.items() if hit]
    return ("weak" if why else "present"), Text(
        zh="、".join(one.zh for one in why), en=", ".join(one.en for one in why)
    )


def _extras(params: Gaps) -> tuple[Extra, ...]:
    return (
        Extra(Column("share", Text(zh="份额", en="Share"), "share", unit=params.unit), "here"),
        Extra(Column("rank", Text(zh="名次", en="Rank"), "number")),
        Extra(Column("rta", Text(zh="RTA（链内）", en="RTA (chain)"), "ratio", unit=params.unit), "here"),
        Extra(Column("gap", Text(zh="判断", en="Finding"), "text")),
        Extra(Column("why", Text(zh="依据", en="By"), "text")),
    )


def _summary(ground: Ground, rows: list[dict[str, Any]], params: Gaps) -> Any:
    """How many nodes stand where, and which."""
    columns = (
        Column("kind", Text(zh="类别代码", en="Kind code"), "label", key=True),
        Column("gap", Text(zh="判断", en="Finding"), "text"),
        Column("nodes", Text(zh="分支数", en="Nodes"), "number"),
        Column("names", Text(zh="分支", en="Which"), "text"),
    )
    told = []
    for kind, name in GAPS.items() if rows else ():
        some = [row["node_name"] for row in rows if row["gap"] == name]
        names = Text(zh="、".join(one.zh for one in some), en=", ".join(one.en for one in some))
        told.append({"kind": kind, "gap": name, "nodes": len(some), "names": names})
    title = Text(zh="缺失与薄弱概要", en="In brief")
    return table_of(
        ground, "summary", title, columns, told, ground.definition("gaps", params.model_dump()), lambda *_: []
    )


def _by_all(params: Gaps) -> Text:
    unit = UNIT_WORDS[params.unit]
    return Text(zh=BY_ALL.zh.format(unit=unit.zh), en=BY_ALL.en.format(unit=unit.en))


def _sentences(rows: list[dict[str, Any]], region: Region | None, params: Gaps) -> tuple[Sentence, ...]:
    """Which nodes are missing, which weak; nothing where there are none."""
    who = region.name if region else Text(zh="全链", en="The chain")
    unit = UNIT_WORDS[params.unit]
    said = []
    words: dict[Gap, Text] = {
        "missing": Text(
            zh="{who}缺失 {nodes} 个分支：{names}。", en="{who} has nothing in {nodes} nodes: {names}."
        ),
        "weak": Text(
            zh="{who}按全部{unit}看，薄弱 {nodes} 个分支：{names}。",
            en="By all {unit}, {who} is weak in {nodes} nodes: {names}.",
        ),
        "absent": Text(
            zh="检索过而库内没有的有 {nodes} 个分支：{names}。", en="Searched and absent: {names} ({nodes})."
        ),
        "unsearched": Text(
            zh="未检索 {nodes} 个分支：{names}，不作判断。", en="Not searched, not judged: {names} ({nodes})."
        ),
    }
    for kind, text in words.items():
        if any(row["gap"] == GAPS[kind] for row in rows):
            at = list(GAPS).index(kind)
            named = Text(
                zh=text.zh.replace("{who}", who.zh).replace("{unit}", unit.zh),
                en=text.en.replace("{who}", who.en).replace("{unit}", unit.en),
            )
            said.append(Sentence(named, {name: Quoted("summary", at, name) for name in ("nodes", "names")}))
    return tuple(said)


def _chart(rows: list[dict[str, Any]], region: Region) -> dict[str, Any]:
    """The region's share of each node."""
    judged = [row for row in rows if isinstance(row["share"], float)]
    values = [round(row["share"] * 100, 1) for row in judged]
    return charting.ranked([row["node_name"].zh for row in judged], values, f"{region.name.zh}份额（%）")


ANALYSIS = Analysis("gaps", TITLE, "position", Gaps, answer, needs_chain=True)
