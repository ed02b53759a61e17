"""`qianglian explain`: why a publication is a hit, and how its rank came about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from qianglian.cli.asking import CutOff, DialectName, Number, ViewRows, read_query, view_of, words
from qianglian.cli.command import Command
from qianglian.cli.data import clause_json
from qianglian.cli.door import Door
from qianglian.model.text import Text

SCORE = Text(
    zh="得分 {value:.3f}（BM25，由检索式中的词得出）",
    en="score {value:.3f} (BM25, from the words of the query)",
)
NO_SCORE = Text(
    zh="没有得分：不符合检索式，或检索式中没有词。", en="no score: no hit, or no words in the query."
)


def run(
    door: Door,
    number: Number,
    query: Annotated[str, typer.Argument(metavar="QUERY")],
    dialect: DialectName = "",
    view_rows: ViewRows = "",
    cut_off: CutOff = "",
) -> None:
    """Show the clauses and the score."""
    from qianglian.cli.screens.fates import clause_lines

    with door.open(view_of(view_rows, cut_off)) as workspace:
        clause, score = workspace.explain(number, read_query(door, query, dialect))
    door.show(number, *clause_lines(clause, door.language))
    value = float(score.get("value", 0.0))
    door.show(SCORE.format(value=value) if value else NO_SCORE, *_account(score))
    door.give({"number": number, "clause": clause_json(clause), "score": score or None})


def _account(score: dict[str, Any], depth: int = 1) -> Iterator[str]:
    """The parts of a score, as far down as each word."""
    for part in score.get("details") or ():
        if part.get("value") and depth < 3:
            yield f"{'  ' * depth}{float(part['value']):8.3f}  {part.get('description', '')}"
            yield from _account(part, depth + 1)


COMMAND = Command(
    "explain",
    run,
    Text(
        zh="某件为何命中：逐条检索条件与得分",
        en="Why a publication is a hit: clause by clause, and its score",
    ),
    "search",
    words("number", "query", "dialect", "view_rows", "cut_off"),
)
