"""A chart on a sheet: the numbers that it draws, each pointing at its cell of the table, and the chart beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from qianglian.analysis.contract import Table
from qianglian.analysis.wording import columns_shown
from qianglian.documents.charts import draw
from qianglian.documents.charts.behind import Cell
from qianglian.documents.charts.plots import Matrix, Plot
from qianglian.documents.figure_pack.exhibits import Chart, Exhibit
from qianglian.documents.figure_pack.formats import FILTER, Formats, cell_text, number_format, width_of
from qianglian.documents.figure_pack.native_chart import height_of, native_chart
from qianglian.documents.figure_pack.page import HEAD, Page
from qianglian.documents.figure_pack.table_sheet import stated
from qianglian.documents.stating import INCOMPLETE, covered_by, is_number

ROW = 20
"""Pixels of a row."""
PICTURE_CM, DPI = 20, 200
EMPTY = "空格：未知或样本不足，见表。数字取自所列的表：改表中的数，图随之变。"
HEAT = "底色随数值深浅；颜色由条件格式给出，可修改。"

Sheets = Mapping[int, str]
"""The sheet of each table, by the ``id`` of the table."""


def write_figure_sheet(
    book: Any, sheet: Any, formats: Formats, exhibit: Exhibit, ways: Sequence[tuple[str, str]], sheets: Sheets
) -> None:
    """Write one chart."""
    chart = exhibit.chart
    if chart is None:
        raise ValueError("a sheet of a chart needs one")
    tables = {id(cell.table): cell.table for cell in chart.behind.values()}
    named = "、".join(sheets[one] for one in tables if one in sheets) or "—"
    widths = _widths(chart.plot)
    page = Page(sheet, formats, widths)
    page.columns()
    of = next(iter(tables.values()), None) or next(iter(exhibit.finding.tables), None)
    what = f"数据取自：{named} · {stated(of)}" if of else f"数据取自：{named}"
    page.begin(exhibit, ways, what, f"定义：{of.definition}" if of else "")
    below = HEAD
    if chart.plot is None:
        below = _picture(sheet, chart)
    else:
        _block(sheet, formats, chart, sheets)
        below += len(_rows(chart.plot)) + 1
        sheet.freeze_panes(HEAD + 1, 1)
    if isinstance(chart.plot, Plot):
        drawn = native_chart(book, exhibit.sheet, chart.plot, exhibit.title, HEAD, _axis_format(chart))
        sheet.insert_chart(HEAD, len(chart.plot.series) + 2, drawn)
        below = max(below, HEAD + height_of(chart.plot) // ROW)
    page.notes(below + 1, _said(exhibit, chart))


def _said(exhibit: Exhibit, chart: Chart) -> list[str]:
    lines = [INCOMPLETE] if chart.plot is not None and chart.plot.hollow else []
    lines += [HEAT] if isinstance(chart.plot, Matrix) else []
    lines += [EMPTY] if chart.behind else []
    lines += [f"注：{caveat.zh}" for caveat in exhibit.finding.caveats]
    coverage = covered_by(exhibit.finding)
    return [*lines, f"覆盖：{coverage}"] if coverage else lines


def _rows(plot: Plot | Matrix) -> Sequence[str]:
    return plot.rows if isinstance(plot, Matrix) else plot.categories


def _heads(plot: Plot | Matrix) -> list[str]:
    if isinstance(plot, Matrix):
        return [f"{name}*" if at in plot.hollow else name for at, name in enumerate(plot.columns)]
    return [one.name for one in plot.series]


def _widths(plot: Plot | Matrix | None) -> list[float]:
    if plot is None:
        return []
    first = max((width_of(name) for name in _rows(plot)), default=0) + FILTER
    each = 8.0 if isinstance(plot, Matrix) and len(plot.columns) > 8 else 13.0
    return [float(min(56, max(12, first))), *[each] * len(_heads(plot))]


def _block(sheet: Any, formats: Formats, chart: Chart, sheets: Sheets) -> None:
    """The numbers of the chart: categories down, series across."""
    plot = chart.plot
    if plot is None:
        return
    sheet.set_row(HEAD, 46 if isinstance(plot, Matrix) else 32)
    years = all(_is_year(name) for name in _rows(plot))
    corner = plot.name if isinstance(plot, Matrix) else "年份" if years else "名称"
    sheet.write_string(HEAD, 0, cell_text(corner), formats.head)
    for at, name in enumerate(_heads(plot), 1):
        sheet.write_string(HEAD, at, cell_text(name), formats.head)
    values = plot.values()
    down = isinstance(plot, Plot)
    for line, name in enumerate(_rows(plot)):
        _category(sheet, formats, HEAD + 1 + line, name, down and line in plot.hollow)
        for at in range(len(_heads(plot))):
            cell = chart.behind.get((line, at))
            place = HEAD + 1 + line, at + 1
            if cell is not None and id(cell.table) in sheets:
                _pointing(sheet, formats, place, cell, sheets[id(cell.table)])
            elif is_number(values.get((line, at))):
                sheet.write_number(*place, values[line, at], formats.number("#,##0.##"))
            else:
                sheet.write_blank(*place, None, formats.text)
    if isinstance(plot, Matrix):
        _shade(sheet, formats, plot)


def _category(sheet: Any, formats: Formats, line: int, name: str, starred: bool) -> None:
    if _is_year(name):
        shown = '0"*"' if starred else "0"
        sheet.write_number(line, 0, int(name), formats.category(shown))
    else:
        sheet.write_string(line, 0, cell_text(name), formats.plain)


def _is_year(name: str) -> bool:
    return name.isascii() and name.isdigit() and len(name) == 4


def _pointing(sheet: Any, formats: Formats, place: tuple[int, int], cell: Cell, target: str) -> None:
    """The number of a table's cell, pointing at it. What is unknown there is empty here: a gap in the chart."""
    if not is_number(cell.value):
        sheet.write_blank(*place, None, formats.text)
        return
    there = cell_of(cell.table, cell.row, cell.column.name)
    form = formats.number(number_format(cell.value, cell.column))
    if there is None:
        sheet.write_number(*place, cell.value, form)
    else:
        # The name of a sheet holds no apostrophe (`exhibits`), so that this is all that can be in the formula.
        sheet.write_formula(*place, f"='{target}'!{there}", form, cell.value)


def cell_of(table: Table, row: int, column: str) -> str | None:
    """Where a cell of a table lies on its sheet ($C$7); None for a column that is not shown."""
    names = [one.name for one in columns_shown(table)]
    if column not in names:
        return None
    return str(xl_rowcol_to_cell(HEAD + 1 + row, names.index(column), row_abs=True, col_abs=True))


def _shade(sheet: Any, formats: Formats, plot: Matrix) -> None:
    """The colours of the cells, as the reader's program works them out; white figures on what is dark."""
    area = HEAD + 1, 1, HEAD + len(plot.rows), len(plot.columns)
    colours = {
        "min_color": plot.colours[0],
        "mid_color": plot.colours[len(plot.colours) // 2],
        "max_color": plot.colours[-1],
        "min_type": "num",
    }
    first, every = xl_rowcol_to_cell(*area[:2]), xl_range_abs(*area)
    if plot.low < 0:
        ends = {
            "min_value": plot.low,
            "mid_type": "num",
            "mid_value": 0,
            "max_type": "num",
            "max_value": plot.high,
        }
        dark = f"=ABS({first})>={plot.high * 0.6}"
    else:
        ends = {"min_value": 0, "mid_type": "percent", "mid_value": 50, "max_type": "max"}
        dark = f"={first}>=0.45*MAX({every})"
    white = formats(font_color="#FFFFFF")
    sheet.conditional_format(*area, {"type": "formula", "criteria": dark, "format": white})
    sheet.conditional_format(*area, {"type": "3_color_scale", **ends, **colours})


def _axis_format(chart: Chart) -> str:
    """Per cent on the axis of shares."""
    kinds = {cell.column.kind for cell in chart.behind.values()}
    return "0%" if kinds and kinds <= {"share", "rate"} else ""


def _picture(sheet: Any, chart: Chart) -> int:
    """What no office program draws, as a picture."""
    drawing = draw(chart.option)
    sheet.insert_image(HEAD, 0, "chart.png", {"image_data": BytesIO(drawing.png(PICTURE_CM, DPI))})
    height = PICTURE_CM / 2.54 * 96 * drawing.size.height / drawing.size.width
    return HEAD + int(height / ROW) + 2
