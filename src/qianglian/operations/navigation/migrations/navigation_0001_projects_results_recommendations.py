"""navigation projects, results, recommendations"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from qianglian.platform.database.columns import Json, Moment

revision = "navigation_0001"
down_revision = None
branch_labels = ("navigation",)
# Not organisations_0001: sharing stands on it, and a history names each way once.
depends_on = ("sharing_0001", "workspaces_0001")


def upgrade() -> None:
    """Forward. There is no way back but the backup that is made before."""
    op.create_table(
        "navigation_project",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("level", sa.String(length=40), nullable=False),
        sa.Column("commissioner", sa.String(length=200), nullable=False),
        sa.Column("scope", sa.String(length=4000), nullable=False),
        sa.Column("workspace", sa.String(length=40), nullable=True),
        sa.Column("chain", sa.String(length=80), nullable=False),
        sa.Column("map_version", sa.Integer(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("renew_every", sa.Integer(), nullable=True),
        sa.Column("cost", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("keeper", sa.String(length=40), nullable=False),
        sa.Column("organisation", sa.String(length=40), nullable=False),
        sa.Column("secrecy", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("changed", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "secrecy IN ('open', 'internal', 'trade_secret', 'privileged')",
            name=op.f("ck_navigation_project_secrecy"),
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_navigation_project")),
    )
    with op.batch_alter_table("navigation_project", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_navigation_project_keeper"), ["keeper"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_navigation_project_organisation"), ["organisation"], unique=False
        )

    op.create_table(
        "navigation_recommendation",
        sa.Column("mark", sa.String(length=40), nullable=False),
        sa.Column("workspace", sa.String(length=40), nullable=False),
        sa.Column("chain", sa.String(length=80), nullable=False),
        sa.Column("region", sa.String(length=6), nullable=False),
        sa.Column("path", sa.String(length=80), nullable=False),
        sa.Column("rule", sa.String(length=80), nullable=False),
        sa.Column("rule_version", sa.String(length=40), nullable=False),
        sa.Column("said", sa.String(length=2000), nullable=False),
        sa.Column("figures", Json, nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("gone", Moment(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("keeper", sa.String(length=40), nullable=False),
        sa.Column("organisation", sa.String(length=40), nullable=False),
        sa.Column("secrecy", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("changed", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "secrecy IN ('open', 'internal', 'trade_secret', 'privileged')",
            name=op.f("ck_navigation_recommendation_secrecy"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace"], ["workspace.key"], name=op.f("fk_navigation_recommendation_workspace")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_navigation_recommendation")),
        sa.UniqueConstraint("workspace", "mark", name=op.f("uq_navigation_recommendation_workspace_mark")),
    )
    with op.batch_alter_table("navigation_recommendation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_navigation_recommendation_keeper"), ["keeper"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_navigation_recommendation_organisation"), ["organisation"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_navigation_recommendation_organisation_state"),
            ["organisation", "state"],
            unique=False,
        )

    op.create_table(
        "navigation_result",
        sa.Column("owner", sa.String(length=40), nullable=False),
        sa.Column("project", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("summary", sa.String(length=4000), nullable=False),
        sa.Column("cut_off", sa.Date(), nullable=False),
        sa.Column("map_version", sa.Integer(), nullable=True),
        sa.Column("terms", sa.String(length=2000), nullable=False),
        sa.Column("listed_by", sa.String(length=40), nullable=False),
        sa.Column("withdrawn", Moment(), nullable=True),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("changed", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["organisation.key"], name=op.f("fk_navigation_result_owner")),
        sa.ForeignKeyConstraint(
            ["project"], ["navigation_project.key"], name=op.f("fk_navigation_result_project")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_navigation_result")),
    )
    with op.batch_alter_table("navigation_result", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_navigation_result_owner"), ["owner"], unique=False)

    op.create_table(
        "result_request",
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("purpose", sa.String(length=2000), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("keeper", sa.String(length=40), nullable=False),
        sa.Column("organisation", sa.String(length=40), nullable=False),
        sa.Column("secrecy", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("changed", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "secrecy IN ('open', 'internal', 'trade_secret', 'privileged')",
            name=op.f("ck_result_request_secrecy"),
        ),
        sa.ForeignKeyConstraint(["result"], ["navigation_result.key"], name=op.f("fk_result_request_result")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_result_request")),
    )
    with op.batch_alter_table("result_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_result_request_keeper"), ["keeper"], unique=False)
        batch_op.create_index(batch_op.f("ix_result_request_organisation"), ["organisation"], unique=False)
        batch_op.create_index(batch_op.f("ix_result_request_result"), ["result"], unique=False)

    op.create_table(
        "result_adoption",
        sa.Column("request", sa.String(length=40), nullable=False),
        sa.Column("used_for", sa.String(length=40), nullable=False),
        sa.Column("effect", sa.String(length=4000), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("benefit", sa.BigInteger(), nullable=True),
        sa.Column("told_by", sa.String(length=40), nullable=False),
        sa.Column("organisation", sa.String(length=40), nullable=False),
        sa.Column("secrecy", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("changed", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "secrecy IN ('open', 'internal', 'trade_secret', 'privileged')",
            name=op.f("ck_result_adoption_secrecy"),
        ),
        sa.ForeignKeyConstraint(["request"], ["result_request.key"], name=op.f("fk_result_adoption_request")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_result_adoption")),
    )
    with op.batch_alter_table("result_adoption", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_result_adoption_organisation"), ["organisation"], unique=False)
        batch_op.create_index(batch_op.f("ix_result_adoption_request"), ["request"], unique=False)

    op.create_table(
        "result_grant",
        sa.Column("request", sa.String(length=40), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("share", sa.String(length=40), nullable=True),
        sa.Column("answered_by", sa.String(length=40), nullable=False),
        sa.Column("organisation", sa.String(length=40), nullable=False),
        sa.Column("secrecy", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("changed", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "secrecy IN ('open', 'internal', 'trade_secret', 'privileged')",
            name=op.f("ck_result_grant_secrecy"),
        ),
        sa.ForeignKeyConstraint(["request"], ["result_request.key"], name=op.f("fk_result_grant_request")),
        sa.ForeignKeyConstraint(["share"], ["share.key"], name=op.f("fk_result_grant_share")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_result_grant")),
        sa.UniqueConstraint("request", name=op.f("uq_result_grant_request")),
    )
    with op.batch_alter_table("result_grant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_result_grant_organisation"), ["organisation"], unique=False)
