"""The access rule, in one place and inside the query: one's own organisation's records, and what others shared.

An engine that works for people compiles each table of owned records, wherever a statement reads from it, as those of
its rows that the asker may read: ``FROM paper`` becomes ``FROM (SELECT … FROM paper WHERE …) AS paper``. So it holds
alike in lists, counts, joins, sub-queries, unions, tests of existence and whatever is loaded along, of classes and of
plain tables. Who asks is told to the connection when its transaction begins; one that nobody asks for does not begin.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Engine,
    String,
    TableClause,
    and_,
    event,
    inspect,
    or_,
    select,
    text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.sql.selectable import FromClause

from qianglian.model.errors import Forbidden
from qianglian.model.text import Text
from qianglian.platform.database.tables import SHAREABLE, Owned
from qianglian.platform.permissions.actor import Actor, Asking, Installation
from qianglian.platform.sharing.records import Share
from qianglian.platform.sharing.standing import standing

ASKING = "asking"
"""Option of an engine and of ``session.info``: for whom it works. Also the function by which SQLite asks."""
SECRETS = "secret.read"
ROW = "row_of_it"
"""Name of the table inside its narrowing."""


class asked(GenericFunction[str]):  # noqa: N801 -- written as a function of SQL
    """What the connection was told of the asker: ``organisation`` or ``secrets``."""

    type = String()
    inherit_cache = True
    name = ASKING


class asked_day(GenericFunction[date]):  # noqa: N801
    """The day on which the transaction began."""

    type = Date()
    inherit_cache = True


@compiles(asked, "postgresql")
def _setting(element: asked, compiler: SQLCompiler, **named: Any) -> str:
    (name,) = element.clauses
    return f"current_setting('qianglian.' || {compiler.process(name, **named)})"


@compiles(asked_day, "postgresql")
def _day(_: asked_day, __: SQLCompiler, **___: Any) -> str:
    return "CAST(current_setting('qianglian.today') AS DATE)"


@compiles(asked_day, "sqlite")
def _day_in_words(_: asked_day, __: SQLCompiler, **___: Any) -> str:
    return f"{ASKING}('today')"


def rule(kind: str, row: FromClause) -> ColumnElement[bool]:
    """What of a table of owned records the asker may read: the rule itself, over columns of ``row``."""
    mine = and_(
        row.c.organisation == asked("organisation"),
        or_(row.c.secrecy.in_(SHAREABLE), asked("secrets") == "yes"),
    )
    share = Share.__table__.alias("standing_share")
    shared = select(share.c.subject).where(
        share.c.receiver == asked("organisation"),
        share.c.kind == kind,
        # A share of what somebody else owns is none: only the owner of a record gives it.
        share.c.organisation == row.c.organisation,
        standing(share.c, asked_day()),
    )
    return or_(mine, and_(row.c.secrecy.in_(SHAREABLE), row.c.key.in_(shared)))


def changeable(asking: Asking, record: Owned) -> bool:
    """Whether the asker may change a record: of the own organisation as it was read and as it is to be written, and a
    secret only for who may read secrets."""
    if isinstance(asking, Installation):
        return True
    owners = {record.organisation, *_before(record, "organisation")}
    classes = {record.secrecy or SHAREABLE[0], *_before(record, "secrecy")}
    return owners == {asking.organisation} and (classes <= set(SHAREABLE) or asking.may(SECRETS))


class GuardedSession(Session):
    """A session that works for somebody. Statements of people read; what they change goes record by record."""

    def __init__(self, engine: Engine, *, asking: Asking, **named: Any) -> None:
        super().__init__(engine.execution_options(**{ASKING: asking}), **named)
        self.info[ASKING] = asking

    def bulk_save_objects(self, *_: Any, **__: Any) -> None:
        """Refused: it goes past the look at each record."""
        raise _one_by_one()

    def bulk_insert_mappings(self, *_: Any, **__: Any) -> None:
        """Refused: it goes past the look at each record."""
        raise _one_by_one()

    def bulk_update_mappings(self, *_: Any, **__: Any) -> None:
        """Refused: it goes past the look at each record."""
        raise _one_by_one()


def guard(engine: Engine) -> Engine:
    """An engine for people, over the same database: narrowed when it compiles, and told who asks when it begins."""
    plain: Any = engine.dialect.statement_compiler
    engine.dialect.statement_compiler = type("NarrowingCompiler", (_Narrowing, plain), {"plain": plain})
    event.listen(engine, "begin", _tell)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _let_ask)
    return engine


class _Narrowing(SQLCompiler):
    """Writes a table of owned records, where it is read from, as the rows that the asker may read."""

    plain: ClassVar[type[SQLCompiler]]

    def visit_table(  # type: ignore[override] # the rest is handed on as it came
        self, table: Any, asfrom: bool = False, iscrud: bool = False, **named: Any
    ) -> str:
        """``(SELECT … WHERE the rule) AS name``; the alias around it, where there is one, gives the name."""
        written = str(super().visit_table(table, asfrom=asfrom, iscrud=iscrud, **named))  # type: ignore[no-untyped-call]
        if not asfrom or iscrud or named.get("ashint") or table.name not in _owned_names():
            return written
        row = Owned.metadata.tables[table.name].alias(ROW)
        narrowed = select(row).where(rule(table.name, row))
        inside = self.plain(self.dialect, narrowed, compile_kwargs={"literal_binds": True})
        around = named.get("enclosing_alias")
        # Of a sub-query the alias around it is handed down as well; it names the sub-query, not the table.
        own = around is not None and isinstance(around.element, TableClause)
        return f"({inside})" if own else f"({inside}) AS {written}"


def _tell(connection: Connection) -> None:
    asking: Actor = connection.get_execution_options()[ASKING]
    told = {
        "organisation": asking.organisation or "",
        "secrets": "yes" if asking.may(SECRETS) else "no",
        "today": date.today().isoformat(),
    }
    if connection.dialect.name == "sqlite":
        connection.info[ASKING] |= told
    else:
        calls = ", ".join(f"set_config('qianglian.{name}', :{name}, true)" for name in told)
        connection.execute(text(f"SELECT {calls}"), told)


def _let_ask(connection: Any, record: Any) -> None:
    told: dict[str, str] = {}
    record.info[ASKING] = told
    # The same all through a statement, which is what "deterministic" asks for: an index may then be used.
    connection.create_function(ASKING, 1, told.__getitem__, deterministic=True)


@event.listens_for(GuardedSession, "do_orm_execute")
def _only_read(state: ORMExecuteState) -> None:
    if not isinstance(state.session.info[ASKING], Installation) and not state.is_select:
        # What updates or deletes many goes past the look at each record below; plain words go past everything.
        raise _one_by_one()


@event.listens_for(GuardedSession, "before_flush")
def _refuse(session: Session, _: UOWTransaction, __: object) -> None:
    asking: Asking = session.info[ASKING]
    for record in (*session.new, *session.dirty, *session.deleted):
        if isinstance(record, Owned) and not changeable(asking, record):
            raise Forbidden(
                Text(
                    zh="只能修改本机构的记录。",
                    en="Only records of your own organisation can be changed.",
                )
            )


def _one_by_one() -> TypeError:
    return TypeError("people's sessions read by SELECT and change records one by one")


def _before(record: Owned, name: str) -> Sequence[str]:
    return inspect(record).attrs[name].load_history().deleted or ()


def owned_tables() -> list[type[Owned]]:
    """Every table of owned records that is loaded."""
    return [one.class_ for one in Owned.registry.mappers if issubclass(one.class_, Owned)]


def _owned_names() -> frozenset[str]:
    return _names(len(Owned.registry.mappers))


@lru_cache(maxsize=1)
def _names(_mapped: int) -> frozenset[str]:
    return frozenset(str(kind.__tablename__) for kind in owned_tables())
