"""`qianglian count`: how many publications match."""

from __future__ import annotations

from qianglian.cli.asking import CutOff, DialectName, Query, ViewRows, read_query, view_of, words
from qianglian.cli.command import Command
from qianglian.cli.data import figure_json
from qianglian.cli.door import Door
from qianglian.model.text import Text


def run(
    door: Door, query: Query = "", dialect: DialectName = "", view_rows: ViewRows = "", cut_off: CutOff = ""
) -> None:
    """Count, and say what was counted."""
    from qianglian.cli.screens.hits import figure_line

    with door.open(view_of(view_rows, cut_off)) as workspace:
        figure = workspace.count(read_query(door, query, dialect))
        door.show(figure_line(figure, figure.definition if query else "", door.language))
        door.give(figure_json(figure))


COMMAND = Command(
    "count",
    run,
    Text(zh="计数（件），附定义与数据版本", en="Count, with what was counted and on which data"),
    "search",
    words("query", "dialect", "view_rows", "cut_off"),
)
