"""A few recommendations where there is no room for all: one of each path in turn, so that none hides the others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, zip_longest

from qianglian.documents.report.material import Recommendation


def spread(recommendations: Sequence[Recommendation], most: int) -> list[Recommendation]:
    """At most so many: the first of each path, then the second of each; told in the order of the report."""
    paths: dict[str, list[int]] = {}
    for at, one in enumerate(recommendations):
        paths.setdefault(one.path, []).append(at)
    turns = chain.from_iterable(zip_longest(*paths.values()))
    return [recommendations[at] for at in sorted([at for at in turns if at is not None][:most])]
