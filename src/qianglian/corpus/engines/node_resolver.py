"""``node:`` of the query language is resolved by whoever knows chains; the corpus does not."""

from __future__ import annotations

from collections.abc import Callable

from qianglian.model.errors import NotFound
from qianglian.model.text import Text
from qianglian.query.tree import Node

NodeResolver = Callable[[str], Node]


def no_nodes(name: str) -> Node:
    """The resolver of a workspace without chains."""
    raise NotFound(
        Text(
            zh=f"没有产业链节点「{name}」：本项目未载入产业链。",
            en=f"No chain node “{name}”: no chain is loaded.",
        )
    )
