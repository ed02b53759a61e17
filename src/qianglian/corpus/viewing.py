"""The access rule: how a View bounds every query, in one place. Nothing reads a corpus past it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from qianglian.model.errors import Forbidden
from qianglian.model.period import Period
from qianglian.model.text import Text
from qianglian.model.view import EVERYTHING, View
from qianglian.query.grammar import parse
from qianglian.query.tree import And, DateField, Node, Not, Or, Range, Words, conjunction, leaves

COLUMN_OF: dict[str, tuple[str, ...]] = {
    "ti": ("titles",),
    "ab": ("abstracts",),
    "cl": ("claims",),
    "ap": ("applicants",),
    "in": ("inventors",),
    "ipc": ("ipc",),
    "cpc": ("cpc",),
    "loc": ("loc",),
    "fd": ("filing_date",),
    "pd": ("publication_date",),
    "gd": ("grant_date",),
    "pr": ("priority_date",),
    "an": ("application",),
    "st": ("status",),
    "type": ("patent_type",),
}
"""What a field of the query language reads. Numbers, office, kind, language and batch are always readable."""

FACET_COLUMNS = {
    "applicant": "applicants",
    "ipc4": "ipc",
    "st": "status",
    "type": "patent_type",
    "py": "publication_date",
    "fy": "filing_date",
}
"""What a facet counts by; office, kind and language are always readable."""

ALWAYS = frozenset({"key", "also", "group", "number", "identifiers"})
"""What a row shows under any View: without it a hit could not be named.

Where a row came from (``sources``: files, rows, databases) is a field like any other and may be hidden."""

_PERIODS: dict[str, DateField] = {
    "publication_date": "pd",
    "filing_date": "fd",
    "grant_date": "gd",
    "priority_date": "pr",
}


@dataclass(frozen=True, slots=True)
class Bounded:
    """A question as a person put it, and as the View lets it be asked."""

    asked: Node
    bound: Node


def bounded(query: str | Node, view: View) -> Bounded:
    """The query within the View; raises `Forbidden` when it asks of a field that the View hides."""
    asked = parse(query) if isinstance(query, str) else query
    asked = _visible(asked, view)
    return Bounded(asked, conjunction(_rows(view), _period(view.period), _cut_off(view), asked))


def rows_of(view: View) -> Node:
    """Everything that the View lets be read."""
    return bounded("", view).bound


def visible_row(row: dict[str, Any], view: View) -> dict[str, Any]:
    """A stored row without what the View hides."""
    if not view.narrows:
        return row
    return {name: value for name, value in row.items() if name in ALWAYS or view.allows(name)}


def whole(view: View) -> None:
    """Raises `Forbidden` unless the View shows everything: for what tells of the whole corpus."""
    if view != EVERYTHING:
        raise Forbidden(
            Text(
                zh="该内容涉及整个专题数据库，不在本视图的可见范围内。",
                en="This tells of the whole corpus and lies outside this View.",
            )
        )


def refuse_hidden(view: View, field: str) -> None:
    """Raises `Forbidden` when the View hides a column of the table that an answer is made from."""
    if not view.allows(field):
        raise _hidden(field)


def check_facets(facets: Sequence[str], view: View) -> None:
    """Raises `Forbidden` when a facet counts by what the View hides."""
    for facet in facets:
        if not view.allows(FACET_COLUMNS.get(facet, "")) and facet in FACET_COLUMNS:
            raise _hidden(facet)


def order_within(view: View, sort: str) -> str:
    """The order that may be shown: ranks and dates tell of the fields they are made from."""
    needed = {"relevance": ("titles", "abstracts"), "pd": ("publication_date",), "fd": ("filing_date",)}
    if all(view.allows(column) for column in needed.get(sort.lstrip("-"), ())):
        return sort
    return "-pd" if view.allows("publication_date") else "key"


def _rows(view: View) -> Node:
    return parse(view.rows)


def _period(period: Period | None) -> Node:
    if period is None:
        return conjunction()
    return Range(_PERIODS[period.on], period.start, period.end)


def _cut_off(view: View) -> Node:
    return Range("pd", None, view.cut_off) if view.cut_off else conjunction()


def _visible(node: Node, view: View) -> Node:
    """Words without a field look only where the View lets them; a hidden field asked by name is refused."""
    if not view.narrows:
        return node
    narrowed = _narrow(node, view)
    for leaf in leaves(narrowed):
        fields = leaf.fields if isinstance(leaf, Words) else (getattr(leaf, "field", ""),)
        for field in fields:
            if not all(view.allows(column) for column in COLUMN_OF.get(field, ())):
                raise _hidden(field)
    return narrowed


def _narrow(node: Node, view: View) -> Node:
    match node:
        case Words(fields) if len(fields) > 1:
            seen = tuple(f for f in fields if all(view.allows(column) for column in COLUMN_OF[f]))
            return replace(node, fields=seen) if seen else node
        case And(parts):
            return And(tuple(_narrow(part, view) for part in parts))
        case Or(parts):
            return Or(tuple(_narrow(part, view) for part in parts))
        case Not(part):
            return Not(_narrow(part, view))
        case _:
            return node


def _hidden(field: str) -> Forbidden:
    return Forbidden(
        Text(
            zh=f"字段 {field} 不在本视图的可见范围内，不能检索或显示。",
            en=f"The field {field} lies outside this View: it can be neither searched nor shown.",
        )
    )
