"""What the commands of the gate and of versions share: the chain in force, tagged, and the thresholds asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qianglian.cli.failing import WrongUsage
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.chains.tagging import Tagging
    from qianglian.corpus.workspace import Workspace
    from qianglian.rules.navigation_gate import Thresholds

LeastRecall = Annotated[
    float | None, typer.Option("--recall", metavar="SHARE", min=0.0, max=1.0, show_default=False)
]
LeastPrecision = Annotated[
    float | None, typer.Option("--precision", metavar="SHARE", min=0.0, max=1.0, show_default=False)
]
Levels = Annotated[str, typer.Option("--levels", metavar="LEVELS", show_default=False)]
Minimum = Annotated[int | None, typer.Option("--minimum", metavar="N", min=1, show_default=False)]


def threshold_words() -> dict[str, Text]:
    """What the options of the thresholds say."""
    return {
        "least_recall": Text(zh="查全率门槛（默认 0.85）", en="least recall (0.85 when left out)"),
        "least_precision": Text(zh="查准率门槛（默认 0.80）", en="least precision (0.80 when left out)"),
        "levels": Text(
            zh="须达标的分支层级：1、2 或 1,2（默认）；0 只看全链",
            en="levels of branches that must pass: 1, 2 or 1,2 (the default); 0 for the whole chain only",
        ),
        "minimum": Text(
            zh="少于几项算样本不足（默认 10）", en="fewer items than this are too few (10 when left out)"
        ),
    }


def tagged_in_force(workspace: Workspace) -> Tagging:
    """The chain in force on the newest generation; raises `NotFound` where there is none."""
    from qianglian.chains.kept import needed_chain
    from qianglian.chains.tagging import tag

    return tag(workspace, needed_chain(workspace.path).chain)


def thresholds_of(
    recall: float | None, precision: float | None, levels: str, minimum: int | None
) -> Thresholds:
    """The thresholds that ship, with what the line says instead; raises `WrongUsage`."""
    from dataclasses import replace

    from qianglian.rules.navigation_gate import navigation_gate

    found = navigation_gate()
    asked = _levels(levels) if levels else found.levels
    return replace(
        found,
        recall=found.recall if recall is None else recall,
        precision=found.precision if precision is None else precision,
        levels=asked,
        minimum=found.minimum if minimum is None else minimum,
    )


def _levels(said: str) -> tuple[int, ...]:
    known: dict[str, tuple[int, ...]] = {"0": (), "1": (1,), "2": (2,), "1,2": (1, 2)}
    if said.replace(" ", "").replace("，", ",") not in known:
        raise WrongUsage(
            Text(
                zh=f"--levels 没有「{said}」，可用：{'；'.join(known)}。",
                en=f"--levels: no “{said}”. There are: {'; '.join(known)}.",
            )
        )
    return known[said.replace(" ", "").replace("，", ",")]
