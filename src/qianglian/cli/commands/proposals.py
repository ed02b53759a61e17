"""`qianglian proposals`: pairs of publications that a person should look at."""

from __future__ import annotations

from dataclasses import asdict

from qianglian.cli.asking import MORE, Limit, words
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.text import Text

HEADS = (
    Text(zh="一件", en="One"),
    Text(zh="另一件", en="Other"),
    Text(zh="建议", en="Proposal"),
    Text(zh="依据", en="Reasons"),
)
NONE = Text(zh="没有待复核的合并建议。", en="There is nothing to decide.")
NEXT = Text(
    zh="复核：qianglian decide {one} {other} --same（或 --different）--reason 理由",
    en="Settle one: qianglian decide {one} {other} --same (or --different) --reason WHY",
)


def run(door: Door, limit: Limit = 20) -> None:
    """List the proposals."""
    from qianglian.cli.screens.grid import grid, plain
    from qianglian.cli.screens.labels import FIELDS, RELATIONS, VERDICTS, named

    with door.open() as workspace:
        found = workspace.proposals()
    shown = found[: limit or None]
    table = grid([door(head) for head in HEADS], fold=(3,))
    for one in shown:
        reasons = [
            f"{named(FIELDS, name, door.language)} {named(VERDICTS, verdict, door.language)}"
            for name, verdict in one.reasons
        ]
        said = named(RELATIONS, one.relation, door.language)
        table.add_row(plain(one.one_number), plain(one.other_number), said, " · ".join(reasons))
    door.show(table if found else NONE)
    if len(found) > len(shown):
        door.show(MORE.format(count=len(found) - len(shown)))
    if shown:
        door.show(NEXT.format(one=shown[0].one_number, other=shown[0].other_number))
    door.give([asdict(one) for one in found])


COMMAND = Command(
    "proposals",
    run,
    Text(zh="待人工复核的合并建议", en="Pairs of publications for a person to decide"),
    "judgements",
    words("limit"),
)
