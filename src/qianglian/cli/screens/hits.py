"""A page of hits: number, date, status, title with the words found, applicants."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text as Styled

from qianglian.cli.screens.grid import counts, grid, heading, plain, short
from qianglian.cli.screens.labels import FACETS, STATES, TYPES, named
from qianglian.model.figure import UNITS, Figure
from qianglian.model.text import Language, Text

if TYPE_CHECKING:
    from qianglian.corpus.searching import Hit, Page

FOUND = "bold yellow not dim"
AROUND = 28
"""Characters shown on either side of a word found in an abstract."""

YEARS = ("py", "fy")

EVERYTHING = Text(zh="全部", en="everything")
HEADS = (
    Text(zh="公开号", en="Number"),
    Text(zh="公开日", en="Published"),
    Text(zh="状态", en="Status"),
    Text(zh="标题", en="Title"),
    Text(zh="申请人（或权利人）", en="Applicants (or owners)"),
)
GENERATION = Text(zh="数据版本 {number}", en="generation {number}")
CUT_OFF = Text(zh="截止 {day}", en="cut-off {day}")
NEXT = Text(zh="下一页：", en="Next page: ")
NOTHING = Text(
    zh="没有找到。qianglian why-not 号码 检索式 说明某件为何不在其中。",
    en="Nothing found. qianglian why-not NUMBER QUERY says why a publication is not among them.",
)


def figure_line(figure: Figure, query: str, language: Language) -> Styled:
    """``1,234 件  检索式 · 数据版本 3 · f0123…``"""
    value = "?" if figure.value is None else f"{figure.value:,}"
    one = language == "en" and figure.value == 1
    line = Styled(f"{value} {figure.unit if one else UNITS[figure.unit].in_(language)}", "bold")
    told = [GENERATION.format(number=figure.generation).in_(language), figure.id]
    if figure.cut_off:
        told.insert(0, CUT_OFF.format(day=figure.cut_off).in_(language))
    line.append(f"  {plain(query) or EVERYTHING.in_(language)}", "not bold")
    line.append("  " + " · ".join(told), "not bold dim")
    return line


def hits_screen(page: Page, language: Language, again: str = "") -> Iterator[RenderableType]:
    """The page; ``again`` is the command line that continues it, without its cursor."""
    yield figure_line(page.total, page.query, language)
    if page.hits:
        table = grid([head.in_(language) for head in HEADS], fold=(3,))
        table.columns[4].max_width = 26
        for hit in page.hits:
            table.add_row(*_cells(hit, language))
        yield Styled("")
        yield table
    else:
        yield Styled(NOTHING.in_(language), "dim")
    for name, found in page.facets.items():
        # Years come oldest first; the newest are the ones that are looked for.
        ordered = reversed(found) if name in YEARS else found
        yield heading(named(FACETS, name, language))
        told = ((_value(name, value, language), count) for value, count in ordered)
        yield Styled("  " + counts(told, whole=name in YEARS))
    if page.next:
        line = f"{NEXT.in_(language)}{again} --cursor {shlex.quote(page.next)}"
        yield Styled(f"\n{line}", "dim", no_wrap=True)


def _cells(hit: Hit, language: Language) -> tuple[str | Styled, ...]:
    row = hit.row
    status = row.get("status") or ""
    return (
        Styled(plain(hit.number), "cyan"),
        row.get("publication_date") or "",
        named(STATES, status, language) if status else "",
        _title(hit),
        # Granted specifications of some offices name the owner alone.
        short("；".join(row.get("applicants") or row.get("owners") or ()), 26),
    )


def _title(hit: Hit) -> Styled:
    """The title; under it, where the words stand in the abstract alone, the passage."""
    title = marked(hit.title, hit.highlights.get("title", []))
    spans = hit.highlights.get("abstract", [])
    if not spans or "title" in hit.highlights:
        return title
    return title.append("\n").append_text(_passage(hit.abstract, spans[0]))


def _passage(text: str, span: tuple[int, int]) -> Styled:
    start, end = max(span[0] - AROUND, 0), min(span[1] + AROUND, len(text))
    passage = marked(text[start:end], [(span[0] - start, span[1] - start)])
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return Styled(before, "dim").append_text(passage).append(after)


def marked(text: str, spans: list[tuple[int, int]]) -> Styled:
    """``text`` with the words found set off."""
    shown = Styled(plain(text))
    for start, end in spans:
        shown.stylize(FOUND, start, end)
    return shown


def _value(facet: str, value: str, language: Language) -> str:
    tables = {"st": STATES, "type": TYPES}
    return named(tables[facet], value, language) if facet in tables else str(value)
