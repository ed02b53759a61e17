"""The normal order of a tree: the same meaning written in two ways becomes one tree, where that is cheap.

Values and words take their normal form; nested ANDs and ORs are flattened, sorted and rid of repeats; double
negation goes; several exclusions become one; the same words in several fields of an OR are joined. No law that
costs more than sorting is applied (no distribution, no absorption). The text of the result is the definition
of a Figure.
"""

from __future__ import annotations

from collections.abc import Iterable

from qianglian.query.normal_form import EDGE, phrase
from qianglian.query.spell import spell
from qianglian.query.symbols import class_of
from qianglian.query.tree import (
    TEXT_FIELDS,
    All,
    And,
    Class,
    Node,
    Not,
    Or,
    TextField,
    Value,
    Words,
)
from qianglian.query.values import value_form

NOTHING = Not(All())
"""What no publication matches."""


def normal(node: Node) -> Node:
    """The tree in normal order; applying it again changes nothing."""
    match node:
        case Words():
            return _words(node)
        case Class(field, symbol, prefix):
            return class_of(field, symbol + "*" * prefix) or node
        case Value(field, value, prefix):
            form = value_form(field, value, prefix=prefix)
            return Value(field, form, prefix) if form else NOTHING
        case And(parts):
            return _joined(map(normal, parts), And)
        case Or(parts):
            return _joined(map(normal, parts), Or)
        case Not(part):
            return _negated(normal(part))
    return node


def _words(node: Words) -> Node:
    form = phrase(node.text)
    text = form.replace(EDGE, "")
    fields = tuple(field for field in TEXT_FIELDS if field in node.fields)
    # A star after an ideograph adds nothing: ideographs match as substrings already.
    return Words(fields, text, node.prefix and form.endswith(EDGE)) if text and fields else NOTHING


def _joined(parts: Iterable[Node], kind: type[And] | type[Or]) -> Node:
    """Parts that are in normal order already, joined in normal order."""
    neutral, absorbing = (All(), NOTHING) if kind is And else (NOTHING, All())
    flat = [leaf for part in parts for leaf in (part.parts if isinstance(part, kind) else (part,))]
    kept = _one_exclusion(set(flat) - {neutral}, kind) - {neutral}
    if absorbing in kept:
        return absorbing
    if kind is Or:
        kept = _one_word_many_fields(kept)
    ordered = sorted(kept, key=_order)
    return ordered[0] if len(ordered) == 1 else kind(tuple(ordered)) if ordered else neutral


def _one_exclusion(parts: set[Node], kind: type[And] | type[Or]) -> set[Node]:
    """``x NOT a NOT b`` is ``x NOT (a OR b)``, and the other way about."""
    excluded = [part for part in parts if isinstance(part, Not)]
    if len(excluded) < 2:
        return parts
    return (parts - set(excluded)) | {
        _negated(_joined([e.part for e in excluded], Or if kind is And else And))
    }


def _negated(node: Node) -> Node:
    return node.part if isinstance(node, Not) else Not(node)


def _one_word_many_fields(parts: set[Node]) -> set[Node]:
    """``ti:x OR ab:x`` is ``ti+ab:x``."""
    fields: dict[tuple[str, bool], set[TextField]] = {}
    others: set[Node] = set()
    for part in parts:
        if isinstance(part, Words):
            fields.setdefault((part.text, part.prefix), set()).update(part.fields)
        else:
            others.add(part)
    return others | {
        Words(tuple(f for f in TEXT_FIELDS if f in found), text, prefix)
        for (text, prefix), found in fields.items()
    }


def _order(node: Node) -> tuple[bool, str]:
    """What is asked for first, what is excluded last."""
    return isinstance(node, Not), spell(node)
