"""Who leads within each node: applicants, regions or publications ranked inside the engine, a few of each node."""

from __future__ import annotations

from typing import Any

import ibis

from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import hold
from qianglian.analysis.signals import signals


def leading(ground: Ground, members: Any, of: str, top: int) -> Any:
    """``node``, ``of``, ``place`` (0 for the largest): for each node the ``top`` values with the most units.

    ``members`` are beside nodes and have a ``unit``; what is unknown does not lead. Equal ones stand by their value.
    """
    held = members.filter(members[of].notnull()).select("node", of, "unit").distinct()
    counts = held.group_by(["node", of]).aggregate(held=held.count())
    order = ibis.window(group_by="node", order_by=[counts.held.desc(), counts[of].asc()])
    ranked = counts.mutate(place=ibis.row_number().over(order).cast("int32"))
    return hold(ground, ranked.filter(ranked.place < top).select("node", of, "place"))


def most_cited(ground: Ground, codes: list[str], top: int) -> dict[str, list[tuple[str, int]]]:
    """The keys of the publications that were cited most, with how often, by node; none where nobody tells."""
    beside = ground.nodes.filter(ground.nodes.node.isin(codes))
    cited = beside.join(signals(ground), "publication")
    cited = cited.filter(cited.citations > 0).select("node", "publication", "citations")
    order = ibis.window(group_by="node", order_by=[cited.citations.desc(), cited.publication.asc()])
    ranked = cited.mutate(place=ibis.row_number().over(order))
    found = ground.run(ranked.filter(ranked.place < top).order_by(["node", "place"]))
    keys = ground.publication_keys.take(found["publication"].combine_chunks()).to_pylist()
    by_node: dict[str, list[tuple[str, int]]] = {}
    for node, key, times in zip(found["node"].to_pylist(), keys, found["citations"].to_pylist(), strict=True):
        by_node.setdefault(node, []).append((key, times))
    return by_node
