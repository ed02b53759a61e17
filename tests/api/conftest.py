"""An application of a test: a database of its own, and people whom the tests invent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import URL

from qianglian.api.app import create_app
from qianglian.operations.desks import packages
from qianglian.platform.database.database import Database
from qianglian.platform.database.migrating import migrate
from qianglian.platform.installation import Home
from tests.api.evidence import Site, settle
from tests.api.people import Invented


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Where the installation of a file of tests lies."""
    folder: Path = tmp_path_factory.mktemp("home")
    home = Home(folder, URL.create("sqlite+pysqlite", database=str(folder / "records.sqlite")))
    home.make()
    return home


@pytest.fixture(scope="module")
def database(home: Home) -> Iterator[Database]:
    """Its records."""
    database = Database(home.database)
    migrate(database, packages())
    yield database
    database.close()


@pytest.fixture(scope="module")
def people() -> Invented:
    """Whom the server knows."""
    return Invented()


@pytest.fixture(scope="module")
def app(home: Home, database: Database, people: Invented) -> FastAPI:
    """The application, as on the machine itself: without HTTPS."""
    return create_app(home, database, people=people, secure=False)


@pytest.fixture
def stranger(app: FastAPI) -> Iterator[TestClient]:
    """A browser in which nobody is signed in."""
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def site(
    app: FastAPI, people: Invented, home: Home, database: Database, tmp_path_factory: pytest.TempPathFactory
) -> Site:
    """The application with evidence in it."""
    return Site(app, people, settle(database, home, tmp_path_factory.mktemp("files")))
