"""Run by Alembic for each migration and each comparison, on the connection that `migrating` hands over."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.runtime.migration import MigrationInfo

from qianglian.platform.database.columns import Json, Moment
from qianglian.platform.database.tables import Table


def _written(kind: str, item: Any, _: Any) -> str | Literal[False]:
    """Our own columns by their names, as a migration imports them."""
    if kind == "type" and isinstance(item, Moment):
        return "Moment()"
    return "Json" if kind == "type" and item is Json else False


def _asked(item: Any, name: str | None, kind: str, *_: Any) -> bool:
    """A new migration is of the tables of one package."""
    only = context.config.attributes.get("only")
    return kind != "table" or only is None or name in only


def _note(ctx: Any, step: MigrationInfo, heads: Any, run_args: Any) -> None:
    """Tell who asked which migrations were applied, in order."""
    if step.up_revision_id is not None:
        context.config.attributes.setdefault("applied", []).append(step.up_revision_id)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    # SQLite changes a table by making it anew.
    render_as_batch=True,
    compare_type=True,
    render_item=_written,
    include_object=_asked,
    on_version_apply=_note,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
