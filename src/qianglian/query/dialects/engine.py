"""One engine for the dialects of vendors: a dialect is a table of fields and signs, and nothing else.

What has no equal here, or there, is named with its place and the reason; it never just disappears. A reading
with anything in ``untranslated`` holds the rest of the query and asks for something else than the vendor's;
``assumptions`` name what was read under a condition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from qianglian.model.text import Text
from qianglian.query.tree import Node, Span

Confidence = Literal["known", "likely"]


@dataclass(frozen=True, slots=True)
class DialectField:
    """A field of a vendor: its code, and which of ours it is (None: none).

    ``approximate`` says what differs where ours is only near: such a field is read with that remark and
    never written. ``known`` codes are in everyday use; ``likely`` ones should be tried on an account first
    (none was at hand).
    """

    code: str
    ours: str | None
    confidence: Confidence = "known"
    approximate: Text | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A piece that has no equal on the other side: where it stands (when reading), its text and why."""

    span: Span | None
    text: str
    reason: Text


@dataclass(frozen=True, slots=True)
class DialectReading:
    """A vendor's query as our tree; None where nothing of it could be read."""

    node: Node | None
    untranslated: tuple[Untranslated, ...]
    assumptions: tuple[Untranslated, ...] = ()


@dataclass(frozen=True, slots=True)
class DialectWriting:
    """Our tree in a vendor's words, and what could not be said in them."""

    text: str
    untranslated: tuple[Untranslated, ...]


@dataclass(frozen=True)
class Dialect:
    """A vendor's query language.

    ``values`` gives the vendor's word for each of our closed values; ``proximity`` the operators of nearness,
    which ours does not have.
    """

    name: str
    label: Text
    assign: str
    fields: tuple[DialectField, ...]
    values: dict[str, dict[str, str]]
    proximity: re.Pattern[str]
    by_code: dict[str, DialectField] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_code", {entry.code: entry for entry in self.fields})

    def code_of(self, ours: str) -> str | None:
        """The vendor's code of one of our fields."""
        return next((f.code for f in self.fields if f.ours == ours and f.approximate is None), None)

    def read(self, text: str) -> DialectReading:
        """Read a vendor's query; never raises."""
        from qianglian.query.dialects.reader import read

        return read(self, text)

    def write(self, node: Node) -> DialectWriting:
        """Write a tree for the vendor's search box."""
        from qianglian.query.dialects.writer import write

        return write(self, node)
