"""`qianglian chain review`: the families that people should look at, node by node, as a table to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qianglian.cli.chain_data import NODE_WORD, code_of
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.own_use import ForOwnUse, kept_home, own_use_words
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.chains.review import Listed

WRITTEN = Text(
    zh="已写入复核清单 {file}：{count:,} 行，{nodes} 个节点。"
    "填写「是否属于该节点」后用 qianglian chain review-import 读回。",
    en="{file} written: {count:,} rows of {nodes} nodes. Fill in “Belongs to the node”, then qianglian chain "
    "review-import.",
)
NOTHING = Text(
    zh="没有待复核的同族，未写文件。--all 列出全部。",
    en="Nothing is pending, and no file was written. --all lists everything.",
)
CUT = Text(
    zh="{count} 个单元格超过表格上限，已截短。",
    en="{count} cells were longer than a sheet holds, and were cut.",
)


def run(
    door: Door,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    node: Annotated[list[str] | None, typer.Option("--node", metavar="NODE", show_default=False)] = None,
    every: Annotated[bool, typer.Option("--all")] = False,
    sample: Annotated[int, typer.Option("--sample", metavar="N", min=0)] = 0,
    for_own_use: ForOwnUse = False,
    force: Annotated[bool, typer.Option("--force")] = False,
) -> None:
    """Write the list; without ``--all`` only what is new since the last published version."""
    from qianglian.chains import review
    from qianglian.chains.kept import needed_chain
    from qianglian.chains.pending import last_published
    from qianglian.chains.tagging import tag
    from qianglian.cli.sheets import writer_of
    from qianglian.cli.writing import FORCE, whole

    write = writer_of(file)
    with door.open() as workspace:
        kept_home(workspace, for_own_use)
        chain = needed_chain(workspace.path).chain
        nodes = [under.code for one in node or () for under in chain.under(code_of(chain, one))]
        tagging = tag(workspace, chain)
        listed = review.to_review(
            tagging, last_published(workspace), all_of_them=every, sample=sample, nodes=nodes
        )
        if not listed:
            door.show(NOTHING)
            door.give(_json(None, listed))
            return
        heads = [door(head) for head in review.COLUMNS.values()]
        with whole(file, force=force, hint=FORCE) as part:
            rows = review.rows(tagging, listed, door.language)
            written = write(part, heads, rows, review.choices(door.language))
    door.show(WRITTEN.format(file=file, count=written.rows, nodes=len({one.node for one in listed})))
    if written.cut:
        door.note(CUT.format(count=written.cut), "yellow")
    door.give(_json(file, listed))


def _json(file: Path | None, listed: Sequence[Listed]) -> dict[str, object]:
    counts: dict[str, int] = {}
    for one in listed:
        counts[one.node] = counts.get(one.node, 0) + 1
    return {"file": str(file) if file else None, "rows": len(listed), "nodes": counts}


COMMAND = Command(
    "chain review",
    run,
    Text(
        zh="导出复核清单：各节点待看的同族，填写后读回",
        en="Write the review list: the families of each node to look at, to fill in and read back",
    ),
    "navigation",
    own_use_words()
    | {
        "file": Text(zh="文件名，以 .xlsx、.csv 或 .jsonl 结尾", en="a file name in .xlsx, .csv or .jsonl"),
        "node": Text(
            zh=f"只列此节点及其下级：{NODE_WORD.zh}；可多次",
            en=f"only this node and what is under it: {NODE_WORD.en}; may be repeated",
        ),
        "every": Text(
            zh="列出全部，不只是上次发布以来新进的；已有结论一并列出",
            en="list everything, not only what is new since the last published version; with the verdicts that stand",
        ),
        "sample": Text(
            zh="每个节点只抽 N 项（同一数据每次相同）；0 为全部",
            en="only N families of each node (the same every time on the same data); 0 for all",
        ),
        "force": Text(zh="覆盖已有文件", en="write over a file that is there"),
    },
)
