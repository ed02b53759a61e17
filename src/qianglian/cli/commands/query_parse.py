"""`qianglian query parse`: how a query is understood, and how others would write it."""

from __future__ import annotations

from typing import Annotated

import typer

from qianglian.cli.asking import (
    DIALECT_NAMES,
    OFFICIAL,
    OURS,
    DialectName,
    read_dialect,
    unknown_dialect,
    words,
)
from qianglian.cli.command import Command
from qianglian.cli.data import untranslated_json
from qianglian.cli.door import Door
from qianglian.cli.failing import DONE, PARTIAL
from qianglian.model.text import Text
from qianglian.query.dialects import Untranslated
from qianglian.query.tree import Node

NORMAL = Text(zh="规范写法", en="normal form")
NOTHING = Text(zh="（无可读内容）", en="(nothing that can be read)")
LEFT = Text(zh="未译出", en="not translated")
NOT_OFFICIAL = Text(
    zh="官方分类表的写法只有分类号、并列和排除。",
    en="The notation of the classification tables has symbols, lists and exclusions only.",
)


def run(
    door: Door,
    text: Annotated[str, typer.Argument(metavar="TEXT")],
    dialect: DialectName = "",
    to: Annotated[str, typer.Option("--to", metavar="NAME", show_default=False)] = "",
) -> int:
    """Read a query and write it; 3 when a piece of it has no equal."""
    from qianglian.cli.screens.grid import pairs
    from qianglian.query.write import write

    node, left = _read(text, dialect or OURS)
    written, unsaid = _written(node, to or OURS)
    normal = write(node) if node is not None else ""
    rows = [(door(NORMAL), normal or door(NOTHING))]
    rows += [(to, written)] if to and to != OURS else []
    rows += [(door(LEFT), f"{piece.text} — {door(piece.reason)}") for piece in (*left, *unsaid)]
    door.show(pairs(rows))
    door.give(
        {
            "text": text,
            "dialect": dialect or OURS,
            "normal": normal or None,
            "to": to or OURS,
            "written": written or None,
            "unread": [untranslated_json(piece) for piece in left],
            "unwritten": [untranslated_json(piece) for piece in unsaid],
        }
    )
    return PARTIAL if left or unsaid else DONE


def _read(text: str, dialect: str) -> tuple[Node | None, list[Untranslated]]:
    from qianglian.query.grammar import parse

    return (parse(text), []) if dialect == OURS else read_dialect(text, dialect)


def _written(node: Node | None, to: str) -> tuple[str, list[Untranslated]]:
    """The tree in somebody's words, and what could not be said in them."""
    from qianglian.query.dialects import DIALECTS
    from qianglian.query.official import write_official
    from qianglian.query.write import write

    if to not in DIALECT_NAMES:
        raise unknown_dialect(to)
    if node is None:
        return "", []
    if to == OURS:
        return write(node), []
    if to == OFFICIAL:
        said = write_official(node)
        return said or "", [] if said is not None else [Untranslated(None, write(node), NOT_OFFICIAL)]
    writing = DIALECTS[to].write(node)
    return writing.text, list(writing.untranslated)


COMMAND = Command(
    "query parse",
    run,
    Text(zh="检索式如何被理解，以及换成其他写法", en="How a query is understood, and how others write it"),
    "outside",
    words("dialect")
    | {
        "text": Text(zh="检索式", en="the query"),
        "to": Text(
            zh="改写为：qianglian、incopat、patsnap 或 official",
            en="write it as qianglian, incopat, patsnap or official",
        ),
    },
    in_workspace=False,
)
