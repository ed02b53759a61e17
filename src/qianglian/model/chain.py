"""An industrial chain (产业链): its nodes, what flows between them, and facts beside the patents. Pure.

A chain is what a person wrote down. Which publications belong to a node follows from the node's rule, the noise
rules and people's judgements, and is worked out elsewhere (`qianglian.chains`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from qianglian.model.text import Text

Stage = Literal["upstream", "midstream", "downstream"]

STAGES: dict[Stage, Text] = {
    "upstream": Text(zh="上游", en="Upstream"),
    "midstream": Text(zh="中游", en="Midstream"),
    "downstream": Text(zh="下游", en="Downstream"),
}


@dataclass(frozen=True, slots=True)
class ChainNode:
    """One node (节点, 技术分支) of a chain: a row of the 技术分解表.

    ``rule`` is a query in the query language, as written; "" for a node that is what its children are.
    ``includes`` and ``excludes`` say in words where the node ends. ``refresh_days`` is the interval after which
    its evidence counts as stale; None where nobody set one.
    """

    code: str
    name: Text
    parent: str = ""
    stage: Stage | None = None
    definition: str = ""
    includes: str = ""
    excludes: str = ""
    rule: str = ""
    owner: str = ""
    refresh_days: int | None = None


@dataclass(frozen=True, slots=True)
class SupplyLink:
    """What one node supplies to another, with a quantity where a source states one."""

    supplier: str
    customer: str
    what: str = ""
    quantity: float | None = None
    unit: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class IndustryFact:
    """One number about an industry that is no patent (产量、产值、企业数): always with its source."""

    node: str
    region: str
    year: int
    indicator: str
    value: float | None
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class NoiseRule:
    """What is taken out again (去噪): a query, for one node or ("") the whole chain, with who, when and why."""

    query: str
    actor: str
    day: date
    reason: str
    node: str = ""


@dataclass(frozen=True)
class Chain:
    """A tree of nodes in the order in which they were written, with links, facts and noise rules.

    Nothing here says that the tree is sound: `qianglian.chains.validation` does. ``source`` tells where the
    decomposition comes from (a standard, an expert, an official table).
    """

    code: str
    name: Text
    nodes: tuple[ChainNode, ...]
    links: tuple[SupplyLink, ...] = ()
    facts: tuple[IndustryFact, ...] = ()
    noise: tuple[NoiseRule, ...] = ()
    source: str = ""
    owner: str = ""
    note: str = field(default="", compare=False)

    @cached_property
    def by_code(self) -> dict[str, ChainNode]:
        """The nodes by their codes; of two with one code the first."""
        found: dict[str, ChainNode] = {}
        for node in self.nodes:
            found.setdefault(node.code, node)
        return found

    @cached_property
    def _under(self) -> dict[str, tuple[ChainNode, ...]]:
        under: dict[str, list[ChainNode]] = {}
        for node in self.nodes:
            under.setdefault(node.parent, []).append(node)
        return {parent: tuple(nodes) for parent, nodes in under.items()}

    def children(self, code: str = "") -> tuple[ChainNode, ...]:
        """The nodes right under one; the roots for ""."""
        return self._under.get(code, ())

    def under(self, code: str) -> Iterator[ChainNode]:
        """A node and everything below it, top down; nothing twice, also where the tree is a ring."""
        seen = set()
        waiting = [code]
        while waiting:
            one = waiting.pop()
            if one in seen or one not in self.by_code:
                continue
            seen.add(one)
            yield self.by_code[one]
            waiting.extend(child.code for child in reversed(self.children(one)))

    def path(self, code: str) -> tuple[ChainNode, ...]:
        """The nodes from the root down to one, itself last."""
        found: list[ChainNode] = []
        while code in self.by_code and self.by_code[code] not in found:
            found.append(self.by_code[code])
            code = found[-1].parent
        return tuple(reversed(found))

    def level(self, code: str) -> int:
        """1 for a root, 2 right under it (一级、二级、三级分支); 0 for a code that no node has."""
        return len(self.path(code))

    def stage(self, code: str) -> Stage | None:
        """The stage of a node: its own, or that of the nearest node above it that states one."""
        for node in reversed(self.path(code)):
            if node.stage:
                return node.stage
        return None

    @property
    def leaves(self) -> tuple[ChainNode, ...]:
        """The nodes with nothing under them."""
        return tuple(node for node in self.nodes if not self.children(node.code))
