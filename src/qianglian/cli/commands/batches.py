"""`qianglian batches`: the files that were imported, with their 检索登记."""

from __future__ import annotations

from qianglian.cli.command import Command
from qianglian.cli.data import batch_json
from qianglian.cli.door import Door
from qianglian.model.text import Text

HEADS = (
    Text(zh="批次", en="Batch"),
    Text(zh="文件", en="File"),
    Text(zh="数据库", en="Database"),
    Text(zh="格式", en="Format"),
    Text(zh="行", en="Rows"),
    Text(zh="收录", en="Kept"),
    Text(zh="拒收", en="Rejected"),
    Text(zh="检索日期", en="Search date"),
    Text(zh="命中", en="Hits"),
    Text(zh="导入时间", en="Imported"),
)


def run(door: Door) -> None:
    """List the batches."""
    from qianglian.cli.screens.grid import grid, number, plain, short

    with door.open() as workspace:
        batches = workspace.manifest.batches
    table = grid([door(head) for head in HEADS], right=(4, 5, 6, 8))
    for batch in batches:
        told = [number(value) for value in (batch.rows, batch.kept, batch.rejected)]
        search = (plain(batch.search.get("date") or ""), number(batch.search.get("hits")))
        named = (batch.id, short(batch.name, 34), short(batch.database, 14), plain(batch.source))
        table.add_row(*named, *told, *search, batch.imported[:10])
    door.show(table)
    door.give([batch_json(batch) for batch in batches])


COMMAND = Command(
    "batches",
    run,
    Text(zh="已导入的文件（批次）及其检索登记", en="The files that were imported, with their searches"),
    "evidence",
)
