"""`qianglian report`: the data-quality report of a workspace."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.errors import BadInput
from qianglian.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qianglian.corpus.reporting import RowRemark

HEADS = (
    Text(zh="文件", en="File"),
    Text(zh="行", en="Row"),
    Text(zh="列", en="Column"),
    Text(zh="读到", en="Found"),
    Text(zh="说明", en="What it is"),
)
NONE = Text(zh="没有。", en="None.")


def run(
    door: Door,
    listed: Annotated[str, typer.Option("--list", metavar="CODE", show_default=False)] = "",
    rejected: Annotated[bool, typer.Option("--rejected")] = False,
) -> None:
    """Show the report, or every row behind one of its counts."""
    from qianglian.cli.screens.quality import quality_screen

    with door.open() as workspace:
        if listed or rejected:
            rows = workspace.rejections() if rejected else workspace.remarks(listed)
            if listed and not rows:
                _known(listed)
            return _list(door, rows)
        data = workspace.report().data
        door.show(*quality_screen(data, workspace.manifest.generation, door.language))
        door.give(data)


def _known(code: str) -> None:
    """Raises `BadInput` for the name of no remark: an empty list of it would read as “all is well”."""
    from qianglian.sources.rejections import REJECTIONS
    from qianglian.sources.remarks import REMARKS

    if code in REMARKS:
        return
    if code in REJECTIONS:
        hint = Text(zh="这是拒收的原因：用 --rejected。", en="It is a reason for rejection: use --rejected.")
    else:
        hint = Text(zh=f"可用：{'、'.join(REMARKS)}。", en=f"There are: {', '.join(REMARKS)}.")
    raise BadInput(Text(zh=f"没有可疑之处「{code}」。", en=f"There is no remark called “{code}”."), hint=hint)


def _list(door: Door, rows: Sequence[RowRemark]) -> None:
    """Every row with its file, what stood there and why that is told."""
    from qianglian.cli.screens.grid import grid, plain
    from qianglian.cli.screens.labels import named
    from qianglian.sources.rejections import REJECTIONS
    from qianglian.sources.remarks import REMARKS

    sentences = REMARKS | REJECTIONS
    table = grid([door(head) for head in HEADS], fold=(3, 4))
    for row in rows:
        place = f"{row.sheet}!{row.row}" if row.sheet else str(row.row)
        why = named(sentences, row.code, door.language)
        table.add_row(plain(row.file), plain(place), plain(row.column), plain(row.found)[:200], why)
    door.show(table if rows else NONE)
    door.give([asdict(row) for row in rows])


COMMAND = Command(
    "report",
    run,
    Text(zh="数据质检报告", en="The data-quality report"),
    "evidence",
    {
        "listed": Text(
            zh="列出某一种可疑之处的每一行，如 ruined_number",
            en="list every row with this odd thing, such as ruined_number",
        ),
        "rejected": Text(zh="列出每一个被拒收的行", en="list every rejected row"),
    },
)
