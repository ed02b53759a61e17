"""The type of each node for one region: 强链, 补链, 延链, or what else is known of it, each condition with its number.

强链: RTA ≥ 1 and a high share of the node. 补链: RTA < 1 and a person says why the node is critical. 延链: adjacent to
a node in which the region has RTA ≥ 1, and growing faster than the chain (rule A3; thresholds of
`qianglian.rules.chain_typing`). A node may hold for several: 强链 goes before 补链, and that before 延链.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from qianglian.analysis import branches, regions
from qianglian.analysis.adjacency import RELATIONS, Neighbour, neighbours
from qianglian.analysis.comparing import Comparison, compare, counting
from qianglian.analysis.contract import INSUFFICIENT
from qianglian.analysis.counting import Tally, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.naming import NODE, node_name
from qianglian.analysis.regions import Region, Regional
from qianglian.analysis.typing_parameters import Typing, checked
from qianglian.analysis.years import YEARS, complete_until, growth
from qianglian.model.text import Text
from qianglian.rules.divisions import OUTSIDE_MAINLAND

Kind = Literal["strengthen", "fill_gap", "extend", "weak", "even", "small", "unsearched", "unknown"]

KINDS: dict[Kind, Text] = {
    "strengthen": Text(zh="强链", en="strengthen"),
    "fill_gap": Text(zh="补链", en="fill the gap"),
    "extend": Text(zh="延链", en="extend into"),
    "weak": Text(zh="薄弱，是否关键待说明", en="weak; whether it is critical is for a person to say"),
    "even": Text(zh="未达强链条件", en="not below the average, not strong either"),
    "small": Text(zh="样本不足", en="sample too small"),
    "unsearched": Text(zh="未检索", en="not searched"),
    "unknown": Text(zh="未知", en="unknown"),
}
TARGETS: tuple[Kind, ...] = ("fill_gap", "weak", "extend")
"""Kinds of nodes that somebody is to be found for."""
HOME = frozenset({"CN", "domestic"})
_MET, _NOT = Text(zh="√", en="yes"), Text(zh="×", en="no")


@dataclass(frozen=True, slots=True)
class NodeType:
    """A node's type; ``cells`` are counts, share and RTA with its interval, ``conditions`` what held, with numbers.

    ``upstream`` are the adjacent nodes in which the region has the advantage.
    """

    node: str
    kind: Kind
    cells: Mapping[str, Any]
    growth: Any
    conditions: Text
    upstream: tuple[Neighbour, ...] = ()


@dataclass(frozen=True)
class Types:
    """The types of all nodes shown, with what they stand on. ``held``: the region's families in each node."""

    region: Region
    codes: list[str]
    nodes: tuple[NodeType, ...]
    comparison: Comparison
    held: Tally
    chain_growth: Any
    strong_share: float

    @property
    def targets(self) -> list[str]:
        """The nodes that are weak, to be filled or extended into."""
        return [one.node for one in self.nodes if one.kind in TARGETS]

    def of(self, code: str) -> NodeType:
        """The type of a node; raises ``KeyError``."""
        for one in self.nodes:
            if one.node == code:
                return one
        raise KeyError(code)


def node_types(ground: Ground, params: Typing) -> Types:
    """The types of the nodes of a level; raises `BadInput` for a region, or a critical node, that there is not."""
    asked = params.model_dump(include=set(Typing.model_fields))
    return ground.keep(f"node types {sorted(asked.items())}", lambda: _typed(ground, params))


def _typed(ground: Ground, params: Typing) -> Types:
    region = checked(ground, params)
    codes = branches.codes(ground, params.level)
    level = Regional(
        scope=region.scope, within="", unit=params.unit, address=params.address, minimum=params.minimum
    )
    counted = counting(ground, params.counts, params.unit)
    found = compare(ground, hold(ground, regions.placed(ground, counted, params.address)), codes, level)
    grown, whole = _growth(ground, params, codes)
    told = _Told(ground, params, region, found, grown, whole, params.share_for(region.scope))
    nodes = told.types(codes) if found.whole else ()
    return Types(region, codes, nodes, found, _held(ground, params, region, codes), whole, told.strong_share)


def _held(ground: Ground, params: Typing, region: Region, codes: list[str]) -> Tally:
    """Families of each node, and those of the region, whatever their state."""
    placed = regions.placed(ground, ground.counted("family"), params.address)
    placed = placed.mutate(here=(placed[region.column] == region.code).fill_null(False))
    spread = hold(ground, branches.beside_nodes(ground, placed, codes))
    here = units("family", "here", "families", Text(zh="本地区项数", en="Families of the region"))
    return Tally(ground, spread, (NODE,), (here,))


def _growth(ground: Ground, params: Typing, codes: list[str]) -> tuple[dict[str, Any], Any]:
    """The growth of each node and of the chain, by families filed in complete years."""
    until = complete_until(ground.reach, params.lag_years)
    members = ground.counted("family")
    spread = branches.beside_nodes(ground, members, codes)
    by_node: dict[str, dict[int, int]] = {code: {} for code in codes}
    tally = Tally(ground, spread, (NODE, YEARS["filing"]), (units("family"),))
    for row in tally.rows():
        if row["year"] is not None:
            by_node[row["node"]][row["year"]] = row["count"]
    inside = Tally(ground, branches.in_chain(ground, members, codes), (YEARS["filing"],), (units("family"),))
    years = {row["year"]: row["count"] for row in inside.rows() if row["year"] is not None}
    span, least = params.growth_years, params.minimum
    rates = {code: growth(some, until, span, least) for code, some in by_node.items()}
    return rates, growth(years, until, span, least)


@dataclass(frozen=True)
class _Told:
    """Everything that the conditions of a node are read from."""

    ground: Ground
    params: Typing
    region: Region
    found: Comparison
    grown: dict[str, Any]
    whole: Any
    strong_share: float

    def types(self, codes: list[str]) -> tuple[NodeType, ...]:
        minimum, confidence = self.params.minimum, self.params.confidence
        rows = {code: self.found.row(self.region.code, code, minimum, confidence) for code in codes}
        chain = self.ground.chain
        beside = neighbours(chain, codes) if chain else {}
        if _untold(self.ground, self.params, self.region):
            return tuple(NodeType(code, "unknown", _UNKNOWN, self.grown[code], NOT_TOLD) for code in codes)
        return tuple(self._type(code, rows, beside.get(code, ())) for code in codes)

    def _type(self, code: str, rows: dict[str, dict[str, Any]], beside: tuple[Neighbour, ...]) -> NodeType:
        if not branches.has_rule(self.ground, code):
            return NodeType(code, "unsearched", _UNKNOWN, None, NO_RULE)
        row, upstream = rows[code], tuple(one for one in beside if self._leads(rows[one.code]["rta"]))
        small = row["rta"] == INSUFFICIENT
        strong, weak = self._strong(row), not small and row["rta"] < self.params.weak_rta
        extends = (weak or small) and bool(upstream) and self._faster(code)
        kind: Kind = "small" if small else "weak" if weak else "even"
        kind = "extend" if extends else kind
        kind = "fill_gap" if weak and code in self.params.critical else kind
        kind = "strengthen" if strong else kind
        told = self._conditions(code, row, rows, upstream, small=small)
        return NodeType(code, kind, row, self.grown[code], told, upstream)

    def _leads(self, rta: Any) -> bool:
        return bool(rta != INSUFFICIENT and rta >= self.params.upstream_rta)

    def _strong(self, row: dict[str, Any]) -> bool:
        if row["rta"] == INSUFFICIENT or row["share"] == INSUFFICIENT:
            return False
        sure = not self.params.significant or (row["low"] or 0.0) > 1
        return bool(row["rta"] >= self.params.strong_rta and row["share"] >= self.strong_share and sure)

    def _faster(self, code: str) -> bool:
        rates = self.grown[code], self.whole
        return all(isinstance(one, float) for one in rates) and rates[0] > rates[1]

    def _conditions(
        self,
        code: str,
        row: dict[str, Any],
        rows: dict[str, dict[str, Any]],
        upstream: tuple[Neighbour, ...],
        *,
        small: bool,
    ) -> Text:
        """Every condition with its number, and whether it is met."""
        said = [_SMALL.format(minimum=self.params.minimum)] if small else self._by_advantage(row)
        if code in self.params.critical:
            reason = self.params.critical[code]
            said.append(Text(zh=f"关键：{reason}", en=f"critical: {reason}"))
        said.append(self._by_growth(code))
        said.append(_beside(self.ground, upstream, rows, self.params.upstream_rta))
        return Text(zh="；".join(one.zh for one in said), en="; ".join(one.en for one in said))

    def _by_advantage(self, row: dict[str, Any]) -> list[Text]:
        rta = _mark(
            f"RTA {row['rta']:.2f} ≥ {self.params.strong_rta:g}", met=row["rta"] >= self.params.strong_rta
        )
        if row["share"] == INSUFFICIENT:
            return [rta]
        met = row["share"] >= self.strong_share
        least = f"{row['share']:.1%} ≥ {self.strong_share:.0%}"
        return [rta, _mark(f"份额 {least}", f"share {least}", met=met)]

    def _by_growth(self, code: str) -> Text:
        rate, whole = self.grown[code], self.whole
        if not (isinstance(rate, float) and isinstance(whole, float)):
            return Text(zh="增长率样本不足或未知", en="growth too small a sample, or unknown")
        zh, en = f"增长 {rate:+.1%} > 全链 {whole:+.1%}", f"growth {rate:+.1%} > chain {whole:+.1%}"
        return _mark(zh, en, met=rate > whole)


_UNKNOWN: dict[str, Any] = dict.fromkeys(
    ("count", "of_region", "of_node", "share", "rta", "normalised", "low", "high", "standing")
)
NOT_TOLD = Text(zh="来源不含该地区的资料，不作判断", en="no source tells of the region: nothing follows")
NO_RULE = Text(zh="没有检索式，不作判断", en="nothing searches for it: nothing follows")
_SMALL = Text(zh="实有与期望都少于 {minimum}，RTA 不计算", en="found and expected below {minimum}: no RTA")


def _untold(ground: Ground, params: Typing, region: Region) -> bool:
    """Whether no source can tell of the region (rule A12): what none speaks of is unknown, not zero."""
    outside = region.code in OUTSIDE_MAINLAND
    if not outside and (region.column not in ("country", "side") or region.code in HOME):
        return False
    return regions.untold(ground, regions.placed(ground, ground.counted(params.unit), params.address))


def _mark(zh: str, en: str = "", *, met: bool) -> Text:
    mark = _MET if met else _NOT
    return Text(zh=f"{zh} {mark.zh}", en=f"{en or zh} ({mark.en})")


def _beside(
    ground: Ground, upstream: tuple[Neighbour, ...], rows: dict[str, dict[str, Any]], least: float
) -> Text:
    """The adjacent nodes with the advantage, and how they lie beside."""
    if not upstream:
        return Text(zh=f"邻接分支中没有 RTA ≥ {least:g} 的", en=f"no adjacent node has RTA ≥ {least:g}")
    told = [
        (node_name(ground, one.code), RELATIONS[one.relation], rows[one.code]["rta"]) for one in upstream[:3]
    ]
    more = len(upstream) - len(told)
    zh = "、".join(f"{name.zh}（{how.zh}，RTA {rta:.2f}）" for name, how, rta in told)
    en = ", ".join(f"{name.en} ({how.en}, RTA {rta:.2f})" for name, how, rta in told)
    return Text(
        zh=f"邻接优势分支：{zh}{f'等 {len(upstream)} 个' if more else ''}",
        en=f"adjacent with the advantage: {en}{f' and {more} more' if more else ''}",
    )
