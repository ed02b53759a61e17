"""Members worked out once, where several tables are counted from them."""

from __future__ import annotations

from typing import Any

import ibis

from qianglian.analysis.ground import Ground


def hold(ground: Ground, members: Any) -> Any:
    """The same members as a table of their own: joins are not worked out again for each count."""
    return ibis.memtable(ground.run(members))
