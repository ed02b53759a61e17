"""How a format's table is laid out: which column fills which field, and where its header stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from qianglian.sources.cells import Setter, Use, extra
from qianglian.sources.contract import Columns, Place, Sample
from qianglian.sources.draft import Draft
from qianglian.sources.fields import FIELDS, Field, setter
from qianglian.sources.raw import Cell

HEADER_WITHIN = 20
"""Rows looked at for the header: titles, addresses and disclaimers may stand above it."""

_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=4096)
def normal_name(name: str) -> str:
    """A column's name without what vendors vary: brackets of either width, spaces, case.

    >>> normal_name("公开（公告）号 ") == normal_name("公开(公告)号")
    True
    """
    return _SPACE.sub("", unicodedata.normalize("NFKC", name).replace("﻿", "")).casefold()


@dataclass(frozen=True, slots=True)
class Layout:
    """A format's columns by normal name, and what else its rows need.

    ``empty``: words that stand for an empty cell. ``constants``: ``country``, ``kind``, ``series`` where no column
    states them. ``finish`` is called with the draft of each row, for a format's own traps. ``otherwise`` says
    what becomes of a column that the layout does not name.
    """

    columns: Mapping[str, Use]
    empty: frozenset[str] = frozenset({"-", "--"})
    constants: Mapping[str, str] = field(default_factory=dict)
    finish: Callable[[Draft], None] | None = None
    otherwise: Callable[[str], Use] = lambda name: extra()
    least: int = 2
    """Known columns that a row must have to be the header."""
    fields: Mapping[str, Field] = field(default_factory=lambda: FIELDS)
    draft: Callable[[Place, int | None], Draft] = Draft
    """What a row is put together in: ``fields`` and this are others for what is no publication."""

    def use(self, name: str) -> Use:
        """What a column of this name is used for."""
        return self.columns.get(normal_name(name)) or self.otherwise(name)


def layout_columns(table: Mapping[str, Use]) -> dict[str, Use]:
    """A table of columns as people write them, by normal name."""
    return {normal_name(name): use for name, use in table.items()}


def known(names: Iterable[Cell], columns: Mapping[str, Use]) -> int:
    """How many of these names the layout knows."""
    return len({normal_name(name) for name in names if isinstance(name, str)} & columns.keys())


def header_in(rows: Sequence[Sequence[Cell]], layout: Layout) -> int | None:
    """Where among the first rows the header stands: the row that has most of the known names."""
    counts = [known(row, layout.columns) for row in rows[:HEADER_WITHIN]]
    best = max(counts, default=0)
    return counts.index(best) if best >= layout.least else None


def share_known(sample: Sample, signature: frozenset[str]) -> float:
    """Of a format's telling columns (by normal name), the share that the sample has: confidence 0 to 1."""
    rows = [sample.header, *sample.rows[:HEADER_WITHIN]]
    found = max((len({normal_name(cell) for cell in row} & signature) for row in rows), default=0)
    return found / len(signature)


def by_own_names(sample: Sample, own: frozenset[str], common: float, most: float = 0.98) -> float:
    """Confidence that a table is a vendor's: two columns that only it has make it as certain as its common ones.

    ``common`` is the share of the columns found that any of its tables has; ``most`` bounds the answer.
    """
    if sample.container not in ("xlsx", "delimited"):
        return 0.0
    found = round(share_known(sample, own) * len(own))
    return min(most, common * (0.2 + 0.4 * found)) if found else 0.0


def named(cells: Sequence[Cell]) -> list[str]:
    """Names for all columns: a blank one by its position, a second of the same name with its count."""
    names: list[str] = []
    seen: dict[str, int] = {}
    for position, cell in enumerate(cells, 1):
        name = str(cell).replace("﻿", "").strip() if cell is not None else ""
        name = " ".join(name.split()) or f"column {position}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


class Plan:
    """A layout applied to the columns of one file: a setter for each, and its fate written down."""

    def __init__(self, layout: Layout, columns: Columns) -> None:
        self.layout = layout
        self._columns = columns
        self.setters: dict[str, Setter | None] = {}

    def column(self, name: str) -> Setter | None:
        """The setter of a column, seen for the first time."""
        use = self.layout.use(name)
        made = setter(name, use, self.layout.fields)
        self.setters[name] = made
        self._columns.fates[name] = f"ignored:{use.why}" if use.field == "ignored" else use.field
        return made

    def positions(self, header: Sequence[str]) -> list[tuple[int, Setter]]:
        """The setters of a table's columns, by position."""
        made = [(place, self.column(name)) for place, name in enumerate(header)]
        return [(place, put) for place, put in made if put is not None]
