"""`qianglian family review`: what only people can settle about families."""

from __future__ import annotations

from qianglian.cli.command import Command
from qianglian.cli.commands.family_show import KIND, Kind
from qianglian.cli.data import judgement_json
from qianglian.cli.door import Door
from qianglian.model.text import Text

HEADS = (
    Text(zh="同族", en="Family"),
    Text(zh="代表文献", en="Led by"),
    Text(zh="为何复核", en="Why"),
    Text(zh="相关结论", en="Judgements behind it"),
)
REASONS: dict[str, Text] = {
    "verdicts": Text(zh="结论不一致：{question}", en="answers differ: {question}"),
    "different": Text(zh="判为不同族，而优先权相连", en="judged different, joined by the evidence"),
}
NONE = Text(zh="没有需要复核的同族。", en="There is nothing to review.")


def run(door: Door, kind: Kind = "simple") -> None:
    """List the conflicts with the judgements behind them."""
    from qianglian.cli.screens.grid import grid, plain

    with door.open() as workspace:
        found = workspace.family_review(kind)
    table = grid([door(head) for head in HEADS], fold=(2, 3))
    for one in found:
        behind = "\n".join(
            f"#{j.sequence} {j.details.get('number', j.subject)} "
            f"{j.details.get('answer') or j.details.get('other_number', '')} ({j.actor}: {j.reason})"
            for j in one.behind
        )
        why = door(REASONS[one.reason].format(question=one.question))
        listed = "\n".join(plain(line) for line in behind.splitlines())
        table.add_row(one.family, plain(one.number), plain(why), listed)
    door.show(table if found else NONE)
    door.give(
        [
            {
                "reason": one.reason,
                "family": one.family,
                "number": one.number,
                "question": one.question,
                "judgements": [judgement_json(j) for j in one.behind],
            }
            for one in found
        ]
    )


COMMAND = Command(
    "family review",
    run,
    Text(zh="合并后互相矛盾的结论，待复核", en="Judgements that a merge set against each other"),
    "judgements",
    {"kind": KIND},
)
