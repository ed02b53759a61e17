"""When a share stands: what the access rule asks, and the lists of what was given and received."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, or_


def open_still(share: Any, today: Any) -> ColumnElement[bool]:
    """Not taken back and not over; it may begin later. ``share`` has a share's columns: the class, or a table's."""
    return and_(share.withdrawn.is_(None), or_(share.to_day.is_(None), share.to_day >= today))


def standing(share: Any, today: Any) -> ColumnElement[bool]:
    """Open still, and begun."""
    return and_(open_still(share, today), share.from_day <= today)
