"""`qianglian sources guess`: a column mapping proposed for a table that nobody has described."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qianglian.cli.command import Command
from qianglian.cli.data import text_json
from qianglian.cli.door import Door
from qianglian.cli.writing import whole
from qianglian.model.text import Text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from qianglian.sources.guess import Guess

HEADS = (
    Text(zh="列", en="Column"),
    Text(zh="字段", en="Field"),
    Text(zh="把握", en="Sure"),
    Text(zh="理由", en="Why"),
)
NAME_WIDTH = 40
"""Columns of the screen for the name of a column: survey exports ask whole questions in theirs."""

NEXT = Text(
    zh="逐行核对后：qianglian import 项目 {file} --mapping {out}",
    en="Look at every line, then: qianglian import WORKSPACE {file} --mapping {out}",
)
WRITE = Text(
    zh="加 --out mapping.yaml（或 > mapping.yaml）写入文件，逐行核对后使用。",
    en="Add --out mapping.yaml (or > mapping.yaml) to write it to a file; look at every line before using it.",
)


def run(
    door: Door,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="YAML")] = None,
) -> None:
    """Propose a mapping and say why."""
    from qianglian.sources.guess import guess

    found = guess(file)
    reasons = _table(door, found)
    if out is None:
        # What is redirected into a file is the mapping and nothing else.
        door.beside(reasons, "")
        door.write(found.yaml)
        door.beside(WRITE)
    else:
        with whole(out) as part:
            part.write_text(found.yaml, encoding="utf-8")
        door.show(reasons, NEXT.format(file=file, out=out))
    for warning in found.warnings:
        door.note(warning, "yellow")
    door.give(guess_json(found))


def _table(door: Door, found: Guess) -> RenderableType:
    """What every column was taken for, and why."""
    from qianglian.cli.screens.grid import grid, plain, short

    table = grid([door(head) for head in HEADS], right=(2,), fold=(3,))
    for one in found.reasons:
        table.add_row(short(one.column, NAME_WIDTH), one.field, f"{one.confidence:.2f}", plain(door(one.why)))
    return table


def guess_json(found: Guess) -> dict[str, Any]:
    """A proposal as plain data."""
    reasons = [{**asdict(one), "why": text_json(one.why)} for one in found.reasons]
    said = [text_json(one) for one in found.warnings]
    return {"yaml": found.yaml, "confidence": found.confidence, "reasons": reasons, "warnings": said}


COMMAND = Command(
    "sources guess",
    run,
    Text(
        zh="为一张未知的表建议列映射，并说明理由", en="Propose a column mapping for a table, with the reasons"
    ),
    "outside",
    {
        "file": Text(zh="要看的文件", en="the file to look at"),
        "out": Text(zh="把建议的列映射写入此文件", en="write the proposed mapping here"),
    },
    in_workspace=False,
)
