"""`qianglian key-phrases`: what a text, a publication, or all that a query finds is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qianglian.cli.asking import CutOff, DialectName, ViewRows, read_query, view_of, words
from qianglian.cli.command import Command
from qianglian.cli.data import figure_json
from qianglian.cli.door import Door
from qianglian.cli.failing import WrongUsage
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.keyness.key_phrases import KeyPhrase, KeyPhrases

PHRASE = Text(zh="词组", en="Phrase")
TIMES = Text(zh="文中次数", en="Times in the text")
WITHIN = Text(zh="命中文献（件）", en="Of those found")
HELD = Text(zh="全库（件）", en="Of all")
FOUND = Text(
    zh="命中 {found:,} 件，读取了其中 {read:,} 件的标题和摘要来找词组；件数按全部命中文献统计。",
    en="{found:,} found; titles and abstracts of {read:,} were read for phrases, counts are of all.",
)
NONE = Text(zh="没有可取的词组。", en="There is no phrase to take.")


def run(
    door: Door,
    asked: Annotated[str, typer.Argument(metavar="TEXT-OR-NUMBER", show_default=False)] = "",
    query: Annotated[str | None, typer.Option("--query", "-q", metavar="QUERY", show_default=False)] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, max=100)] = 10,
    text_language: Annotated[str, typer.Option("--text-language", metavar="CODE", show_default=False)] = "",
    dialect: DialectName = "",
    view_rows: ViewRows = "",
    cut_off: CutOff = "",
) -> None:
    """List the phrases."""
    if (query is None) == (not asked.strip()):
        raise WrongUsage(
            Text(
                zh="请给出文本或号码，或用 --query 给出检索式。",
                en="Give a text or number, or a query with --query.",
            )
        )
    with door.open(view_of(view_rows, cut_off)) as workspace:
        node = None if query is None else read_query(door, query, dialect)
        found = workspace.key_phrases(asked, query=node, limit=limit, language=text_language)
    door.show(*_screen(door, found))
    door.give(phrases_json(found))


def _screen(door: Door, found: KeyPhrases) -> list[Any]:
    from qianglian.cli.screens.grid import grid, number, plain

    if not found.phrases:
        return [NONE]
    table = grid([door(PHRASE), door(WITHIN if found.found else TIMES), door(HELD)], right=(1, 2))
    for one in found.phrases:
        seen = one.within.value if one.within else one.times
        table.add_row(plain(one.text), number(seen), number(one.publications.value))
    if found.found is None:
        return [table]
    return [FOUND.format(found=int(found.found.value or 0), read=found.read), table]


def phrases_json(found: KeyPhrases) -> dict[str, Any]:
    """The phrases as plain data."""
    return {
        "phrases": [_phrase_json(one) for one in found.phrases],
        "read": found.read,
        "found": figure_json(found.found) if found.found else None,
    }


def _phrase_json(one: KeyPhrase) -> dict[str, Any]:
    return {
        "text": one.text,
        "score": round(one.score, 4),
        "times": one.times,
        "in_title": one.in_title,
        "publications": figure_json(one.publications),
        "within": figure_json(one.within) if one.within else None,
    }


COMMAND = Command(
    "key-phrases",
    run,
    Text(
        zh="一段文本、一件文献或一批文献的关键词组，及其在库中的件数",
        en="Key phrases of a text, a publication, or all that a query finds, with their counts",
    ),
    "search",
    words("dialect", "view_rows", "cut_off")
    | {
        "asked": Text(
            zh="文本（首行作标题）或公开号",
            en="a text (its first line counts as the title) or a publication number",
        ),
        "query": Text(zh="检索式：取全部命中文献的词组", en="a query: the phrases of all that it finds"),
        "limit": Text(zh="最多列出几个", en="how many at most"),
        "text_language": Text(
            zh="只取此语种的词组（zh、en……），用于 --query",
            en="only phrases of this language (zh, en, …), with --query",
        ),
    },
)
