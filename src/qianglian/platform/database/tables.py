"""What every table of records has: names of its constraints, a key, its times, the count of its changes, its owner."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Literal, get_args

from sqlalchemy import CheckConstraint, MetaData, String, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, declared_attr, mapped_column

from qianglian.platform.database.columns import Moment, now

KEY = 40
"""Characters of a key at most."""

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

Secrecy = Literal["open", "internal", "trade_secret", "privileged"]
"""公开 / 内部 / 商业秘密 / 法律特权: the class of a record. The last two never leave the organisation that owns it."""
SHAREABLE: tuple[Secrecy, ...] = ("open", "internal")


class Table(DeclarativeBase):
    """The base of all tables.

    Attributes:
        passing: Whether its rows mean something only while the installation runs that wrote them, such as who is signed
            in: no backup holds them.
    """

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Moment}
    passing: ClassVar[bool] = False


class Record(Table):
    """A record that people make and change. ``version`` counts its changes: who changes what somebody else has changed
    meanwhile is refused (`qianglian.platform.database.database.Database.writing`)."""

    __abstract__ = True

    key: Mapped[str] = mapped_column(String(KEY), primary_key=True)
    created: Mapped[datetime] = mapped_column(default=now)
    changed: Mapped[datetime] = mapped_column(default=now, onupdate=now)
    version: Mapped[int] = mapped_column()

    @declared_attr.directive
    def __mapper_args__(cls) -> Mapping[str, Any]:  # noqa: N805 -- a declared attribute is of the class
        return {"version_id_col": cls.version}


class Owned(Record):
    """A record of one organisation, of a class of secrecy. What of these a session sees is decided in
    `qianglian.platform.permissions.access`, and nowhere else."""

    __abstract__ = True

    organisation: Mapped[str] = mapped_column(String(KEY), index=True)
    secrecy: Mapped[str] = mapped_column(String(16), default="internal")


@event.listens_for(Owned, "instrument_class", propagate=True)
def _of_a_class(mapper: Mapper[Any], _: type[Owned]) -> None:
    """Every table of owned records knows the classes of secrecy, whatever constraints of its own it states."""
    listed = ", ".join(f"'{one}'" for one in get_args(Secrecy))
    mapper.local_table.append_constraint(CheckConstraint(f"secrecy IN ({listed})", name="secrecy"))  # type: ignore[attr-defined]
