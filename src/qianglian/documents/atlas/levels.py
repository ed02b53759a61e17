"""The analyses that speak of nodes, asked for every level of the chain: a map colours all of its tiles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qianglian.analysis import registry
from qianglian.analysis.contract import Analysis, Finding
from qianglian.documents.navigation.answering import answer_of
from qianglian.documents.navigation.basis import Standing

LEVEL = "level"
"""The parameter by which an analysis is asked about the nodes of one level (`qianglian.analysis.branches`)."""
FIRST = 1
"""The level that analyses answer for by themselves."""


def at_levels(standing: Standing) -> dict[int, list[Finding]]:
    """What the analyses of nodes answer for each level below the first; those that cannot be asked are left out."""
    chain = standing.tagging.chain
    deepest = max((chain.level(code) for code in chain.by_code), default=0)
    asked = [one for one in registry.analyses() if LEVEL in one.params.model_fields]
    found: dict[int, list[Finding]] = {}
    for level in range(FIRST + 1, deepest + 1):
        answers = [answer_of(standing, one, _params(standing, one, level)) for one in asked]
        found[level] = [answer for answer in answers if answer.tables]
    return found


def _params(standing: Standing, analysis: Analysis[Any], level: int) -> Mapping[str, Any]:
    region = standing.basis.region
    return {
        LEVEL: level,
        **({"region": region} if region and "region" in analysis.params.model_fields else {}),
    }
