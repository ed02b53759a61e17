"""organisations and members"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from qianglian.platform.database.columns import Moment

revision = "organisations_0001"
down_revision = None
branch_labels = ("organisations",)
depends_on = None


def upgrade() -> None:
    """Forward. There is no way back but the backup that is made before."""
    op.create_table(
        "organisation",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("credit_code", sa.String(length=18), nullable=True),
        sa.Column("region", sa.String(length=6), nullable=True),
        sa.Column("above", sa.String(length=40), nullable=True),
        sa.Column("closed", Moment(), nullable=True),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("changed", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["above"], ["organisation.key"], name=op.f("fk_organisation_above")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_organisation")),
        sa.UniqueConstraint("credit_code", name=op.f("uq_organisation_credit_code")),
        sa.UniqueConstraint("name", name=op.f("uq_organisation_name")),
    )
    op.create_table(
        "membership",
        sa.Column("organisation", sa.String(length=40), nullable=False),
        sa.Column("user", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("ended", Moment(), nullable=True),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("changed", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.key"], name=op.f("fk_membership_organisation")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_membership")),
        sa.UniqueConstraint("organisation", "user", name=op.f("uq_membership_organisation_user")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_user"), ["user"], unique=False)
