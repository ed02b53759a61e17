"""The query language written a second time, straight from the rule: dumb, slow and obviously right.

It knows no engine and shares no code with one: only the written rule of the normal form
(`qianglian.query.normal_form`) and the docstrings of `qianglian.query.tree`.

A row is a dict: ``ti ab cl ap in`` lists of texts; ``ipc cpc loc`` lists of canonical symbols; ``pd fd gd pr`` a date
or None; ``lang`` a list; ``pn an st office kind type batch`` texts.
"""

from datetime import date
from functools import lru_cache
from typing import Any

from qianglian.model.numbers import PublicationNumber, publication_number
from qianglian.query.normal_form import normalise_items, occurs, phrase
from qianglian.query.tree import (
    All,
    And,
    Class,
    Node,
    Not,
    Or,
    Range,
    TextField,
    Value,
    ValueField,
    Words,
)
from qianglian.query.values import value_form

TEXTS: tuple[TextField, ...] = ("ti", "ab", "cl", "ap", "in")
VALUES: tuple[ValueField, ...] = ("pn", "an", "st", "lang", "office", "kind", "type", "batch")


def prepare(row: dict[str, Any]) -> dict[str, Any]:
    """The row with its texts and values in normal form, so that many queries normalise them once."""
    ready = dict(row)
    for name in TEXTS:
        ready[name] = normalise_items(row.get(name) or [])
    for field in VALUES:
        given = row.get(field) or []
        ready[field] = [value_form(field, value) for value in ([given] if isinstance(given, str) else given)]
    ready["pn"] += [without_kind(number) for number in ready["pn"]]
    ready["st"] = ready["st"] or ["unknown"]
    return ready


def without_kind(number: str) -> str:
    """A publication is found by its number without kind code too."""
    read = publication_number(number)
    return read.group if isinstance(read, PublicationNumber) else number


def matches(node: Node, row: dict[str, Any]) -> bool:
    """Whether a prepared row is asked for."""
    match node:
        case All():
            return True
        case And(parts):
            return all(matches(part, row) for part in parts)
        case Or(parts):
            return any(matches(part, row) for part in parts)
        case Not(part):
            return not matches(part, row)
        case Words(fields, text, prefix):
            return any(occurs(looked_for(text, prefix), row[field]) for field in fields)
        case Class(field, symbol, prefix):
            return any(covers(symbol, other, prefix) for other in row.get(field) or [])
        case Range(field, start, end):
            return within(row.get(field), start, end)
        case Value(field, value, prefix):
            form = value_form(field, value, prefix=prefix)
            return any(v == form or (prefix and bool(v) and v.startswith(form)) for v in row[field])
    raise AssertionError(f"no rule for {node}")


@lru_cache
def looked_for(text: str, prefix: bool) -> str:
    """The normal form of a phrase, kept for the next row."""
    return phrase(text, prefix=prefix)


def covers(asked: str, symbol: str, prefix: bool) -> bool:
    """Whether the asked symbol stands for ``symbol``, by characters.

    With a slash it is that very symbol, or with a star every one whose digits begin so. A main group covers its
    slashes; section, class and subclass end at a fixed place, so that everything that begins with them is theirs.
    """
    if "/" in asked:
        return symbol.startswith(asked) if prefix else symbol == asked
    if len(asked) > 4:
        return symbol.split("/")[0] == asked
    return symbol.startswith(asked)


def within(day: date | None, start: date | None, end: date | None) -> bool:
    """Whether a day is known and lies between the ends, both included."""
    return day is not None and (start is None or day >= start) and (end is None or day <= end)


def search(node: Node, rows: list[dict[str, Any]]) -> list[int]:
    """The places of the rows that are asked for."""
    return [place for place, row in enumerate(rows) if matches(node, row)]
