"""`qianglian parties export`: the 申请人合并表, as it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.own_use import ForOwnUse, kept_home, own_use_words
from qianglian.model.text import Text

WRITTEN = Text(
    zh="已写入申请人合并表 {file}：{count:,} 行。改后用 qianglian parties import 读回。",
    en="{file} written: {count:,} rows. Change it and read it back with qianglian parties import.",
)


def run(
    door: Door,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    for_own_use: ForOwnUse = False,
    force: Annotated[bool, typer.Option("--force")] = False,
) -> None:
    """Write the merge table."""
    from qianglian.cli.sheets import writer_of
    from qianglian.cli.writing import FORCE, whole
    from qianglian.corpus.parties import merge_table

    write = writer_of(file)
    with door.open() as workspace:
        kept_home(workspace, for_own_use)
        found, standing = workspace.parties(), workspace.party_standing()
    heads = [door(head) for head in merge_table.COLUMNS.values()]
    with whole(file, force=force, hint=FORCE) as part:
        rows = merge_table.rows(found, standing, door.language)
        written = write(part, heads, rows, merge_table.choices(door.language))
    door.show(WRITTEN.format(file=file, count=written.rows))
    door.give({"file": str(file), "rows": written.rows})


COMMAND = Command(
    "parties export",
    run,
    Text(zh="导出申请人合并表", en="Write the table of merged applicants"),
    "parties",
    own_use_words()
    | {
        "file": Text(zh="文件名，以 .xlsx、.csv 或 .jsonl 结尾", en="a file name in .xlsx, .csv or .jsonl"),
        "force": Text(zh="覆盖已有文件", en="write over a file that is there"),
    },
)
