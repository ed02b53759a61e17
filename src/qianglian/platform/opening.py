"""Opening the database of an installation for as long as a block lasts: one that there is, or one that begins here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import OperationalError

from qianglian.model.errors import NotFound
from qianglian.model.text import Text
from qianglian.platform.database.database import Database
from qianglian.platform.database.migrating import migrate
from qianglian.platform.installation import Home


@contextmanager
def installed(home: Home, packages: Iterable[str]) -> Iterator[Database]:
    """The database of an installation that there is, with the tables of these packages brought to this release; raises
    `NotFound`, `NewerFormat`."""
    file = home.database.database if home.database.get_backend_name() == "sqlite" else None
    if file is not None and not Path(file).is_file():
        raise NotFound(
            Text(zh=f"{home.folder} 中还没有系统。", en=f"There is no installation in {home.folder}."),
            hint=Text(zh="用 --home 指定系统所在文件夹。", en="Name its folder with --home."),
        )
    with _opened(home, packages) as database:
        yield database


@contextmanager
def begun(home: Home, packages: Iterable[str]) -> Iterator[Database]:
    """The same, where what is missing of the installation is made: its folders and its tables."""
    home.make()
    with _opened(home, packages) as database:
        yield database


@contextmanager
def _opened(home: Home, packages: Iterable[str]) -> Iterator[Database]:
    database = brought_up(home, packages)
    try:
        yield database
    finally:
        database.close()


def brought_up(home: Home, packages: Iterable[str]) -> Database:
    """The database with the tables of these packages brought to this release, open until whoever asked closes it;
    raises `NotFound` where it cannot be reached, without its address, and `NewerFormat`."""
    database = Database(home.database)
    try:
        _migrate(database, packages)
    except BaseException:
        database.close()
        raise
    return database


def _migrate(database: Database, packages: Iterable[str]) -> None:
    try:
        migrate(database, packages)
    except OperationalError as error:
        # Neither the address nor what the driver says of it: both may hold a password.
        raise NotFound(
            Text(zh="数据库无法连接。", en="The database cannot be reached."),
            hint=Text(
                zh="请核对 QIANGLIAN_DATABASE_URL，以及数据库是否在运行。",
                en="Check QIANGLIAN_DATABASE_URL, and whether the database is running.",
            ),
        ) from error
