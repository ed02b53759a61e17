"""Which publications belong to which node (标引): by rule, without noise, and with what people said on top.

A node holds what its own rule finds and what the nodes under it hold. Noise rules of a node count for all under it.
A person's answer beats rule and noise; of answers at several levels the nearest counts: who says no at 电池 takes
out of 正极 as well, unless somebody says yes at 正极, which is then in 电池 too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from qianglian.chains.chain_json import chain_mark
from qianglian.chains.families import Families
from qianglian.chains.found import Found
from qianglian.chains.people import People, people
from qianglian.chains.place_sets import NOBODY, Places, union, without
from qianglian.chains.rules import NodeQueries
from qianglian.chains.tagged import Fate
from qianglian.corpus.engines.fulltext_numbers import KEY
from qianglian.corpus.matching import Matching
from qianglian.corpus.workspace import Workspace
from qianglian.model.chain import Chain
from qianglian.model.errors import BadInput, NotFound
from qianglian.model.figure import Figure, Unit
from qianglian.model.text import Text
from qianglian.query.grammar import parse
from qianglian.query.references import resolved
from qianglian.query.simplify import NOTHING
from qianglian.query.tree import Node, Not

VERSION = "tagging-1"
"""Of how rules, noise and people come together; part of every figure."""


@dataclass(frozen=True, slots=True)
class NodeTags:
    """What became of publications at a node, those under it counted in; all as places of `Tagging.publications`.

    ``places`` are in it. Of these ``added`` are in by people alone. ``noise`` and ``taken_out`` are out though a rule
    finds them (or a person said no): as noise, by people.
    """

    places: Places
    added: Places
    noise: Places
    taken_out: Places

    @property
    def rule(self) -> Places:
        """What is in by rule."""
        return without(self.places, self.added)


def tag(workspace: Workspace, chain: Chain) -> Tagging:
    """Tag the publications of the View by a chain.

    Raises what a rule that does not parse or leads nowhere raises (`rules.NodeQueries`), and `Forbidden` for a rule
    that asks of what the View hides. Only queries that were never asked of this evidence are asked.
    """
    matching = workspace.matching()
    return Tagging(workspace, chain, matching, Found(workspace.path, matching))


class Tagging:
    """The publications of a chain's nodes on one generation, and the judgements of when it was made."""

    def __init__(self, workspace: Workspace, chain: Chain, matching: Matching, found: Found) -> None:
        self._workspace = workspace
        self._chain = chain
        self._matching = matching
        self._found = found
        self._queries = NodeQueries(chain)
        self._nodes: dict[str, NodeTags] = {}
        self._own: dict[str, tuple[Places, Places]] = {}
        self._blocked: dict[str, Places] = {}
        self.people: People = people(workspace, chain, matching.keys)
        self.generation = matching.generation
        self.evidence = matching.evidence
        try:
            for node in chain.by_code.values():
                self._by_rule(node.code)
        finally:
            found.keep()

    @property
    def chain(self) -> Chain:
        """The chain whose nodes these are."""
        return self._chain

    @property
    def matching(self) -> Matching:
        """The generation on which the nodes stand; places of nodes are its places."""
        return self._matching

    @property
    def publications(self) -> np.ndarray:
        """The keys of all publications of the View, ascending, as bytes."""
        return self._matching.keys

    @property
    def evaluated(self) -> int:
        """How many queries the index was asked; the others were known."""
        return self._found.evaluated

    # -- what a node holds ------------------------------------------------------------------------------

    def keys(self, code: str) -> list[str]:
        """The keys of the publications in a node, its own and those below it, sorted; raises `NotFound`."""
        return self.keys_of(self.node(code).places)

    def added(self, code: str) -> list[str]:
        """The keys of those that are in a node by people alone, sorted; raises `NotFound`."""
        return self.keys_of(self.node(code).added)

    def keys_of(self, places: Places) -> list[str]:
        """The keys at places."""
        return [str(key, "ascii") for key in self.publications[places].tolist()]

    def node(self, code: str) -> NodeTags:
        """What became of publications at a node; raises `NotFound`."""
        if code not in self._nodes:
            self._nodes[code] = self._tags(code)
        return self._nodes[code]

    def own(self, code: str) -> Places:
        """What a node holds by itself: its own rule and what people put into it, not what is only under it."""
        self._known(code)
        held = without(self._by_rule(code)[1], self._blocked_at(code))
        return union([held, self.people.yes.get(code, NOBODY)], len(self.publications))

    def fate(self, key: str, code: str) -> Fate:
        """What became of a publication at a node; raises `NotFound` for one that is not in the corpus (or View)."""
        place = self.place(key)
        tags = self.node(code)
        if _has(tags.added, place):
            return "person"
        if _has(tags.places, place):
            return "rule"
        if _has(tags.taken_out, place):
            return "taken_out"
        return "noise" if _has(tags.noise, place) else "no_rule"

    def place(self, key: str) -> int:
        """Where a publication stands in `publications`; raises `NotFound`."""
        wanted = np.array([key.encode("ascii", "replace")], KEY)
        at = int(np.searchsorted(self.publications, wanted)[0])
        if at >= len(self.publications) or str(self.publications[at], "ascii") != key:
            raise NotFound(
                Text(zh=f"库中没有主键 {key}。", en=f"There is no publication with the key {key} here.")
            )
        return at

    def query(self, code: str, *, own: bool = False) -> Node:
        """What a node asks for by its rules, or by its ``own`` rule alone."""
        return self._queries.own(code) if own else self._queries.query(code)

    def found(self, query: Node) -> Places:
        """The places of what any query without ``node:`` finds, kept as the answers to rules are."""
        return self._found.places(query) if query != NOTHING else NOBODY

    # -- figures ----------------------------------------------------------------------------------------

    def figure(self, code: str, unit: Unit = "publication") -> Figure:
        """How much a node holds, in publications (件) or simple families (项); raises `BadInput` for another unit."""
        places = self.node(code).places
        if unit == "publication":
            return self._figure(code, unit, len(places), places)
        if unit != "family":
            raise BadInput(
                Text(
                    zh=f"节点按件或项计数，没有单位「{unit}」。",
                    en=f"Nodes count publications or families, not “{unit}”.",
                )
            )
        return self._figure(code, unit, len(np.unique(self._leaders[places])), places)

    def _figure(self, code: str, unit: Unit, value: int, places: Places) -> Figure:
        def why() -> list[str]:
            keys = self.keys_of(places)
            return sorted(self.families.grouped(keys)) if unit == "family" else keys

        return Figure(
            value,
            unit,
            f"node:{self.chain.code}/{code}@{self.mark}",
            cut_off=self._workspace.view.cut_off,
            generation=self.generation,
            evidence=self.evidence,
            rule_version=VERSION,
            why=why,
        )

    @cached_property
    def mark(self) -> str:
        """What the nodes depend on beside the evidence: the chain's rules, people's answers, and the View."""
        said = hashlib.sha256(f"{chain_mark(self.chain)}\n{self._matching.definition('')}".encode())
        for answers in (self.people.yes, self.people.no):
            for code in sorted(answers):
                said.update(f"\n{code}\n".encode() + self.publications[answers[code]].tobytes())
        return said.hexdigest()[:12]

    @cached_property
    def families(self) -> Families:
        """Which simple family each publication belongs to."""
        return Families(self._workspace._families().state)

    @cached_property
    def _leaders(self) -> np.ndarray:
        """The family of each of `publications`, as a number."""
        return self.families.leaders(self.publications)

    # -- how it comes about -----------------------------------------------------------------------------

    def _tags(self, code: str) -> NodeTags:
        self._known(code)
        size, nodes = len(self.publications), [node.code for node in self.chain.under(code)]
        rules = [self._by_rule(below) for below in nodes]
        kept = union([good for _, good in rules], size)
        # Most nodes have neither noise nor anything that people said of them: their sets are one and the same.
        noisy = any(found is not good for found, good in rules)
        found = union([every for every, _ in rules], size) if noisy else kept
        blocked = [self._blocked_at(below) for below in nodes]
        allowed = [without(good, out) for (_, good), out in zip(rules, blocked, strict=True)]
        by_rule = union(allowed, size) if any(map(len, blocked)) else kept
        inside = union([by_rule, *(self.people.yes.get(below, NOBODY) for below in nodes)], size)
        refused = union([self._blocked_at(code), kept], size)
        return NodeTags(
            inside,
            without(inside, by_rule),
            without(without(found, inside), refused),
            without(refused, inside),
        )

    def _by_rule(self, code: str) -> tuple[Places, Places]:
        """What a node's own rule finds, and what of it is no noise."""
        if code not in self._own:
            own = self._queries.own(code)
            found = self._found.places(own) if own != NOTHING else NOBODY
            noise = union(list(self._noise(code)), len(self.publications)) if len(found) else NOBODY
            self._own[code] = found, without(found, noise)
        return self._own[code]

    def _noise(self, code: str) -> Iterator[Places]:
        """What the noise rules for a node find: those of the chain, of the node, and of what stands above it."""
        above = {"", *(node.code for node in self.chain.path(code))}
        for rule in self.chain.noise:
            if rule.node in above and rule.query.strip():
                yield self._found.places(resolved(parse(rule.query), self._queries.resolve))

    def _blocked_at(self, code: str) -> Places:
        """What people keep out of a node: said no to there, or above without a yes further down."""
        if code not in self._blocked:
            path = self.chain.path(code)
            above = self._blocked_at(path[-2].code) if len(path) > 1 else NOBODY
            allowed = without(above, self.people.yes.get(code, NOBODY))
            self._blocked[code] = union([allowed, self.people.no.get(code, NOBODY)], len(self.publications))
        return self._blocked[code]

    def _known(self, code: str) -> None:
        if code not in self.chain.by_code:
            raise NotFound(
                Text(
                    zh=f"产业链 {self.chain.code} 没有节点「{code}」。",
                    en=f"The chain {self.chain.code} has no node “{code}”.",
                )
            )


def noise_of(chain: Chain, code: str) -> Iterator[tuple[str, Node]]:
    """The noise rules that count for a node, as written and as exclusions of its query."""
    queries = NodeQueries(chain)
    above = {"", *(node.code for node in chain.path(code))}
    for rule in chain.noise:
        if rule.node in above and rule.query.strip():
            yield rule.query, Not(resolved(parse(rule.query), queries.resolve))


def _has(places: Places, place: int) -> bool:
    at = int(np.searchsorted(places, place))
    return at < len(places) and int(places[at]) == place
