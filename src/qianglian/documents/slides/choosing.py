"""Which findings the slides tell, in which order, and how many: some fifteen pages, the rest is in the report."""

from __future__ import annotations

from collections.abc import Mapping

from qianglian.analysis.contract import Finding, Module
from qianglian.documents.report.material import ReportInput
from qianglian.documents.report.types import REPORT_TYPES

FIRST: Mapping[Module, tuple[str, ...]] = {
    "direction": (
        "filing_trend",
        "branch_trend",
        "office_flow",
        "top_applicants",
        "life_cycle",
        "concentration",
        "core_patents",
        "effect_matrix",
        "emerging_terms",
    ),
    "position": (
        "node_by_region",
        "advantage",
        "foreign_dependence",
        "legal_status",
        "expiry_wave",
        "gaps",
        "node_by_applicant",
        "transactions",
    ),
    "path": ("chain_typing",),
}
"""What is told first of each module; others follow in the order of the report."""
MOST = 18
"""Pages of a presentation."""
AROUND = 6
"""Pages that there always are: cover, results, data, chain, recommendations, limits."""
OF_PATH, OF_POSITION = 3, 4


def chosen(material: ReportInput) -> dict[Module, list[Finding]]:
    """The findings that get a page, by module."""
    room = MOST - AROUND - (1 if material.moved is not None else 0)
    path = _first(material, "path")[:OF_PATH]
    position = _first(material, "position")[:OF_POSITION]
    direction = _first(material, "direction")[: room - len(path) - len(position)]
    return {"direction": direction[:5], "position": position, "path": path}


def _first(material: ReportInput, module: Module) -> list[Finding]:
    """Findings with something to show, those with a sentence before those without."""
    left_out = REPORT_TYPES[material.type].left_out
    told = [
        one
        for one in material.findings.get(module, ())
        if one.state == "computed"
        and one.analysis not in left_out
        and any(table.rows for table in one.tables)
    ]
    order = {name: at for at, name in enumerate(FIRST[module])}
    return sorted(told, key=lambda one: (not one.sentences, order.get(one.analysis, len(order))))
