"""What became of a number, and a query clause by clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text as Styled

from qianglian.cli.screens.grid import plain
from qianglian.model.text import Language, Text

if TYPE_CHECKING:
    from qianglian.corpus.clauses import Clause
    from qianglian.corpus.whynot import Fate

SOURCES_SHOWN = 6

ALL_OF = Text(zh="以下全部", en="all of")
ONE_OF = Text(zh="以下任一", en="any of")
PLACES = Text(zh="溯源  ", en="source  ")
OTHERS = Text(zh="库中有  ", en="there is  ")
REMOVED = Text(
    zh="{actor} 于 {time} 剔除，理由：{reason}", en="removed by {actor} on {time}, because: {reason}"
)
ROW = Text(zh="{file} 第 {place} 行：{why}", en="{file}, row {place}: {why}")
READ = Text(zh="读到", en="found")
MORE = Text(zh="… 另 {count} 处", en="… and {count} more")

STYLES = {"found": "green", "fails_query": "yellow"}


def fate_screen(
    fate: Fate, files: dict[str, str], language: Language, *, asked: bool
) -> Iterator[RenderableType]:
    """A fate in words with its evidence. ``files`` names batches; ``asked``: whether there was a query."""
    line = Styled(plain(fate.number or fate.asked), "bold")
    if fate.number and fate.number != fate.asked:
        line.append(f" ← {plain(fate.asked)}", "not bold dim")
    said = fate.text.in_(language) if asked or fate.name != "found" else IN_CORPUS.in_(language)
    yield line.append(f"  {said}", f"not bold {STYLES.get(fate.name, 'red')}")
    if fate.clause and asked:
        yield from clause_lines(fate.clause, language)
    if fate.judgement:
        judgement = fate.judgement
        told = REMOVED.format(actor=judgement.actor, time=judgement.time, reason=plain(judgement.reason))
        yield Styled(f"  {told.in_(language)}")
    if fate.rejections:
        yield from _rejected(fate, files, language)
    elif fate.places:
        yield from _places(fate.places, language)
    if fate.others:
        yield Styled(f"  {OTHERS.in_(language)}{'、'.join(map(plain, fate.others))}", "dim")


IN_CORPUS = Text(zh="在库中", en="in the corpus")


def clause_lines(clause: Clause, language: Language, depth: int = 1) -> Iterator[Styled]:
    """Every clause with ✓ or ✗, its parts below it; the smallest that fail stand out."""
    broken = [part for part in clause.parts if not part.holds]
    sign, style = ("✓ ", "green") if clause.holds else ("✗ ", "red")
    line = Styled("  " * depth).append(sign, style)
    if clause.parts:
        joined = ALL_OF if clause.operator == "and" else ONE_OF
        yield line.append(joined.in_(language), "dim")
    else:
        yield line.append(plain(clause.text), "" if clause.holds or broken else "bold red")
    for part in clause.parts:
        yield from clause_lines(part, language, depth + 1)


def _places(places: tuple[str, ...], language: Language) -> Iterator[Styled]:
    for place in places[:SOURCES_SHOWN]:
        yield Styled(f"  {PLACES.in_(language)}{plain(place)}", "dim")
    if len(places) > SOURCES_SHOWN:
        yield Styled("  " + MORE.format(count=len(places) - SOURCES_SHOWN).in_(language), "dim")


def _rejected(fate: Fate, files: dict[str, str], language: Language) -> Iterator[Styled]:
    from qianglian.sources.rejections import REJECTIONS

    for row in fate.rejections[:SOURCES_SHOWN]:
        why = REJECTIONS[row["code"]].in_(language) if row["code"] in REJECTIONS else str(row["code"])
        place = f"{row['sheet']}!{row['row']}" if row["sheet"] else str(row["row"])
        told = ROW.format(file=plain(files.get(row["batch"], row["batch"])), place=plain(place), why=why)
        yield Styled(f"  {told.in_(language)}")
        if row["found"]:
            yield Styled(f"    {READ.in_(language)}: {plain(row['found'])[:200]}", "dim")
    if len(fate.rejections) > SOURCES_SHOWN:
        yield Styled("  " + MORE.format(count=len(fate.rejections) - SOURCES_SHOWN).in_(language), "dim")
