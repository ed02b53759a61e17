"""Applicants in the nodes that somebody is looked for: what they have there, and how they stand to a region."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import ibis
from pydantic import Field

from qianglian.analysis import branches, caveats, regions
from qianglian.analysis.applicant_homes import Homes, homes
from qianglian.analysis.candidate_words import RIGHTS_KNOWN
from qianglian.analysis.contract import Coverage
from qianglian.analysis.ground import Ground
from qianglian.analysis.holders import kinds_of_parties
from qianglian.analysis.holding import hold
from qianglian.analysis.node_types import Kind, Types, node_types
from qianglian.analysis.typing_parameters import Typing
from qianglian.analysis.wanted_nodes import wanted
from qianglian.analysis.wide_families import wide_families

Order = Literal["count", "recent", "valid"]
FIRMS = ("enterprise", "")
"""Kinds of applicants that are firms, and those whose name tells nothing of their kind."""


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
        """One row for each publication, node and applicant, with what is true of the family; null is unknown."""
        ground = self.ground
        counted = ground.counted("family")
        who = ground.applicants.select("publication", "party").join(self._parties, "party")
        spread = branches.beside_nodes(ground, counted.drop("granted", "state"), self.wanted)
        joined = spread.join(_rights(counted), "family").join(wide_families(counted), "family")
        joined = joined.join(_together(counted, who), "family").join(who, "publication")
        others = joined.locals - joined.here.cast("int64")
        # Where a fellow applicant's home is unknown, nobody can say that no local one stands beside.
        unclear = (joined.strangers - joined.nowhere.cast("int64")) > 0
        return hold(
            ground,
            joined.mutate(
                late=joined.year >= self.since,
                shared=joined.parties >= 2,
                joint=(others > 0) | unclear.ifelse(ibis.null("boolean"), False),
                unclear=(others == 0) & unclear,
            ),
        )

    @property
    def _parties(self) -> Any:
        """``party``, ``here``, ``elsewhere``, ``nowhere`` (unknown), ``party_kind`` of every applicant."""
        kinds = kinds_of_parties(self.ground)
        told = kinds.left_join(ibis.memtable(self.homes.table), "party").drop("party_right")
        told = told.mutate(here=told.here.fill_null(False), elsewhere=told.elsewhere.fill_null(False))
        return told.mutate(nowhere=~told.here & ~told.elsewhere)

    def coverage(self) -> tuple[Coverage, ...]:
        """How much stands in nodes; of how many families the region is known, and whether they are in force."""
        placed = regions.placed(self.ground, self.ground.counted("family"), self.params.address)
        known = caveats.covered(
            self.ground, placed.mutate(known=placed.side.notnull()), "family", regions.KNOWN
        )
        rights = caveats.covered(
            self.ground, self.members.mutate(known=self.members.valid.notnull()), "family", RIGHTS_KNOWN
        )
        return (branches.tagged(self.ground, "family", self.types.codes), known, rights)


def field_of(ground: Ground, params: Sought, kinds: Sequence[Kind]) -> Hunt:
    """The field in which candidates are sought; raises `BadInput` for a region or node that there is not."""
    types = node_types(ground, params)
    return Hunt(ground, params, types, wanted(ground, params.nodes, types, kinds))


def _rights(counted: Any) -> Any:
    """``family``, ``granted``, ``valid`` (an invention in force): true of some member, null where none states it."""
    in_force = (counted.state == "in_force") & counted.granted.fill_null(True)
    # An application of which no state is stated may have been granted since, and its grant not be here.
    stated = counted.state.isnull().ifelse(ibis.null("boolean"), in_force)
    valid = (counted.patent_type == "invention") & stated
    return counted.group_by("family").aggregate(granted=counted.granted.any(), valid=valid.any())


def _together(counted: Any, who: Any) -> Any:
    """``family``, and how many applicants it has (``parties``): of them local (``locals``), of unknown home
    (``strangers``)."""
    beside = counted.select("publication", "family").join(who, "publication")
    return beside.group_by("family").aggregate(
        parties=beside.party.nunique(),
        locals=beside.party.nunique(where=beside.here),
        strangers=beside.party.nunique(where=beside.nowhere),
    )
