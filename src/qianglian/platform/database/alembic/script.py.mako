"""${message}"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from qianglian.platform.database.columns import Json, Moment

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    """Forward. There is no way back but the backup that is made before."""
    ${upgrades if upgrades else "pass"}
