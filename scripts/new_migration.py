"""Write the next migration of a package from the difference between its tables and its history.

    PYTHONPATH=src python scripts/new_migration.py qianglian.platform.sharing "add the share's reason"

The history is applied to a new SQLite file first. Read what was written: a guess is a beginning, not the end.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command
from sqlalchemy import URL

from qianglian.platform.database.database import Database
from qianglian.platform.database.migrating import configuration, migrate
from qianglian.platform.database.packages import PACKAGES, migrations, tables


def main(package: str, message: str) -> None:
    """Write one file into the package's folder of migrations, and print where."""
    packages = tuple(dict.fromkeys((*PACKAGES, package)))
    folder = migrations([package])[0]
    label = package.rpartition(".")[2]
    with tempfile.TemporaryDirectory() as scratch:
        database = Database(URL.create("sqlite+pysqlite", database=str(Path(scratch) / "history.sqlite")))
        migrate(database, packages)
        with database.migrating() as connection:
            config = configuration(packages, connection)
            config.attributes["only"] = tables([package])
            earlier = sorted(path.stem for path in folder.glob(f"{label}_[0-9]*.py"))
            written = command.revision(
                config,
                message,
                autogenerate=True,
                head=f"{label}@head" if earlier else "base",
                branch_label=None if earlier else label,
                version_path=str(folder),
                rev_id=f"{label}_{len(earlier) + 1:04}",
            )
        database.close()
    for one in written if isinstance(written, list) else [written]:
        if one is not None:
            print(one.path)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
