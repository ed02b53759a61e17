"""`qianglian corpus generations`: the generations of evidence on disk."""

from __future__ import annotations

from qianglian.cli.command import Command
from qianglian.cli.data import manifest_json
from qianglian.cli.door import Door
from qianglian.cli.finding import find_workspace
from qianglian.model.text import Text

HEADS = (
    Text(zh="数据版本", en="Generation"),
    Text(zh="时间", en="Created"),
    Text(zh="件", en="Publications"),
    Text(zh="文件", en="Files"),
    Text(zh="由来", en="Purpose"),
)


def run(door: Door) -> None:
    """List them; the one in force is marked."""
    from rich.text import Text as Styled

    from qianglian.cli.screens.grid import grid, number, short
    from qianglian.corpus.layout import Layout
    from qianglian.corpus.pruning import generations

    with door.open() as workspace:
        now = workspace.manifest.generation
    found = generations(Layout(find_workspace(door.workspace)))
    table = grid([door(head) for head in HEADS], right=(0, 2, 3))
    for one in found:
        ours = one.generation == now
        mark = Styled(f"{'→ ' * ours}{one.generation}", "bold" if ours else "")
        counts = (number(one.publications), number(len(one.batches)))
        table.add_row(mark, one.created[:19].replace("T", " "), *counts, short(one.purpose, 60))
    door.show(table)
    door.give([{**manifest_json(one), "in_force": one.generation == now} for one in found])


COMMAND = Command(
    "corpus generations",
    run,
    Text(zh="磁盘上的数据版本", en="The generations on disk"),
    "machine",
)
