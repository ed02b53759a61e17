"""Table of shares."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from qianglian.platform.database.columns import Json
from qianglian.platform.database.tables import KEY, Record


class Share(Record):
    """One thing, shared by its owner with one other organisation. A share reads; it never lets anybody change.

    Attributes:
        organisation: The giver, who owns ``subject``.
        receiver: The organisation that may read.
        kind: What is shared: the name of a table of records; evidence is shared with its ``workspace``.
        subject: The key of the record.
        rows: Of evidence, a query that a publication has to match; empty for all.
        fields: The fields that leave; none stands for all that the source's terms let out.
        since, until: Period of the evidence's dates, both included.
        cut_off: Evidence of later generations stays home.
        terms: The terms of the sources as they stood when this was given.
        from_day, to_day: When the share stands, both included.
        withdrawn: When the giver took it back.
    """

    __tablename__ = "share"

    organisation: Mapped[str] = mapped_column(ForeignKey("organisation.key"), index=True)
    receiver: Mapped[str] = mapped_column(ForeignKey("organisation.key"))
    kind: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(200))
    rows: Mapped[str] = mapped_column(default="")
    fields: Mapped[list[str] | None] = mapped_column(Json)
    since: Mapped[date | None] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    cut_off: Mapped[date | None] = mapped_column(Date)
    terms: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    reason: Mapped[str] = mapped_column(default="")
    from_day: Mapped[date] = mapped_column(Date)
    to_day: Mapped[date | None] = mapped_column(Date)
    given_by: Mapped[str] = mapped_column(String(KEY))
    withdrawn: Mapped[datetime | None]

    __table_args__ = (Index(None, "receiver", "kind", "subject"),)
