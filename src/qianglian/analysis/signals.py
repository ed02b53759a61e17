"""What the sources say of the weight of each publication: citations, size of family, claims, deals, challenges.

Null is unknown: a source that states no citations says nothing of zero. Under a View that does not show a column it
is unknown too.
"""

from __future__ import annotations

from typing import Any

import ibis
import pyarrow as pa
import pyarrow.compute as pc

from qianglian.analysis.dealings import events_of_all
from qianglian.analysis.ground import Ground

SIGNALS = pa.schema(
    [
        ("publication", pa.int32()),
        ("citations", pa.int64()),
        ("size", pa.int64()),
        ("claims", pa.int64()),
        ("deals", pa.int64()),
        ("challenges", pa.int64()),
    ]
)
DEALS = frozenset({"transferred", "licensed", "pledged"})
"""Events of use: somebody paid for it. US assignments are left out: most go from inventor to employer."""
CHALLENGES = frozenset({"opposition", "partly_invalidated", "preserved"})
"""Events of dispute: somebody minded it. Those that ended the right are no sign of weight."""


def signals(ground: Ground) -> Any:
    """`SIGNALS` as an ibis table, read once for a ground."""
    return ground.keep("signals", lambda: ground.hold(_read(ground)))


def _read(ground: Ground) -> pa.Table:
    if ground.empty:
        return SIGNALS.empty_table()
    return ground.asked_about(ground.stored("signals", SIGNALS, lambda: _of_all(ground)))


def _of_all(ground: Ground) -> pa.Table:
    table, view = ground.workspace.table(""), ground.workspace.view
    unknown = ibis.null("int64")
    cited = table.cited_by_count if view.allows("cited_by_count") else unknown
    if view.allows("cited_by"):
        cited = cited.coalesce(table.cited_by.length().nullif(0))
    found = table.select(
        "key",
        citations=cited,
        size=table.family_size if view.allows("family_size") else unknown,
        claims=table.claims.length().nullif(0) if view.allows("claims") else unknown,
    ).to_pyarrow()
    rows = pa.array(ground.rows_of(found["key"].combine_chunks()))
    events = events_of_all(ground)
    deals, challenges = _counted(events, rows, DEALS), _counted(events, rows, CHALLENGES)
    columns = [rows, *(found[name] for name in ("citations", "size", "claims")), deals, challenges]
    return pa.Table.from_arrays(
        [_flat(one, kind.type) for one, kind in zip(columns, SIGNALS, strict=True)], schema=SIGNALS
    )


def _counted(events: pa.Table, rows: pa.Array, wanted: frozenset[str]) -> pa.Array:
    """How many events of some effects each row has, null for a row of which no event is told."""
    hit = pc.cast(pc.is_in(events["effect"], pa.array(sorted(wanted))), pa.int64())
    sums = pa.table({"row": events["publication"], "hit": hit}).group_by("row").aggregate([("hit", "sum")])
    return sums["hit_sum"].combine_chunks().take(pc.index_in(rows, sums["row"].combine_chunks()))


def _flat(column: Any, kind: pa.DataType) -> pa.Array:
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return pc.cast(whole, kind)
