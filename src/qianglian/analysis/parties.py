"""Applicants as whole numbers: which party stands where on each publication, at the level at which parties count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa

from qianglian.corpus.parties.bearers import NOBODY, Role
from qianglian.corpus.parties.levels import Level
from qianglian.corpus.parties.register import Parties, Party
from qianglian.corpus.workspace import Workspace

MENTIONS = pa.schema([("publication", pa.int32()), ("party", pa.int32()), ("position", pa.int32())])


@dataclass(frozen=True)
class Applicants:
    """The register by places, and the mentions: ``publication``, ``party``, ``position`` (0 for the first)."""

    register: Parties
    mentions: pa.Table

    @cached_property
    def keys(self) -> pa.Array:
        """The keys of parties by place."""
        return pa.array([one.key for one in self.register.parties], pa.string())

    def party(self, place: int) -> Party:
        """The party in a place of the register; of a group its head."""
        return self.register.parties[place]

    def name(self, key: str) -> str:
        """The name that a party goes by; raises ``KeyError``."""
        return self.party(self._place[key]).name

    def of(self, key: str) -> Party:
        """A party by its key; raises ``KeyError``."""
        return self.party(self._place[key])

    @cached_property
    def _place(self) -> dict[str, int]:
        return {one.key: place for place, one in enumerate(self.register.parties)}


def applicants_of(
    workspace: Workspace, rows_of: Callable[[Any], np.ndarray], level: Level, role: Role = "applicants"
) -> Applicants:
    """The applicants (or owners) of every publication; ``rows_of`` numbers publications."""
    register = workspace.parties()
    found = workspace.party_bearers(register, role)
    places = found["party"].to_numpy()
    known = places != NOBODY
    head = heads_of(register, level)
    columns = {
        "publication": rows_of(found["key"].combine_chunks())[known],
        "party": head[places[known]],
        "position": found["position"].to_numpy()[known],
    }
    return Applicants(register, pa.table({n: pa.array(c, pa.int32()) for n, c in columns.items()}))


def heads_of(register: Parties, level: Level) -> np.ndarray:
    """For each party the place of the one it counts with: itself, or the head of its group."""
    head = np.arange(max(len(register.parties), 1), dtype=np.int32)
    place = {one.key: at for at, one in enumerate(register.parties)}
    for group in register.groups.get(level, []):
        for member in group.members:
            head[place[member]] = place[group.head]
    return head
