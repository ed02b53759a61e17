"""Tables of organisations and of who is a member of them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from qianglian.platform.database.tables import KEY, Record


class Organisation(Record):
    """An organisation that works here (机构). Its name is public inside the installation; nothing else of it is.

    Attributes:
        name: Official name (全称), once in an installation.
        name_en: In English, where it has one.
        kind: Code of ``kinds.yaml``.
        credit_code: 统一社会信用代码, once in an installation, where known.
        region: 行政区划代码 of six digits, where known.
        above: The organisation that it reports to.
        closed: When it was closed: nobody signs in for it, its records stay.
    """

    __tablename__ = "organisation"

    name: Mapped[str] = mapped_column(String(200), unique=True)
    name_en: Mapped[str] = mapped_column(String(200), default="")
    kind: Mapped[str] = mapped_column(String(40))
    credit_code: Mapped[str | None] = mapped_column(String(18), unique=True)
    region: Mapped[str | None] = mapped_column(String(6))
    above: Mapped[str | None] = mapped_column(ForeignKey("organisation.key"))
    closed: Mapped[datetime | None]


class Membership(Record):
    """A person's role in an organisation (成员). Somebody may be a member of several, with another role in each."""

    __tablename__ = "membership"

    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.key"))
    user: Mapped[str] = mapped_column(String(KEY), index=True)
    role: Mapped[str] = mapped_column(String(40))
    ended: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("organisation", "user"),)
