"""`qianglian why-not`: what became of a number, the question that reviewers ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qianglian.cli.asking import CutOff, DialectName, ViewRows, read_query, view_of, words
from qianglian.cli.command import Command
from qianglian.cli.data import clause_json, judgement_json, text_json
from qianglian.cli.door import Door
from qianglian.cli.failing import WrongUsage
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.whynot import Fate


def run(
    door: Door,
    line: Annotated[list[str], typer.Argument(metavar="NUMBER... [QUERY]")],
    query: Annotated[str, typer.Option("--query", "-q", metavar="QUERY", show_default=False)] = "",
    dialect: DialectName = "",
    view_rows: ViewRows = "",
    cut_off: CutOff = "",
) -> None:
    """Tell the fate of each number."""
    from qianglian.cli.screens.fates import fate_screen

    numbers, query = _apart(line, query)
    with door.open(view_of(view_rows, cut_off)) as workspace:
        fates = workspace.why_not(numbers, read_query(door, query, dialect))
        files = {batch.id: batch.name for batch in workspace.manifest.batches}
    for place, fate in enumerate(fates):
        door.show(*([""] if place else []), *fate_screen(fate, files, door.language, asked=bool(query)))
    door.give([fate_json(fate, files) for fate in fates])


def _apart(line: list[str], query: str) -> tuple[list[str], str]:
    """Numbers and query: the last word is the query when it is no number and none was given by ``--query``."""
    if query or len(line) == 1 or _is_number(line[-1]):
        return line, query
    if all(_is_number(word) for word in line[:-1]) or len(line) == 2:
        return line[:-1], line[-1]
    raise WrongUsage(
        Text(
            zh=f"「{line[-1]}」是号码还是检索式不明确。",
            en=f"It is not clear whether “{line[-1]}” is a number or a query.",
        ),
        hint=Text(zh="检索式请用 --query 给出。", en="Give the query with --query."),
    )


def _is_number(word: str) -> bool:
    """Whether a word reads as a publication number or a key: a query hardly ever does."""
    from qianglian.model.numbers import PublicationNumber, publication_number

    found = publication_number(word)
    if isinstance(found, PublicationNumber):
        return bool(found.country) or word.isdigit()
    return len(word) == 17 and word[0] == "p" and word.isalnum()


def fate_json(fate: Fate, files: dict[str, str]) -> dict[str, Any]:
    """A fate as plain data."""
    return {
        "asked": fate.asked,
        "fate": fate.name,
        "text": text_json(fate.text),
        "number": fate.number,
        "key": fate.key,
        "failing": fate.failing,
        "clause": clause_json(fate.clause) if fate.clause else None,
        "places": list(fate.places),
        "others": list(fate.others),
        "rejections": [{**row, "file": files.get(row["batch"], "")} for row in fate.rejections],
        "judgement": judgement_json(fate.judgement) if fate.judgement else None,
    }


COMMAND = Command(
    "why-not",
    run,
    Text(
        zh="某号为何不在结果中：不在任何文件、被拒收、被剔除，或不符合哪一条",
        en="Why a number is not there: in no file, rejected, removed, or failing which clause",
    ),
    "search",
    words("dialect", "view_rows", "cut_off")
    | {
        "line": Text(
            zh="一个或多个号码，最后可跟检索式", en="one or more numbers; a query may stand at the end"
        ),
        "query": Text(zh="检索式（也可写在号码之后）", en="the query (it may also follow the numbers)"),
    },
)
