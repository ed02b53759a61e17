"""References to nodes of a chain (``node:``) in a tree, put in place by whoever knows chains."""

from __future__ import annotations

from collections.abc import Callable

from qianglian.query.tree import And, Node, NodeRef, Not, Or, conjunction, disjunction, leaves


def refers(node: Node) -> bool:
    """Whether a tree refers to a node of a chain."""
    return any(isinstance(leaf, NodeRef) for leaf in leaves(node))


def resolved(node: Node, resolve: Callable[[str], Node]) -> Node:
    """The tree with each reference replaced by what ``resolve`` says it stands for (which must hold none itself).

    >>> from qianglian.query.grammar import parse
    >>> from qianglian.query.spell import spell
    >>> spell(resolved(parse("node:A NOT ti:玩具"), lambda name: parse("ti:正极 OR ti:负极")))
    '(ti:正极 OR ti:负极) AND NOT ti:玩具'
    """
    match node:
        case NodeRef(name):
            return resolve(name)
        case And(parts):
            return conjunction(*(resolved(part, resolve) for part in parts))
        case Or(parts):
            return disjunction(*(resolved(part, resolve) for part in parts))
        case Not(part):
            return Not(resolved(part, resolve))
    return node
