"""The state of a record, and the table of the steps that brought it there."""

from __future__ import annotations

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from qianglian.platform.database.tables import KEY, Owned


class Stateful(Owned):
    """A record with a state (`qianglian.platform.workflow.definition`), and somebody who looks after it.

    Attributes:
        state: Code of its state; changed by `qianglian.platform.workflow.taking.take` alone.
        keeper: Key of the account that looks after it (负责人).
    """

    __abstract__ = True

    state: Mapped[str] = mapped_column(String(40))
    keeper: Mapped[str] = mapped_column(String(KEY), index=True)


class Step(Owned):
    """A step that a record took, as it stands for good.

    Attributes:
        kind: Name of the record's table.
        subject: Key of the record.
        transition: Code of the transition; empty for its beginning.
        source, target: States before and after.
        by: Key of the account, ``name`` the person's name then.
        reason: Why, where it was said.
        list_version: Of the workflow that was in force.
    """

    __tablename__ = "workflow_step"

    kind: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(KEY))
    transition: Mapped[str] = mapped_column(String(40))
    source: Mapped[str] = mapped_column(String(40))
    target: Mapped[str] = mapped_column(String(40))
    by: Mapped[str] = mapped_column(String(KEY))
    name: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(String(2000), default="")
    list_version: Mapped[str] = mapped_column(String(40))

    __table_args__ = (Index(None, "kind", "subject", "created"),)
