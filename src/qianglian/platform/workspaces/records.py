"""Table of workspaces."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from qianglian.platform.database.tables import KEY, Owned


class WorkspaceRecord(Owned):
    """A workspace of an organisation (项目). Its evidence lies in a folder that is named by the key.

    Attributes:
        name: As its people call it; several may be called the same.
        about: What it is for, in a sentence.
        begun_by: Key of the account.
        closed: When it was put away (归档): nobody writes to it, its evidence stays and is read on.
    """

    __tablename__ = "workspace"

    name: Mapped[str] = mapped_column(String(200))
    about: Mapped[str] = mapped_column(String(2000), default="")
    begun_by: Mapped[str] = mapped_column(String(KEY))
    closed: Mapped[datetime | None]
