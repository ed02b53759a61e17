"""The families that the models of a chain propose, node by node, each with its chance and its nearest neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from qianglian.chains.proposing.drawing import Drawn, drawn
from qianglian.chains.proposing.labels import Labels, labels_of
from qianglian.chains.proposing.learning import Learned, Sample, learned_from
from qianglian.chains.proposing.material import Material, material
from qianglian.chains.proposing.nearest import Near, nearest
from qianglian.chains.proposing.verdict import Verdict
from qianglian.chains.tagging import Tagging
from qianglian.corpus.vectors.index import VectorIndex
from qianglian.rules.model_tagging import ModelTagging, model_tagging

SHOWN = 3
"""Neighbours told for a proposal."""
BLOCK = 8_192


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A family that classes put into the node, and how near it lies (cosine)."""

    family: str
    number: str
    cosine: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A family that a model would put into a node; people decide. ``members``: publications of it."""

    node: str
    family: str
    key: str
    members: int
    chance: float
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class NodeOutcome:
    """What a node's model came to: the verdict, how many it proposes, and on how many it abstains (of ``asked``)."""

    verdict: Verdict
    proposed: int
    abstained: int
    asked: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """All of it. ``untold``: families of which no text has a vector, on which a model says nothing (未知).

    ``missing``: publications with text that are not embedded yet.
    """

    outcomes: tuple[NodeOutcome, ...]
    proposals: tuple[Proposal, ...]
    families: int
    untold: int
    missing: int
    embedder: str
    rules: ModelTagging


def propose(
    tagging: Tagging,
    index: VectorIndex,
    nodes: Sequence[str] = (),
    rules: ModelTagging | None = None,
) -> Proposed:
    """Learn, judge and propose for ``nodes`` (all that have a rule of their own where none is named).

    Nothing is written and no tag is changed: a proposal counts nowhere until a person says yes. The same evidence,
    vectors, judgements and rules give the same proposals.
    """
    rules = rules or model_tagging()
    seen = material(tagging, index)
    codes = [
        node.code
        for node in tagging.chain.by_code.values()
        if node.rule.strip() and (not nodes or node.code in nodes)
    ]
    labels = [labels_of(tagging, seen, code) for code in codes]
    keys = _speaking(tagging, seen)
    sample, chosen = _sample(tagging, seen, labels, rules, keys)
    learned = learned_from(sample, codes, [one.settled for one in labels], rules)
    told = _Telling(seen, labels, learned, sample, chosen, rules)
    found = sorted(told.everything(), key=lambda one: (one.node, -one.chance, seen.families[one.row]))
    members = np.bincount(seen.of_place, minlength=len(seen.families))
    proposals = tuple(
        Proposal(
            codes[one.node],
            seen.families[one.row],
            keys[one.row],
            int(members[one.row]),
            one.chance,
            tuple(Neighbour(seen.families[a], tagging.families.number(keys[a]), c) for a, c in one.alike),
        )
        for one in found
    )
    return Proposed(
        tuple(told.outcome(n) for n in range(len(codes))),
        proposals,
        len(seen.families),
        int((~seen.told).sum()),
        index.coverage.of - index.coverage.covered,
        index.embedder,
        rules,
    )


def _speaking(tagging: Tagging, seen: Material) -> list[str]:
    """The publication that stands for each family: the one that leads it where the View has it, else the first."""
    keys = tagging.keys_of(np.arange(len(tagging.publications)))
    found = [""] * len(seen.families)
    for key, row in zip(keys, seen.of_place.tolist(), strict=True):
        if not found[row] or key[1:] == seen.families[row][1:]:
            found[row] = key
    return found


def _sample(
    tagging: Tagging, seen: Material, labels: Sequence[Labels], rules: ModelTagging, keys: Sequence[str]
) -> tuple[Sample, Drawn]:
    wide = (len(seen.families), 0)
    said = np.stack([one.label for one in labels], axis=1) if labels else np.zeros(wide, np.int8)
    words = np.stack([one.by_words for one in labels], axis=1) if labels else np.zeros(wide, bool)
    taken = drawn(tagging._workspace._current(), seen, said, rules, keys)
    rows = taken.rows
    sample = Sample(
        seen.vectors[rows], said[rows], words[rows], taken.weights, taken.fold, taken.first, taken.features
    )
    return sample, taken


@dataclass(frozen=True, slots=True)
class _Found:
    """A proposal in numbers: place of the node, chance, row of the family, and those like it with their cosines."""

    node: int
    chance: float
    row: int
    alike: tuple[tuple[int, float], ...]


class _Telling:
    """The models that are on, asked about every family that is open to a proposal."""

    def __init__(
        self,
        seen: Material,
        labels: Sequence[Labels],
        learned: Learned,
        sample: Sample,
        chosen: Drawn,
        rules: ModelTagging,
    ) -> None:
        self.seen, self.labels, self.learned = seen, labels, learned
        self.sample, self.chosen, self.rules = sample, chosen, rules
        self.on = [n for n, verdict in enumerate(learned.verdicts) if verdict.on]
        self.known = chosen.rows[learned.known]
        self.counts = {n: np.zeros(3, int) for n in self.on}

    def outcome(self, n: int) -> NodeOutcome:
        """The verdict on a node with what was counted; after `everything` was listed."""
        counts = self.counts.get(n, np.zeros(3, int)).tolist()
        return NodeOutcome(self.learned.verdicts[n], *counts)

    def everything(self) -> Iterator[_Found]:
        """The proposals, in the order of families."""
        for rows, near, chances in self._blocks():
            for at, n in enumerate(self.on):
                asked = self.labels[n].open[rows]
                sure = asked & (chances[:, at] >= self.rules.propose)
                neither = asked & ~sure & (chances[:, at] > self.rules.refuse)
                self.counts[n] += [int(sure.sum()), int(neither.sum()), int(asked.sum())]
                for i in np.flatnonzero(sure).tolist():
                    alike = self._alike(near, i, n, int(rows[i]))
                    yield _Found(n, round(float(chances[i, at]), 4), int(rows[i]), alike)

    def _alike(self, near: Near, i: int, n: int, row: int) -> tuple[tuple[int, float], ...]:
        """The nearest of those that classes put into the node; a family is no neighbour of itself."""
        inside = self.sample.labels[self.learned.known, n] == 1
        pairs = zip(near.places[i].tolist(), near.cosines[i].tolist(), strict=True)
        found = [(int(self.known[p]), round(c, 4)) for p, c in pairs if inside[p] and self.known[p] != row]
        return tuple(found[:SHOWN])

    def _blocks(self) -> Iterator[tuple[np.ndarray, Near, np.ndarray]]:
        """Families with a vector, block by block: rows, neighbours, and the chance at each node that is on.

        A family that was learned from is not asked of what it taught itself: its chance comes from across the folds.
        """
        learned, sample = self.learned, self.sample
        told = np.flatnonzero(self.seen.told) if self.on else np.zeros(0, np.int64)
        taught = np.full(len(self.seen.families), -1, np.int64)
        taught[self.known] = learned.known
        most = max((learned.models[n].neighbours for n in self.on), default=1)
        for begin in range(0, len(told), BLOCK):
            rows = told[begin : begin + BLOCK]
            # One more: a family that was learned from is its own nearest neighbour.
            near = nearest(self.seen.vectors[rows], sample.vectors[learned.known], most + 1)
            chances = np.column_stack([self._chances(rows, near, n) for n in self.on])
            own = taught[rows]
            chances[own >= 0] = learned.crossed[own[own >= 0]][:, self.on]
            yield rows, near, chances

    def _chances(self, rows: np.ndarray, near: Near, n: int) -> np.ndarray:
        known = self.learned.known
        labels, weights = self.sample.labels[known, n], self.sample.weights[known]
        return self.learned.models[n].chances(self.seen.vectors[rows], near, labels, weights)
