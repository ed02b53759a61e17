"""What clustering takes and gives: names and decisions, parties and the pairs that a person should look at."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Named:
    """A name as sources write it: on how many publications, with which valid 统一社会信用代码 ("" for none)."""

    name: str
    count: int = 1
    uscc: str = ""
    first: int | None = None
    """The year of the first publication that bears it."""
    last: int | None = None


@dataclass(frozen=True, slots=True)
class PartyDecisions:
    """What people decided of pairs of normal names: the lesser text first."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()


UNDECIDED = PartyDecisions()


@dataclass(slots=True)
class Cluster:
    """The names of one party. ``key`` leads; ``also`` are the keys that lead to it."""

    key: str
    title: str
    names: dict[str, int]
    texts: tuple[str, ...]
    usccs: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Mentions of all its names."""
        return sum(self.names.values())


@dataclass(frozen=True, slots=True)
class PartyProposal:
    """Two parties that a person should look at: their leading names, the names that gave rise to it, and why."""

    id: str
    one: str
    other: str
    one_name: str
    other_name: str
    score: float
    reasons: tuple[tuple[str, float], ...]
    weight: int
    """Publications that depend on the answer: those of the lesser party."""
    relation: str = "same"


@dataclass(slots=True)
class Clustering:
    """What a set of names comes to."""

    clusters: list[Cluster]
    proposals: list[PartyProposal]
    houses: list[PartyProposal]
    home: dict[tuple[str, str], int] = field(default_factory=dict)
    """Each name with each identity number that it came with, to its place in ``clusters``."""
    conflicts: list[tuple[str, str]] = field(default_factory=list)
    """Pairs that a person called one while their identity numbers, or a later judgement, say otherwise."""

    def of_name(self) -> dict[str, Cluster]:
        """Each name as written to its party."""
        return {name: cluster for cluster in self.clusters for name in cluster.names}
