"""The analyses that speak of nodes, asked for every level of the chain: a map colours all of its tiles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qianglian.analysis import registry
from qianglian.analysis.contract import Analysis, Finding
from qianglian.documents.atlas.nodes import NODE, by_node, readable
from qianglian.documents.navigation.answering import answer_of
from qianglian.documents.navigation.basis import Standing

LEVEL = "level"
"""The parameter by which an analysis is asked about the nodes of one level (`qianglian.analysis.branches`)."""
FIRST = 1
"""The level that analyses answer for by themselves."""


def at_levels(standing: Standing, first: Iterable[Finding]) -> dict[int, list[Finding]]:
    """What the analyses of nodes answer for each level below the first.

    ``first`` are the findings of the first level: what could not be computed there is not asked again further down,
    since what the sources do not state of the whole they do not state of its parts; nor is what has so many rows for
    a node there that the page shows none of them (`nodes.readable`).
    """
    chain = standing.tagging.chain
    deepest = max((chain.level(code) for code in chain.by_code), default=0)
    answered = {one.analysis for one in first if one.state == "computed" and _of_nodes(one)}
    asked = [one for one in registry.analyses() if one.name in answered and LEVEL in one.params.model_fields]
    return {
        level: [answer_of(standing, one, _params(standing, one, level)) for one in asked]
        for level in range(FIRST + 1, deepest + 1)
    }


def _of_nodes(finding: Finding) -> bool:
    """Whether it has a table of nodes that the page may show."""
    tables = {table.name for table in finding.tables if any(key.name == NODE for key in table.keys)}
    return bool(tables - {one.title for one in by_node([finding]) if not readable(one)})


def _params(standing: Standing, analysis: Analysis[Any], level: int) -> Mapping[str, Any]:
    region = standing.basis.region
    named = {"region": region} if region and "region" in analysis.params.model_fields else {}
    return {LEVEL: level, **named}
