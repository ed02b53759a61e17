"""A table made for the tests of sharing."""

from __future__ import annotations

from qianglian.platform.database.tables import Owned


class Thing(Owned):
    """Something that somebody owns."""

    __tablename__ = "test_thing"
