"""`qianglian parties proposals`: pairs of parties that a person should look at, on the screen or as a table."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from qianglian.cli.asking import Limit, words
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.own_use import ForOwnUse, kept_home, own_use_words
from qianglian.model.text import Text

HEADS = (
    Text(zh="建议", en="Proposal"),
    Text(zh="甲", en="One"),
    Text(zh="乙", en="Other"),
    Text(zh="关系", en="Relation"),
    Text(zh="得分", en="Score"),
    Text(zh="件数", en="At stake"),
    Text(zh="依据", en="Reasons"),
)
NONE = Text(zh="没有待复核的主体建议。", en="There is nothing to decide.")
MORE = Text(
    zh="共 {count:,} 条。批量复核：--xlsx 文件.xlsx，填「结论」列后 qianglian parties decide 文件.xlsx",
    en="{count:,} in all. In bulk: --xlsx FILE.xlsx, fill in the verdicts, then qianglian parties decide FILE.xlsx",
)
WRITTEN = Text(zh="已写入 {file}：{count:,} 条", en="{file} written: {count:,} proposals")


def run(
    door: Door,
    limit: Limit = 20,
    file: Annotated[Path | None, typer.Option("--xlsx", metavar="FILE", show_default=False)] = None,
    for_own_use: ForOwnUse = False,
    force: Annotated[bool, typer.Option("--force")] = False,
) -> None:
    """List the proposals, or write them to a table."""
    from qianglian.cli.screens.grid import grid, short
    from qianglian.corpus.parties import proposals_table
    from qianglian.corpus.parties.judging import RELATIONS

    with door.open() as workspace:
        found = workspace.parties().proposals
        if file is not None:
            kept_home(workspace, for_own_use)
    if file is not None:
        from qianglian.cli.sheets import writer_of
        from qianglian.cli.writing import FORCE, whole

        heads = [door(head) for head in proposals_table.COLUMNS.values()]
        with whole(file, force=force, hint=FORCE) as part:
            writer_of(file)(
                part,
                heads,
                proposals_table.rows(found, door.language),
                proposals_table.choices(door.language),
            )
        door.show(WRITTEN.format(file=file, count=len(found)))
        door.give({"file": str(file), "rows": len(found)})
        return
    table = grid([door(head) for head in HEADS], right=(4, 5), fold=(6,))
    for one in found[: limit or None]:
        table.add_row(
            one.id, short(one.one_name, 30), short(one.other_name, 30), door(RELATIONS[one.relation]),
            f"{one.score:.2f}", f"{one.weight:,}", proposals_table.told(one, door.language),
        )  # fmt: skip
    door.show(table if found else NONE)
    if found:
        door.show(MORE.format(count=len(found)))
    door.give([asdict(one) for one in found])


COMMAND = Command(
    "parties proposals",
    run,
    Text(
        zh="待复核的主体合并与集团建议，可导出批量填写",
        en="Pairs of parties to decide, on the screen or as a table",
    ),
    "parties",
    own_use_words()
    | words("limit")
    | {
        "file": Text(
            zh="写入此表（.xlsx 或 .csv），供批量填写结论", en="write them to this table (.xlsx or .csv)"
        ),
        "force": Text(zh="覆盖已有文件", en="write over a file that is there"),
    },
)
