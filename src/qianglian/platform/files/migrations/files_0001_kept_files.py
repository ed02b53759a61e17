"""kept files"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from qianglian.platform.database.columns import Moment

revision = "files_0001"
down_revision = None
branch_labels = ("files",)
depends_on = None


def upgrade() -> None:
    """Forward. There is no way back but the backup that is made before."""
    op.create_table(
        "kept_file",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("kept_by", sa.String(length=40), nullable=False),
        sa.Column("organisation", sa.String(length=40), nullable=False),
        sa.Column("secrecy", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("changed", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "secrecy IN ('open', 'internal', 'trade_secret', 'privileged')", name=op.f("ck_kept_file_secrecy")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_kept_file")),
    )
    with op.batch_alter_table("kept_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_file_organisation"), ["organisation"], unique=False)
        batch_op.create_index(batch_op.f("ix_kept_file_sha256"), ["sha256"], unique=False)
