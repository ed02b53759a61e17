"""What a node of a chain asks for: its own rule and everything under it, as one tree without references."""

from __future__ import annotations

from qianglian.model.chain import Chain
from qianglian.model.errors import Conflict, NotFound, QuerySyntaxError, TooLarge
from qianglian.model.text import Text
from qianglian.query.grammar import parse
from qianglian.query.simplify import NOTHING
from qianglian.query.tree import And, Node, NodeRef, Not, Or, conjunction, disjunction, leaves

MAX_LEAVES = 100_000
"""Words, symbols and values that one node may come to; the largest node of an official system has 2,244."""
MAX_LEVELS = 20
"""Levels of nodes, by the tree and by ``node:`` together."""
MAX_DEPTH = 150
"""Operators within operators, once every reference is resolved."""


def node_query(chain: Chain, code: str) -> Node:
    """The query of a node: the union of its own rule and those of the nodes under it, ``node:`` resolved.

    A node with no rule anywhere asks for nothing at all (`qianglian.query.simplify.NOTHING`), never for everything.
    Raises `NotFound` for a code, or a reference in a rule, that the chain does not hold; `Conflict` for a
    reference that leads back to itself or that names several nodes; `QuerySyntaxError`, naming the node, for a rule
    that is no query; `TooLarge` beyond `MAX_LEAVES`, `MAX_LEVELS` and `MAX_DEPTH`.

    >>> from qianglian.model.chain import ChainNode
    >>> from qianglian.query.spell import spell
    >>> root = ChainNode("1", Text(zh="电池", en="Battery"), rule="ipc:H01M10")
    >>> part = ChainNode("1.1", Text(zh="隔膜", en="Separator"), "1", rule="隔膜")
    >>> spell(node_query(Chain("c", Text(zh="链", en="Chain"), (root, part)), "1"))
    'ipc:H01M10 OR 隔膜'
    """
    return NodeQueries(chain).query(code)


class NodeQueries:
    """The queries of the nodes of one chain, each worked out once. For one thread.

    `query` goes by code; `resolve` is a resolver for ``node:`` in queries of people (code, or name in either language).
    """

    def __init__(self, chain: Chain) -> None:
        self.chain = chain
        self._found: dict[str, Node] = {}
        self._sizes: dict[str, tuple[int, int]] = {}
        self._open: list[str] = []
        self._named: dict[str, list[str]] = {}
        for node in chain.by_code.values():
            for name in {node.name.zh, node.name.en}:
                self._named.setdefault(name, []).append(node.code)

    def query(self, code: str) -> Node:
        """The query of a node by its code; see `node_query`."""
        if code not in self.chain.by_code:
            raise _unknown(code, self.chain)
        if code not in self._found:
            self._refuse_ring(code)
            self._open.append(code)
            try:
                self._found[code] = self._union(code)
            finally:
                self._open.pop()
        return self._found[code]

    def own(self, code: str) -> Node:
        """The query of a node's own rule alone, ``node:`` resolved; `NOTHING` where it has none."""
        if code not in self.chain.by_code:
            raise _unknown(code, self.chain)
        written = self._written(code)
        names = [leaf.name for leaf in leaves(written) if isinstance(leaf, NodeRef)]
        referred = {name: self.resolve(name) for name in dict.fromkeys(names)}
        sizes = [self._sizes[self.code_of(name)] for name in names]
        # Before anything is joined: a few lines that refer to each other twice would fill the memory.
        self._bound(code, [_size(written), (0, _size(written)[1] + max((d for _, d in sizes), default=0))])
        self._bound(code, sizes)
        return _with(written, referred) if referred else written

    def resolve(self, name: str) -> Node:
        """The query of the node that ``node:`` names, by code or by name."""
        return self.query(self.code_of(name))

    def code_of(self, name: str) -> str:
        """The code of the node that a reference means: that code, else the one node of that name."""
        if name in self.chain.by_code:
            return name
        codes = self._named.get(name, [])
        if not codes:
            raise _unknown(name, self.chain)
        if len(codes) > 1:
            raise _several(name, codes)
        return codes[0]

    def _union(self, code: str) -> Node:
        below = [child.code for child in self.chain.children(code)]
        parts = [self.own(code), *(self.query(child) for child in below)]
        self._sizes[code] = self._bound(code, [_size(parts[0]), *(self._sizes[child] for child in below)])
        parts = [part for part in parts if part != NOTHING]
        return disjunction(*parts) if parts else NOTHING

    def _written(self, code: str) -> Node:
        """The rule as it was written; blank means that the node has none, not that it is everything."""
        rule = self.chain.by_code[code].rule
        if not rule.strip():
            return NOTHING
        try:
            return parse(rule)
        except QuerySyntaxError as error:
            at = Text(zh=f"节点 {code} 的规则：{error.text.zh}", en=f"Rule of node {code}: {error.text.en}")
            raise QuerySyntaxError(error.query, error.position, at, hint=error.hint, node=code) from error

    def _refuse_ring(self, code: str) -> None:
        if code in self._open:
            ring = " → ".join([*self._open[self._open.index(code) :], code])
            raise Conflict(
                Text(
                    zh=f"节点 {code} 的规则绕回了自己：{ring}。上级节点已包含其下级，下级不能再引用上级。",
                    en=f"The rule of node {code} leads back to itself: {ring}. A node holds what is under it, so that "
                    "nothing under it may refer to it.",
                ),
                hint=Text(zh="请改写其中一条 node: 引用。", en="Rewrite one of these node: references."),
                ring=ring,
            )
        if len(self._open) >= MAX_LEVELS:
            raise TooLarge(
                Text(
                    zh=f"节点 {code} 在 {MAX_LEVELS} 层以下。",
                    en=f"Node {code} lies below {MAX_LEVELS} levels.",
                ),
                hint=Text(zh="请减少层级或 node: 引用。", en="Use fewer levels, or fewer node: references."),
            )

    def _bound(self, code: str, sizes: list[tuple[int, int]]) -> tuple[int, int]:
        """Leaves and depth of a union of parts of these sizes; raises `TooLarge`."""
        count, depth = sum(size for size, _ in sizes), max((depth for _, depth in sizes), default=0) + 1
        if count > MAX_LEAVES or depth > MAX_DEPTH:
            raise TooLarge(
                Text(
                    zh=f"节点 {code} 合计 {count:,} 个检索条件、{depth} 层运算；"
                    f"最多读 {MAX_LEAVES:,} 个、{MAX_DEPTH} 层。",
                    en=f"Node {code} comes to {count:,} conditions in {depth} levels of operators; "
                    f"{MAX_LEAVES:,} and {MAX_DEPTH} are read.",
                ),
                hint=Text(zh="请减少 node: 引用。", en="Use fewer node: references."),
            )
        return count, depth


def _size(node: Node) -> tuple[int, int]:
    """Leaves and depth of a tree."""
    match node:
        case And(parts) | Or(parts):
            sizes = [_size(part) for part in parts]
            return sum(count for count, _ in sizes), max((d for _, d in sizes), default=0) + 1
        case Not(part):
            count, depth = _size(part)
            return count, depth + 1
    return 1, 1


def _with(node: Node, referred: dict[str, Node]) -> Node:
    """The tree with each reference replaced by what it stands for."""
    match node:
        case NodeRef(name):
            return referred[name]
        case And(parts):
            return conjunction(*(_with(part, referred) for part in parts))
        case Or(parts):
            return disjunction(*(_with(part, referred) for part in parts))
        case Not(part):
            return Not(_with(part, referred))
    return node


def _unknown(name: str, chain: Chain) -> NotFound:
    return NotFound(
        Text(
            zh=f"产业链 {chain.code} 没有节点「{name}」。",
            en=f"The chain {chain.code} has no node “{name}”.",
        ),
        hint=Text(
            zh="node: 之后请写节点代码，或唯一的节点名称。",
            en="After node: write a node's code, or a name that one node has.",
        ),
    )


def _several(name: str, codes: list[str]) -> Conflict:
    return Conflict(
        Text(
            zh=f"「{name}」是几个节点的名称：{'、'.join(codes[:10])}。",
            en=f"“{name}” is the name of several nodes: {', '.join(codes[:10])}.",
        ),
        hint=Text(zh="请写代码。", en="Write the code."),
    )
