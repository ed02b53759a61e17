"""`qianglian chain write`: the chain in force as a file to review, change and use again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.chain import Chain
from qianglian.model.text import Text

WRITTEN = Text(
    zh="已写入 {file}：{count:,} 个节点。改后用 qianglian chain check、chain use 读回。",
    en="{file} written: {count:,} nodes. Change it, then qianglian chain check and chain use.",
)


def run(
    door: Door,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    sample: Annotated[bool, typer.Option("--sample")] = False,
    force: Annotated[bool, typer.Option("--force")] = False,
) -> None:
    """Write the chain by the ending of the file's name."""
    from qianglian.chains.files import save
    from qianglian.cli.writing import FORCE, whole

    chain = _sample() if sample else _in_force(door)
    with whole(file, force=force, hint=FORCE) as part:
        save(part, chain, door.language)
    door.show(WRITTEN.format(file=file, count=len(chain.nodes)))
    door.give({"file": str(file), "chain": chain.code, "nodes": len(chain.nodes)})


def _sample() -> Chain:
    from qianglian.chains.sample import sample_chain

    return sample_chain()


def _in_force(door: Door) -> Chain:
    from qianglian.chains.kept import needed_chain

    with door.open() as workspace:
        return needed_chain(workspace.path).chain


COMMAND = Command(
    "chain write",
    run,
    Text(
        zh="将现用产业链写成 YAML 或技术分解表（xlsx）",
        en="Write the chain in force as YAML or as a workbook",
    ),
    "navigation",
    {
        "file": Text(zh="文件名，以 .yaml 或 .xlsx 结尾", en="a file name in .yaml or .xlsx"),
        "sample": Text(
            zh="改写随附的合成示例链（不需要项目）", en="the synthetic sample instead (needs no workspace)"
        ),
        "force": Text(zh="覆盖已有文件", en="write over a file that is there"),
    },
)
