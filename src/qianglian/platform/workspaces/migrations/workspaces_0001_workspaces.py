"""workspaces"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from qianglian.platform.database.columns import Moment

revision = "workspaces_0001"
down_revision = None
branch_labels = ("workspaces",)
depends_on = None


def upgrade() -> None:
    """Forward. There is no way back but the backup that is made before."""
    op.create_table(
        "workspace",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("about", sa.String(length=2000), nullable=False),
        sa.Column("begun_by", sa.String(length=40), nullable=False),
        sa.Column("closed", Moment(), nullable=True),
        sa.Column("organisation", sa.String(length=40), nullable=False),
        sa.Column("secrecy", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("changed", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "secrecy IN ('open', 'internal', 'trade_secret', 'privileged')", name=op.f("ck_workspace_secrecy")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_workspace")),
    )
    with op.batch_alter_table("workspace", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_workspace_organisation"), ["organisation"], unique=False)
