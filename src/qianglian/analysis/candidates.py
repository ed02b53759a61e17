"""Applicants in the nodes that somebody is looked for: what they have there, and how they stand to a region."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import ibis
import numpy as np
import pyarrow as pa
from pydantic import Field

from qianglian.analysis import branches, caveats, regions
from qianglian.analysis.applicant_homes import SAID, Homes, homes
from qianglian.analysis.contract import Column, Coverage, Row, Table
from qianglian.analysis.counting import APPLICANTS, Measure, Tally, units
from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.naming import NAME, NODE, node_name, party
from qianglian.analysis.node_types import Kind, Types, node_types
from qianglian.analysis.typing_parameters import Typing
from qianglian.analysis.wanted_nodes import wanted
from qianglian.corpus.parties.kinds import KINDS
from qianglian.model.text import Text

Order = Literal["count", "recent", "valid"]
SHOWN_NODES = 3
"""Nodes named beside a candidate."""
NODES = Column("nodes", Text(zh="主要分支（项）", en="Main nodes (families)"), "text")
KIND = Column("party_kind", Text(zh="类型", en="Kind"), "text")
HOME = Column("home", Text(zh="所在地", en="Home"), "text")
PLACE = Column("place", Text(zh="名次", en="Rank"), "number")
VALID = Text(zh="有效发明（项）", en="Inventions in force")
JOINT = Text(zh="与本地申请人共同申请（项）", en="Filed with local applicants")
SHARED = Text(zh="共同申请（项）", en="Filed with others")
GRANTED = Text(zh="已授权（项）", en="Granted")
WIDE = Text(zh="多局或 PCT（项）", en="In two offices, or PCT")
KINDS_GUESSED = Text(
    zh="申请人类型由名称推定，须核实；名称看不出类型的按企业列出并写「未知」。",
    en="Kinds are inferred from names and to be verified; whose name tells nothing is listed with firms, as unknown.",
)
ORDERED = Text(
    zh="按「{what}」由多到少排列，不作综合评分；少于 {minimum} 项的不列 [D]。",
    en="In the order of “{what}”, without any score; nobody with fewer than {minimum} families is listed [D].",
)
VERIFY = Text(
    zh="名单由专利数据得出，待核实：不反映产能、经营状况和意愿。",
    en="Lists from patent data, to be verified: they say nothing of capacity, business or willingness.",
)
NO_TARGETS = Text(
    zh="该地区没有判为薄弱、补链或延链的分支（或样本不足、未检索）；可用参数 nodes 指定分支。",
    en="No node is weak, to fill or to extend into here (or too small, or not searched); name them with nodes.",
)
NO_STRONG = Text(
    zh="该地区没有判为强链或延链的分支（或样本不足、未检索）；可用参数 nodes 指定分支。",
    en="No node is strong or to extend into here (or too small, or not searched); name them with nodes.",
)
NOBODY = Text(
    zh="这些分支中没有达到最小样本的申请人，或其所在地都未写明。",
    en="No applicant reaches the smallest sample in these nodes, or nobody's home is stated.",
)


class Sought(Typing):
    """For which region and nodes, and how many are listed."""

    nodes: str = Field(
        "", title="指定分支", description="codes of nodes with commas between, instead of those by type"
    )
    recent: int = Field(
        3, ge=1, le=20, title="近年年数", description="complete years up to the last that count as recent"
    )
    order: Order = Field(
        "count", title="排序", description="count (families), recent or valid (inventions in force)"
    )
    top: int = Field(30, ge=1, le=500, title="列出数", description="how many are listed")


@dataclass(frozen=True)
class Hunt:
    """The applicants of the wanted nodes as members: ``node``, ``party``, and what is true of each family."""

    ground: Ground
    params: Sought
    types: Types
    wanted: list[str]

    @cached_property
    def homes(self) -> Homes:
        """Where applicants are at home."""
        return homes(self.ground, self.types.region, self.params.address)

    @cached_property
    def since(self) -> int:
        """The first recent year."""
        last = self.ground.run(self.ground.counted("family").aggregate(last=ibis._.year.max()))[
            "last"
        ].to_pylist()
        return (last[0] if last and last[0] is not None else 0) - self.params.recent + 1

    @cached_property
    def members(self) -> Any:
        """One row for each publication, node and applicant."""
        ground = self.ground
        counted = ground.counted("family")
        families = counted.group_by("family").aggregate(
            offices=counted.office.nunique(),
            granted=counted.granted.fill_null(False).any(),
            valid=(
                (counted.patent_type == "invention")
                & (counted.state == "in_force").fill_null(False)
                & counted.granted.fill_null(True)
            ).any(),
        )
        who = ground.applicants.select("publication", "party").join(self._parties, "party")
        of_family = counted.select("publication", "family").join(who, "publication")
        together = of_family.group_by("family").aggregate(
            parties=of_family.party.nunique(), local=of_family.here.any()
        )
        spread = branches.beside_nodes(ground, counted.drop("granted", "state"), self.wanted)
        joined = spread.join(families, "family").join(together, "family").join(who, "publication")
        return hold(
            ground,
            joined.mutate(
                late=(joined.year >= self.since).fill_null(False),
                wide=joined.offices >= 2,
                shared=joined.parties >= 2,
                joint=joined.local & ~joined.here & (joined.parties >= 2),
                nowhere=~joined.here & ~joined.elsewhere,
            ),
        )

    @property
    def _parties(self) -> Any:
        """``party``, ``here``, ``elsewhere``, ``party_kind`` of every applicant."""
        register = self.ground.parties.register.parties
        places = pa.array(np.arange(len(register), dtype=np.int32))
        kinds = ibis.memtable(
            pa.table({"party": places, "party_kind": pa.array([one.kind for one in register], pa.string())})
        )
        told = kinds.left_join(ibis.memtable(self.homes.table), "party").drop("party_right")
        return told.mutate(here=told.here.fill_null(False), elsewhere=told.elsewhere.fill_null(False))

    def recent(self) -> Text:
        """The head of what is recent."""
        return Text(zh=f"{self.since} 年以来（项）", en=f"Since {self.since}")

    def listed(
        self, members: Any, measures: Sequence[Measure], definition: str, title: Text, most: int | None = None
    ) -> Table:
        """The applicants of some members (with ``most`` families at most), ranked by the measure asked for."""
        tally = Tally(self.ground, members, (party(self.ground),), tuple(measures))
        order = {one.name: one for one in measures}.get(self.params.order, measures[0])
        least, largest = self.params.minimum, float("inf") if most is None else most
        found = [row for row in tally.rows() if row["party"] is not None and least <= row["count"] <= largest]
        ranked = sorted(found, key=lambda row: (-row[order.name], -row["count"], row["party"]))[
            : self.params.top
        ]
        inside = self._nodes(members, {row["party"] for row in ranked})
        rows = [
            {**row, "place": at, **self._told(row["party"]), "nodes": inside[row["party"]]}
            for at, row in enumerate(ranked, 1)
        ]
        return tally.table("candidates", title, rows, definition, beside=[PLACE, NAME, KIND, HOME, NODES])

    def _told(self, key: str) -> dict[str, Any]:
        one = self.ground.parties.of(key)
        place = party(self.ground).stored(key)
        return {"name": one.name, "party_kind": KINDS.get(one.kind, KINDS[""]), "home": self.homes.of(place)}

    def _nodes(self, members: Any, keys: set[str]) -> dict[str, Text]:
        """The nodes of each candidate, those with most first."""
        tally = Tally(self.ground, members, (party(self.ground), NODE), (units("family"),))
        held: dict[str, list[tuple[int, str]]] = {key: [] for key in keys}
        for row in tally.rows():
            if row["party"] in held:
                held[row["party"]].append((row["count"], row["node"]))
        return {key: node_words(self.ground, some) for key, some in held.items()}

    def summary(self, definition: str) -> Table:
        """How many applicants the nodes have: here, elsewhere, of unknown home."""
        measures = (
            APPLICANTS,
            Measure("here", Text(zh="其中本地", en="Of them here"), "party", "party", "here"),
            Measure("elsewhere", Text(zh="其中外地", en="Of them elsewhere"), "party", "party", "elsewhere"),
            Measure("nowhere", Text(zh="所在地未知", en="Home unknown"), "party", "party", "nowhere"),
        )
        tally = Tally(self.ground, self.members, (NODE,), measures)
        found = {row["node"]: row for row in tally.rows()}
        nothing = {one.name: 0 for one in measures}
        rows: list[Row] = [
            {**found.get(code, {"node": code, **nothing}), "node_name": node_name(self.ground, code)}
            for code in (self.wanted if found else ())
        ]
        title = Text(zh="各分支的申请人", en="Applicants of the nodes")
        name = Column("node_name", Text(zh="技术分支", en="Node"), "text")
        return tally.table("nodes", title, rows, definition, beside=[name])

    def coverage(self) -> tuple[Coverage, ...]:
        """How much stands in nodes, and of how many families the region is known."""
        placed = regions.placed(self.ground, self.ground.counted("family"), self.params.address)
        known = caveats.covered(
            self.ground, placed.mutate(known=placed.side.notnull()), "family", regions.KNOWN
        )
        return (branches.tagged(self.ground, "family", self.types.codes), known)

    def caveats(self, kinds: bool = True) -> tuple[Text, ...]:
        """What must be said of such a list."""
        titles = {"count": Text(zh="专利项数", en="Families"), "recent": self.recent(), "valid": VALID}
        what = titles[self.params.order]
        ordered = Text(
            zh=ORDERED.zh.format(what=what.zh, minimum=self.params.minimum),
            en=ORDERED.en.format(what=what.en, minimum=self.params.minimum),
        )
        return (
            VERIFY,
            ordered,
            SAID,
            *((KINDS_GUESSED,) if kinds else ()),
            caveats.AS_FILED if self.params.address == "filed" else regions.OWNED,
            caveats.by_level(self.ground),
            caveats.counting(self.ground, "family"),
        )


def field_of(ground: Ground, params: Sought, kinds: Sequence[Kind]) -> Hunt:
    """The field in which candidates are sought; raises `BadInput` for a region or node that there is not."""
    types = node_types(ground, params)
    return Hunt(ground, params, types, wanted(ground, params.nodes, types, kinds))


def node_words(ground: Ground, some: Sequence[tuple[int, str]]) -> Text:
    """Nodes with their numbers of families, the largest first."""
    ranked = sorted(some, key=lambda one: (-one[0], one[1]))[:SHOWN_NODES]
    names = [(node_name(ground, code), count) for count, code in ranked]
    return Text(
        zh="、".join(f"{name.zh} {count}" for name, count in names),
        en=", ".join(f"{name.en} {count}" for name, count in names),
    )
