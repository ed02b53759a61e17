"""Where the records lie: a file beside the workspaces, or a PostgreSQL that the setting names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from qianglian.model.errors import BadInput
from qianglian.model.text import Text

SETTING = "QIANGLIAN_DATABASE_URL"
FILE = "records.sqlite"
DRIVERS = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


def database_url(home: Path, settings: Mapping[str, str]) -> URL:
    """The address that `SETTING` states, else that of a file in ``home``; raises `BadInput` for any other database."""
    stated = settings.get(SETTING, "").strip()
    if not stated:
        return URL.create(DRIVERS["sqlite"], database=str(home / FILE))
    try:
        url = make_url(stated)
    except ArgumentError:
        raise _refused() from None
    kind = url.drivername.partition("+")[0]
    if kind not in DRIVERS:
        raise _refused()
    return url.set(drivername=DRIVERS[kind])


def _refused() -> BadInput:
    # The address is not repeated: it may hold a password.
    return BadInput(
        Text(
            zh=f"{SETTING} 不是可用的数据库地址。", en=f"{SETTING} is not the address of a database for this."
        ),
        hint=Text(
            zh="写 postgresql://用户:密码@主机/库，或不设置而用 SQLite。",
            en="Write postgresql://user:password@host/name, or leave it out for SQLite.",
        ),
    )
