"""What people changed in a chain between two moments: nodes, names, places, rules, noise rules."""

from __future__ import annotations

from dataclasses import dataclass

from qianglian.model.chain import Chain, ChainNode
from qianglian.model.errors import QiangLianError
from qianglian.query.grammar import parse
from qianglian.query.write import write


@dataclass(frozen=True, slots=True)
class Changes:
    """Codes of nodes, in the order of the newer chain; a node may have changed in several ways.

    ``rules`` holds those whose own rule asks for something else now, ``asks_otherwise`` also those that hold or name
    them. ``moved`` have another parent. A rule that was only written differently has not changed.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    renamed: tuple[str, ...]
    moved: tuple[str, ...]
    rules: tuple[str, ...]
    noise_changed: bool
    asks_otherwise: frozenset[str] = frozenset()

    @property
    def none(self) -> bool:
        """Whether the chain asks for the same under the same names."""
        return not (
            self.added or self.removed or self.renamed or self.moved or self.rules or self.noise_changed
        )


def changes(before: Chain, after: Chain) -> Changes:
    """Compare two chains node by node, by code."""
    both = [(before.by_code[node.code], node) for node in after.nodes if node.code in before.by_code]
    rules = tuple(new.code for old, new in both if _asks(old) != _asks(new))
    moved = tuple(new.code for old, new in both if old.parent != new.parent)
    added = tuple(node.code for node in after.nodes if node.code not in before.by_code)
    removed = tuple(node.code for node in before.nodes if node.code not in after.by_code)
    return Changes(
        added,
        removed,
        tuple(new.code for old, new in both if old.name != new.name),
        moved,
        rules,
        _noise(before) != _noise(after),
        frozenset(_touched(before, after, {*rules, *moved, *added, *removed})),
    )


def _asks(node: ChainNode) -> str:
    """What a rule asks for, in normal form; as it stands where it cannot be read."""
    try:
        return write(parse(node.rule)) if node.rule.strip() else ""
    except QiangLianError:
        return node.rule


def _noise(chain: Chain) -> frozenset[tuple[str, str]]:
    return frozenset((rule.node, rule.query) for rule in chain.noise)


def _touched(before: Chain, after: Chain, changed: set[str]) -> set[str]:
    """The nodes above what changed, in either chain, and those whose rules name it, up to the root."""
    found = set(changed)
    size = -1
    while len(found) != size:
        size = len(found)
        for chain in (before, after):
            found |= {above.code for code in tuple(found) for above in chain.path(code)}
            found |= {node.code for node in chain.nodes if _names(chain, node, found)}
    return found


def _names(chain: Chain, node: ChainNode, codes: set[str]) -> bool:
    """Whether a node's rule refers to one of the nodes: by code or by name, wherever it stands in the rule."""
    if "node" not in node.rule and "节点" not in node.rule:
        return False
    named = {
        text
        for code in codes
        if (one := chain.by_code.get(code))
        for text in (code, one.name.zh, one.name.en)
    }
    return any(text and text in node.rule for text in named)
