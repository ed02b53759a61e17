"""Regions compared over the nodes of a chain: what counts, and the counts that an advantage is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from qianglian.analysis import branches, regions
from qianglian.analysis.baselines import Baseline, Totals
from qianglian.analysis.counting import Tally, share, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.naming import NODE
from qianglian.analysis.regions import REGION, Regional
from qianglian.analysis.specialisation import Cross, cells
from qianglian.model.figure import Unit
from qianglian.model.text import Text

Counts = Literal["valid_inventions", "inventions", "all"]
COUNTS: dict[Counts, Text] = {
    "valid_inventions": Text(zh="有效发明专利", en="inventions in force"),
    "inventions": Text(zh="发明（含申请）", en="inventions, applications included"),
    "all": Text(zh="全部专利", en="all patents"),
}
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


@dataclass(frozen=True, slots=True)
class Comparison:
    """Counts of one comparison: cells, regions, nodes, all."""

    cells: Tally
    regions: Tally
    both: dict[tuple[str, str], int]
    region: dict[str, int]
    node: dict[str, int]
    whole: int
    stated: Totals | None = None

    def cross(self, region: str, node: str) -> Cross | None:
        """The cell of a region in a node, against the baseline; None of what no baseline tells."""
        whole: float | None = self.whole
        total: float | None = self.region.get(region, 0)
        if self.stated:
            whole, total = self.stated.whole, self.stated.regions.get(region)
        if total and whole:
            return Cross(self.both.get((region, node), 0), total, self.node.get(node, 0), whole)
        # A region with nothing has no shares to compare: too small, unless a source should have told.
        return None if self.stated else Cross(0, 0, 0, 0)

    def row(self, region: str, node: str, minimum: int, confidence: float) -> dict[str, Any]:
        """The counts of a cell, the share of the node, and the advantage with its interval."""
        both, of_node = self.both.get((region, node), 0), self.node.get(node, 0)
        return {
            "count": both,
            "of_region": self.region.get(region, 0),
            "of_node": of_node,
            "share": share(both, of_node, minimum),
            **cells(self.cross(region, node), minimum, confidence),
        }


def counting(ground: Ground, counts: Counts, unit: Unit, baseline: Baseline = "chain") -> Any:
    """What counts: by default inventions in force. Totals of the Chinese office are compared with its patents."""
    members = ground.counted(unit)
    if counts != "all":
        members = members.filter(members.patent_type == "invention")
    if counts == "valid_inventions":
        # The application of a patent may bear its state too: only what is not known to be an application counts.
        members = members.filter((members.state == "in_force") & members.granted.fill_null(True))
    return members if baseline == "chain" else members.filter(members.office == "CN")


def compare(
    ground: Ground, placed: Any, codes: list[str], params: Regional, stated: Totals | None = None
) -> Comparison:
    """Placed members of the chain's nodes by region and node; at the level of provinces and cities without abroad."""
    members = regions.by_region(placed, params)
    if params.scope in ("province", "city"):
        members = members.filter(members.region != regions.ABROAD)
    members = members.filter(members.region.notnull()).select("publication", "unit", "region")
    members = hold(ground, branches.in_chain(ground, members, codes))
    spread = branches.beside_nodes(ground, members, codes).select("region", "node", "unit")
    spread = hold(ground, spread.distinct())
    cells_of = Tally(ground, spread, (REGION, NODE), (units(params.unit),))
    over = Tally(ground, members, (REGION,), (units(params.unit),))
    return Comparison(
        cells_of,
        over,
        {(row["region"], row["node"]): row["count"] for row in cells_of.rows()},
        {row["region"]: row["count"] for row in over.rows()},
        {row["node"]: row["count"] for row in cells_of.without("region").rows()},
        over.total()["count"],
        stated,
    )
