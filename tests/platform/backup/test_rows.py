"""Rows come back as they were, from either database into either, whatever their columns hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import (
    JSON,
    URL,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    String,
    Table,
    insert,
    null,
    select,
)

from qianglian.platform.backup.rows import described, lines, load
from qianglian.platform.database.columns import Json, Moment
from qianglian.platform.database.database import Database

METADATA = MetaData()
EVERYTHING = Table(
    "everything",
    METADATA,
    Column("key", String(20), primary_key=True),
    Column("above", ForeignKey("everything.key")),
    Column("moment", Moment()),
    Column("day", Date()),
    Column("json", Json),
    Column("flag", Boolean()),
    Column("number", Integer(), default=7),
    Column("exact", Numeric(12, 4)),
    Column("share", Float()),
    Column("bytes", LargeBinary()),
)
FULL = {
    "key": "z",
    "above": None,
    "moment": datetime(2026, 3, 1, 8, 30, 15, 123456, UTC),
    "day": date(2026, 2, 28),
    "json": {"锂": [1, 2.5, None, True]},
    "flag": False,
    "number": -3,
    "exact": Decimal("1234567.8901"),
    "share": 0.1,
    "bytes": b"\0\xff",
}


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Database]:
    database = Database(URL.create("sqlite+pysqlite", database=str(tmp_path / "other.sqlite")))
    yield database
    database.close()


def filled(database: Database) -> None:
    with database.migrating() as connection:
        METADATA.create_all(connection)
        connection.execute(insert(EVERYTHING).values(**FULL))
        bare = dict.fromkeys(FULL)
        for key, above, found in (("m", "z", JSON.NULL), ("a", "m", null()), ("b", "b", {})):
            connection.execute(
                insert(EVERYTHING).values(**{**bare, "key": key, "above": above, "json": found})
            )


def rows(database: Database) -> list[tuple[object, ...]]:
    chosen = select(EVERYTHING, EVERYTHING.c.json.is_(None)).order_by(EVERYTHING.c.key)
    with database.migrating() as connection:
        return [tuple(row) for row in connection.execute(chosen)]


@pytest.mark.parametrize("back", [False, True])
def test_whatever_a_column_holds(database: Database, other: Database, back: bool) -> None:
    source, target = (other, database) if back else (database, other)
    filled(source)
    with source.migrating() as connection:
        written = list(lines(connection, EVERYTHING))
        dumped = described(EVERYTHING, len(written))
    with target.migrating() as connection:
        METADATA.create_all(connection)
        assert load(connection, "everything", dumped, written) == 4

    assert rows(target) == rows(source)
    assert [row[-1] for row in rows(target)] == [True, False, False, False], "nothing is not the JSON null"
    assert rows(target)[-1][:-1] == tuple(FULL.values())
    with target.migrating() as connection:
        assert list(lines(connection, EVERYTHING)) == written


def test_rows_that_refer_to_none_or_are_none_are_refused(other: Database) -> None:
    filled(other)
    with other.migrating() as connection:
        written = list(lines(connection, EVERYTHING))
        METADATA.drop_all(connection)
        METADATA.create_all(connection)
    dumped = described(EVERYTHING, len(written))
    for wrong in (written[:-1], [b'{"key":"x","nothing":1}'], [b"{}"], [b"words"]):
        with pytest.raises((ValueError, KeyError)), other.migrating() as connection:
            load(connection, "everything", dumped, wrong)
    assert rows(other) == []
