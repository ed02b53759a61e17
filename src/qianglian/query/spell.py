"""Trees written in our own language, with their words and their order as they are."""

from __future__ import annotations

import re
from functools import lru_cache

from qianglian.query.fields import DEFAULT_FIELDS
from qianglian.query.tree import (
    All,
    And,
    Class,
    Node,
    NodeRef,
    Not,
    Or,
    Range,
    Value,
    Words,
)

_BARE = re.compile(r"[^\W_]\w*")
_OPERATORS = frozenset({"and", "or", "not", "与", "或", "非"})
_ESCAPED = re.compile(r'([\\*"“”「」『』＂＊＼])')


def spell(node: Node) -> str:
    """The tree as it stands, in our language."""
    match node:
        case And(parts):
            return _joined(parts, " AND ")
        case Or(parts):
            return _joined(parts, " OR ")
        case Not(part):
            return f"NOT {_operand(part)}"
        case All():
            return "*"
    prefix = prefix_of(node)
    return f"{prefix}:{_body(node)}" if prefix else _body(node)


def _joined(parts: tuple[Node, ...], operator: str) -> str:
    prefixes = {prefix_of(part) for part in parts}
    shared = prefixes.pop() if len(prefixes) == 1 else ""
    if shared and len(parts) > 1:
        return f"{shared}:({operator.join(map(_body, parts))})"
    return operator.join(map(_operand, parts))


def _operand(node: Node) -> str:
    text = spell(node)
    return f"({text})" if isinstance(node, (And, Or)) and not _is_field_group(node) else text


def _is_field_group(node: And | Or) -> bool:
    prefixes = {prefix_of(part) for part in node.parts}
    return len(node.parts) > 1 and len(prefixes) == 1 and prefixes != {""}


def prefix_of(node: Node) -> str:
    """The field's name as written before a leaf; ``""`` where there is none."""
    if isinstance(node, Words):
        return _text_fields(node.fields)
    if isinstance(node, (Class, Range, Value)):
        return node.field
    return "node" if isinstance(node, NodeRef) else ""


def _text_fields(fields: tuple[str, ...]) -> str:
    if fields == DEFAULT_FIELDS:
        return ""
    return "tab" if fields == DEFAULT_FIELDS[:2] else "+".join(fields)


def _body(node: Node) -> str:
    if isinstance(node, Class):
        return node.symbol + "*" * node.prefix
    match node:
        case Words(_, text, prefix) | Value(_, text, prefix):
            return quoted(text) + "*" * prefix
        case NodeRef(name):
            return quoted(name)
        case Range(_, start, end):
            low, high = (day.isoformat() if day else "" for day in (start, end))
            return low if start == end and start else f"{low}..{high}"
    return spell(node)


@lru_cache(maxsize=1 << 14)
def quoted(text: str) -> str:
    """A word as it stands where it can stand alone, else in quotes."""
    if _BARE.fullmatch(text) and text.casefold() not in _OPERATORS:
        return text
    return '"' + _ESCAPED.sub(r"\\\1", text) + '"'
