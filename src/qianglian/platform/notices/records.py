"""Table of notices."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from qianglian.platform.database.columns import Json
from qianglian.platform.database.tables import KEY, Record


class Notice(Record):
    """Something that a person is told, in one organisation. It holds nothing of its record but the key.

    Attributes:
        user: Key of the account that is told.
        organisation: In which the person is told; none for an administrator.
        kind: Code of what is told, such as ``share.given``.
        words: The sentence of the kind, ``{"zh": …, "en": …}``: the same for every record.
        subject_kind: The table of the record.
        subject: Its key.
        seen: When the person had it before the eyes.
    """

    __tablename__ = "notice"

    user: Mapped[str] = mapped_column(String(KEY))
    organisation: Mapped[str | None] = mapped_column(ForeignKey("organisation.key"))
    kind: Mapped[str] = mapped_column(String(60))
    words: Mapped[dict[str, str]] = mapped_column(Json)
    subject_kind: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(200))
    seen: Mapped[datetime | None]

    __table_args__ = (Index(None, "user", "organisation", "seen"),)
