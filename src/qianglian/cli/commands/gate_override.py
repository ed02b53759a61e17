"""`qianglian gate override`: a named person lets an outcome pass that the gate does not."""

from __future__ import annotations

from typing import Annotated

import typer

from qianglian.cli.asking import Reason, Wait, words
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
    zh="已记入人工结论：只对现在这一结果有效，并随结果一同印出。",
    en="Written to the judgements: it holds for this very outcome, and is printed wherever that is.",
)


def run(
    door: Door,
    reason: Reason,
    actor: Annotated[str, typer.Option("--actor", metavar="NAME")],
    least_recall: LeastRecall = None,
    least_precision: LeastPrecision = None,
    levels: Levels = "",
    minimum: Minimum = None,
    wait: Wait = 0.0,
) -> None:
    """Measure, and override what was measured."""
    from dataclasses import replace

    from qianglian.chains.gate import measure, override
    from qianglian.chains.gate_json import gate_json
    from qianglian.cli.screens.gate import outcome_line, override_line

    asked = thresholds_of(least_recall, least_precision, levels, minimum)
    with door.open(wait=wait) as workspace:
        gate = measure(workspace, tagged_in_force(workspace), asked).gate
        gate = replace(gate, override=override(workspace, gate, reason, actor))
    door.show(outcome_line(gate.outcome, door.language), override_line(gate, door.language), SAID)
    door.give(gate_json(gate))


COMMAND = Command(
    "gate override",
    run,
    Text(
        zh="质量门槛未通过时，由具名负责人写明理由放行",
        en="Let an outcome pass that the gate does not, by name and with a reason",
    ),
    "navigation",
    threshold_words()
    | words("reason", "wait")
    | {"actor": Text(zh="具名负责人（必填）", en="the person who answers for it (needed)")},
)
