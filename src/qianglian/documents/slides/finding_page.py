"""One finding on one page: its first sentence as the message, its chart or table, and what else it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

from pptx.util import Emu, Inches

from qianglian.analysis.contract import Column, Finding, Table
from qianglian.analysis.wording import columns_shown, written
from qianglian.documents.charts import Size, draw
from qianglian.documents.charts.behind import Cell as Drawn
from qianglian.documents.charts.behind import cells_behind, incomplete_years
from qianglian.documents.charts.plots import Matrix, Plot, plot_of
from qianglian.documents.slides.deck import Deck, Line, Page, shortened
from qianglian.documents.slides.grid import Cell, add_grid
from qianglian.documents.slides.native_chart import add_chart
from qianglian.documents.slides.style import BOTTOM, GREY, LEFT, RIGHT, TEXT, TOP, Box
from qianglian.documents.stating import INCOMPLETE, head_of, incomplete_rows, is_number, taken_of

BESIDE = Inches(3.7)
"""Width of what stands beside a chart."""
MOST_COLUMNS, MOST_ROWS = 11, 12
"""Of a matrix that is drawn as a table; a larger one is a picture."""
LISTED, LISTED_COLUMNS = 11, 7
"""Rows and columns of a table on a slide."""
WIDE = Size(1180, 470)
NUMBERS = frozenset({"year", "count", "share", "rate", "ratio", "number"})


def write_finding(deck: Deck, finding: Finding, kicker: str) -> Page:
    """Write the page of a finding."""
    first = finding.sentences[0] if finding.sentences else None
    page = deck.page(finding.title.zh, kicker)
    if first is not None:
        page.retitle(page.says(finding, first))
    others = [page.says(finding, one) for one in finding.sentences[1:4]]
    tables = _content(page, finding, others)
    page.source(finding, tables)
    page.footnote(_footnote(finding, tables))
    return page


def _content(page: Page, finding: Finding, others: Sequence[str]) -> Sequence[Table]:
    """The chart or the table, and the other sentences beside it; returns the tables that are shown."""
    width = RIGHT - LEFT - (BESIDE + Inches(0.3) if others else 0)
    box = LEFT, TOP + Inches(0.1), width, BOTTOM - TOP - Inches(0.25)
    if others:
        lines = [Line(words, 16, TEXT, bullet=True, after=10) for words in others]
        page.text((RIGHT - BESIDE, TOP + Inches(0.3), BESIDE, Inches(4)), lines)
    plot = plot_of(finding.chart, incomplete_years(finding)) if finding.chart else None
    behind = cells_behind(finding, plot) if plot else {}
    tables = list({id(cell.table): cell.table for cell in behind.values()}.values())
    if finding.chart is None:
        return _listed(page, finding, box)
    if isinstance(plot, Plot):
        add_chart(page.slide, box, plot, behind, finding.title.zh)
    elif isinstance(plot, Matrix):
        _matrix(page, plot, finding, box)
    else:
        _picture(page, finding, box)
    for table in tables:
        page.shows(finding, table)
    return tables


def _matrix(page: Page, plot: Matrix, finding: Finding, box: Box) -> None:
    """A heat map as a table whose cells are shaded; of many rows or columns those with the largest sums."""
    behind = cells_behind(finding, plot)
    across = _largest(plot, 1, plot.columns, MOST_COLUMNS)
    down = _largest(plot, 0, plot.rows, MOST_ROWS)
    rows = []
    for line in down:
        cells = [Cell(shortened(plot.rows[line], 18))]
        for at in across:
            cells.append(_shaded(plot, plot.cells.get((line, at)), behind.get((line, at))))
        rows.append(cells)
    heads = [f"{shortened(plot.columns[at], 20)}{'*' if at in plot.hollow else ''}" for at in across]
    every = frozenset(range(1, len(heads) + 1))
    first = 2.4 if len(across) > 6 else 1.8
    add_grid(
        page.slide,
        box,
        ["", *heads],
        rows,
        [first, *[1.0] * len(across)],
        middle=every,
        tallest=0.6,
        size=12 if len(down) < 9 else 11,
    )
    if len(across) < len(plot.columns) or len(down) < len(plot.rows):
        page.notes.append("表中只列合计最大的行、列（年份列最近的），全部见图表数据包。")


def _largest(plot: Matrix, side: int, names: Sequence[str], most: int) -> list[int]:
    """All places where they fit; else the last years, or those with the largest sums."""
    every = list(range(len(names)))
    if len(names) <= most:
        return every
    if all(name.isdigit() for name in names):
        return every[-most:]
    sums = {at: sum(value for place, value in plot.cells.items() if place[side] == at) for at in every}
    return sorted(every, key=lambda at: (-sums[at], at))[:most]


def _shaded(plot: Matrix, drawn: float | None, cell: Drawn | None) -> Cell:
    """A cell on its ground; without a number, in what word the table says so."""
    if drawn is None:
        return Cell(written(cell.value, cell.column) if cell else "—", colour=GREY)
    fill = plot.colour(drawn).lstrip("#").upper()
    words = written(cell.value, cell.column) if cell else f"{drawn:,g}"
    return Cell(words, fill, "FFFFFF" if _dark(fill) else TEXT)


def _dark(colour: str) -> bool:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 140


def _picture(page: Page, finding: Finding, box: Box) -> None:
    """What has no native likeness, as a picture with its words."""
    left, top, width, height = (int(one) for one in box)
    drawing = draw(finding.chart or {}, WIDE)
    across = min(width, int(height * WIDE.width / WIDE.height))
    png = drawing.png(across / 360_000, 200)
    shape = page.slide.shapes.add_picture(
        BytesIO(png), Emu(left + (width - across) // 2), Emu(top), width=Emu(across)
    )
    shape._element.nvPicPr.cNvPr.set("descr", finding.title.zh)


def _listed(page: Page, finding: Finding, box: Box) -> Sequence[Table]:
    """The first table that has rows."""
    table = next(one for one in finding.tables if one.rows)
    list_table(page, finding, table, box)
    return (table,)


def list_table(
    page: Page,
    finding: Finding,
    table: Table,
    box: Box,
    names: Sequence[str] = (),
    most: int = LISTED,
    dressed: Callable[[str, str], Cell | None] = lambda name, words: None,
) -> None:
    """A table in a box: the columns called by ``names`` (else the first), and so many rows.

    ``dressed`` gives the cell for a column's name and its words where it is not plain.
    """
    shown = [column for column in columns_shown(table) if column.name != "complete"]
    columns = [column for name in names for column in shown if column.name == name] or shown[:LISTED_COLUMNS]
    starred = set(incomplete_rows(table))
    rows = [
        [
            dressed(column.name, written(row[column.name], column))
            or _cell(row[column.name], column, at in starred)
            for column in columns
        ]
        for at, row in enumerate(table.rows[:most])
    ]
    right = frozenset(at for at, column in enumerate(columns) if column.kind in NUMBERS)
    widths = [1.0 if column.kind in NUMBERS else 2.2 for column in columns]
    add_grid(page.slide, box, [head_of(column) for column in columns], rows, widths, right)
    page.shows(finding, table, range(len(rows)))
    if len(table.rows) > most:
        page.notes.append(f"表中列前 {most} 行，共 {len(table.rows):,} 行，全表见图表数据包。")


def _cell(value: object, column: Column, starred: bool) -> Cell:
    words = written(value, column)
    star = "*" if starred and column.kind == "year" else ""
    return Cell(
        shortened(words, 34) + star, colour=TEXT if is_number(value) or column.kind not in NUMBERS else GREY
    )


def _footnote(finding: Finding, tables: Sequence[Table]) -> str:
    """The first things to know: on which data, incomplete years, the first caveat."""
    table = next(iter(tables), None) or next(iter(finding.tables), None)
    parts = [taken_of(table)] if table else []
    parts += [INCOMPLETE] if any(any(incomplete_rows(one)) for one in finding.tables) else []
    parts += [caveat.zh for caveat in finding.caveats[:2]]
    return "注：" + " ".join(parts)
