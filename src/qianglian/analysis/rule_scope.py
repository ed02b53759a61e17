"""To which IPC classes the rule of a node is bound: what lies outside was not searched for. Pure."""

from __future__ import annotations

from qianglian.model.chain import Chain
from qianglian.query.grammar import parse
from qianglian.query.tree import And, Class, Node, Or


def classes_of(chain: Chain, code: str) -> frozenset[str] | None:
    """The symbols, down to the subclass, that everything in a node must bear one of; None where it is not so bound."""
    rules = [node.rule for node in chain.under(code) if node.rule]
    bounds = [_bound(parse(rule)) for rule in rules]
    if not bounds or None in bounds:
        return None
    return frozenset(symbol for some in bounds if some for symbol in some)


def within(subclass: str, symbols: frozenset[str] | None) -> bool:
    """Whether a subclass is, or lies under, one of the symbols.

    >>> within("H01M", frozenset({"H01"})), within("B60L", frozenset({"H01M"})), within("B60L", None)
    (True, False, True)
    """
    return symbols is None or any(subclass.startswith(one) for one in symbols)


def _bound(node: Node) -> frozenset[str] | None:
    """
    >>> sorted(_bound(parse("(ipc:H01M4 AND ti:正极) OR ipc:C01B25")))
    ['C01B', 'H01M']
    >>> _bound(parse("ipc:H01M4 OR ti:正极")) is None
    True
    """
    match node:
        case Class("ipc", symbol):
            return frozenset({symbol[:4]})
        case And(parts):
            # All of them hold: the narrowest says most.
            bounds = [one for one in map(_bound, parts) if one is not None]
            return min(bounds, key=len) if bounds else None
        case Or(parts):
            some = [_bound(part) for part in parts]
            if None in some:
                return None
            return frozenset(symbol for one in some if one for symbol in one)
        case _:
            return None
