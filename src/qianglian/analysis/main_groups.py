"""The IPC main groups (大组) of families: what their holders' patents are about, finer than a subclass."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from qianglian.analysis.ground import Ground
from qianglian.analysis.holding import among


def main_groups(ground: Ground, families: Sequence[int]) -> dict[int, frozenset[str]]:
    """The main groups of each family (H01M10), out of all symbols of its documents; none where no symbol is stated."""
    if not families or ground.empty or not ground.workspace.view.allows("ipc"):
        return {}
    every = ground.every
    wanted = pa.array(np.unique(families), pa.int32())
    records = ground.run(among(every, "family", wanted).select("publication", "family"))
    keys = ground.publication_keys.take(records["publication"].combine_chunks())
    family = dict(zip(keys.to_pylist(), records["family"].to_pylist(), strict=True))
    table = ground.workspace.table("")
    flat = among(table, "key", keys).select("key", symbol=table.ipc.unnest())
    found = flat.select("key", group=flat.symbol.split("/")[0]).distinct().to_pyarrow()
    held: dict[int, set[str]] = {}
    for key, group in zip(found["key"].to_pylist(), found["group"].to_pylist(), strict=True):
        held.setdefault(family[key], set()).add(group)
    return {number: frozenset(some) for number, some in held.items()}


def jaccard(one: frozenset[str], other: frozenset[str]) -> float | None:
    """What two sets share of what they hold together; None of nothing.

    >>> jaccard(frozenset("ab"), frozenset("bc"))
    0.3333333333333333
    """
    both = one | other
    return len(one & other) / len(both) if both else None
