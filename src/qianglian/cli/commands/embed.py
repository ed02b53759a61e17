"""`qianglian embed`: give every text its vector, so that meaning can be searched."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from qianglian.cli.asking import Wait, words
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.text import Text

Folder = Annotated[Path | None, typer.Argument(metavar="[WORKSPACE]", show_default=False)]
FOLDER = Text(
    zh="项目文件夹；也可用 --workspace，或不写（同其他命令）",
    en="folder of the workspace; --workspace does as well, or nothing, as with other commands",
)

SAID = Text(
    zh="已向量化 {covered:,}/{of:,} 件（数据版本 {generation}），本次 {encoded:,} 段文本",
    en="{covered:,} of {of:,} publications embedded (generation {generation}), {encoded:,} texts now",
)
WITHOUT = Text(
    zh="另有 {without:,} 件没有标题、摘要和权利要求，不能按语义检索",
    en="{without:,} more have neither title nor abstract nor claim: meaning does not find them",
)
BY = Text(zh="向量模型 {embedder}", en="embedder {embedder}")


def run(
    door: Door,
    folder: Folder = None,
    embedder: Annotated[str, typer.Option("--embedder", metavar="NAME", show_default=False)] = "",
    wait: Wait = 0.0,
) -> None:
    """Embed what has no vector yet."""
    from qianglian.cli.progress import progress

    door.workspace = folder or door.workspace
    with door.open(wait=wait) as workspace, progress(door) as listener:
        done = workspace.embed(embedder, listener=listener)
    values = asdict(done)
    door.show(SAID.format(**values), BY.format(**values))
    if done.without:
        door.show(WITHOUT.format(**values))
    door.give(values)


COMMAND = Command(
    "embed",
    run,
    Text(
        zh="向量化：供语义检索使用；可随时中断，再次运行接着做",
        en="Embed the texts for search by meaning; may be stopped at any time and goes on when run again",
    ),
    "evidence",
    words("wait")
    | {
        "folder": FOLDER,
        "embedder": Text(
            zh="向量模型；不写则取 QIANGLIAN_EMBEDDER，再取已安装的",
            en="the embedder; else QIANGLIAN_EMBEDDER, else what is installed",
        ),
    },
)
