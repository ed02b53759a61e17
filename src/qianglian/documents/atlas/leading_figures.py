"""The few figures that the page puts first, where the findings have them: each is a cell with its mark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qianglian.analysis.contract import Row, Table
from qianglian.documents.atlas.cells import Press, column_json, pair
from qianglian.documents.atlas.material import AtlasInput
from qianglian.model.figure import UNITS
from qianglian.model.text import Text

WANTED: tuple[tuple[str, str, str, Mapping[str, str], Text], ...] = (
    ("filing_trend", "summary", "count", {}, Text(zh="年份已知的专利族", en="Families of a known year")),
    ("filing_trend", "summary", "applicants", {}, Text(zh="申请人", en="Applicants")),
    ("filing_trend", "summary", "cagr", {}, Text(zh="年均复合增长率", en="Compound annual growth")),
    ("concentration", "overall", "cr4", {}, Text(zh="前 4 位申请人占", en="Held by four applicants")),
    (
        "legal_status",
        "states",
        "share",
        {"standing": "in_force"},
        Text(zh="来源写明有效，占", en="Stated in force"),
    ),
    (
        "foreign_dependence",
        "chain",
        "wide",
        {},
        Text(zh="对外依存度（多局同族）", en="Dependence on abroad (wide)"),
    ),
)
"""Analysis, table, column, keys of the row, and what the figure is called."""


def figures_json(press: Press, atlas: AtlasInput) -> list[dict[str, Any]]:
    """Title, cell and column of each; what is unknown or too small stands there as the word for it."""
    found = []
    for analysis, table_name, column, keys, title in WANTED:
        place = _place(atlas, analysis, table_name, keys)
        if place is not None:
            table, row = place
            told = table.column(column)
            unit = UNITS[told.unit] if told.unit and told.kind == "count" else None
            found.append(
                {
                    "title": pair(title),
                    "cell": press.cell(table, row, told),
                    "column": {**column_json(told), "said": pair(unit)},
                }
            )
    return found


def _place(atlas: AtlasInput, analysis: str, name: str, keys: Mapping[str, str]) -> tuple[Table, Row] | None:
    for _, finding in atlas.by_module():
        for table in finding.tables if finding.analysis == analysis else ():
            if table.name == name:
                for row in table.rows:
                    if all(row.get(key) == value for key, value in keys.items()):
                        return table, row
    return None
