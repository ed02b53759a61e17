"""People on both databases."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from qianglian.platform.database.database import Database
from qianglian.platform.people import passwords
from tests.platform.people.people_site import People
from tests.platform.people.people_site import people as everybody


@pytest.fixture(autouse=True)
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same hash with little memory: the tests hash hundreds of times."""
    hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: hasher)


@pytest.fixture
def people(database: Database) -> People:
    return everybody(database)
