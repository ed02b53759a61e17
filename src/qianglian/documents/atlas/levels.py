"""The analyses that speak of nodes, asked for every level of the chain: a map colours all of its tiles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qianglian.analysis import registry
from qianglian.analysis.contract import Analysis, Finding
from qianglian.documents.navigation.answering import answer_of
from qianglian.documents.navigation.basis import Standing

LEVEL = "level"
"""The parameter by which an analysis is asked about the nodes of one level (`qianglian.analysis.branches`)."""
FIRST = 1
"""The level that analyses answer for by themselves."""


def at_levels(standing: Standing, first: Iterable[Finding]) -> dict[int, list[Finding]]:
    """What the analyses of nodes answer for each level below the first.

    ``first`` are the findings of the first level: what could not be computed there is not asked again further down,
    since what the sources do not state of the whole they do not state of its parts.
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
    return any(key.name == "node" for table in finding.tables for key in table.keys)


def _params(standing: Standing, analysis: Analysis[Any], level: int) -> Mapping[str, Any]:
    region = standing.basis.region
    named = {"region": region} if region and "region" in analysis.params.model_fields else {}
    return {LEVEL: level, **named}
