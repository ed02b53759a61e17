"""What of a query classes settle by themselves: the part of it for which no word of a text has to be believed."""

from __future__ import annotations

from qianglian.query.simplify import NOTHING
from qianglian.query.tree import All, And, Class, Node, Not, Or, Words, conjunction, disjunction, leaves


def by_classes(node: Node) -> Node:
    """The query with every word taken against it: it finds a part of what the query finds, and reads no text.

    A word asked for is taken as absent, a word excluded as present. `NOTHING` where without words nothing is settled,
    or where what is left asks for no class at all (dates and offices alone are no class).

    >>> from qianglian.query.grammar import parse
    >>> from qianglian.query.spell import spell
    >>> spell(by_classes(parse("ipc:H01M10 OR ti:电池")))
    'ipc:H01M10'
    >>> by_classes(parse("ipc:H01M10 AND ti:隔膜")) == by_classes(parse("ipc:H01M10 NOT ti:玩具")) == NOTHING
    True
    """
    least = _taken(node, words=NOTHING)
    return least if any(isinstance(leaf, Class) for leaf in leaves(least)) else NOTHING


def _taken(node: Node, words: Node) -> Node:
    """The tree with ``words`` in place of each word, and what is everything or nothing by that drawn together."""
    match node:
        case Words():
            return words
        case Not(part):
            return _turned(_taken(part, All() if words == NOTHING else NOTHING))
        case And(parts):
            kept = [one for one in (_taken(part, words) for part in parts) if one != All()]
            return NOTHING if NOTHING in kept else conjunction(*kept) if kept else All()
        case Or(parts):
            kept = [one for one in (_taken(part, words) for part in parts) if one != NOTHING]
            return All() if All() in kept else disjunction(*kept) if kept else NOTHING
    return node


def _turned(part: Node) -> Node:
    if part == NOTHING:
        return All()
    return NOTHING if part == All() else Not(part)
