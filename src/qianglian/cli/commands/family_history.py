"""`qianglian family history`: merges and splits of families, and keys that lead elsewhere now."""

from __future__ import annotations

from dataclasses import asdict

from qianglian.cli.asking import MORE, Limit, words
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.text import Text

HEADS = (
    Text(zh="数据版本", en="Generation"),
    Text(zh="口径", en="Kind"),
    Text(zh="变动", en="What"),
    Text(zh="原同族", en="Was"),
    Text(zh="现同族", en="Is"),
    Text(zh="成员", en="Members"),
)
EVENTS: dict[str, Text] = {
    "merged": Text(zh="合并", en="merged"),
    "split": Text(zh="拆分", en="split"),
    "moved": Text(zh="换键", en="moved"),
}
NONE = Text(
    zh="还没有合并或拆分。从首次计算同族起记录。",
    en="No merge or split is on record; they are recorded from the first time that families are made.",
)


def run(door: Door, limit: Limit = 20) -> None:
    """List the changes, the newest last."""
    from qianglian.cli.screens.grid import grid, plain
    from qianglian.cli.screens.labels import named
    from qianglian.corpus.families.kinds import title_of

    with door.open() as workspace:
        found = workspace.family_history()
    shown = found[-limit:] if limit else found
    table = grid([door(head) for head in HEADS], fold=(3, 4, 5))
    for one in shown:
        members = " | ".join(" ".join(numbers) for numbers in one.members.values())
        table.add_row(
            f"{one.from_generation} → {one.to_generation}",
            door(title_of(one.kind)),
            named(EVENTS, one.event, door.language),
            " ".join(one.families),
            " ".join(one.into),
            plain(members),
        )
    if len(found) > len(shown):
        door.show(MORE.format(count=len(found) - len(shown)))
    door.show(table if found else NONE)
    door.give([asdict(one) for one in found])


COMMAND = Command(
    "family history",
    run,
    Text(zh="同族的合并、拆分与换键", en="Merges and splits of families, and keys that lead elsewhere now"),
    "judgements",
    words("limit"),
)
