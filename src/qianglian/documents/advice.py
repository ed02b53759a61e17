"""Recommendations as papers show them: a few where there is no room for all, and how many were adopted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, zip_longest

from qianglian.documents.report.material import Recommendation
from qianglian.model.text import Text

ADOPTED = frozenset({"adopted", "under_way", "done"})
"""The states of what was adopted."""


def spread(recommendations: Sequence[Recommendation], most: int) -> list[Recommendation]:
    """At most so many: the first of each path, then the second of each; told in the order of the report."""
    paths: dict[str, list[int]] = {}
    for at, one in enumerate(recommendations):
        paths.setdefault(one.path, []).append(at)
    turns = chain.from_iterable(zip_longest(*paths.values()))
    return [recommendations[at] for at in sorted([at for at in turns if at is not None][:most])]


def share_adopted(made: Sequence[Recommendation]) -> Text:
    """采纳情况 in words: how many somebody decided, how many of them are adopted, and how many wait."""
    told = [one for one in made if one.state != "open"]
    adopted = sum(one.state in ADOPTED for one in told)
    waiting = len(made) - len(told)
    return Text(
        zh=f"共 {len(made)} 条建议：已作结论 {len(told)} 条，其中采纳 {adopted} 条；待确认 {waiting} 条。",
        en=f"Of {len(made)} recommendations {len(told)} are decided, {adopted} of them adopted; {waiting} wait.",
    )
