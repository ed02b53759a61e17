"""`qianglian sources columns`: how a file is recognised, and what becomes of each of its columns."""

from __future__ import annotations

from collections import deque
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.text import Text

ROWS_READ = 1_000
"""Rows looked at: some formats show all their columns only as they go by."""

SAID = Text(zh="{file}：按 {format}（{title}）读取", en="{file}: read as {format} ({title})")
HEADS = (Text(zh="列", en="Column"), Text(zh="去向", en="What becomes of it"))
KEPT = Text(zh="按原列名保留", en="kept by its own name")
IGNORED = Text(zh="忽略", en="ignored")


def run(
    door: Door,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    mapping: Annotated[Path | None, typer.Option("--mapping", "-m", metavar="YAML")] = None,
    format: Annotated[str, typer.Option("--format", metavar="NAME", show_default=False)] = "",
) -> None:
    """Look at a file without importing it."""
    from qianglian.cli.screens.grid import grid, plain
    from qianglian.sources.contract import ReadOptions
    from qianglian.sources.mapping import load_mapping
    from qianglian.sources.registry import read

    options = ReadOptions(mapping=load_mapping(mapping) if mapping else None)
    source, reading = read(file, options, format or None)
    deque(islice(reading.rows, ROWS_READ), maxlen=0)
    fates = reading.columns.fates
    table = grid([door(head) for head in HEADS])
    for name, fate in fates.items():
        table.add_row(plain(name), _said(door, fate, source.kind))
    door.show(SAID.format(file=file.name, format=source.name, title=door(source.title)), "", table)
    door.give({"file": str(file), "format": source.name, "columns": fates})


def _said(door: Door, fate: str, kind: str) -> str:
    """A column's fate in words."""
    from qianglian.cli.screens.labels import named
    from qianglian.sources.declaring import DECLARATION_FIELDS
    from qianglian.sources.fields import FIELDS
    from qianglian.sources.remarks import IGNORED as REASONS

    what, _, why = fate.partition(":")
    if what == "ignored":
        return f"{door(IGNORED)}: {named(REASONS, why, door.language)}"
    if what == "extra":
        return door(KEPT)
    fields = DECLARATION_FIELDS if kind == "declarations" else FIELDS
    field = fields.get(what)
    return f"{what}  {door(field.title)}" if field else fate


COMMAND = Command(
    "sources columns",
    run,
    Text(zh="文件按什么格式读取，每一列的去向", en="How a file is read, and what becomes of each column"),
    "outside",
    {
        "file": Text(zh="要看的文件", en="the file to look at"),
        "mapping": Text(zh="列映射文件", en="a column mapping"),
        "format": Text(
            zh="格式名；不写则按内容识别", en="name of the format; recognised by content when left out"
        ),
    },
    in_workspace=False,
)
