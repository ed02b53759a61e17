"""Opening the records of an installation with every desk's tables: what a server begins with."""

from __future__ import annotations

from qianglian.operations.desks import packages
from qianglian.platform.database.database import Database
from qianglian.platform.installation import Home
from qianglian.platform.opening import brought_up


def opened_records(home: Home) -> Database:
    """The database of an installation, brought to what this release expects; its folders are made where they are
    missing. Raises as `qianglian.platform.opening.brought_up`."""
    home.make()
    return brought_up(home, packages())
