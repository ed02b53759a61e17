"""`qianglian sources guess`: a column mapping proposed for a table that nobody has described."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.errors import Conflict
from qianglian.model.text import Text

HEADS = (
    Text(zh="列", en="Column"),
    Text(zh="字段", en="Field"),
    Text(zh="把握", en="Sure"),
    Text(zh="理由", en="Why"),
)
NEXT = Text(
    zh="逐行核对后：qianglian import 项目 {file} --mapping {out}",
    en="Look at every line, then: qianglian import WORKSPACE {file} --mapping {out}",
)
WRITE = Text(zh="加 --out mapping.yaml 写入文件。", en="Add --out mapping.yaml to write it to a file.")


def run(
    door: Door,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="YAML")] = None,
) -> None:
    """Propose a mapping and say why."""
    from qianglian.cli.screens.grid import grid, plain
    from qianglian.sources.guess import guess

    found = guess(file)
    table = grid([door(head) for head in HEADS], right=(2,), fold=(3,))
    for one in found.reasons:
        table.add_row(plain(one.column), one.field, f"{one.confidence:.2f}", plain(door(one.why)))
    door.show(table)
    if out is None:
        door.show("", found.yaml)
        door.note(WRITE)
    else:
        _write(out, found.yaml)
        door.show(NEXT.format(file=file, out=out))
    reasons = [{**asdict(one), "why": {"zh": one.why.zh, "en": one.why.en}} for one in found.reasons]
    door.give({"yaml": found.yaml, "confidence": found.confidence, "reasons": reasons})


def _write(out: Path, text: str) -> None:
    """A mapping that somebody has corrected is never written over."""
    if out.exists():
        raise Conflict(
            Text(zh=f"{out} 已存在。", en=f"{out} exists already."),
            hint=Text(zh="换一个文件名。", en="Choose another name."),
        )
    out.write_text(text, encoding="utf-8")


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
