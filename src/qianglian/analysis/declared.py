"""Which publications are declared to a standards body, or stand in the list of a pool. Declared is not essential."""

from __future__ import annotations

from typing import Any

import ibis
import pyarrow as pa

from qianglian.analysis.ground import Ground
from qianglian.model.errors import Forbidden
from qianglian.model.text import Text

NOT_ESSENTIAL = Text(
    zh="「声明」是权利人向标准组织的声明或专利池清单所列，声明不等于必要。",
    en="Declared means declared to a standards body or listed by a pool: declared is not essential.",
)
NO_LISTS = Text(
    zh="库中没有标准声明或专利池清单：是否与标准相关未知。",
    en="No list of declarations or of a pool is here: whether anything bears on a standard is not known.",
)
_SCHEMA = pa.schema([("publication", pa.int32())])


def declared(ground: Ground) -> Any | None:
    """``publication`` of what is declared; None where no list is here, or under a View that shows less."""
    return ground.keep("declared", lambda: _read(ground))


def _read(ground: Ground) -> Any | None:
    if ground.empty:
        return None
    try:
        found = ground.workspace.declarations()
    except Forbidden:
        return None
    if not found.counts.rows:
        return None
    keys = sorted({key for row in found.rows for key in row.publication_keys})
    rows = ground.rows_of(pa.array(keys, pa.string()))
    return ibis.memtable(pa.table({"publication": rows[rows >= 0]}, schema=_SCHEMA))
