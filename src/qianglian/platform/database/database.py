"""The database in use: one pool of connections, sessions that read, and sessions that write whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from qianglian.model.errors import Conflict, WorkspaceBusy
from qianglian.model.text import Text
from qianglian.platform.permissions.access import GuardedSession, guard
from qianglian.platform.permissions.actor import Asking, Installation

WRITES = "qianglian_writes"
WAIT = 15_000
"""Milliseconds that a writer of SQLite waits for another."""
AT_ONCE = ("40001", "40P01")
"""What PostgreSQL says where two wrote the same at once: no serial order, and a deadlock."""


class Database:
    """Records of one installation. Sessions are short: one for each request or step of a job."""

    def __init__(self, url: URL) -> None:
        self.engine = _engine(url)
        # Of its own pool and its own compiled statements: what is narrowed never meets what is not.
        self._guarded = guard(_engine(url))

    @property
    def kind(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self.engine.dialect.name

    @contextmanager
    def reading(self, asking: Asking) -> Iterator[Session]:
        """A session for ``asking`` whose changes go nowhere: everything it reads is of one moment."""
        with GuardedSession(self._of(asking), autoflush=False, asking=asking) as session:
            yield session
            session.rollback()

    @contextmanager
    def writing(self, asking: Asking) -> Iterator[Session]:
        """A session for ``asking`` that is written when the block ends, all of it, and on the disk when this returns.

        Raises `Conflict` where a record was changed by somebody else since it was read, or is being changed at once;
        `WorkspaceBusy` where another writer of SQLite does not end.
        """
        with GuardedSession(self._of(asking).execution_options(**self._writes), asking=asking) as session:
            try:
                yield session
                session.commit()
            except StaleDataError:
                raise _changed() from None
            except OperationalError as error:
                raise _said(error) or error from None

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """A bare connection that may change tables, written when the block ends."""
        with self.engine.execution_options(**self._writes).begin() as connection:
            yield connection

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()
        self._guarded.dispose()

    def _of(self, asking: Asking) -> Engine:
        return self.engine if isinstance(asking, Installation) else self._guarded

    @property
    def _writes(self) -> dict[str, Any]:
        # Who waited for another goes on from what that one wrote, and is not refused for having begun before it ended.
        # That nobody writes over what he has not seen is the work of each record's version.
        level = {"isolation_level": "READ COMMITTED"} if self.kind == "postgresql" else {}
        return {WRITES: True, **level}


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "postgresql":
        # Repeatable reads: a page of a list and its count are of one moment.
        return create_engine(url, pool_pre_ping=True, isolation_level="REPEATABLE READ")
    engine = create_engine(url, connect_args={"timeout": WAIT / 1000})
    event.listen(engine, "connect", _opened)
    event.listen(engine, "begin", _begun)
    return engine


def _opened(connection: Any, _: Any) -> None:
    # The driver would begin transactions by itself, and too late: at the first write.
    connection.isolation_level = None
    cursor = connection.cursor()
    for line in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={WAIT}",
        "trusted_schema=OFF",
    ):
        cursor.execute(f"PRAGMA {line}")
    cursor.close()


def _begun(connection: Connection) -> None:
    # A writer takes its lock before it reads: two that read first and then write would wait for each other.
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _said(error: OperationalError) -> Conflict | None:
    """What a refusal of the database means to a person, where it means something: others wrote, or write."""
    if getattr(error.orig, "sqlstate", "") in AT_ONCE:
        return _changed()
    return _busy() if "database is locked" in str(error.orig) else None


def _changed() -> Conflict:
    return Conflict(
        Text(zh="这条记录刚被别人修改过。", en="Somebody else has just changed this record."),
        hint=Text(
            zh="重新打开，看过改动再保存。", en="Open it again and save after looking at what changed."
        ),
    )


def _busy() -> WorkspaceBusy:
    return WorkspaceBusy(
        Text(
            zh="数据库正被另一进程长时间写入。",
            en="The database is being written to by another process for long.",
        ),
        hint=Text(zh="稍后再试。", en="Try again later."),
    )
