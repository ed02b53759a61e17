"""Bringing the tables to what this release expects: by Alembic, whole or not at all, one process at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from qianglian.model.errors import NewerFormat
from qianglian.model.text import Text
from qianglian.platform.database.database import Database
from qianglian.platform.database.packages import PACKAGES, load, migrations, tables
from qianglian.platform.database.tables import Table

SCRIPTS = Path(__file__).parent / "alembic"
TURN = 5_713_042
"""Number of the lock that PostgreSQL gives to one migrating process at a time."""


def migrate(database: Database, packages: Iterable[str] = PACKAGES) -> list[str]:
    """Apply what is not applied yet, in one transaction; the names of what was applied, none where nothing was due.

    Raises `NewerFormat` where a newer release has been here: its tables are not touched.
    """
    packages = tuple(packages)
    load(packages)
    with database.migrating() as connection:
        if database.kind == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": TURN})
        config = configuration(packages, connection)
        scripts = ScriptDirectory.from_config(config)
        heads = MigrationContext.configure(connection).get_current_heads()
        unknown = sorted(set(heads) - {script.revision for script in scripts.walk_revisions()})
        if unknown:
            raise _newer(unknown[0])
        applied: list[str] = config.attributes.setdefault("applied", [])
        command.upgrade(config, "heads")
        return applied


def differences(database: Database, packages: Iterable[str] = PACKAGES) -> list[Any]:
    """What the tables in the database and the tables in the code do not agree on; none when all is well."""
    ours = tables(packages)
    options = {
        "compare_type": True,
        "include_object": lambda item, name, kind, *_: kind != "table" or name in ours,
    }
    with database.migrating() as connection:
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, Table.metadata))


def configuration(packages: Iterable[str], connection: Connection | None = None) -> Config:
    """Alembic's settings: our scripts, one history for each package."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", os.pathsep.join(str(one) for one in migrations(packages)))
    config.attributes["connection"] = connection
    return config


def _newer(revision: str) -> NewerFormat:
    return NewerFormat(
        Text(
            zh=f"数据库由更新的版本写入（{revision}）。",
            en=f"The database was written by a newer release ({revision}).",
        ),
        hint=Text(zh="升级本系统后再打开。", en="Upgrade this installation before opening it."),
    )
