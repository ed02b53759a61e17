"""`qianglian gate recall`: recall on the known items, every miss with its class."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from qianglian.cli.asking import Limit, words
from qianglian.cli.command import Command
from qianglian.cli.data import figure_json, text_json
from qianglian.cli.door import Door
from qianglian.cli.in_force import tagged_in_force
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.chains.recall import Recall, RecallRow


def run(door: Door, limit: Limit = 50) -> None:
    """Measure and tell."""
    from qianglian.chains.known_kept import lists
    from qianglian.chains.recall import recall
    from qianglian.cli.screens.gate import recall_screen
    from qianglian.rules.navigation_gate import navigation_gate

    with door.open() as workspace:
        tagged = tagged_in_force(workspace)
        found = recall(workspace, tagged, lists(workspace), share=navigation_gate().share)
    door.show(*recall_screen(found, door.language, limit))
    door.give(recall_json(found))


def recall_json(found: Recall) -> dict[str, Any]:
    """Everything as plain data."""
    return {
        "chain": found.chain,
        "generation": found.generation,
        "evidence": found.evidence,
        "lists": [one.id for one in found.lists],
        "given": found.given,
        "repeated": found.repeated,
        "unreadable": list(found.unreadable),
        "counting": text_json(found.counting),
        "warnings": [text_json(warning) for warning in found.warnings],
        "rows": [_row_json(found, row) for row in found.rows],
    }


def _row_json(found: Recall, row: RecallRow) -> dict[str, Any]:
    return {
        "branch": row.branch,
        "name": text_json(row.name),
        "side": row.side,
        "known": row.known,
        "found": figure_json(found.figure(row)),
        "held": row.held,
        "recall": row.value,
        "interval": row.interval,
        "misses": [asdict(miss) for miss in row.misses],
        "warnings": [text_json(warning) for warning in row.warnings],
    }


COMMAND = Command(
    "gate recall",
    run,
    Text(
        zh="查全率：按分支、国内外申请人；漏检逐项列出及其类别",
        en="Recall by branch and side of the applicants; every miss with its class",
    ),
    "navigation",
    words("limit"),
)
