"""Whether one rule takes in all that another does, told from their trees alone.

A yes is certain; a no only says that the trees do not show it. Both trees are in normal order (`query.simplify`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from qianglian.query.simplify import NOTHING
from qianglian.query.tree import All, And, Class, Node, Not, Or, Range, Value, Words, leaves


def contains(wide: Node, narrow: Node) -> bool:
    """Whether every publication that ``narrow`` matches is matched by ``wide``.

    >>> from qianglian.query.grammar import parse
    >>> contains(parse("ipc:H01M4"), parse("ipc:H01M4/525 AND ti:正极"))
    True
    """
    if wide in (narrow, All()) or narrow == NOTHING:
        return True
    match wide, narrow:
        case _, Or(parts):
            return all(contains(wide, part) for part in parts)
        case And(parts), _:
            return all(contains(part, narrow) for part in parts)
        case Or(parts), And(inner):
            return any(contains(part, narrow) for part in parts) or any(contains(wide, p) for p in inner)
        case Or(parts), _:
            return any(contains(part, narrow) for part in parts)
        case _, And(parts):
            return any(contains(wide, part) for part in parts)
        case Not(part), Not(other):
            return contains(other, part)
    return _leaf(wide, narrow)


def _leaf(wide: Node, narrow: Node) -> bool:
    match wide, narrow:
        case Class(), Class():
            return wide.field == narrow.field and above(wide, narrow)
        case Words(), Words():
            same = (wide.text, wide.prefix) == (narrow.text, narrow.prefix)
            return same and set(wide.fields) >= set(narrow.fields)
        case Range(), Range():
            return wide.field == narrow.field and _within(wide, narrow)
    return False


def above(wide: Class, narrow: Class) -> bool:
    """Whether a class stands for all that another does."""
    if "/" in wide.symbol and not wide.prefix:
        return wide == narrow
    if wide.symbol == narrow.symbol:
        return True
    # H01M1 is not above H01M10: below a main group stands a stroke.
    ends = "/" if wide.field != "loc" and len(wide.symbol) > 4 and "/" not in wide.symbol else ""
    return narrow.symbol.startswith(wide.symbol + ends)


def _within(wide: Range, narrow: Range) -> bool:
    starts = (wide.start or date.min) <= (narrow.start or date.min)
    return starts and (narrow.end or date.max) <= (wide.end or date.max)


def pairs(rules: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    """Every (wide, narrow) of the rules by name; two that are equal come once.

    A rule is compared only with those that share a leaf with its first part, or that might hold without: thousands
    of rules of many symbols are gone through in seconds.
    """
    holders: dict[object, set[str]] = {}
    anything: set[str] = set()
    for name, rule in rules.items():
        for leaf in leaves(rule):
            holders.setdefault(_mark(leaf), set()).add(name)
        if _open(rule):
            anything.add(name)
    order = {name: place for place, name in enumerate(rules)}
    for narrow, rule in rules.items():
        candidates = anything.union(*(holders.get(mark, set()) for mark in _marks(rule)))
        for wide in sorted(candidates - {narrow}, key=order.__getitem__):
            equal = rules[wide] == rule
            if equal and order[wide] > order[narrow]:
                continue
            if equal or contains(rules[wide], rule):
                yield wide, narrow


def _open(rule: Node) -> bool:
    """Whether a rule may hold without a leaf that another has: exclusions, ranges, everything."""
    match rule:
        case Or(parts):
            return any(_open(part) for part in parts)
        case And(parts):
            return all(_open(part) for part in parts)
        case Not() | Range() | All():
            return True
    return False


def _mark(leaf: Node) -> object:
    match leaf:
        case Class(field, symbol):
            return field, symbol
        case Words(_, text):
            return "words", text
        case Value(field, value):
            return field, value
    return leaf


def _marks(rule: Node) -> Iterator[object]:
    """What a rule that takes in this one must have one of."""
    first = rule.parts[0] if isinstance(rule, Or) else rule
    for leaf in leaves(first):
        if isinstance(leaf, Class):
            yield from ((leaf.field, leaf.symbol[:end]) for end in range(1, len(leaf.symbol) + 1))
        else:
            yield _mark(leaf)
