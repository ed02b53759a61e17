"""`qianglian similar`: what is like a text or a publication, with the reasons for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qianglian.cli.asking import CutOff, DialectName, ViewRows, read_query, view_of, words
from qianglian.cli.command import Command
from qianglian.cli.data import figure_json
from qianglian.cli.door import Door
from qianglian.model.text import Text

if TYPE_CHECKING:
    from qianglian.corpus.similar.answer import SimilarHit, SimilarPage


def run(
    door: Door,
    asked: Annotated[str, typer.Argument(metavar="TEXT|NUMBER")],
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=0, max=300)] = 10,
    query: Annotated[str, typer.Option("--query", "-q", metavar="QUERY", show_default=False)] = "",
    dialect: DialectName = "",
    view_rows: ViewRows = "",
    cut_off: CutOff = "",
) -> None:
    """Rank by likeness and show a page."""
    from qianglian.cli.screens.similar import similar_screen

    with door.open(view_of(view_rows, cut_off)) as workspace:
        page = workspace.similar(asked, limit=limit, query=read_query(door, query, dialect))
        door.show(*similar_screen(page, door.language))
        door.give(similar_json(page))


def similar_json(page: SimilarPage) -> dict[str, Any]:
    """A page as plain data."""
    return {
        "text": page.text,
        "number": page.number,
        "within": figure_json(page.within),
        "parts": list(page.parts),
        "weights": page.weights,
        "embedder": page.embedder,
        "left_out": list(page.left_out),
        "notes": [{"zh": note.zh, "en": note.en} for note in page.notes],
        "hits": [_hit_json(hit) for hit in page],
    }


def _hit_json(hit: SimilarHit) -> dict[str, Any]:
    sentence = hit.sentence
    return {
        **hit.hit.row,
        "score": hit.score,
        "highlights": hit.hit.highlights,
        "parts": {one.part: {"value": one.value, "share": one.share} for one in hit.parts},
        "words": list(hit.words),
        "classes": list(hit.classes),
        "sentence": sentence
        and {
            "field": sentence.field,
            "span": list(sentence.span),
            "text": hit.sentence_text,
            "score": sentence.score,
            "by": sentence.by,
        },
    }


COMMAND = Command(
    "similar",
    run,
    Text(
        zh="找与一段文字或一件文献相似的文献，并说明理由（词、语义、分类）",
        en="Find what is like a text or a publication, and why: words, meaning, classes",
    ),
    "search",
    words("dialect", "view_rows", "cut_off")
    | {
        "asked": Text(
            zh="一段技术描述（中文或英文），或库中的公开号",
            en="a technical description in Chinese or English, or a publication number of the corpus",
        ),
        "limit": Text(zh="列出件数，最多 300", en="publications listed, at most 300"),
        "query": Text(
            zh="只在符合此检索式的文献中找", en="look only among publications that match this query"
        ),
    },
)
