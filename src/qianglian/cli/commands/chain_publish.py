"""`qianglian chain publish`: freeze the chain, what its nodes hold, and the outcome of the gate, as a version."""

from __future__ import annotations

from typing import Annotated

import typer

from qianglian.cli.asking import Actor, Wait, words
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.cli.in_force import (
    LeastPrecision,
    LeastRecall,
    Levels,
    Minimum,
    tagged_in_force,
    threshold_words,
    thresholds_of,
)
from qianglian.model.text import Text

SAID = Text(
    zh="已发布第 {number} 版：数据版本 {generation}，截止 {cut_off}，{nodes:,} 个节点。",
    en="Version {number} published: generation {generation}, cut-off {cut_off}, {nodes:,} nodes.",
)
SAME = Text(
    zh="与第 {number} 版完全相同，没有另发布。", en="The same as version {number}: nothing was published."
)
UNKNOWN = Text(zh="未知", en="unknown")


def run(
    door: Door,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", show_default=False)] = "",
    least_recall: LeastRecall = None,
    least_precision: LeastPrecision = None,
    levels: Levels = "",
    minimum: Minimum = None,
    actor: Actor = "",
    wait: Wait = 0.0,
) -> None:
    """Measure the gate and publish; `Conflict` while it is neither passed nor overridden."""
    from qianglian.chains.gate import measure
    from qianglian.chains.versions import publish
    from qianglian.cli.commands.chain_versions import version_json
    from qianglian.cli.screens.gate import outcome_line, override_line

    asked = thresholds_of(least_recall, least_precision, levels, minimum)
    with door.open(wait=wait) as workspace:
        tagged = tagged_in_force(workspace)
        gate = measure(workspace, tagged, asked).gate
        done = publish(workspace, tagged, gate, actor, note)
    one = done.version
    said = SAID if done.new else SAME
    facts = {"number": one.number, "generation": one.generation, "nodes": len(one.sizes)}
    door.show(said.format(**facts, cut_off=one.cut_off or door(UNKNOWN)))
    door.show(outcome_line(one.gate.outcome, door.language))
    if one.gate.override:
        door.show(override_line(one.gate, door.language))
    door.give({"new": done.new, "version": version_json(one)})


COMMAND = Command(
    "chain publish",
    run,
    Text(
        zh="发布版本：固定数据版本、产业链、人工结论与门槛；门槛未过不能发布",
        en="Publish a version: evidence, chain, judgements and thresholds frozen; blocked while the gate is shut",
    ),
    "navigation",
    threshold_words() | words("actor", "wait") | {"note": Text(zh="版本说明", en="a note on the version")},
)
