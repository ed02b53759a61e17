"""What requests about evidence have in common: the workspace, a query, and the dialect that it is written in."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Path, Query

from qianglian.model.errors import BadInput
from qianglian.model.text import Text
from qianglian.query.dialects import DIALECTS
from qianglian.query.official import read_official
from qianglian.query.tree import Node

LONGEST = 8_000
"""Characters of a query at most."""

WorkspaceKey = Annotated[str, Path(max_length=40, description="Key of the workspace.")]
Number = Annotated[
    str,
    Path(
        max_length=100,
        description="Publication number with or without its kind code, a vendor's record id, or a key.",
        examples=["CN106569070B"],
    ),
]
QUERY = "A query such as `ti:固态电解质 AND ipc:H01M10`; empty for everything."
Asked = Annotated[str, Query(max_length=LONGEST, description=QUERY)]
Dialect = Literal["qianglian", "incopat", "patsnap", "official"]
Written = Annotated[Dialect, Query(description="How the query is written.")]


def read_query(text: str, dialect: Dialect) -> str | Node:
    """The query that is meant. Raises `BadInput` for one that does not translate whole: what is left out would change
    what is found."""
    if dialect == "qianglian":
        return text
    if dialect == "official":
        cell = read_official(text)
        node, left = cell.node, [one.found for one in cell.irregular if one.correction is None]
    else:
        reading = DIALECTS[dialect].read(text)
        node, left = reading.node, [piece.text for piece in reading.untranslated]
    if node is None or left:
        listed = left or [text[:80]]
        raise BadInput(
            Text(
                zh=f"检索式中有译不出的部分：{'；'.join(listed)}。",
                en=f"Parts of the query have no equal here: {'; '.join(listed)}.",
            ),
            untranslated=listed,
        )
    return node
