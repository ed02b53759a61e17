"""`qianglian gate sample`: draw the sample for precision and write the sheet on which people judge it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qianglian.cli.asking import Actor, Wait, words
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.in_force import tagged_in_force
from qianglian.cli.own_use import ForOwnUse, kept_home, own_use_words
from qianglian.model.text import Text

WRITTEN = Text(
    zh="已写入 {file}：从 {population:,} 项中抽 {drawn:,} 项（抽样 {id}，种子 {seed}）。"
    "判定后用 qianglian gate sample-import 读回。",
    en="{file} written: {drawn:,} of {population:,} drawn (sample {id}, seed {seed}). "
    "Judge them and read the sheet back with qianglian gate sample-import.",
)


def run(
    door: Door,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    seed: Annotated[int | None, typer.Option("--seed", metavar="N", min=0, show_default=False)] = None,
    margin: Annotated[float | None, typer.Option("--margin", metavar="SHARE", show_default=False)] = None,
    expected: Annotated[
        float | None, typer.Option("--expected", metavar="SHARE", min=0.0, max=1.0, show_default=False)
    ] = None,
    floor: Annotated[int | None, typer.Option("--floor", metavar="N", min=0, show_default=False)] = None,
    for_own_use: ForOwnUse = False,
    force: Annotated[bool, typer.Option("--force")] = False,
    actor: Actor = "",
    wait: Wait = 0.0,
) -> None:
    """Draw, keep the seed, and write the sheet."""
    import secrets
    from dataclasses import replace

    from qianglian.chains import verdict_sheet
    from qianglian.chains.sampling import draw
    from qianglian.cli.sheets import writer_of
    from qianglian.cli.writing import FORCE, whole
    from qianglian.rules.navigation_gate import navigation_gate

    write, rule = writer_of(file), navigation_gate()
    asked = replace(
        rule,
        margin=_share("--margin", rule.margin if margin is None else margin),
        expected=rule.expected if expected is None else expected,
        floor=rule.floor if floor is None else floor,
    )
    with door.open(wait=wait) as workspace:
        kept_home(workspace, for_own_use)
        tagged = tagged_in_force(workspace)
        with whole(file, force=force, hint=FORCE) as part:
            chosen = secrets.randbelow(1_000_000_000) if seed is None else seed
            sample = draw(workspace, tagged, chosen, thresholds=asked, actor=actor)
            heads = [door(head) for head in verdict_sheet.COLUMNS.values()]
            rows = verdict_sheet.rows(workspace, tagged.chain, sample, door.language)
            write(part, heads, rows, verdict_sheet.choices(door.language))
    population = sum(one.population for one in sample.strata)
    drawn = len(sample.units)
    door.show(WRITTEN.format(file=file, population=population, drawn=drawn, id=sample.id, seed=sample.seed))
    door.give(
        {
            "file": str(file),
            "sample": sample.id,
            "seed": sample.seed,
            "population": population,
            "drawn": drawn,
            "strata": [
                {
                    "branch": one.branch,
                    "rest": one.rest,
                    "population": one.population,
                    "drawn": len(one.units),
                }
                for one in sample.strata
            ],
        }
    )


def _share(option: str, value: float) -> float:
    from qianglian.cli.failing import WrongUsage

    if 0 < value < 1:
        return value
    raise WrongUsage(
        Text(
            zh=f"{option} 应在 0 与 1 之间，写的是 {value}。",
            en=f"{option} lies between 0 and 1; it is {value}.",
        )
    )


COMMAND = Command(
    "gate sample",
    run,
    Text(zh="按分支随机抽样，写出查准判定表", en="Draw a random sample by branch, as a sheet to judge"),
    "navigation",
    own_use_words()
    | words("actor", "wait")
    | {
        "file": Text(zh="文件名，以 .xlsx、.csv 或 .jsonl 结尾", en="a file name in .xlsx, .csv or .jsonl"),
        "seed": Text(
            zh="随机种子；同一状态下同一种子抽出同一样本；不写则随机取一个并记下",
            en="seed: on one state the same seed draws the same; one is taken and kept when left out",
        ),
        "margin": Text(zh="容许误差 e（默认 0.05）", en="half-width e of the interval (0.05 when left out)"),
        "expected": Text(zh="预期查准率 p（默认 0.5）", en="expected precision p (0.5 when left out)"),
        "floor": Text(
            zh="每个分支至少几项（默认 10）", en="at least so many of each branch (10 when left out)"
        ),
        "force": Text(zh="覆盖已有文件", en="write over a file that is there"),
    },
)
