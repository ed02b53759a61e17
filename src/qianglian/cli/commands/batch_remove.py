"""`qianglian batch remove`: take whole files out again."""

from __future__ import annotations

from typing import Annotated

import typer

from qianglian.cli.asking import Wait, words
from qianglian.cli.command import Command
from qianglian.cli.data import batch_json, manifest_json
from qianglian.cli.door import Door
from qianglian.cli.progress import progress
from qianglian.model.text import Text

SAID = Text(
    zh="已撤回 {count} 个批次；{before:,} → {after:,} 件，数据版本 {generation}",
    en="{count} batches taken out; {before:,} → {after:,} publications, generation {generation}",
)


def run(
    door: Door, names: Annotated[list[str], typer.Argument(metavar="BATCH...")], wait: Wait = 0.0
) -> None:
    """Take batches out, by id or file name."""
    with door.open(wait=wait) as workspace:
        before = workspace.manifest
        gone = {before.batch(name).id for name in names}
        with progress(door) as listener:
            after = workspace.remove_batch(*names, listener=listener).manifest
    counts = {"before": before.publications, "after": after.publications}
    door.show(SAID.format(count=len(gone), generation=after.generation, **counts))
    listed = [batch_json(batch) for batch in before.batches if batch.id in gone]
    door.give({"removed": listed, "generation": manifest_json(after)})


COMMAND = Command(
    "batch remove",
    run,
    Text(zh="撤回整个文件（按批次编号或文件名）", en="Take whole files out, by batch id or file name"),
    "evidence",
    words("wait") | {"names": Text(zh="批次编号或文件名", en="batch ids or file names")},
)
