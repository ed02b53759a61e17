"""shares"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from qianglian.platform.database.columns import Json, Moment

revision = "sharing_0001"
down_revision = None
branch_labels = ("sharing",)
depends_on = "organisations_0001"


def upgrade() -> None:
    """Forward. There is no way back but the backup that is made before."""
    op.create_table(
        "share",
        sa.Column("organisation", sa.String(length=40), nullable=False),
        sa.Column("receiver", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("rows", sa.String(), nullable=False),
        sa.Column("fields", Json, nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("cut_off", sa.Date(), nullable=True),
        sa.Column("terms", Json, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("given_by", sa.String(length=40), nullable=False),
        sa.Column("withdrawn", Moment(), nullable=True),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("changed", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["organisation"], ["organisation.key"], name=op.f("fk_share_organisation")),
        sa.ForeignKeyConstraint(["receiver"], ["organisation.key"], name=op.f("fk_share_receiver")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_share")),
    )
    with op.batch_alter_table("share", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_share_organisation"), ["organisation"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_share_receiver_kind_subject"), ["receiver", "kind", "subject"], unique=False
        )
