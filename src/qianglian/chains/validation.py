"""Whether a chain is sound: what stops it from being used, and what its owner should look at.

Errors are what makes an answer wrong or impossible (a rule that does not parse, a ring); warnings are what is likely a
slip (a symbol that moved, two nodes with one rule). Each names the node and says what to do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from qianglian.chains import containing
from qianglian.chains.rules import NodeQueries
from qianglian.model.chain import Chain, ChainNode
from qianglian.model.errors import BadInput, Conflict, NotFound, QuerySyntaxError, TooLarge
from qianglian.model.text import Text
from qianglian.query.grammar import parse
from qianglian.query.official import unknown_symbols
from qianglian.query.simplify import NOTHING, normal
from qianglian.query.tree import Class, Node, NodeRef, Or, leaves
from qianglian.rules.ipc_moves import ipc_moves

Severity = Literal["error", "warning"]

SEVERITIES: dict[Severity, Text] = {
    "error": Text(zh="错误", en="error"),
    "warning": Text(zh="提示", en="warning"),
}

MAX_CODE = 64
SYMBOLS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class ChainFinding:
    """One thing that is amiss: ``kind`` is stable, ``node`` the code it is about ("" for the chain)."""

    severity: Severity
    kind: str
    node: str
    text: Text


def validate(chain: Chain, known: Iterable[str] | None = None) -> list[ChainFinding]:
    """Everything found, errors first, then in the order of the nodes.

    ``known`` lists the symbols of an edition of the IPC (``H01M10/052``); without it no symbol is called unknown.
    """
    rules = dict[str, Node]()
    found = [*_codes(chain), *_tree(chain), *_rules(chain, rules), *_references(chain, rules)]
    found += [*_symbols(chain, rules, known), *_alike(chain, rules), *_others(chain)]
    order = {node.code: place for place, node in enumerate(chain.nodes)}
    return sorted(found, key=lambda one: (one.severity != "error", order.get(one.node, -1)))


def refuse_unsound(chain: Chain) -> None:
    """Raises `BadInput` where a chain has errors."""
    errors = [one for one in validate(chain) if one.severity == "error"]
    if not errors:
        return
    shown = errors[:5]
    zh = "".join(f"{_at(one.node).zh}{one.text.zh}" for one in shown)
    en = " ".join(f"{_at(one.node).en}{one.text.en}" for one in shown)
    raise BadInput(
        Text(
            zh=f"产业链 {chain.code} 有 {len(errors)} 处错误：{zh}",
            en=f"The chain {chain.code} has {len(errors)} errors: {en}",
        ),
        hint=Text(
            zh="qianglian chain check 文件 列出全部。", en="qianglian chain check FILE lists all of them."
        ),
    )


def _at(code: str) -> Text:
    return Text(zh=f"［{code}］", en=f"[{code}] ") if code else Text(zh="", en="")


def _error(kind: str, node: str, zh: str, en: str) -> ChainFinding:
    return ChainFinding("error", kind, node, Text(zh=zh, en=en))


def _warning(kind: str, node: str, zh: str, en: str) -> ChainFinding:
    return ChainFinding("warning", kind, node, Text(zh=zh, en=en))


# -- the tree -------------------------------------------------------------------------------------------


def _codes(chain: Chain) -> Iterator[ChainFinding]:
    if not chain.nodes:
        yield _error("no_nodes", "", "产业链没有节点。", "The chain has no nodes.")
    if _bad_code(chain.code) or "/" in chain.code:
        yield _error(
            "bad_code", "",
            f"产业链编码「{chain.code[:MAX_CODE]}」应为不含空白与斜线、至多 {MAX_CODE} 个字符的文字。",
            f"The chain's code “{chain.code[:MAX_CODE]}” should be a text without blanks or strokes, "
            f"of at most {MAX_CODE} characters.",
        )  # fmt: skip
    for node in chain.nodes:
        if _bad_code(node.code):
            yield _error(
                "bad_code", node.code,
                f"节点编码应不含空白，至多 {MAX_CODE} 个字符。",
                f"The code of a node should have no blanks and at most {MAX_CODE} characters.",
            )  # fmt: skip
    for code, count in Counter(node.code for node in chain.nodes).items():
        if count > 1:
            yield _error(
                "duplicate_code", code,
                f"编码 {code} 用了 {count} 次，应各不相同。",
                f"The code {code} is used {count} times; each node needs its own.",
            )  # fmt: skip


def _bad_code(code: str) -> bool:
    return not code or len(code) > MAX_CODE or any(char.isspace() or not char.isprintable() for char in code)


def _tree(chain: Chain) -> Iterator[ChainFinding]:
    for node in chain.nodes:
        if node.parent and node.parent not in chain.by_code:
            yield _error(
                "missing_parent", node.code,
                f"上级 {node.parent} 不存在。",
                f"There is no node {node.parent} above it.",
            )  # fmt: skip
        elif _in_ring(chain, node):
            yield _error(
                "cycle", node.code,
                f"上级关系成环：{' → '.join(one.code for one in reversed(chain.path(node.code)))} → {node.code}。",
                "It lies above itself: "
                f"{' → '.join(one.code for one in reversed(chain.path(node.code)))} → {node.code}.",
            )  # fmt: skip


def _in_ring(chain: Chain, node: ChainNode) -> bool:
    """Whether a node is its own ancestor; what merely hangs below a ring is told with the ring."""
    seen, code = set[str](), node.parent
    while code in chain.by_code and code not in seen:
        if code == node.code:
            return True
        seen.add(code)
        code = chain.by_code[code].parent
    return False


# -- rules ----------------------------------------------------------------------------------------------


def _rules(chain: Chain, rules: dict[str, Node]) -> Iterator[ChainFinding]:
    """What does not parse, and leaves without a rule; the rules that do parse are put into ``rules``."""
    for node in chain.nodes:
        if node.rule.strip():
            yield from _parsed(node.code, node.rule, rules)
        elif not chain.children(node.code):
            yield _error(
                "empty_rule", node.code,
                "末级节点没有检索式，不会有任何文献。",
                "A node with nothing under it has no rule: it would hold nothing.",
            )  # fmt: skip
    for place, rule in enumerate(chain.noise, 1):
        for one in _parsed(rule.node, rule.query, {}):
            zh, en = f"去噪规则第 {place} 条：{one.text.zh}", f"noise rule {place}: {one.text.en}"
            yield _error("noise_syntax", rule.node, zh, en)


def _parsed(code: str, rule: str, rules: dict[str, Node]) -> Iterator[ChainFinding]:
    try:
        tree = normal(parse(rule))
    except QuerySyntaxError as error:
        yield _error(
            "query_syntax", code, f"检索式有误，{error.sentence('zh')}", f"The rule: {error.sentence('en')}"
        )
        return
    rules.setdefault(code, tree)
    if tree == NOTHING:
        yield _error("empty_rule", code, "检索式不会命中任何文献。", "The rule can match no publication.")


def _references(chain: Chain, rules: Mapping[str, Node]) -> Iterator[ChainFinding]:
    """``node:`` in rules and noise rules: to nodes that are there, and never in a ring."""
    queries = NodeQueries(chain)
    refers: dict[str, set[str]] = {}
    for code, named in [
        *((code, _named(rule)) for code, rule in rules.items()),
        *((rule.node, _named_in(rule.query)) for rule in chain.noise),
    ]:
        for name in sorted(named):
            try:
                refers.setdefault(code, set()).add(queries.code_of(name))
            except (NotFound, Conflict) as error:
                yield _error(
                    "unknown_reference", code,
                    f"检索式引用 node:{name}：{error.text.zh}",
                    f"node:{name}: {error.text.en}",
                )  # fmt: skip
    for code in rules:
        if refers.get(code) and _comes_back(code, chain, refers):
            yield _error(
                "rule_ring", code,
                "检索式经 node: 引用了自身（或自己的上级），无法求值。",
                "Through node: the rule refers to itself or to what stands above it; it cannot be worked out.",
            )  # fmt: skip
    yield from _too_large(chain, queries)


def _too_large(chain: Chain, queries: NodeQueries) -> Iterator[ChainFinding]:
    """Nodes that come to more than one query holds; what else is amiss with them is told elsewhere."""
    for node in chain.children():
        with suppress(NotFound, Conflict, QuerySyntaxError):
            try:
                queries.query(node.code)
            except TooLarge as error:
                yield _error("too_large", node.code, error.text.zh, error.text.en)


def _named(rule: Node) -> set[str]:
    return {leaf.name for leaf in leaves(rule) if isinstance(leaf, NodeRef)}


def _named_in(query: str) -> set[str]:
    try:
        return _named(parse(query))
    except QuerySyntaxError:
        return set()


def _comes_back(code: str, chain: Chain, refers: Mapping[str, set[str]]) -> bool:
    """Whether what a rule refers to needs the rule itself: a node is its own rule and its children's."""
    waiting, seen = sorted(refers[code]), set[str]()
    while waiting:
        one = waiting.pop()
        if one == code:
            return True
        if one not in seen:
            seen.add(one)
            waiting += [*refers.get(one, ()), *(child.code for child in chain.children(one))]
    return False


# -- symbols --------------------------------------------------------------------------------------------


def _symbols(chain: Chain, rules: Mapping[str, Node], known: Iterable[str] | None) -> Iterator[ChainFinding]:
    listed = sorted(known) if known is not None else None
    for code, rule in rules.items():
        strange = unknown_symbols(_ipc(rule), listed) if listed is not None else ()
        if strange:
            shown = _shown(strange)
            yield _warning(
                "unknown_symbol", code,
                f"分类表中没有：{shown}。",
                f"Not in the classification: {shown}.",
            )  # fmt: skip
        yield from _moved(code, rule)
        yield from _opened(code, rule)


def _ipc(rule: Node) -> Node:
    """The symbols of the IPC in a rule, as one list: an IPC list says nothing of other schemes."""
    return Or(tuple(leaf for leaf in leaves(rule) if isinstance(leaf, Class) and leaf.field == "ipc"))


def _moved(code: str, rule: Node) -> Iterator[ChainFinding]:
    """Symbols that moved, each once with its new places, and what of these is to be added.

    Old publications keep the old symbols, so that both are needed.
    """
    moves = ipc_moves()
    asked = [leaf.symbol for leaf in leaves(rule) if isinstance(leaf, Class) and leaf.field == "ipc"]
    went: dict[tuple[str, ...], list[str]] = {}
    lacking: dict[str, None] = {}
    for symbol in dict.fromkeys(asked):
        move = moves.move_of(symbol)
        missing = [new for new in move.new if not _asked_for(new, asked)] if move else []
        if move and missing:
            went.setdefault(move.new, []).append(symbol)
            lacking.update(dict.fromkeys(missing))
    if not went:
        return
    zh = "；".join(f"{_shown(old)} → {'、'.join(new)}" for new, old in went.items())
    en = "; ".join(f"{_shown(old)} → {', '.join(new)}" for new, old in went.items())
    added = sorted(lacking)
    yield _warning(
        "moved_symbol", code,
        f"分类号自 IPC {moves.edition} 版起已移走：{zh}。旧文献仍用旧号，检索新旧文献应同时加入 {'、'.join(added)}"
        "（范围较宽，按需限定到组）。",
        f"Symbols moved in IPC {moves.edition}: {en}. Older publications keep the old symbols, so both are needed; "
        f"add {', '.join(added)} (wider than the old ones: narrow them to groups where needed).",
    )  # fmt: skip


def _opened(code: str, rule: Node) -> Iterator[ChainFinding]:
    """Symbols that an edition opened where what was classed there before is not asked for: the node begins with it."""
    moves = ipc_moves()
    asked = [leaf.symbol for leaf in leaves(rule) if isinstance(leaf, Class) and leaf.field == "ipc"]
    told: dict[str, tuple[str, list[str]]] = {}
    for symbol in asked:
        opened = moves.opened_of(symbol)
        missing = [old for old in opened.before if not _asked_for(old, asked)] if opened else []
        if opened and len(missing) == len(opened.before):
            told[opened.new] = (opened.edition, missing)
    if not told:
        return
    zh = "；".join(
        f"{new} 自 {edition} 版起，此前在 {'、'.join(old)}" for new, (edition, old) in told.items()
    )
    en = "; ".join(
        f"{new} since {edition}, before in {', '.join(old)}" for new, (edition, old) in told.items()
    )
    yield _warning(
        "newer_symbol", code,
        f"只检索新设的分类号，查不到设立前公开的文献：{zh}。该节点在较早年份为零不等于没有文献。",
        f"Only places that are newer are asked for, which publications of before do not have: {en}. "
        "That the node holds nothing of earlier years does not mean that there is nothing.",
    )  # fmt: skip


def _asked_for(new: str, asked: list[str]) -> bool:
    return any(symbol.startswith(new) or new.startswith(symbol) for symbol in asked)


def _shown(symbols: Iterable[str]) -> str:
    listed = list(symbols)
    rest = f" … (+{len(listed) - SYMBOLS_SHOWN})" if len(listed) > SYMBOLS_SHOWN else ""
    return ", ".join(listed[:SYMBOLS_SHOWN]) + rest


# -- overlaps -------------------------------------------------------------------------------------------


def _alike(chain: Chain, rules: Mapping[str, Node]) -> Iterator[ChainFinding]:
    """Nodes of which one has all that the other has. What stands above a node may well contain it."""
    found = [(wide, narrow) for wide, narrow in containing.pairs(rules) if wide in chain.by_code]
    for wide, inner in groupby(found, key=lambda pair: pair[0]):
        for _, narrow in inner:
            if rules[wide] == rules[narrow]:
                yield _warning(
                    "same_rule", narrow,
                    f"检索式与节点 {wide} 完全相同，两个节点无法区分。",
                    f"The rule is that of node {wide}: nothing tells the two apart.",
                )  # fmt: skip
            elif not _related(chain, wide, narrow):
                yield _warning(
                    "contained_rule", narrow,
                    f"检索式完全包含在节点 {wide} 之内，本节点的文献都会同时计入 {wide}。",
                    f"The rule lies within that of node {wide}: all of it counts there too.",
                )  # fmt: skip


def _related(chain: Chain, one: str, other: str) -> bool:
    above = {node.code for node in chain.path(one)}, {node.code for node in chain.path(other)}
    return one in above[1] or other in above[0]


# -- links, facts, noise --------------------------------------------------------------------------------


def _others(chain: Chain) -> Iterator[ChainFinding]:
    named = [
        *((link.supplier, "供应关系", "a supply link") for link in chain.links),
        *((link.customer, "供应关系", "a supply link") for link in chain.links),
        *((fact.node, "产业事实", "an industry fact") for fact in chain.facts),
        *((rule.node, "去噪规则", "a noise rule") for rule in chain.noise if rule.node),
    ]
    for code, zh, en in dict.fromkeys(named):
        if code not in chain.by_code:
            yield _error(
                "unknown_node", code, f"{zh}提到不存在的节点 {code}。", f"{en} names a node that is not there, {code}."
            )  # fmt: skip
    for link in chain.links:
        if link.supplier == link.customer:
            yield _error(
                "self_link", link.supplier,
                "供应关系的供方与需方是同一节点。",
                "A supply link leads from the node to itself.",
            )  # fmt: skip
