"""The database of a test with every desk's tables, on SQLite and on PostgreSQL."""

from __future__ import annotations

import pytest

from qianglian.operations.desks import packages
from qianglian.platform.database.database import Database
from qianglian.platform.database.migrating import migrate
from tests.platform.conftest import empty, server

__all__ = ["empty", "server"]


@pytest.fixture
def database(empty: Database) -> Database:
    """A database of this release."""
    migrate(empty, packages())
    return empty
