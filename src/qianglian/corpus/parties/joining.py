"""Sets of names that may grow together, and what keeps two of them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from qianglian.corpus.parties.nodes import Nodes


class Union:
    """Sets of nodes that know their identity numbers, places and the pairs that may not be joined."""

    def __init__(self, nodes: Nodes, different: Iterable[tuple[int, int]]) -> None:
        self.parent = list(range(len(nodes.ids)))
        self.usccs = [frozenset({u}) if u else frozenset() for u in nodes.usccs]
        self.places: list[frozenset[str]] = [frozenset({"/".join(n.places)}) - {""} for n in nodes.names]
        self.apart: dict[int, set[int]] = defaultdict(set)
        for a, b in different:
            self.apart[a].add(b)
            self.apart[b].add(a)

    def find(self, node: int) -> int:
        while self.parent[node] != node:
            self.parent[node] = self.parent[self.parent[node]]
            node = self.parent[node]
        return node

    def may(self, a: int, b: int) -> bool:
        """Whether two sets may be one party: no two identity numbers, and no refusal between them."""
        return len(self.usccs[a] | self.usccs[b]) <= 1 and not any(
            self.find(x) == b for x in self.apart.get(a, ())
        )

    def join(self, one: int, other: int) -> bool:
        """Join the sets of two nodes; False where they may not be one."""
        a, b = self.find(one), self.find(other)
        if a == b:
            return True
        if not self.may(a, b):
            return False
        low, high = min(a, b), max(a, b)
        self.parent[high] = low
        self.usccs[low] |= self.usccs[high]
        if high in self.apart:
            self.apart[low] |= self.apart.pop(high)
            for x in self.apart[low]:
                self.apart[self.find(x)].add(low)
        self.places[low] |= self.places[high]
        return True


def fits(union: Union, a: int, b: int) -> bool:
    """A chain of near names may not lead from one place to another."""
    return len(union.places[union.find(a)] | union.places[union.find(b)]) <= 1
