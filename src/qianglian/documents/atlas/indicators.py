"""What a map can be coloured by: every column of a table that has one row for each node, the usual ones first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from qianglian.analysis.contract import INSUFFICIENT, Column, Finding
from qianglian.documents.atlas.cells import SAME, Cell, Press, column_json, pair
from qianglian.documents.atlas.nodes import NodeRows
from qianglian.documents.navigation import moved
from qianglian.model.text import Text

Scale = Literal["quantity", "centred", "kinds", "moved"]
"""``quantity``: from nothing up. ``centred``: below and above a middle (RTA 1, growth 0). ``kinds``: words.
``moved``: what came and what went."""

QUANTITIES = frozenset({"count", "share", "number"})
CENTRES: Mapping[str, float] = {"rate": 0.0, "ratio": 1.0}
MOST_KINDS = 9
LEFT_OUT = frozenset(
    {"level", "stage", "rank", "low", "high", "normalised", "chain_growth", "node_name", "name", "names"}
)
"""Columns that say nothing by a colour: bounds of intervals, places in a list, what is the same everywhere."""

Place = tuple[str, str, str]
"""Analysis, table, column."""

USUAL: Mapping[Place, Text] = {
    ("chain_nodes", "nodes", "families"): Text(zh="专利族数量", en="Families"),
    ("branch_trend", "shift", "cagr"): Text(zh="近期增长（年均复合）", en="Recent growth (compound, a year)"),
    ("branch_trend", "shift", "shift"): Text(zh="占全链比重的变动", en="Shift of its share of the chain"),
    ("gaps", "nodes", "share"): Text(zh="本地区份额", en="Share of the region"),
    ("gaps", "nodes", "rta"): Text(
        zh="本地区相对优势 RTA（全部专利，链内）", en="RTA of the region (all patents)"
    ),
    ("chain_typing", "nodes", "rta"): Text(
        zh="本地区相对优势 RTA（有效发明，链内）", en="RTA of the region (inventions in force)"
    ),
    ("chain_typing", "nodes", "type"): Text(zh="链型：强链、补链、延链", en="Type: strengthen, fill, extend"),
    ("gaps", "nodes", "gap"): Text(zh="缺失与薄弱", en="Missing and weak"),
    ("node_profiles", "concentration", "cr4"): Text(zh="集中度 CR4", en="Concentration CR4"),
    ("node_profiles", "concentration", "count"): Text(
        zh="申请人已知的项数", en="Families with a known applicant"
    ),
    ("node_profiles", "concentration", "applicants"): Text(zh="申请人数", en="Applicants"),
    ("foreign_dependence", "nodes", "wide"): Text(
        zh="对外依存度（多局同族）", en="Dependence on abroad (wide)"
    ),
    ("foreign_dependence", "nodes", "core"): Text(
        zh="对外依存度（有效核心）", en="Dependence on abroad (core)"
    ),
    ("legal_status", "by_node", "live"): Text(zh="有效占比", en="Share in force"),
    ("free_to_use", "by_node", "free_share"): Text(zh="失效可用占比", en="Share whose rights ended"),
}
"""The indicators that a meeting asks for, in this order and with these names, where there are such tables."""
HIDDEN = frozenset({("node_profiles", "concentration", "count")})
"""Of the usual ones those that only stand beside another."""
MOVED_TITLE = Text(zh="与上一版相比 ▲▼", en="Moved since the version before ▲▼")
STILL = Text(zh="无变动", en="nothing moved")
NO_VERSION = Text(zh="还没有可比的已发布版本。", en="There is no published version to compare with.")


@dataclass(frozen=True)
class Indicator:
    """One column of one table for the nodes of a chain."""

    place: Place
    source: NodeRows
    title: Text
    scale: Scale

    @property
    def column(self) -> Column:
        """The column."""
        return self.source.column(self.place[2])

    @property
    def usual(self) -> bool:
        """Whether it is one of those that a meeting asks for."""
        return self.place in USUAL

    def value(self, code: str) -> float | str | None:
        """What colours the tile: a number, the Chinese word of a kind, `INSUFFICIENT`, or None for unknown."""
        if code not in self.source.rows:
            return None
        _, table, rows = self.source.rows[code]
        value = table.rows[rows[0]][self.place[2]]
        if isinstance(value, Text):
            return value.zh
        return value if isinstance(value, int | float | str) else None


def indicators(tables: Sequence[NodeRows]) -> list[Indicator]:
    """The usual ones in their order, then all others as they come; those that cannot be coloured are left out."""
    found = {one.place: one for one in _every(tables)}
    usual = [found[place] for place in USUAL if place in found and place not in HIDDEN]
    return [*usual, *(one for one in found.values() if not one.usual)]


def _every(tables: Sequence[NodeRows]) -> Iterator[Indicator]:
    for table in tables:
        if not table.single or table.analysis == moved.NAME:
            continue
        for column in table.one[1].columns:
            place = (table.analysis, table.title, column.name)
            if column.key or column.name in LEFT_OUT:
                continue
            scale = _scale(column, [rows[0] for rows in _values(table, column.name)])
            if scale is not None or place in USUAL:
                title = USUAL.get(place, column.title)
                yield Indicator(place, table, title, scale or _usual_scale(column))


def _values(table: NodeRows, name: str) -> Iterator[list[Any]]:
    for _, its, rows in table.rows.values():
        yield [its.rows[at][name] for at in rows]


def _usual_scale(column: Column) -> Scale:
    """How a column of which nothing is known would be coloured."""
    return "centred" if column.kind in CENTRES else "quantity" if column.kind in QUANTITIES else "kinds"


def _scale(column: Column, values: Sequence[object]) -> Scale | None:
    """How a column is coloured; None where it cannot be (free words, nothing known)."""
    known = [value for value in values if value is not None and value != INSUFFICIENT]
    if not known:
        return None
    if column.kind in QUANTITIES:
        return "quantity"
    if column.kind in CENTRES:
        return "centred"
    words = {str(value) for value in known if isinstance(value, Text)}
    every = len(known) == len(values) and all(isinstance(value, Text) for value in known)
    return "kinds" if every and column.kind in ("text", "label") and 0 < len(words) <= MOST_KINDS else None


def indicator_json(press: Press, one: Indicator) -> dict[str, Any]:
    """An indicator with the value and the cell of each node; whose it is, so that its caveats can be found."""
    finding, _ = one.source.one
    cells = {code: [one.value(code), _cell(press, one, code)] for code in one.source.rows}
    return {
        "name": ".".join(one.place),
        "analysis": one.place[0],
        "group": pair(finding.title),
        "title": pair(one.title),
        "usual": one.usual,
        "column": column_json(one.column),
        "scale": one.scale,
        "centre": CENTRES.get(one.column.kind, 0.0),
        "cells": cells,
    }


def _cell(press: Press, one: Indicator, code: str) -> Cell:
    _, table, rows = one.source.rows[code]
    return press.cell(table, table.rows[rows[0]], one.column)


def missing_json(found: Sequence[Indicator], findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """The usual indicators that could not be computed: they colour nothing, and say why."""
    there = {one.place for one in found}
    by_name = {one.analysis: one for one in findings if one.state != "computed"}
    return [
        {
            "name": ".".join(place),
            "analysis": place[0],
            "group": pair(by_name[place[0]].title),
            "title": pair(title),
            "usual": True,
            "column": {"name": place[2], "title": pair(title), "kind": "share"},
            "scale": "quantity",
            "centre": 0.0,
            "cells": {},
            "reason": pair(by_name[place[0]].reason),
        }
        for place, title in USUAL.items()
        if place not in there and place not in HIDDEN and place[0] in by_name
    ]


def moved_json(press: Press, finding: Finding | None, codes: Sequence[str]) -> dict[str, Any]:
    """What came and went at each node. A node without a row has not moved; without a version nobody knows."""
    cells: dict[str, list[Any]] = {}
    if finding is not None and finding.analysis == moved.NAME:
        table = finding.table("moved")
        rows = {str(row["node"]): row for row in table.rows}
        for code in codes:
            row = rows.get(code)
            if row is None:
                cells[code] = [0, [STILL.zh, STILL.en]]
                continue
            come, gone = (press.cell(table, row, table.column(name))[0] for name in ("come", "gone"))
            cells[code] = [row["come"] - row["gone"], [f"▲{come} ▼{gone}", SAME]]
    return {
        "name": moved.NAME,
        "analysis": moved.NAME,
        "group": pair(finding.title if finding else MOVED_TITLE),
        "title": pair(MOVED_TITLE),
        "usual": True,
        "column": {"name": "moved", "title": pair(MOVED_TITLE), "kind": "text", "unit": "family"},
        "scale": "moved",
        "centre": 0.0,
        "cells": cells,
        "reason": None if finding is not None else pair(NO_VERSION),
    }
