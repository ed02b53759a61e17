"""jobs"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from qianglian.platform.database.columns import Json, Moment

revision = "jobs_0001"
down_revision = None
branch_labels = ("jobs",)
depends_on = None


def upgrade() -> None:
    """Forward. There is no way back but the backup that is made before."""
    op.create_table(
        "job",
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("params", Json, nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("asked_by", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("stage", Json, nullable=True),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("cancel_asked", sa.Boolean(), nullable=False),
        sa.Column("began", Moment(), nullable=True),
        sa.Column("ended", Moment(), nullable=True),
        sa.Column("result", Json, nullable=True),
        sa.Column("failure", Json, nullable=True),
        sa.Column("organisation", sa.String(length=40), nullable=False),
        sa.Column("secrecy", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("changed", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "secrecy IN ('open', 'internal', 'trade_secret', 'privileged')", name=op.f("ck_job_secrecy")
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'running', 'done', 'failed', 'cancelled')", name=op.f("ck_job_state")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_job")),
    )
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_job_organisation"), ["organisation"], unique=False)
        batch_op.create_index(batch_op.f("ix_job_state_created"), ["state", "created"], unique=False)

    op.create_table(
        "job_line",
        sa.Column("job", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("zh", sa.String(length=1000), nullable=False),
        sa.Column("en", sa.String(length=1000), nullable=False),
        sa.Column("organisation", sa.String(length=40), nullable=False),
        sa.Column("secrecy", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("changed", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "secrecy IN ('open', 'internal', 'trade_secret', 'privileged')", name=op.f("ck_job_line_secrecy")
        ),
        sa.ForeignKeyConstraint(["job"], ["job.key"], name=op.f("fk_job_line_job")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_job_line")),
        sa.UniqueConstraint("job", "number", name=op.f("uq_job_line_job_number")),
    )
    with op.batch_alter_table("job_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_job_line_organisation"), ["organisation"], unique=False)
