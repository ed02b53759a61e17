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
    Text(zh="行", en="Rows"),
    Text(zh="拒收", en="Rejected"),
    Text(zh="检索日期", en="Searched"),
    Text(zh="命中", en="Hits"),
)


def run(door: Door) -> None:
    """List the batches."""
    from qianglian.cli.screens.grid import grid, number, plain, short

    with door.open() as workspace:
        batches = workspace.manifest.batches
    table = grid([door(head) for head in HEADS], right=(3, 4, 6))
    for batch in batches:
        told = [number(batch.rows), number(batch.rejected)]
        search = (plain(batch.search.get("date") or ""), number(batch.search.get("hits")))
        table.add_row(batch.id, short(batch.name, 30), short(batch.database, 14), *told, *search)
    door.show(table)
    door.give([batch_json(batch) for batch in batches])


COMMAND = Command(
    "batches",
    run,
    Text(zh="已导入的文件（批次）及其检索登记", en="The files that were imported, with their searches"),
    "evidence",
)
