"""`qianglian chain begin`: an official system as a chain that a person can go on working with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qianglian.cli.asking import one_of
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.failing import WrongUsage
from qianglian.model.text import Text

WRITTEN = Text(
    zh="已写入 {file}：{name}，{nodes:,} 个节点，{rules:,} 个有自己的规则。",
    en="{file} written: {name}, {nodes:,} nodes, {rules:,} with a rule of their own.",
)
ENDING = Text(
    zh="{file}：产业链文件应以 .yaml 或 .yml 结尾。", en="{file}: the file should end in .yaml or .yml."
)


def run(
    door: Door,
    system: Annotated[str, typer.Argument(metavar="SYSTEM")],
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    reading: Annotated[str, typer.Option("--reading", metavar="WHICH")] = "as_read",
    force: Annotated[bool, typer.Option("--force")] = False,
) -> None:
    """Write the file, and say what it holds."""
    from qianglian.chains.definition import write_chain
    from qianglian.chains.official import official_chain
    from qianglian.cli.writing import FORCE, whole
    from qianglian.rules.official_systems import READINGS

    if file.suffix.lower() not in (".yaml", ".yml"):
        raise WrongUsage(ENDING.format(file=file))
    chain = official_chain(system, one_of("--reading", reading, tuple(READINGS)))
    with whole(file, force=force, hint=FORCE) as part:
        part.write_text(write_chain(chain), encoding="utf-8")
    rules = sum(bool(node.rule) for node in chain.nodes)
    door.show(WRITTEN.format(file=file, name=door(chain.name), nodes=len(chain.nodes), rules=rules))
    door.give({"file": str(file), "code": chain.code, "nodes": len(chain.nodes), "rules": rules})


COMMAND = Command(
    "chain begin",
    run,
    Text(
        zh="以官方分类体系起步：写成产业链定义文件，供修改",
        en="Begin from an official system: write it as the definition of a chain",
    ),
    "navigation",
    {
        "system": Text(
            zh="newthree、sei、greentech 或 keydigital（见 chain systems）",
            en="newthree, sei, greentech or keydigital (see chain systems)",
        ),
        "file": Text(zh="要写的 .yaml 文件", en="the .yaml file to write"),
        "reading": Text(
            zh="as_read（分类号与关键词）、ipc_only（仅分类号）或 with_cpc（IPC 或 CPC，与关键词）",
            en="as_read (IPC and keywords), ipc_only, or with_cpc (IPC or CPC, and keywords)",
        ),
        "force": Text(zh="覆盖已有文件", en="write over a file that is there"),
    },
    in_workspace=False,
)
