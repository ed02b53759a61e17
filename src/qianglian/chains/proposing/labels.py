"""Which families are in a node by their classes alone: what a model learns from, and what it is judged by."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from qianglian.chains.proposing.material import Material
from qianglian.chains.tagging import Tagging
from qianglian.query.by_classes import by_classes
from qianglian.query.simplify import NOTHING
from qianglian.query.tree import And, Node, Or, Words, disjunction

YES, NO, UNKNOWN = np.int8(1), np.int8(0), np.int8(-1)
_JOINTS = re.compile(r"[、，,/（）()；;]|和|与|及|以及|\band\b|\bof\b")
SHORTEST = 2


@dataclass(frozen=True, eq=False)
class Labels:
    """Of one node: the label of each family, who may be proposed, and what the words of the node find.

    ``label``: 1 in the node by classes alone, 0 classed and not found by any part of its rule, -1 neither may be said.
    ``open``: not in the node, not taken out of it, and nobody was asked about it there yet.
    """

    node: str
    settled: bool
    label: np.ndarray
    open: np.ndarray
    by_words: np.ndarray


def labels_of(tagging: Tagging, material: Material, code: str) -> Labels:
    """The labels of a node. ``settled`` is False where classes alone settle nothing, as its rule asks for words."""
    rule = tagging.query(code, own=True)
    classes = by_classes(rule)
    tags = tagging.node(code)
    touched = np.concatenate([tags.places, tags.noise, tags.taken_out])
    judged = tagging.people.judged.get(code, frozenset())
    asked = np.fromiter((one in judged for one in material.families), bool, len(material.families))
    closed = material.rows(touched) | asked
    label = np.where(material.classed & ~closed, NO, UNKNOWN)
    if classes != NOTHING:
        inside = np.intersect1d(tagging.found(classes), tagging.own(code))
        label[material.rows(inside)] = YES
    by_words = material.rows(tagging.found(words_of(tagging, code)))
    return Labels(code, classes != NOTHING, label, ~closed, by_words)


def words_of(tagging: Tagging, code: str) -> Node:
    """The words of a node as a query: those its rule asks for, else its names in parts (at 、 和 "and" brackets)."""
    asked = list(dict.fromkeys(_asked(tagging.query(code, own=True))))
    if asked:
        return disjunction(*asked)
    node = tagging.chain.by_code[code]
    parts = [part.strip() for name in (node.name.zh, node.name.en) for part in _JOINTS.split(name)]
    said = [part for part in dict.fromkeys(parts) if len(part) >= SHORTEST and not part.isdigit()]
    return disjunction(*(Words(("ti", "ab"), part) for part in said)) if said else NOTHING


def _asked(node: Node) -> list[Words]:
    """The words that a rule asks for; not those that it excludes."""
    match node:
        case Words():
            return [node]
        case And(parts) | Or(parts):
            return [word for part in parts for word in _asked(part)]
    return []
