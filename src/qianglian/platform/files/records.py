"""Table of kept files."""

from __future__ import annotations

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from qianglian.platform.database.tables import KEY, Owned


class KeptFile(Owned):
    """A file of an organisation. Its content lies in the home under its hash, once for all who keep the same.

    Attributes:
        name: As it was given, fit to be shown. Nothing is ever opened by it.
        kind: What it is by its content: a code of `qianglian.platform.files.kinds`.
        size: Bytes.
        sha256: Of the content.
        kept_by: Key of the account.
    """

    __tablename__ = "kept_file"

    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(8))
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    kept_by: Mapped[str] = mapped_column(String(KEY))
