"""How declarations lie in Parquet: beside the records of their batch, and of no publication."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from qianglian.corpus.schema import REMARK
from qianglian.sources.contract import DeclarationRow

NUMBER = pa.struct([("as_given", pa.string()), ("group", pa.string()), ("kind", pa.string())])
"""A number that could be read: country and number as publications are grouped by, and the kind where given."""
NAMED = pa.map_(pa.string(), pa.string())

DECLARATIONS = pa.schema(
    [
        ("batch", pa.string()),
        ("offset", pa.int64()),
        ("sheet", pa.string()),
        ("row", pa.int64()),
        ("body_kind", pa.string()),
        ("body", pa.string()),
        ("record_id", pa.string()),
        ("declarants", pa.list_(pa.string())),
        ("standards", pa.list_(pa.string())),
        ("project", pa.string()),
        ("declared", pa.date32()),
        ("numbers", pa.list_(NUMBER)),
        ("unread", pa.list_(pa.string())),
        ("application", pa.string()),
        ("application_as_given", pa.string()),
        ("country", pa.string()),
        ("family", pa.string()),
        ("licensing", NAMED),
        ("flags", NAMED),
        ("extra", NAMED),
        ("remarks", pa.list_(REMARK)),
    ]
)


def declarations_table(batch: str, start: int, rows: Sequence[DeclarationRow], body: str) -> pa.Table:
    """Rows as a table. ``body`` names the pool or standards body of those that do not name it themselves."""
    columns = zip(*(_values(batch, start + i, row, body) for i, row in enumerate(rows)), strict=True)
    arrays = [pa.array(list(column), kind) for column, kind in zip(columns, DECLARATIONS.types, strict=True)]
    return pa.Table.from_arrays(arrays, schema=DECLARATIONS)


def _values(batch: str, offset: int, row: DeclarationRow, body: str) -> tuple[Any, ...]:
    said = row.declaration
    return (
        batch,
        offset,
        row.place.sheet,
        row.place.row,
        said.body_kind,
        said.body or body,
        said.record_id,
        said.declarants,
        said.standards,
        said.project,
        said.declared,
        [(number.as_given, number.group, number.kind) for number in said.numbers],
        said.unread,
        said.application.key if said.application else "",
        said.application_as_given,
        said.country,
        said.family,
        list(said.licensing.items()),
        list(said.flags.items()),
        list(said.extra.items()),
        [(remark.code, remark.column, remark.found) for remark in row.remarks],
    )
