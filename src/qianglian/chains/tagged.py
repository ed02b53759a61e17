"""What tagging (标引) gives to whoever counts with it: which publications a node holds, and what became of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from qianglian.model.chain import Chain
from qianglian.model.text import Text

Fate = Literal["rule", "person", "no_rule", "noise", "taken_out"]

FATES: dict[Fate, Text] = {
    "rule": Text(zh="规则命中", en="in, by the rule"),
    "person": Text(zh="人工标入", en="in, by a person"),
    "no_rule": Text(zh="未命中规则", en="out: no rule finds it"),
    "noise": Text(zh="被去噪", en="out: taken out as noise"),
    "taken_out": Text(zh="被人工剔除", en="out: taken out by a person"),
}
"""The first two are in the node, the others are not."""

IN: frozenset[Fate] = frozenset({"rule", "person"})


class Tagged(Protocol):
    """A chain in force on one generation of evidence and the judgements of now."""

    @property
    def chain(self) -> Chain:
        """The chain whose nodes these are."""

    def keys(self, code: str) -> Sequence[str]:
        """The keys of the publications in a node, its own and those below it, sorted."""

    def added(self, code: str) -> Sequence[str]:
        """Of these, the keys of those that are in by people alone, sorted: `fate` says ``person`` of them."""

    def fate(self, key: str, code: str) -> Fate:
        """What became of a publication of the corpus at a node."""
