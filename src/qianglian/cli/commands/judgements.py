"""`qianglian judgements`: people's decisions about evidence, oldest first."""

from __future__ import annotations

from qianglian.cli.command import Command
from qianglian.cli.data import judgement_json
from qianglian.cli.door import Door
from qianglian.model.text import Text

HEADS = (
    Text(zh="序", en="#"),
    Text(zh="时间", en="Time"),
    Text(zh="何人", en="Who"),
    Text(zh="结论", en="Decision"),
    Text(zh="文献", en="Publication"),
    Text(zh="理由", en="Why"),
)
NONE = Text(zh="还没有人工结论。", en="There are no judgements yet.")


def run(door: Door) -> None:
    """List the judgements."""
    from qianglian.cli.screens.grid import grid, plain
    from qianglian.cli.screens.labels import DECISIONS, named

    with door.open() as workspace:
        found = workspace.judgements()
    table = grid([door(head) for head in HEADS], right=(0,), fold=(5,))
    for one in found:
        named_by = one.details.get("number") or one.details.get("name") or one.subject
        beside = one.details.get("other") or one.details.get("other_name") or one.details.get("kind", "")
        about = " ".join(filter(None, (named_by, beside)))
        said = named(DECISIONS, one.decision, door.language)
        table.add_row(
            str(one.sequence),
            one.time[:19].replace("T", " "),
            plain(one.actor),
            said,
            plain(about),
            plain(one.reason),
        )
    door.show(table if found else NONE)
    door.give([judgement_json(one) for one in found])


COMMAND = Command(
    "judgements",
    run,
    Text(zh="人工结论（剔除、恢复、复核）及其理由", en="People's decisions, with who, when and why"),
    "judgements",
)
