"""A ranking by likeness: number, date, shares of the parts, title; under it the nearest sentence, words and classes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text as Styled

from qianglian.cli.screens.grid import grid, plain, short
from qianglian.cli.screens.hits import figure_line, marked
from qianglian.corpus.similar.parts import NAMES
from qianglian.model.text import Language, Text

if TYPE_CHECKING:
    from qianglian.corpus.similar.answer import Contribution, SimilarHit, SimilarPage

LONGEST = 240
"""Characters of a sentence that are shown."""

HEADS = (
    Text(zh="公开号", en="Number"),
    Text(zh="公开日", en="Published"),
    Text(zh="相似的来源", en="Alike by"),
    Text(zh="标题与理由", en="Title and reasons"),
)
ASKED_NUMBER = Text(zh="与 {number} 相似：{text}", en="Like {number}: {text}")
ASKED_TEXT = Text(zh="与所给文字相似：{text}", en="Like the text: {text}")
AMONG = Text(zh="比较范围：", en="Compared with: ")
SENTENCE = Text(zh="最近的句子：", en="Nearest sentence: ")
WORDS = Text(zh="共同的词：", en="Words in common: ")
CLASSES = Text(zh="共同的分类：", en="Classes in common: ")
UNKNOWN = Text(zh="未知", en="unknown")
NOTHING = Text(zh="比较范围内没有相似的文献。", en="Among what was compared there is nothing like it.")
RANKING = Text(
    zh="这是排序，不是计数：列出多少件由 --limit 决定；要可核对的件数请用 qianglian search。",
    en="This is a ranking, not a count: --limit says how many are listed. For counts use qianglian search.",
)


def similar_screen(page: SimilarPage, language: Language) -> Iterator[RenderableType]:
    """The page in one language."""
    asked = (
        ASKED_NUMBER.format(number=page.number, text=page.text)
        if page.number
        else ASKED_TEXT.format(text=page.text)
    )
    yield Styled(short(asked.in_(language), 160), "bold")
    yield Styled(AMONG.in_(language), "dim").append_text(
        figure_line(page.within, page.within.definition, language)
    )
    for note in page.notes:
        yield Styled(plain(note.in_(language)), "yellow")
    if not page.hits:
        yield Styled(NOTHING.in_(language), "dim")
        return
    table = grid([head.in_(language) for head in HEADS], fold=(3,))
    for hit in page:
        table.add_row(
            Styled(plain(hit.number), "cyan"),
            hit.hit.row.get("publication_date") or "",
            _parts(hit.parts, language),
            _reasons(hit, language),
        )
    yield Styled("")
    yield table
    yield Styled(RANKING.in_(language), "dim")


def _parts(parts: tuple[Contribution, ...], language: Language) -> Styled:
    """``词 40% (0.31)`` a line: the share of the part, and what it says; a part that is not known says so."""
    lines = []
    for one in parts:
        value = UNKNOWN.in_(language) if one.value is None else f"{one.value:.2f}"
        lines.append(f"{NAMES[one.part].in_(language)} {one.share:.0%} ({value})")
    return Styled("\n".join(lines))


def _reasons(hit: SimilarHit, language: Language) -> Styled:
    out = marked(hit.hit.title, hit.hit.highlights.get("title", []))
    if hit.sentence is not None and hit.sentence.field == "abstract":
        start, end = hit.sentence.span
        inside = [
            (max(a, start) - start, min(b, end) - start)
            for a, b in hit.hit.highlights.get("abstract", [])
            if a < end and b > start
        ]
        told = marked(hit.sentence_text, inside)
        told.truncate(LONGEST, overflow="ellipsis")
        out.append(f"\n{SENTENCE.in_(language)}", "dim").append_text(told)
    between = {"zh": "、", "en": ", "}[language]
    # Classes with a space between, or a symbol would be cut at the edge of the screen.
    for head, listed in ((WORDS, between.join(hit.words)), (CLASSES, "; ".join(hit.classes))):
        if listed:
            out.append(f"\n{head.in_(language)}", "dim").append(plain(listed))
    return out
