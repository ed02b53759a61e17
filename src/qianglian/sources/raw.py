"""A row as it stands in the file, before anybody knows what its columns mean."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple, TypeAlias

Cell: TypeAlias = (
    "str | int | float | bool | date | datetime | time | timedelta | list[Cell] | dict[str, Cell] | None"
)


class RawRow(NamedTuple):
    """A row's cells in order, or a JSON object's values by name.

    ``cells`` is None where the row cannot be read: then ``code`` is a rejection, else a remark or "".
    Rows count from 1 as a person counts them: a cell with line breaks is still one row.
    """

    row: int
    cells: list[Cell] | dict[str, Cell] | None
    code: str = ""
    found: str = ""


SHOWN = 120
"""Characters of a row that are shown with a rejection, so that a person can find it."""


def shown(text: str) -> str:
    """The beginning of ``text`` on one line."""
    return " ".join(text[:SHOWN].split())
