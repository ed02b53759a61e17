"""`qianglian why`: from a figure in print to the records that were counted for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qianglian.cli.asking import MORE, Limit, words
from qianglian.cli.command import Command
from qianglian.cli.door import Door
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.documents.navigation.basis import Standing
    from qianglian.documents.why import Walked

SAME = Text(zh="与文档印出的一致", en="as the document prints it")
CHANGED = Text(
    zh="文档印出的是 {then}：数据或规则此后有变化",
    en="the document prints {then}: data or rules have changed",
)
SAID = Text(
    zh="{id} · 《{document}》{place} · {table} · {column}{cell} = {value}（{same}）",
    en="{id} · {document} {place} · {table} · {column}{cell} = {value} ({same})",
)
HEADS = (Text(zh="主键", en="Key"), Text(zh="文献", en="Records"))
NONE = Text(zh="这个数字背后没有逐件记录。", en="There are no records one by one behind this number.")


def run(
    door: Door,
    mark: Annotated[str, typer.Argument(metavar="FIGURE")],
    limit: Limit = 40,
) -> None:
    """Find the figure in the documents that the workspace keeps, ask for it again, and list its records."""
    from qianglian.documents.navigation.again import figures_again
    from qianglian.documents.why import find

    with door.open() as workspace:
        kept = find(workspace.path, mark)
        answers = list(figures_again(workspace, kept))
        for at, (standing, walked) in enumerate(answers):
            _said(door, walked)
            # A figure that several documents print has its records listed once.
            if at + 1 == len(answers) or not _alike(walked, answers[at + 1][1]):
                _records(door, standing, walked, limit)
        door.give([_json(walked) for _, walked in answers])


def _alike(one: Walked, other: Walked) -> bool:
    return one.id == other.id and list(one.keys) == list(other.keys)


def _said(door: Door, walked: Walked) -> None:
    """Where the figure is printed, what it is, and whether it still is."""
    from qianglian.cli.screens.grid import plain

    kept = walked.kept
    same = SAME if walked.same else CHANGED.format(then=kept.value)
    cell = "，".join(f"{name} = {value}" for name, value in kept.keys.items())
    facts = {"id": kept.id, "document": kept.document, "place": kept.place, "table": kept.table}
    said = SAID.format(
        **facts, column=kept.column, cell=f"（{cell}）" if cell else "", value=walked.value, same="{same}"
    )
    door.show(plain(door(said).replace("{same}", door(same))))


def _records(door: Door, standing: Standing, walked: Walked, limit: int) -> None:
    """The records behind it."""
    from qianglian.cli.screens.grid import grid, plain
    from qianglian.documents.navigation.calling import called

    if not walked.keys:
        door.show(NONE)
        return
    shown = walked.keys[:limit] if limit else walked.keys
    table = grid([door(head) for head in HEADS])
    for key in shown:
        table.add_row(key, plain(called(standing.ground, key)))
    door.show(table)
    if len(walked.keys) > len(shown):
        door.show(MORE.format(count=len(walked.keys) - len(shown)))


def _json(walked: Walked) -> dict[str, Any]:
    kept = walked.kept
    return {
        "id": kept.id,
        "document": kept.document,
        "place": kept.place,
        "analysis": kept.analysis,
        "table": kept.table,
        "column": kept.column,
        "at": dict(kept.keys),
        "printed": kept.value,
        "value": walked.value,
        "same": walked.same,
        "same_evidence": walked.same_evidence,
        "unit": kept.unit,
        "definition": kept.definition,
        "generation": kept.generation,
        "keys": list(walked.keys),
    }


COMMAND = Command(
    "why",
    run,
    Text(
        zh="溯源：报告或图谱中一个数字（按其编号）背后的全部文献",
        en="The records behind one number of a report or an atlas, by its mark",
    ),
    "navigation",
    words("limit")
    | {
        "mark": Text(
            zh="数字的编号：正文上标、图谱中的标记，或完整编号",
            en="the mark of the number, as printed, or its whole id",
        )
    },
)
