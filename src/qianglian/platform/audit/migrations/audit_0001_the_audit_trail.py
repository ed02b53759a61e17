"""the audit trail, and the triggers that keep it from being rewritten"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "audit_0001"
down_revision = None
branch_labels = ("audit",)
depends_on = None

SQLITE = (
    # A row that replaces another (INSERT OR REPLACE) fires no trigger of deleting.
    (
        "audit_entry_twice",
        "BEFORE INSERT ON audit_entry WHEN EXISTS (SELECT 1 FROM audit_entry WHERE number = NEW.number)",
    ),
    ("audit_entry_changed", "BEFORE UPDATE ON audit_entry"),
    ("audit_entry_deleted", "BEFORE DELETE ON audit_entry"),
    ("audit_head_twice", "BEFORE INSERT ON audit_head WHEN EXISTS (SELECT 1 FROM audit_head)"),
    ("audit_head_back", "BEFORE UPDATE ON audit_head WHEN NEW.number <= OLD.number OR NEW.key <> OLD.key"),
    ("audit_head_deleted", "BEFORE DELETE ON audit_head"),
)
POSTGRESQL = (
    ("audit_entry_changed", "BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW"),
    ("audit_entry_emptied", "BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT"),
    (
        "audit_head_back",
        "BEFORE UPDATE ON audit_head FOR EACH ROW WHEN (NEW.number <= OLD.number OR NEW.key <> OLD.key)",
    ),
    ("audit_head_deleted", "BEFORE DELETE ON audit_head FOR EACH ROW"),
    ("audit_head_emptied", "BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT"),
)
SAID = "the audit trail is only added to"


def upgrade() -> None:
    """Forward. There is no way back but the backup that is made before.

    A later migration that changes these tables makes them anew on SQLite: it has to make the triggers anew too.
    """
    op.create_table(
        "audit_entry",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("moment", sa.String(length=32), nullable=False),
        sa.Column("user", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("door", sa.String(length=16), nullable=False),
        sa.Column("organisation", sa.String(length=40), nullable=True),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("algorithm", sa.String(length=16), nullable=False),
        sa.Column("previous", sa.String(length=128), nullable=False),
        sa.Column("hash", sa.String(length=128), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_entry")),
    )
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_audit_entry_organisation_number"), ["organisation", "number"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_audit_entry_subject_number"), ["subject", "number"], unique=False
        )
    head = op.create_table(
        "audit_head",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=128), nullable=False),
        sa.CheckConstraint("key = 1", name=op.f("ck_audit_head_one")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_audit_head")),
    )
    op.bulk_insert(head, [{"key": 1, "number": 0, "hash": "0" * 64}])
    if op.get_bind().dialect.name == "sqlite":
        for name, when in SQLITE:
            op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{SAID}'); END")
        return
    op.execute(
        "CREATE FUNCTION audit_refused() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAID}'; END $$"
    )
    for name, when in POSTGRESQL:
        op.execute(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION audit_refused()")
