"""A finding on a terminal: its tables, its sentences, what the data cover, and what must be said under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text as Styled

from qianglian.analysis.contract import MODULES, STATES, Column, Finding, Row, Table
from qianglian.analysis.wording import columns_shown, said, written
from qianglian.cli.screens.grid import grid, heading, short
from qianglian.cli.screens.regions import percent
from qianglian.model.figure import UNITS
from qianglian.model.text import Language, Text

if TYPE_CHECKING:
    from qianglian.analysis.contract import Analysis

WIDEST = 44
"""Columns of a terminal that a name may take."""
HEADS = (
    Text(zh="模块", en="Module"),
    Text(zh="名称", en="Name"),
    Text(zh="分析", en="Analysis"),
    Text(zh="需产业链", en="Needs a chain"),
)
NEEDED = Text(zh="是", en="yes")
PLACE = Text(zh="行", en="Row")
COVERAGE = Text(zh="数据覆盖：{said}", en="Coverage: {said}")
NOTHING = Text(zh="无", en="Nothing")
MORE = Text(zh="… 另 {count:,} 行，--limit 0 列出全部", en="… and {count:,} more rows; --limit 0 lists all")
NO_ROOM = Text(
    zh="屏幕放不下的列：{columns}（见 --xlsx 或 --json）",
    en="No room for: {columns} (see --xlsx or --json)",
)
BEHIND = Text(
    zh="{table} · 第 {row} 行 · {column}：{value}（{count:,} {unit}）",
    en="{table} · row {row} · {column}: {value} ({count:,} {unit})",
)


def analyses_screen(found: Iterable[Analysis[Any]], language: Language) -> Iterator[RenderableType]:
    """The list of analyses."""
    table = grid([head.in_(language) for head in HEADS])
    for one in found:
        module, needed = MODULES[one.module].in_(language), NEEDED.in_(language) if one.needs_chain else ""
        table.add_row(module, one.name, one.title.in_(language), needed)
    yield table


def finding_screen(
    finding: Finding, tables: Sequence[Table], limit: int, width: int, language: Language
) -> Iterator[RenderableType]:
    """The whole answer."""
    if finding.reason is not None:
        yield Styled(f"{STATES[finding.state].in_(language)}：{finding.reason.in_(language)}", "bold yellow")
    for sentence in finding.sentences:
        yield Styled(said(finding, sentence, language))
    for table in tables:
        yield heading(table.title.in_(language))
        if table.rows:
            yield from _rows(table, limit, width, language)
        else:
            yield Styled(NOTHING.in_(language), "dim")
        if limit and len(table.rows) > limit:
            yield Styled(MORE.in_(language).format(count=len(table.rows) - limit), "dim")
    yield Styled("")
    covered = " · ".join(
        f"{one.what.in_(language)} {one.known:,}/{one.total:,} ({percent(one.share)})"
        for one in finding.coverage
    )
    yield Styled(COVERAGE.in_(language).format(said=covered), "dim")
    for caveat in finding.caveats:
        yield Styled(caveat.in_(language), "dim")


def _rows(table: Table, limit: int, width: int, language: Language) -> Iterator[RenderableType]:
    """The rows, as far as a screen has room for the columns: a number is never cut."""
    columns = columns_shown(table)
    rows = [
        [written(row[column.name], column, language) for column in columns]
        for row in table.rows[: limit or None]
    ]
    heads = [_head(column, language) for column in columns]
    room = _room([heads, *rows], len(str(len(table.rows))), width)
    numbers = [at + 1 for at, column in enumerate(columns) if column.kind not in ("label", "text", "flag")]
    shown = grid([PLACE.in_(language), *heads[: len(room)]], right=(0, *numbers))
    for place, cells in enumerate(rows, 1):
        shown.add_row(str(place), *map(short, cells, room))
    yield shown
    if len(room) < len(columns):
        left = "、".join(heads[len(room) :]) if language == "zh" else ", ".join(heads[len(room) :])
        yield Styled(NO_ROOM.in_(language).format(columns=left), "dim")


def _room(lines: list[list[str]], first: int, width: int) -> list[int]:
    """How wide each column is that there is room for; long words are cut before a column is left out."""
    wanted = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    for most in (WIDEST, 30, 20):
        room = [min(one, max(most, cell_len(head))) for one, head in zip(wanted, lines[0], strict=True)]
        if first + sum(room) + 2 * len(room) <= width:
            return room
    while len(room) > 1 and first + sum(room) + 2 * len(room) > width:
        room.pop()
    return room


def _head(column: Column, language: Language) -> str:
    return column.title.in_(language)


def behind_line(table: Table, row: Row, place: int, column: Column, count: int, language: Language) -> str:
    """What a list of records stands behind."""
    return BEHIND.in_(language).format(
        table=table.title.in_(language),
        row=place,
        column=column.title.in_(language),
        value=written(row[column.name], column, language),
        count=count,
        unit=UNITS[column.unit or "record"].in_(language),
    )
