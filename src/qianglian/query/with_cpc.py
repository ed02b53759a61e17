"""A query that asks IPC symbols, asking CPC for the same symbols too: for records that state CPC alone."""

from __future__ import annotations

from qianglian.query.tree import And, Class, Node, Not, Or, disjunction


def with_cpc(node: Node) -> Node:
    """The query with every IPC symbol asked for in IPC or in CPC.

    CPC is built upon IPC: places of IPC keep their symbol in it, save those few that CPC left empty or moved to Y and
    2000 series. Excluded symbols are excluded in both.

    >>> from qianglian.query.grammar import parse
    >>> from qianglian.query.spell import spell
    >>> spell(with_cpc(parse("ipc:(H01M10 OR H02J7) AND ti:电池 NOT ipc:A63H")))
    '(ipc:(H01M10 OR H02J7) OR cpc:(H01M10 OR H02J7)) AND ti:电池 AND NOT (ipc:A63H OR cpc:A63H)'
    """
    match node:
        case Class(field="ipc"):
            return Or((node, Class("cpc", node.symbol, node.prefix)))
        case Not(part):
            return Not(with_cpc(part))
        case And(parts):
            return And(tuple(with_cpc(part) for part in parts))
        case Or(parts):
            return _any(parts)
    return node


def _any(parts: tuple[Node, ...]) -> Node:
    """Symbols stay together, so that the query stays legible: first all of IPC, then all of CPC."""
    ours = [part for part in parts if isinstance(part, Class) and part.field == "ipc"]
    rest = [with_cpc(part) for part in parts if part not in ours]
    groups = [disjunction(*ours), disjunction(*(Class("cpc", one.symbol, one.prefix) for one in ours))]
    return Or((*(groups if ours else ()), *rest))
