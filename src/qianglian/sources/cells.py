"""How a column is used, and what its cells say as text or as a list."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import orjson

from qianglian.sources.draft import Draft
from qianglian.sources.raw import Cell

EXCEL_CELL = 32_767
"""Characters that a cell of Excel holds at most."""

Setter = Callable[[Draft, Cell], None]


@dataclass(frozen=True, slots=True)
class Use:
    """What one column is used for: the field that it fills and how its cells are read.

    ``split``: separators of a list, tried together. ``dates``: "" for the usual forms, ``excel`` where day
    numbers may occur, or a strptime form such as ``%d/%m/%Y``. ``scheme``: of an identifier or a family.
    ``noise``: garbled characters to take out, with a remark. ``why``: of an ignored column, one of
    `qianglian.sources.remarks.IGNORED`.
    """

    field: str
    split: tuple[str, ...] = ()
    lang: str = ""
    translated: bool = False
    scheme: str = ""
    dates: str = ""
    noise: str = ""
    why: str = ""


def extra() -> Use:
    """Kept by the source's own name: no field of ours stands for it."""
    return Use("extra")


def ignored(why: str) -> Use:
    """Not kept, and why."""
    return Use("ignored", why=why)


def as_text(value: Cell) -> str:
    """A cell as text: whole floats without their ``.0``, lists joined, objects as JSON."""
    if type(value) is str:
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, list):
        return "; ".join(as_text(item) for item in value)
    if isinstance(value, dict):
        return orjson.dumps(value, default=str).decode()
    return str(value)


def listing(split: tuple[str, ...]) -> Callable[[Cell], list[str]]:
    """A function that cuts a cell into its items, blank ones left out; a JSON list is one already."""
    if len(split) == 1:
        separator = split[0]

        def cut(text: str) -> list[str]:
            return text.split(separator)
    elif split:
        pattern = re.compile("|".join(re.escape(s) for s in sorted(split, key=len, reverse=True)))

        def cut(text: str) -> list[str]:
            return pattern.split(text)
    else:

        def cut(text: str) -> list[str]:
            return [text]

    def items(value: Cell) -> list[str]:
        if type(value) is list:
            return [text for item in value if (text := _item(item))]
        return [text for part in cut(as_text(value)) if (text := part.strip())]

    return items


ITEM_NAMES = ("name", "number", "publication_number", "pub", "value", "text")
"""Where the telling part of a JSON object in a list stands, in this order."""


def _item(item: Cell) -> str:
    """An item of a JSON list as text: of an object, its name or number; all of it where it has neither."""
    if type(item) is dict:
        return next((as_text(item[name]) for name in ITEM_NAMES if item.get(name)), as_text(item))
    return as_text(item)
