"""Members worked out once, where several tables are counted from them; and those among many values."""

from __future__ import annotations

from typing import Any

import ibis
import pyarrow as pa

from qianglian.analysis.ground import Ground


def hold(ground: Ground, members: Any) -> Any:
    """The same members as a table of their own: joins are not worked out again for each count."""
    return ground.hold(members)


def among(table: Any, column: str, values: pa.Array) -> Any:
    """The rows whose column holds one of the values, as a join: a list of thousands in a statement costs seconds."""
    wanted = ibis.memtable(pa.table({column: values}))
    return table.semi_join(wanted, column)
