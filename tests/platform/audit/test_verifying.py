"""Verifying: whatever is changed behind the back of the database is found, and the first place of it is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import URL, text

from qianglian.platform.audit.entering import enter
from qianglian.platform.audit.hashing import COVERED, ROOT, digest
from qianglian.platform.audit.migrations.audit_0001_the_audit_trail import POSTGRESQL, SQLITE
from qianglian.platform.audit.verifying import CAUSES, Verdict, verify
from qianglian.platform.database.database import Database
from qianglian.platform.database.migrating import migrate
from qianglian.platform.permissions.actor import Installation

US = Installation("tests")


@pytest.fixture
def trail(database: Database) -> Database:
    """Five entries, and nothing that keeps them as they are."""
    return spoilable(database)


def spoilable(database: Database) -> Database:
    for number in range(1, 6):
        with database.writing(US) as session:
            enter(session, US, "thing.done", f"thing-{number}", {"言": "锂" * number}, organisation="a")
    with database.migrating() as connection:
        for name, when in SQLITE if database.kind == "sqlite" else POSTGRESQL:
            table = "audit_head" if " ON audit_head" in when else "audit_entry"
            where = "" if database.kind == "sqlite" else f" ON {table}"
            connection.execute(text(f"DROP TRIGGER {name}{where}"))
    return database


def spoil(database: Database, statement: str, **values: Any) -> None:
    with database.migrating() as connection:
        connection.execute(text(statement), values)


def found(database: Database, noted: dict[int, str] | None = None) -> Verdict:
    with database.reading(US) as session:
        return verify(session, noted)


def hash_of(database: Database, number: int) -> str:
    with database.migrating() as connection:
        return str(
            connection.execute(
                text("SELECT hash FROM audit_entry WHERE number = :n"), {"n": number}
            ).scalar_one()
        )


@pytest.mark.parametrize(
    ("statement", "cause", "broken"),
    [
        ("UPDATE audit_entry SET name = name || ' ' WHERE number = 3", "changed", 3),
        ("UPDATE audit_entry SET organisation = NULL WHERE number = 1", "changed", 1),
        ("UPDATE audit_entry SET algorithm = 'md4' WHERE number = 2", "algorithm", 2),
        ("DELETE FROM audit_entry WHERE number = 2", "missing", 2),
        ("DELETE FROM audit_entry WHERE number = 5", "cut", 5),
        ("DELETE FROM audit_entry", "cut", 1),
        ("UPDATE audit_head SET number = 4", "beyond", 5),
        ("UPDATE audit_head SET hash = 'x'", "beyond", 5),
        ("DELETE FROM audit_head", "headless", 5),
    ],
)
def test_what_was_changed_is_found_at_its_first_place(
    trail: Database, statement: str, cause: str, broken: int
) -> None:
    assert found(trail).cause is None
    spoil(trail, statement)

    verdict = found(trail)
    assert (verdict.cause, verdict.broken) == (cause, broken)
    assert verdict.count == (broken - 1 if cause not in ("beyond", "headless") else 5)
    assert str(broken) in verdict.text.en or cause == "headless"


def test_an_entry_that_was_hashed_anew_does_not_fit_the_next(trail: Database) -> None:
    rewrite(trail, 3)

    assert (found(trail).cause, found(trail).broken) == ("unlinked", 4)


def test_a_chain_written_anew_to_its_end_is_found_by_a_hash_noted_elsewhere(trail: Database) -> None:
    noted = {5: hash_of(trail, 5)}
    assert found(trail, noted) == found(trail)
    for number in (3, 4, 5):
        rewrite(trail, number)
    spoil(trail, "UPDATE audit_head SET hash = :hash", hash=hash_of(trail, 5))

    assert found(trail).cause is None, "nothing in the database can tell"
    assert (found(trail, noted).cause, found(trail, noted).broken) == ("noted", 5)
    spoil(trail, "DELETE FROM audit_entry WHERE number = 5")
    spoil(trail, "UPDATE audit_head SET number = 4, hash = :hash", hash=hash_of(trail, 4))
    assert (found(trail, noted).cause, found(trail, noted).broken) == ("cut", 5)


def rewrite(database: Database, number: int) -> None:
    """As somebody does who knows how it is hashed."""
    with database.migrating() as connection:
        rows = connection.execute(text("SELECT * FROM audit_entry ORDER BY number")).mappings().all()
    row = {**rows[number - 1], "name": "另一人", "previous": rows[number - 2]["hash"] if number > 1 else ROOT}
    spoil(
        database,
        "UPDATE audit_entry SET name = :name, previous = :previous, hash = :hash WHERE number = :number",
        **{**row, "hash": digest(row)},
    )


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Database:
    folder: Path = tmp_path_factory.mktemp("trail")
    database = Database(URL.create("sqlite+pysqlite", database=str(folder / "records.sqlite")))
    migrate(database)
    return spoilable(database)


@given(
    number=st.integers(1, 5),
    fact=st.sampled_from([one for one in (*COVERED, "hash") if one != "number"]),
    place=st.integers(0, 200),
    byte=st.integers(0, 255),
)
@settings(max_examples=200, deadline=None)
def test_any_changed_byte_is_found(kept: Database, number: int, fact: str, place: int, byte: int) -> None:
    """Of any fact of any entry, also to bytes that are no text."""
    with kept.migrating() as connection:
        before = connection.exec_driver_sql(
            f'SELECT CAST("{fact}" AS BLOB) FROM audit_entry WHERE number = ?', (number,)
        ).scalar_one()
    spoilt = bytearray(before)
    spoilt[place % len(spoilt)] = byte
    if spoilt == before:
        spoilt[place % len(spoilt)] ^= 1
    put(kept, fact, bytes(spoilt), number)
    try:
        verdict = found(kept)
        assert verdict.cause in ("changed", "algorithm")
        assert verdict.broken == number
    finally:
        put(kept, fact, before, number)
    assert found(kept).cause is None


def put(database: Database, fact: str, value: bytes, number: int) -> None:
    with database.migrating() as connection:
        connection.exec_driver_sql(
            f'UPDATE audit_entry SET "{fact}" = CAST(? AS TEXT) WHERE number = ?', (value, number)
        )


@pytest.mark.parametrize("value", ["'3'", "'x'", "3.5", "x'33'", "9", "0", "-3"])
def test_a_changed_number_is_found(kept: Database, value: str) -> None:
    with kept.migrating() as connection:
        connection.exec_driver_sql(f"UPDATE audit_entry SET number = {value} WHERE number = 3")
        now = connection.exec_driver_sql("SELECT typeof(number) FROM audit_entry").scalars().all()
    try:
        # What SQLite reads as the same number is the same number.
        assert (found(kept).cause is None) == (now == ["integer"] * 5 and value == "'3'")
    finally:
        with kept.migrating() as connection:
            connection.exec_driver_sql(f"UPDATE audit_entry SET number = 3 WHERE number = {value}")
    assert found(kept).cause is None


def test_every_cause_has_its_words() -> None:
    for cause, said in CAUSES.items():
        assert Verdict(0, ROOT, cause, 7).text == said.format(number=7)
