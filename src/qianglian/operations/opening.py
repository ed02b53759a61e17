"""Opening the records of an installation with every desk's tables: what each door begins with."""

from __future__ import annotations

from qianglian.operations.desks import packages
from qianglian.platform.database.database import Database
from qianglian.platform.database.migrating import migrate
from qianglian.platform.installation import Home


def opened_records(home: Home) -> Database:
    """The database of an installation, brought to what this release expects; its folders are made where they are
    missing. Raises `NewerFormat` where a newer release has been here."""
    home.make()
    database = Database(home.database)
    try:
        migrate(database, packages())
    except BaseException:
        database.close()
        raise
    return database
