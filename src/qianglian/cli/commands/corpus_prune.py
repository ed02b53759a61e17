"""`qianglian corpus prune`: delete old generations, and what a kill left behind."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from qianglian.cli.asking import Wait, words
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.text import Text

SAID = Text(
    zh="已删除数据版本 {gone}；{files:,} 个文件，{size:.1f} MB",
    en="generations deleted: {gone}; {files:,} files, {size:.1f} MB",
)
NONE = Text(zh="无", en="none")
VECTORS = Text(zh="向量 {vectors:,} 条", en="{vectors:,} vectors")
IN_USE = Text(zh="仍有人读取，保留：{numbers}", en="kept, since somebody reads them: {numbers}")


def run(
    door: Door,
    keep: Annotated[int, typer.Option("--keep", metavar="N", min=1)] = 1,
    vectors: Annotated[bool, typer.Option("--vectors")] = False,
    wait: Wait = 0.0,
) -> None:
    """Delete what no generation that is kept needs."""
    with door.open(wait=wait) as workspace:
        done = workspace.prune(keep, vectors=vectors)
    gone = ", ".join(map(str, done.generations)) or door(NONE)
    door.show(SAID.format(gone=gone, files=done.files, size=done.bytes / 1e6))
    if vectors:
        door.show(VECTORS.format(vectors=done.vectors))
    if done.in_use:
        door.show(IN_USE.format(numbers=", ".join(map(str, done.in_use))))
    door.give(asdict(done))


COMMAND = Command(
    "corpus prune",
    run,
    Text(zh="清理旧的数据版本", en="Delete old generations, and what a kill left behind"),
    "machine",
    words("wait")
    | {
        "keep": Text(zh="保留最近几个数据版本", en="how many of the newest to keep"),
        "vectors": Text(
            zh="同时删除已无对应文本的向量，以及停用模型的向量",
            en="delete also vectors of texts that are gone, and those of embedders no longer in use",
        ),
    },
)
