"""`qianglian generate`: invented publications for trials, labelled as such."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.failing import WrongUsage
from qianglian.cli.writing import free, unwritable
from qianglian.model.text import Text

SAID = Text(
    zh="合成示例数据：{rows:,} 行、{unique:,} 件 → {out}（企业、人名、号码均为虚构）",
    en="synthetic data: {rows:,} rows, {unique:,} publications → {out} (firms, people and numbers do not exist)",
)


def run(
    door: Door,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="JSONL")],
    publications: Annotated[
        int, typer.Option("--publications", "-n", metavar="N", min=1, max=1_000_000)
    ] = 1_000,
    seed: Annotated[int, typer.Option("--seed", metavar="N")] = 20240401,
    repeated: Annotated[float, typer.Option("--repeated", metavar="SHARE", min=0.0, max=1.0)] = 0.0,
    damaged: Annotated[float, typer.Option("--damaged", metavar="SHARE", min=0.0, max=1.0)] = 0.0,
) -> None:
    """Write synthetic publications as JSON Lines."""
    from qianglian.sources.synthetic import SyntheticSpec, write_jsonl

    free(out)
    if not out.parent.is_dir():
        raise WrongUsage(Text(zh=f"没有文件夹 {out.parent}。", en=f"There is no folder {out.parent}."))
    try:
        truth = write_jsonl(SyntheticSpec(publications, seed, repeated, damaged), out)
    except OSError as error:
        raise unwritable(out, error) from error
    door.show(SAID.format(rows=truth.rows, unique=truth.unique, out=out))
    door.give({"out": str(out), "synthetic": True, "rows": truth.rows, "unique": truth.unique})


COMMAND = Command(
    "generate",
    run,
    Text(
        zh="生成合成示例数据（虚构，供试用与测试）", en="Write synthetic publications, for trials and tests"
    ),
    "machine",
    {
        "out": Text(zh="要写的 JSON Lines 文件", en="the JSON Lines file to write"),
        "publications": Text(zh="件数", en="how many"),
        "seed": Text(zh="种子：同一种子得到同样的数据", en="the same seed gives the same data"),
        "repeated": Text(zh="重复行的比例（0 到 1）", en="share of rows written twice (0 to 1)"),
        "damaged": Text(
            zh="损坏行的比例（0 到 1）", en="share of rows spoilt as exports spoil them (0 to 1)"
        ),
    },
    in_workspace=False,
)
