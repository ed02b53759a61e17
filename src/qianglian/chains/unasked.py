"""Publications that the rules of a chain cannot find by class: they state CPC alone, and the rules ask IPC alone."""

from __future__ import annotations

from qianglian.chains.tagging import Tagging
from qianglian.query.grammar import parse
from qianglian.query.tree import Class, leaves

SECTIONS = "ABCDEFGH"


def by_cpc_alone(tagging: Tagging) -> int:
    """How many publications state CPC and no IPC, where the rules ask IPC and never CPC; else 0: all are asked."""
    asked = {
        leaf.field
        for node in tagging.chain.by_code.values()
        for leaf in leaves(tagging.query(node.code, own=True))
        if isinstance(leaf, Class)
    }
    if "ipc" not in asked or "cpc" in asked:
        return 0
    sections = " OR ".join(SECTIONS)
    return len(tagging.found(parse(f"cpc:({sections}) AND NOT ipc:({sections})")))
