"""`qianglian show`: a publication with every source of every field."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from qianglian.cli.asking import CutOff, Number, ViewRows, view_of, words
from qianglian.cli.command import Command
from qianglian.cli.commands.declarations import declared_json
from qianglian.cli.door import Door
from qianglian.model.text import Text
from qianglian.model.view import EVERYTHING

if TYPE_CHECKING:
    from qianglian.corpus.showing import Shown


def run(door: Door, number: Number, view_rows: ViewRows = "", cut_off: CutOff = "") -> None:
    """Lay a publication open."""
    from qianglian.cli.screens.declarations import declared_screen
    from qianglian.cli.screens.fields import publication_screen

    view = view_of(view_rows, cut_off)
    with door.open(view) as workspace:
        found = workspace.show(number)
        # Declarations tell of the whole corpus: a View that shows less does not show them.
        declared = [
            workspace.declarations(number=one.key).rows if view == EVERYTHING else () for one in found
        ]
    for place, (shown, rows) in enumerate(zip(found, declared, strict=True)):
        door.show(*([""] if place else []), *publication_screen(shown, door.language))
        door.show(*declared_screen(rows, door.language))
    door.give(
        [
            {**shown_json(shown), "declarations": [declared_json(row) for row in rows]}
            for shown, rows in zip(found, declared, strict=True)
        ]
    )


def shown_json(shown: Shown) -> dict[str, Any]:
    """A publication laid open, as plain data."""
    return {
        "key": shown.key,
        "number": shown.number,
        "also": list(shown.also),
        "prevalence": shown.prevalence,
        "fields": [asdict(field) for field in shown.fields],
    }


COMMAND = Command(
    "show",
    run,
    Text(zh="一件文献的全部字段及其来源（溯源）", en="A publication with every source of every field"),
    "search",
    words("number", "view_rows", "cut_off"),
)
