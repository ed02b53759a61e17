"""The visible list of analyses, by module; nothing of an analysis is loaded before it is asked for.

An analysis is a module ``qianglian.analysis.<module>.<name>`` that holds an `Analysis` as ``ANALYSIS``. Other
packages add theirs by an entry point in the group ``qianglian.analysis``.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from qianglian.analysis.contract import Analysis, Module
from qianglian.model.errors import NotFound
from qianglian.model.text import Text

ANALYSES: dict[Module, tuple[str, ...]] = {
    "direction": (
        "filing_trend",
        "life_cycle",
        "branch_trend",
        "office_flow",
        "patent_kinds",
        "top_applicants",
        "concentration",
        "entrants_and_leavers",
        "emerging_terms",
        "core_patents",
        "node_control",
        "effect_matrix",
        "technology_route",
    ),
    "position": (
        "node_by_region",
        "node_by_applicant",
        "advantage",
        "gaps",
        "legal_status",
        "expiry_wave",
        "transactions",
        "foreign_dependence",
        "inventors",
        "collaboration",
        "applicant_portrait",
    ),
    "path": (
        "chain_typing",
        "candidates_to_attract",
        "candidates_to_cooperate",
        "candidates_to_cultivate",
        "white_space",
        "free_to_use",
        "licence_in",
        "talent",
        "joint_use",
    ),
}
"""In the order in which a report tells them."""
GROUP = "qianglian.analysis"


def names() -> list[str]:
    """All analyses: ours by module, then those of installed packages."""
    ours = [name for some in ANALYSES.values() for name in some]
    return [*ours, *sorted(point.name for point in entry_points(group=GROUP) if point.name not in ours)]


@lru_cache(maxsize=256)
def analysis(name: str) -> Analysis[Any]:
    """The analysis of this name; raises `NotFound`."""
    for module, some in ANALYSES.items():
        if name in some:
            found: Analysis[Any] = import_module(f"qianglian.analysis.{module}.{name}").ANALYSIS
            return found
    for point in entry_points(group=GROUP):
        if point.name == name:
            loaded = point.load()
            if isinstance(loaded, Analysis):
                return loaded
    raise NotFound(
        Text(zh=f"没有名为「{name}」的分析。", en=f"There is no analysis “{name}”."),
        hint=Text(zh="qianglian analyse 列出全部。", en="qianglian analyse lists them all."),
    )


def analyses() -> list[Analysis[Any]]:
    """All analyses, loaded."""
    return [analysis(name) for name in names()]
