"""What a value of the query language looks like in the index and in the columns."""

from __future__ import annotations

from collections.abc import Callable

from qianglian.model.numbers import (
    ApplicationNumber,
    PublicationNumber,
    application_number,
    publication_number,
)
from qianglian.query.tree import Value


def value_terms(node: Value) -> list[str]:
    """The exact values that a `Value` stands for, any of which matches."""
    normal = _NORMAL.get(node.field)
    return normal(node.value) if normal else [node.value]


def _publication(value: str) -> list[str]:
    """A number with its kind names one document; without, every kind of it."""
    read = publication_number(value)
    if isinstance(read, PublicationNumber):
        return [read.text]
    return [value.strip()]


def _application(value: str) -> list[str]:
    read = application_number(value)
    return [read.key] if isinstance(read, ApplicationNumber) else [value.strip()]


def _upper(value: str) -> list[str]:
    return [value.strip().upper()]


def _lower(value: str) -> list[str]:
    return [value.strip().lower()]


_NORMAL: dict[str, Callable[[str], list[str]]] = {
    "pn": _publication,
    "an": _application,
    "office": _upper,
    "kind": _upper,
    "lang": _lower,
    "st": _lower,
    "type": _lower,
}
