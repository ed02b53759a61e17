"""A `Plot` as a chart of PowerPoint's own, with its numbers in a workbook inside: to be edited, not only looked at."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from qianglian.documents.charts.behind import Behind
from qianglian.documents.charts.plots import Plot, Series
from qianglian.documents.slides.deck import shortened
from qianglian.documents.slides.second_axis import put_on_second_axis
from qianglian.documents.slides.style import RULE, TEXT, Box, clean, faces, rgb
from qianglian.documents.stating import is_number

TYPES = {
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked_bar": XL_CHART_TYPE.BAR_STACKED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "points": XL_CHART_TYPE.XY_SCATTER_LINES,
}
LONGEST = 28
"""Characters of a label."""
APART = 0.07
"""Of the width or height of a chart, between two points that are labelled."""
AIR, MOST_AIR = 55, 500
"""Per cent of a bar between two bars, and the most that the format knows."""
USUAL_BARS = 8
"""Bars that fill a page with that air; fewer are not made thicker."""
MOST_BARS = 12
"""Bars that lie down on one slide; the workbook of the report has all."""


def add_chart(slide: Any, box: Box, plot: Plot, behind: Behind, words: str) -> Any:
    """Draw a plot in a box of a slide, with the numbers of the cells behind it; ``words`` are for who cannot see it."""
    plot, values, shown = _ready(plot, behind)
    place = tuple(Emu(int(one)) for one in box)
    data = _points(plot, values) if plot.kind == "points" else _categories(plot, values, shown)
    frame = slide.shapes.add_chart(TYPES[plot.kind], *place, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(words))
    chart = frame.chart
    # The workbook inside is written anew: the library would take a label that begins with = for a formula.
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(plot, values))
    _dress(chart, plot, shown)
    for at, series in enumerate(list(chart.series)):
        _series(series, plot, plot.series[0 if plot.kind == "points" else at])
    if any(one.second for one in plot.series):
        put_on_second_axis(chart, [at for at, one in enumerate(plot.series) if one.second], plot.second)
    _faces(chart)
    return frame


Values = list[list[float | None]]
"""By series, the numbers of its categories."""


def _ready(plot: Plot, behind: Behind) -> tuple[Plot, Values, str]:
    """The plot as a slide holds it: not too many bars, the cells' own numbers, and how they are shown."""
    most = MOST_BARS if plot.lies else len(plot.categories)
    if len(plot.categories) > most:
        series = tuple(
            Series(one.name, one.values[:most], one.as_line, one.second, one.colour) for one in plot.series
        )
        plot = Plot(plot.kind, plot.categories[:most], series, plot.across, plot.up, plot.second, plot.hollow)
    values: Values = []
    for place, one in enumerate(plot.series):
        own = [behind.get((at, place)) for at in range(len(plot.categories))]
        values.append(
            [
                (cell.value if is_number(cell.value) else None) if cell is not None else drawn
                for cell, drawn in zip(own, one.values, strict=True)
            ]
        )
    kinds = {cell.column.kind for cell in behind.values()}
    shown = "0.0%" if kinds and kinds <= {"share", "rate"} else "0.00" if kinds == {"ratio"} else "#,##0"
    return plot, values, shown


def _categories(plot: Plot, values: Values, shown: str) -> Any:
    made: Any = CategoryChartData
    data = made(number_format=shown)
    data.categories = [_label(word) for word in plot.categories]
    for one, numbers in zip(plot.series, values, strict=True):
        data.add_series(_label(one.name), numbers)
    return data


def _points(plot: Plot, values: Values) -> Any:
    made: Any = XyChartData
    data = made(number_format="#,##0")
    series = data.add_series(_label(plot.up))
    for across, up in _pairs(values):
        series.add_data_point(across, up)
    return data


def _pairs(values: Values) -> Iterator[tuple[float, float]]:
    yield from ((x or 0, y or 0) for x, y in zip(values[0], values[1], strict=True))


def _label(words: str) -> str:
    return shortened(words, LONGEST) or "—"


def _workbook(plot: Plot, values: Values) -> bytes:
    """The numbers where the chart looks for them, texts as texts."""
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        if plot.kind == "points":
            sheet.write_string(0, 1, _label(plot.up))
            for row, pair in enumerate(_pairs(values), 1):
                for column, value in enumerate(pair):
                    sheet.write_number(row, column, value)
                sheet.write_string(row, 2, _label(plot.categories[row - 1]))
        else:
            for row, word in enumerate(plot.categories, 1):
                sheet.write_string(row, 0, _label(word))
            for column, (one, numbers) in enumerate(zip(plot.series, values, strict=True), 1):
                sheet.write_string(0, column, _label(one.name))
                for row, number in enumerate(numbers, 1):
                    if number is not None:
                        sheet.write_number(row, column, number)
    return made.getvalue()


def _dress(chart: Any, plot: Plot, shown: str) -> None:
    chart.has_title = False
    chart.font.size = Pt(12)
    chart.font.color.rgb = rgb(TEXT)
    many = len(plot.series) > 1 and plot.kind != "points"
    chart.has_legend = many
    if many:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(12)
    across, up = chart.category_axis, chart.value_axis
    across.format.line.color.rgb = rgb(RULE)
    across.has_major_gridlines = False
    up.has_major_gridlines = plot.kind != "bar"
    if plot.lies:
        # The first category on top; the axis of numbers crosses at the last, which is at the bottom.
        across.reverse_order, across.crosses = True, XL_AXIS_CROSSES.MAXIMUM
        across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        across.format.line.fill.background()
    if plot.kind == "bar":
        up.visible = False
    else:
        line = up.major_gridlines.format.line
        line.color.rgb, line.width, line.dash_style = rgb(RULE), Pt(0.75), MSO_LINE.DASH
        up.format.line.fill.background()
        up.tick_labels.number_format = "0%" if shown.endswith("%") else shown
        up.tick_labels.number_format_is_linked = False
        _named(up, plot.up)
    if plot.kind == "points":
        _named(across, plot.across)
    if plot.kind not in ("line", "points"):
        chart.plots[0].gap_width = _gap(len(plot.categories))
    if plot.kind == "column" and len([one for one in plot.series if not one.as_line]) > 1:
        chart.plots[0].overlap = 0
    if plot.kind == "bar":
        chart.plots[0].has_data_labels = True
        labels = chart.plots[0].data_labels
        labels.number_format, labels.number_format_is_linked = shown, False
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        labels.font.size = Pt(12)


def _gap(categories: int) -> int:
    """The air between bars in per cent of a bar: few bars stay as slim as many.

    >>> [_gap(count) for count in (1, 3, 12)]
    [500, 313, 55]
    """
    slim = round(USUAL_BARS / max(categories, 1) * (100 + AIR) - 100)
    return min(MOST_AIR, max(AIR, slim))


def _named(axis: Any, words: str) -> None:
    if not words:
        return
    axis.has_title = True
    axis.axis_title.text_frame.text = clean(words)
    run = axis.axis_title.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold = Pt(12), False


def _series(series: Any, plot: Plot, one: Series) -> None:
    """Colours as in the report; incomplete years hollow."""
    colour = rgb(one.colour.lstrip("#"))
    lined = plot.kind in ("line", "points") or one.as_line
    if lined and not one.as_line:
        series.format.line.color.rgb, series.format.line.width = colour, Pt(2.25)
        series.smooth = False
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 6
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour
        series.marker.format.line.color.rgb = colour
    else:
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour
    for at in sorted(plot.hollow):
        _hollow(series.points[at], colour, lined and not one.as_line)
    if plot.kind == "points":
        for at in _apart(plot):
            word = plot.categories[at]
            frame = series.points[at].data_label.text_frame
            frame.text = word
            frame.paragraphs[0].runs[0].font.size = Pt(11)
            series.points[at].data_label.position = XL_LABEL_POSITION.ABOVE


def _apart(plot: Plot) -> list[int]:
    """The points that get a label: the last, and before it those far enough from the one labelled last."""
    across, up = ([value or 0 for value in one.values] for one in plot.series[:2])
    width, height = (max(values) - min(values) or 1 for values in (across, up))
    found: list[int] = []
    for at in reversed(range(len(across))):
        steps = [((across[at] - across[one]) / width, (up[at] - up[one]) / height) for one in found]
        if all(abs(x) > APART or abs(y) > APART for x, y in steps):
            found.append(at)
    return found


def _hollow(point: Any, colour: Any, lined: bool) -> None:
    white = rgb("FFFFFF")
    line = point.format.line
    line.color.rgb, line.dash_style = colour, MSO_LINE.DASH
    if lined:
        line.width = Pt(1.75)
        point.marker.style, point.marker.size = XL_MARKER_STYLE.CIRCLE, 6
        point.marker.format.fill.solid()
        point.marker.format.fill.fore_color.rgb = white
        point.marker.format.line.color.rgb = colour
        return
    line.width = Pt(1.25)
    point.format.fill.solid()
    point.format.fill.fore_color.rgb = white


def _faces(chart: Any) -> None:
    """The typefaces of every text of a chart."""
    space = chart._chartSpace
    for tag in ("a:defRPr", "a:rPr"):
        for properties in space.iter(qn(tag)):
            faces(properties)
            if tag == "a:defRPr":
                for name in ("lang", "altLang"):
                    properties.attrib.pop(name, None)
