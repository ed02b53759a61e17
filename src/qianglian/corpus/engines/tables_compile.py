"""From the tree of a query to an ibis predicate over ``publications``. Portable: no function of one engine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any

import ibis

from qianglian.corpus.engines.node_resolver import NodeResolver, no_nodes
from qianglian.query.normal_form import phrase
from qianglian.query.tree import All, And, Class, Node, NodeRef, Not, Or, Range, Value, Words
from qianglian.query.values import value_form

DATES = {"pd": "publication_date", "fd": "filing_date", "gd": "grant_date", "pr": "priority_date"}
SCALARS: dict[str, Callable[[Any], Any]] = {
    "office": lambda t: t.country,
    "kind": lambda t: t.kind,
    "type": lambda t: t.patent_type,
    "st": lambda t: t.status.state.coalesce("unknown"),
}


def predicate(table: Any, node: Node, resolve_node: NodeResolver = no_nodes) -> Any:
    """A boolean column that is true, never null, where ``node`` matches."""
    match node:
        case All():
            return ibis.literal(True)
        case Words(fields, text, prefix):
            form = phrase(text, prefix=prefix)
            if not form:
                return ibis.literal(False)
            return _any([table[f"{field}_nf"].contains(form) for field in fields])
        case Class():
            return _class(table, node)
        case Range(field, start, end):
            return _range(table[DATES[field]], start, end)
        case Value():
            return _value(table, node)
        case NodeRef(name):
            return predicate(table, resolve_node(name), resolve_node)
        case And(parts):
            return reduce(and_, [predicate(table, part, resolve_node) for part in parts])
        case Or(parts):
            return _any([predicate(table, part, resolve_node) for part in parts])
        case Not(part):
            return ~predicate(table, part, resolve_node)


def _any(predicates: list[Any]) -> Any:
    return reduce(or_, predicates) if predicates else ibis.literal(False)


def _class(table: Any, node: Class) -> Any:
    """A level stands for everything under it: ``H01M10`` is found as ``H01M10/…`` and as ``H01M10`` itself."""
    column = table[f"{node.field}_nf"]
    symbol = node.symbol.rstrip("/")
    if node.field == "loc" and "-" not in symbol:
        return column.contains(f" {symbol}-")
    if "/" in symbol or node.field == "loc":
        return column.contains(f" {symbol}" if node.prefix else f" {symbol} ")
    if len(symbol) > 4:
        return column.contains(f" {symbol}/") | column.contains(f" {symbol} ")
    return column.contains(f" {symbol}")


def _range(column: Any, start: date | None, end: date | None) -> Any:
    bounds = [column.notnull()]
    if start:
        bounds.append(column >= start)
    if end:
        bounds.append(column <= end)
    return reduce(and_, bounds).fill_null(False)


def _value(table: Any, node: Value) -> Any:
    value = value_form(node.field, node.value, prefix=node.prefix)
    if not value:
        return ibis.literal(False)
    if node.field in SCALARS:
        column = SCALARS[node.field](table)
        found = column.startswith(value) if node.prefix else column == value
    else:
        found = table[f"{node.field}_nf"].contains(f" {value}" if node.prefix else f" {value} ")
    return found.fill_null(False)
