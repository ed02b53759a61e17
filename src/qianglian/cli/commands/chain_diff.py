"""`qianglian chain diff`: what moved between two versions, or since one, and the publications behind it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qianglian.cli.asking import Limit, words
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.in_force import tagged_in_force
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.chains.moved import Moved, Moves
    from qianglian.corpus.workspace import Workspace

VERSION, NOW = Text(zh="第 {number} 版", en="version {number}"), Text(zh="现在", en="now")


def run(
    door: Door,
    older: Annotated[int | None, typer.Argument(metavar="FROM", show_default=False)] = None,
    newer: Annotated[int | None, typer.Argument(metavar="TO", show_default=False)] = None,
    limit: Limit = 10,
) -> None:
    """Compare and tell."""
    from qianglian.cli.screens.moved import moved_screen

    with door.open() as workspace:
        found, names = _compared(workspace, older, newer)
    door.show(*moved_screen(found, names, door.language, limit))
    door.give(moved_json(found, names))


def _compared(workspace: Workspace, older: int | None, newer: int | None) -> tuple[Moved, tuple[Text, Text]]:
    """What moved, and what the two moments are called; raises `NotFound`."""
    from qianglian.chains.content import content
    from qianglian.chains.moved import moved
    from qianglian.chains.versions import version_of, versions
    from qianglian.model.errors import NotFound

    held = versions(workspace)
    if older is None and held:
        older = held[-1].number
    if older is None:
        raise NotFound(
            Text(zh="还没有发布过版本，无从比较。", en="Nothing was published yet to compare with."),
            hint=Text(zh="qianglian chain publish 发布。", en="qianglian chain publish publishes."),
        )
    before = version_of(workspace, older).content
    if newer is None:
        after, last = content(workspace, tagged_in_force(workspace), before), held[-1].number + 1
    else:
        after, last = version_of(workspace, newer).content, newer
    between = [one.content for one in held if older < one.number < last]
    to = NOW if newer is None else VERSION.format(number=newer)
    return moved(before, after, between), (VERSION.format(number=older), to)


def moved_json(found: Moved, names: tuple[Text, Text]) -> dict[str, Any]:
    """Everything as plain data, each item with its publications."""
    return {
        "from": asdict(names[0]),
        "to": asdict(names[1]),
        "same_evidence": found.same_evidence,
        "chain": {**asdict(found.chain), "asks_otherwise": sorted(found.chain.asks_otherwise)},
        "nodes": [
            {
                "code": one.code,
                "name": asdict(one.name),
                "families": _moves_json(one.families),
                "publications": _moves_json(one.publications),
            }
            for one in found.nodes
        ],
    }


def _moves_json(moves: Moves) -> dict[str, Any]:
    return {
        "old": moves.old,
        "new": moves.new,
        "come": [asdict(item) for item in moves.come],
        "gone": [asdict(item) for item in moves.gone],
    }


COMMAND = Command(
    "chain diff",
    run,
    Text(
        zh="两个版本之间（或某版至今）各节点的增减、原因及背后的文献",
        en="What moved between two versions, or since one: by node, why, and the publications behind it",
    ),
    "navigation",
    words("limit")
    | {
        "older": Text(zh="从第几版；不写为最后一版", en="from this version; the last one when left out"),
        "newer": Text(zh="到第几版；不写为现在", en="to this version; now when left out"),
    },
)
