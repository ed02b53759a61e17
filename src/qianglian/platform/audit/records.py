"""Tables of the audit trail: its entries, and its head. Triggers of the database keep both from being rewritten."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from qianglian.platform.database.tables import KEY, Table

HASH = 128
"""Characters of a hash at most: 512 bits."""


class Entry(Table):
    """One thing that was done (审计条目), as it stands for good.

    Attributes:
        number: Place in the chain, from 1, without a gap.
        moment: When it was chained, as its transaction was written: UTC, to the microsecond, in the words of ISO 8601
            that are hashed.
        user: Key of the account, or ``installation``.
        name: The person's name then, or what the installation was at.
        door: What the request came through.
        organisation: For which organisation; none for the installation's own.
        action: What was done, such as ``member.added``.
        subject: Key of the record that it was done to.
        detail: What else is needed to understand it: canonical JSON, in which no secret stands.
        algorithm: Of ``previous`` and ``hash``; see `qianglian.platform.audit.hashing`.
        previous: Hash of the entry before.
        hash: Hash of all of the above.
    """

    __tablename__ = "audit_entry"

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    moment: Mapped[str] = mapped_column(String(32))
    user: Mapped[str] = mapped_column(String(KEY))
    name: Mapped[str] = mapped_column(String(200))
    door: Mapped[str] = mapped_column(String(16))
    organisation: Mapped[str | None] = mapped_column(String(KEY))
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(200))
    detail: Mapped[str]
    algorithm: Mapped[str] = mapped_column(String(16))
    previous: Mapped[str] = mapped_column(String(HASH))
    hash: Mapped[str] = mapped_column(String(HASH))

    __table_args__ = (Index(None, "organisation", "number"), Index(None, "subject", "number"))


class Head(Table):
    """The one row that says where the chain ends: whoever adds to it holds this row until the transaction ends. An end
    that was cut off shows by it."""

    __tablename__ = "audit_head"

    key: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str] = mapped_column(String(HASH))

    __table_args__ = (CheckConstraint("key = 1", name="one"),)
