"""Who holds which inventions in force in each node of a chain, and how the largest holders lie to each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

import ibis
import pyarrow as pa
from pydantic import Field

from qianglian.analysis import branches, regions
from qianglian.analysis.branches import ByNode
from qianglian.analysis.citing import Citing, citing
from qianglian.analysis.counting import Tally, units
from qianglian.analysis.declared import declared
from qianglian.analysis.family_rights import country_of
from qianglian.analysis.ground import Ground
from qianglian.analysis.holders import holders, kinds_of_parties
from qianglian.analysis.holding import hold
from qianglian.analysis.living import living
from qianglian.analysis.main_groups import jaccard, main_groups
from qianglian.analysis.naming import NODE, party
from qianglian.analysis.pairing import Pair


class JointUse(ByNode):
    """Whose patents, where in force, and the thresholds of what is a candidate."""

    unit: Literal["family"] = Field("family", title="计数单位", description="families (项) only")
    country: str = Field(
        "CN", title="国家/地区", description="ST.3 code of where the patents must be in force"
    )
    region: str = Field(
        "", title="地区", description="only families from a region, by code or name; empty: the whole chain"
    )
    address: Literal["filed", "owner"] = Field(
        "filed",
        title="地址口径",
        description="filed (first applicant as filed) or owner (first current owner)",
    )
    people: bool = Field(False, title="含个人", description="whether individuals count as holders")
    least: int = Field(
        2, ge=1, le=50, title="权利人最少项数", description="inventions in force that make a holder count [D]"
    )
    several: int = Field(
        3, ge=2, le=50, title="最少权利人数", description="such holders that a pool takes [D]"
    )
    dominant: float = Field(
        0.5,
        gt=0,
        le=1,
        title="独大界限",
        description="share of the largest holder from which no pool is seen [D]",
    )
    overlap: float = Field(
        0.6, ge=0, le=1, title="重叠界限", description="Jaccard of IPC main groups, overlapping from here [D]"
    )
    apart: float = Field(0.2, ge=0, le=1, title="互补界限", description="complementary up to here [D]")
    compared: int = Field(
        8,
        ge=2,
        le=40,
        title="比较权利人数",
        description="largest holders of a node that are compared in pairs",
    )
    top: int = Field(40, ge=1, le=500, title="列出数", description="pairs that are listed")


@dataclass(frozen=True)
class Two:
    """Two holders in a node, by their places in the register."""

    node: str
    one: int
    other: int
    pair: Pair


class Holdings:
    """Inventions in force beside their nodes and holders, and who holds enough to count."""

    def __init__(self, ground: Ground, params: JointUse) -> None:
        self.ground, self.params = ground, params
        self.codes = branches.codes(ground, params.level)
        self.declared = declared(ground)
        self.members = hold(ground, _members(ground, params, self.declared))
        spread = hold(ground, branches.beside_nodes(ground, self.members, self.codes))
        self.spread = spread
        held = holders(ground).select("publication", "party", "stated")
        if not params.people:
            kinds = kinds_of_parties(ground)
            held = held.semi_join(kinds.filter(kinds.party_kind != "individual"), "party")
        self.held = hold(
            ground, spread.join(held, "publication").select("publication", "unit", "node", "party", "stated")
        )
        self.owned = Tally(ground, self.held, (NODE, party(ground)), (units("family"),))
        self.sizes: dict[str, list[tuple[int, int]]] = {}
        for row in ground.run(
            self.held.group_by("node", "party").aggregate(count=self.held.unit.nunique())
        ).to_pylist():
            self.sizes.setdefault(row["node"], []).append((row["party"], row["count"]))
        for some in self.sizes.values():
            some.sort(key=lambda one: (-one[1], one[0]))
        self.together = hold(ground, ibis.memtable(self._together()))

    def counting(self, node: str) -> list[int]:
        """The holders of a node with enough, the largest first."""
        return [who for who, count in self.sizes.get(node, ()) if count >= self.params.least]

    def _together(self) -> pa.Table:
        """``node``, ``unit``, ``one``, ``other``: families with two holders, once for each pair of them."""
        by_unit: dict[tuple[str, int], set[int]] = {}
        found = self.ground.run(self.held.select("node", "unit", "party").distinct())
        for node, unit, who in zip(*(found[name].to_pylist() for name in found.column_names), strict=True):
            by_unit.setdefault((node, unit), set()).add(who)
        rows = [
            (node, unit, one, other)
            for (node, unit), some in sorted(by_unit.items())
            for one, other in combinations(sorted(some), 2)
        ]
        node, unit, one, other = zip(*rows, strict=True) if rows else ((), (), (), ())
        columns = {
            "node": pa.array(node, pa.string()),
            "unit": pa.array(unit, pa.int32()),
            "one": pa.array(one, pa.int32()),
            "other": pa.array(other, pa.int32()),
        }
        return pa.table(columns)

    def families(self, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], frozenset[int]]:
        """The families of some holders in some nodes."""
        asked = set(wanted)
        some = self.held.filter(self.held.party.isin(sorted({who for _, who in asked}) or [-1]))
        found = self.ground.run(some.select("node", "party", "unit").distinct())
        held: dict[tuple[str, int], set[int]] = {pair: set() for pair in asked}
        for node, who, unit in zip(*(found[name].to_pylist() for name in found.column_names), strict=True):
            if (node, who) in held:
                held[node, who].add(unit)
        return {pair: frozenset(units_of) for pair, units_of in held.items()}

    def pairs(self) -> list[Two]:
        """The largest holders of each node two by two, and all who hold something together."""
        joint = _joint(self.ground.run(self.together))
        wanted = dict.fromkeys(joint)
        for node in self.codes:
            some = sorted(self.counting(node)[: self.params.compared])
            wanted |= dict.fromkeys((node, one, other) for one, other in combinations(some, 2))
        held = self.families((node, who) for node, *both in wanted for who in both)
        every = sorted({unit for some in held.values() for unit in some})
        groups, cites = main_groups(self.ground, every), citing(self.ground, every)
        return [
            Two(
                node,
                one,
                other,
                _pair(held[node, one], held[node, other], groups, cites, joint.get((node, one, other), 0)),
            )
            for node, one, other in wanted
        ]


def _members(ground: Ground, params: JointUse, standards: Any | None) -> Any:
    """Inventions in force in the country, of the region where one is asked for, by family."""
    alive = living(ground, country_of(params.country))
    alive = alive.filter(alive.patent_type == "invention").rename(unit="family")
    if params.region:
        region = regions.region_of(params.region)
        placed = regions.placed(ground, ground.counted("family"), params.address)
        alive = alive.semi_join(
            placed.filter(placed[region.column] == region.code).select(unit="family"), "unit"
        )
    if standards is None:
        return alive.mutate(listed=ibis.literal(value=False))
    marked = alive.left_join(standards, "publication")
    return marked.mutate(listed=marked.publication_right.notnull()).drop("publication_right")


def _joint(found: pa.Table) -> dict[tuple[str, int, int], int]:
    counts: dict[tuple[str, int, int], int] = {}
    columns = (found[name].to_pylist() for name in ("node", "one", "other"))
    for key in zip(*columns, strict=True):
        counts[key] = counts.get(key, 0) + 1
    return counts


def _pair(
    one: frozenset[int], other: frozenset[int], groups: dict[int, frozenset[str]], cites: Citing, joint: int
) -> Pair:
    """What they hold alone is compared: what they hold together is no sign of likeness."""
    first, second = one - other, other - one
    overlap = jaccard(_of(groups, first), _of(groups, second)) if first and second else None
    if not (one | other) & cites.known:
        return Pair(joint, overlap, None, None)
    out = len({citing for citing, cited in cites.pairs if citing in first and cited in second})
    back = len({citing for citing, cited in cites.pairs if citing in second and cited in first})
    return Pair(joint, overlap, out, back)


def _of(groups: dict[int, frozenset[str]], families: frozenset[int]) -> frozenset[str]:
    return frozenset(group for number in families for group in groups.get(number, ()))
