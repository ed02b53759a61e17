"""`qianglian chain propose`: what a model would put into the nodes, where it is worth asking; people decide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qianglian.cli.chain_data import NODE_WORD, code_of
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.own_use import ForOwnUse, kept_home, own_use_words
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.chains.proposing.proposals import Proposed
    from qianglian.chains.tagging import Tagging

WRITTEN = Text(
    zh="已写入复核清单 {file}：{count:,} 行，均标「模型建议」。"
    "填写「是否属于该节点」后用 qianglian chain review-import 读回。",
    en="{file} written: {count:,} rows of the review list, each marked “proposed by model”. Fill in “Belongs to the "
    "node”, then qianglian chain review-import.",
)
NOTHING = Text(zh="没有建议，未写文件。", en="Nothing is proposed, and no file was written.")
CUT = Text(
    zh="{count} 个单元格超过表格上限，已截短。",
    en="{count} cells were longer than a sheet holds, and were cut.",
)


def run(
    door: Door,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", show_default=False)] = None,
    node: Annotated[list[str] | None, typer.Option("--node", metavar="NODE", show_default=False)] = None,
    for_own_use: ForOwnUse = False,
    force: Annotated[bool, typer.Option("--force")] = False,
) -> None:
    """Learn and judge the models, print how they did, and write what those that are on propose."""
    from qianglian.chains.proposing.index import needed_index
    from qianglian.chains.proposing.listing import proposed_json
    from qianglian.chains.proposing.proposals import propose
    from qianglian.cli.in_force import tagged_in_force
    from qianglian.cli.navigation import all_free
    from qianglian.cli.screens.proposing import proposing_screen

    all_free([file] if file else [], force=force)
    with door.open() as workspace:
        if file is not None:
            kept_home(workspace, for_own_use)
        index = needed_index(workspace)
        tagging = tagged_in_force(workspace)
        nodes = [
            under.code for one in node or () for under in tagging.chain.under(code_of(tagging.chain, one))
        ]
        found = propose(tagging, index, nodes)
        door.show(*proposing_screen(found, tagging.chain, door.language))
        written = file is not None and bool(found.proposals)
        if file is not None and written:
            _write(door, file, tagging, found, force)
        elif file is not None:
            door.show(NOTHING)
    door.give({"file": str(file) if written else None, **proposed_json(found)})


def _write(door: Door, file: Path, tagging: Tagging, found: Proposed, force: bool) -> None:
    from qianglian.chains import review
    from qianglian.chains.proposing.listing import listed
    from qianglian.cli.sheets import writer_of
    from qianglian.cli.writing import FORCE, whole

    write = writer_of(file)
    heads = [door(head) for head in review.COLUMNS.values()]
    with whole(file, force=force, hint=FORCE) as part:
        rows = review.rows(tagging, listed(found.proposals), door.language)
        done = write(part, heads, rows, review.choices(door.language))
    door.show(WRITTEN.format(file=file, count=done.rows))
    if done.cut:
        door.note(CUT.format(count=done.cut), "yellow")


COMMAND = Command(
    "chain propose",
    run,
    Text(
        zh="模型建议：对各节点学习、对照、启用或说明为何不用；建议只进复核清单，由人判断",
        en="What a model proposes for each node, where it beats its peers; a list for people, never a tag",
    ),
    "navigation",
    own_use_words()
    | {
        "file": Text(
            zh="把建议写成复核清单：.xlsx、.csv 或 .jsonl；不写则只打印",
            en="write the proposals as a review list in .xlsx, .csv or .jsonl; else they are only counted",
        ),
        "node": Text(
            zh=f"只问此节点及其下级：{NODE_WORD.zh}；可多次",
            en=f"only this node and what is under it: {NODE_WORD.en}; may be repeated",
        ),
        "force": Text(zh="覆盖已有文件", en="write over a file that is there"),
    },
)
