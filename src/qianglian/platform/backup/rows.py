"""Rows of a table as lines of JSON, the same from SQLite and from PostgreSQL, and back into either."""

from __future__ import annotations

import base64
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby, islice
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    Numeric,
    String,
    TableClause,
    and_,
    column,
    insert,
    literal_column,
    select,
    table,
    update,
)
from sqlalchemy import Table as Described
from sqlalchemy.types import Float, TypeDecorator, TypeEngine

from qianglian.platform.backup.manifest import Dumped
from qianglian.platform.database.columns import Json, Moment

AT_ONCE = 1_000
NULLED = "null of "
"""Label that says of a column of JSON whether it holds nothing, which is not the same as the JSON ``null``."""

KINDS: dict[str, tuple[Any, Callable[[Any], Any], Callable[[Any], Any]]] = {
    "moment": (Moment(), datetime.isoformat, datetime.fromisoformat),
    "day": (Date(), date.isoformat, date.fromisoformat),
    "json": (Json, lambda value: value, lambda value: value),
    "bytes": (LargeBinary(), lambda value: base64.b64encode(value).decode(), base64.b64decode),
    "boolean": (Boolean(), bool, bool),
    "integer": (Integer(), int, int),
    "decimal": (Numeric(), str, Decimal),
    "float": (Float(), float, float),
    "text": (String(), str, str),
}
"""What a column holds: its type, and how a value is written to JSON and read from it."""
_OF: tuple[tuple[type[TypeEngine[Any]], str], ...] = (
    (Boolean, "boolean"),
    (Integer, "integer"),
    (Float, "float"),
    (Numeric, "decimal"),
    (LargeBinary, "bytes"),
    (Date, "day"),
    (DateTime, "moment"),
    (JSON, "json"),
    (String, "text"),
)


def described(one: Described, rows: int) -> Dumped:
    """What of a table has to be known to read its rows again."""
    within = {key.parent.name: key.column.name for key in one.foreign_keys if key.column.table is one}
    return Dumped(
        rows,
        {part.name: _kind(part) for part in one.columns},
        tuple(part.name for part in one.primary_key),
        within,
    )


def lines(connection: Connection, one: Described) -> Iterator[bytes]:
    """Every row of a table, by its key."""
    kinds = {part.name: _kind(part) for part in one.columns}
    empty = [
        part.is_(None).label(f"{NULLED}{part.name}") for part in one.columns if kinds[part.name] == "json"
    ]
    chosen = select(*one.columns, *empty).order_by(*one.primary_key)
    with connection.execution_options(yield_per=AT_ONCE).execute(chosen) as answer:
        for row in answer.mappings():
            body = {
                name: None if row[name] is None else KINDS[kind][1](row[name])
                for name, kind in kinds.items()
                if not row.get(f"{NULLED}{name}")
            }
            yield json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def load(connection: Connection, name: str, dumped: Dumped, written: Iterable[bytes]) -> int:
    """Put rows into a table that a migration has just made; returns how many. What the migration itself put there is
    brought to what the backup says. Raises ``ValueError`` or ``KeyError`` for rows that are none."""
    into = table(name, *(column(one, KINDS[kind][0]) for one, kind in dumped.columns.items()))
    there = connection.execute(select(literal_column("1")).select_from(into).limit(1)).first() is not None
    count = 0
    read = (_read(line, dumped) for line in written)
    for _, group in groupby(_after_those_they_name(read, dumped), key=_names):
        while rows := list(islice(group, AT_ONCE)):
            count += len(rows)
            fresh = [row for row in rows if not (there and _brought(connection, into, dumped, row))]
            if fresh:
                connection.execute(insert(into), fresh)
    return count


def _kind(part: Column[Any]) -> str:
    kind: Any = part.type
    if isinstance(kind, TypeDecorator):
        kind = kind.impl_instance
    return next(named for of, named in _OF if isinstance(kind, of))


def _read(line: bytes, dumped: Dumped) -> dict[str, Any]:
    body = json.loads(line)
    unknown = body.keys() - dumped.columns.keys()
    if unknown:
        raise ValueError(f"columns {sorted(unknown)}")
    return {
        name: None if body[name] is None else KINDS[kind][2](body[name])
        for name, kind in dumped.columns.items()
        if name in body
    }


def _after_those_they_name(rows: Iterable[dict[str, Any]], dumped: Dumped) -> Iterator[dict[str, Any]]:
    """A row that refers to another of its own table follows that one."""
    if not dumped.within:
        yield from rows
        return
    seen: dict[str, set[Any]] = {named: set() for named in dumped.within.values()}
    waiting: dict[tuple[str, Any], list[dict[str, Any]]] = defaultdict(list)
    left = 0
    ready: list[dict[str, Any]] = []
    for row in rows:
        ready.append(row)
        while ready:
            one = ready.pop()
            wanted = _wanted(one, dumped, seen)
            if wanted:
                waiting[wanted].append(one)
                left += 1
                continue
            yield one
            for named, values in seen.items():
                values.add(one[named])
                freed = waiting.pop((named, one[named]), [])
                left -= len(freed)
                ready += freed
    if left:
        raise ValueError(f"{left} rows refer to none that there is")


def _names(row: dict[str, Any]) -> list[str]:
    return list(row)


def _wanted(row: dict[str, Any], dumped: Dumped, seen: dict[str, set[Any]]) -> tuple[str, Any] | None:
    for name, refers_to in dumped.within.items():
        value = row.get(name)
        if value is not None and value not in seen[refers_to] and value != row[refers_to]:
            return refers_to, value
    return None


def _brought(connection: Connection, into: TableClause, dumped: Dumped, row: dict[str, Any]) -> bool:
    """Whether the row is there, by its key; it is then brought to what it shall be."""
    this = and_(*(into.c[name] == row[name] for name in dumped.key))
    found = connection.execute(select(into).where(this)).mappings().first()
    if found is not None and any(found[name] != value for name, value in row.items()):
        connection.execute(update(into).where(this).values(row))
    return found is not None
