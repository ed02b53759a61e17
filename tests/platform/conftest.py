"""The database of a test: the same tests on SQLite and on PostgreSQL."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, text

from qianglian.platform.database.database import Database
from qianglian.platform.database.migrating import migrate
from tests.platform.servers import postgresql, programs


@pytest.fixture(scope="session")
def server() -> Iterator[URL]:
    """One PostgreSQL for the process."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with postgresql() as url:
        yield url


# The quick tests are Python alone; a server belongs to `make test-full`, which runs every one of these again on it.
@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without a table."""
    if request.param == "sqlite":
        database = Database(URL.create("sqlite+pysqlite", database=str(tmp_path / "records.sqlite")))
    else:
        server: URL = request.getfixturevalue("server")
        name = f"test_{secrets.token_hex(6)}"
        engine = create_engine(server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        database = Database(server.set(database=name))
    yield database
    database.close()


@pytest.fixture
def database(empty: Database) -> Database:
    """A database of this release."""
    migrate(empty)
    return empty
