"""Applicants as whole numbers: which party stands where on each publication, at the level at which parties count."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
import orjson
import pyarrow as pa

from qianglian.corpus.parties.bearers import NOBODY, Role
from qianglian.corpus.parties.levels import Level
from qianglian.corpus.parties.register import Parties, Party
from qianglian.corpus.workspace import Workspace

MENTIONS = pa.schema([("publication", pa.int32()), ("party", pa.int32()), ("position", pa.int32())])


PARTIES = pa.schema(
    [("key", pa.string()), ("name", pa.string()), ("kind", pa.string()), ("body", pa.large_binary())]
)
"""By place in the register; ``body`` is everything that is known of the party, as JSON."""


class Applicants:
    """The register by places, and the mentions: ``publication``, ``party``, ``position`` (0 for the first).

    ``parties`` are `PARTIES`: of a million applicants few are looked at. ``register`` gives all of them.
    """

    def __init__(self, register: Callable[[], Parties], parties: pa.Table, mentions: pa.Table) -> None:
        self._register = register
        self._parties = parties
        self.mentions = mentions

    @cached_property
    def register(self) -> Parties:
        """The whole register, with its groups: seconds where there are many."""
        return self._register()

    @cached_property
    def keys(self) -> pa.Array:
        """The keys of parties by place."""
        return self._parties["key"].combine_chunks()

    @property
    def names(self) -> pa.ChunkedArray:
        """The names of parties by place."""
        return self._parties["name"]

    @property
    def kinds(self) -> pa.ChunkedArray:
        """The kinds of parties by place, "" for unknown: mostly inferred from names."""
        return self._parties["kind"]

    def party(self, place: int) -> Party:
        """The party in a place of the register; of a group its head."""
        return Party(**orjson.loads(self._parties["body"][place].as_py()))

    def name(self, key: str) -> str:
        """The name that a party goes by; raises ``KeyError``."""
        return str(self.names[self._place[key]])

    def of(self, key: str) -> Party:
        """A party by its key; raises ``KeyError``."""
        return self.party(self._place[key])

    @cached_property
    def _place(self) -> dict[str, int]:
        return {key: place for place, key in enumerate(self.keys.to_pylist())}


def parties_of(register: Parties) -> pa.Table:
    """`PARTIES` of a register."""
    parties = register.parties
    return pa.table(
        {
            "key": [one.key for one in parties],
            "name": [one.name for one in parties],
            "kind": [one.kind for one in parties],
            "body": [orjson.dumps(one) for one in parties],
        },
        schema=PARTIES,
    )


def mentions_of(
    workspace: Workspace,
    register: Parties,
    rows_of: Callable[[Any], np.ndarray],
    level: Level,
    role: Role = "applicants",
) -> pa.Table:
    """`MENTIONS` of the applicants (or owners) of every publication; ``rows_of`` numbers publications."""
    found = workspace.party_bearers(register, role)
    places = found["party"].to_numpy()
    known = places != NOBODY
    head = heads_of(register, level)
    columns = {
        "publication": rows_of(found["key"].combine_chunks())[known],
        "party": head[places[known]],
        "position": found["position"].to_numpy()[known],
    }
    return pa.table({name: pa.array(one, pa.int32()) for name, one in columns.items()}, schema=MENTIONS)


def heads_of(register: Parties, level: Level) -> np.ndarray:
    """For each party the place of the one it counts with: itself, or the head of its group."""
    head = np.arange(max(len(register.parties), 1), dtype=np.int32)
    place = {one.key: at for at, one in enumerate(register.parties)}
    for group in register.groups.get(level, []):
        for member in group.members:
            head[place[member]] = place[group.head]
    return head
