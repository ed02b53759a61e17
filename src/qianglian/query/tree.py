"""The tree of a query: what the grammar and every dialect read into, and what engines compile.

Nodes are immutable and compare by value. ``Text`` values keep the words as written; engines ask
`qianglian.query.normal_form` for their normal form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

TextField = Literal["ti", "ab", "cl", "ap", "in"]
ClassField = Literal["ipc", "cpc", "loc"]
DateField = Literal["pd", "fd", "gd", "pr"]
ValueField = Literal["pn", "an", "st", "lang", "office", "kind", "type", "batch"]

TEXT_FIELDS: tuple[TextField, ...] = ("ti", "ab", "cl", "ap", "in")
CLASS_FIELDS: tuple[ClassField, ...] = ("ipc", "cpc", "loc")
DATE_FIELDS: tuple[DateField, ...] = ("pd", "fd", "gd", "pr")


@dataclass(frozen=True, slots=True)
class Span:
    """Where in the query's text a node was written; does not count in comparisons."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class All:
    """Every publication of the View."""


@dataclass(frozen=True, slots=True)
class Words:
    """A word or phrase in any of ``fields`` (``ti ab cl`` by default), matched by the normal form."""

    fields: tuple[TextField, ...]
    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Class:
    """A classification symbol.

    A symbol above the subgroup (``H``, ``H01``, ``H01M``, ``H01M10``) stands for everything under it, with or
    without ``*``; ``H01M10/052`` for itself alone; ``H01M10/05*`` (prefix) for every subgroup of H01M10 whose
    digits begin with 05.
    """

    field: ClassField
    symbol: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """A span of days, both ends included; None is open. A publication without the date does not match."""

    field: DateField
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Value:
    """An exact value (number, state, language, office), compared in its own normal form."""

    field: ValueField
    value: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class NodeRef:
    """A node of an industrial chain, resolved by the resolver that the caller passes in."""

    name: str


@dataclass(frozen=True, slots=True)
class And:
    """All of ``parts``."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of ``parts``."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything of the View that ``part`` does not match."""

    part: Node


Node = All | Words | Class | Range | Value | NodeRef | And | Or | Not
Leaf = All | Words | Class | Range | Value | NodeRef


def leaves(node: Node) -> Iterator[Leaf]:
    """Every leaf, from left to right."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield node


def conjunction(*parts: Node) -> Node:
    """All of ``parts``, flattened, without what adds nothing."""
    if len(parts) == 1 and not isinstance(parts[0], And):
        return parts[0]
    flat = [p for part in parts for p in (part.parts if isinstance(part, And) else (part,)) if p != All()]
    return flat[0] if len(flat) == 1 else And(tuple(flat)) if flat else All()


def disjunction(*parts: Node) -> Node:
    """Any of ``parts``, flattened."""
    if len(parts) == 1 and not isinstance(parts[0], Or):
        return parts[0]
    flat = [p for part in parts for p in (part.parts if isinstance(part, Or) else (part,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat))
