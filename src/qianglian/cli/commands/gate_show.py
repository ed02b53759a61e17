"""`qianglian gate show`: the quality gate of the chain in force, by branch."""

from __future__ import annotations

from dataclasses import asdict

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


def run(
    door: Door,
    least_recall: LeastRecall = None,
    least_precision: LeastPrecision = None,
    levels: Levels = "",
    minimum: Minimum = None,
) -> None:
    """Measure and tell."""
    from qianglian.chains.gate import measure
    from qianglian.chains.gate_json import gate_json
    from qianglian.cli.screens.gate import gate_screen

    asked = thresholds_of(least_recall, least_precision, levels, minimum)
    with door.open() as workspace:
        found = measure(workspace, tagged_in_force(workspace), asked)
    door.show(*gate_screen(found.gate, found.precision, door.language))
    rows = [asdict(row) for row in found.precision.rows] if found.precision else []
    door.give({**gate_json(found.gate), "judged": rows})


COMMAND = Command(
    "gate show",
    run,
    Text(
        zh="质量门槛：各分支的查全率、查准率与结论",
        en="The quality gate: recall and precision of every branch, and the outcome",
    ),
    "navigation",
    threshold_words(),
)
