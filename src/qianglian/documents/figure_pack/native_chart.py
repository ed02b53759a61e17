"""A `Plot` as a chart of the workbook, drawn from the cells on its sheet, in the colours of the report."""

from __future__ import annotations

from typing import Any

from qianglian.analysis.charting import PAPER, RULE, TEXT
from qianglian.documents.charts.plots import Plot, Series
from qianglian.documents.figure_pack.formats import FONT

WIDTH, HEIGHT, LINE = 720, 400, 24
"""Pixels of a chart, and of each bar that lies down."""
TALLEST = 900
_TYPES: dict[str, dict[str, str]] = {
    "column": {"type": "column"},
    "stacked": {"type": "column", "subtype": "stacked"},
    "bar": {"type": "bar"},
    "stacked_bar": {"type": "bar", "subtype": "stacked"},
    "line": {"type": "line"},
    "points": {"type": "scatter", "subtype": "straight_with_markers"},
}
LINED = {"type": "line"}


def native_chart(book: Any, sheet: str, plot: Plot, title: str, head: int, shown: str = "") -> Any:
    """A chart of the cells below row ``head`` of a sheet: categories in its first column, a series in each other.

    ``shown`` is the format of the numbers on its axis; "" for that of the cells.
    """
    first, last = head + 1, head + len(plot.categories)
    chart = book.add_chart(_TYPES[plot.kind])
    beside = book.add_chart(LINED) if any(one.as_line for one in plot.series) else None
    if plot.kind == "points":
        chart.add_series(_points(sheet, plot, first, last))
    else:
        for at, one in enumerate(plot.series, 1):
            series = _series(sheet, plot, one, (first, last, at, head))
            (beside if one.as_line and beside is not None else chart).add_series(series)
    if beside is not None:
        chart.combine(beside)
        if any(one.second for one in plot.series):
            beside.set_y2_axis({"name": plot.second, **_axis(), "major_gridlines": {"visible": False}})
    _dress(chart, plot, title, shown)
    return chart


def _series(sheet: str, plot: Plot, one: Series, where: tuple[int, int, int, int]) -> dict[str, Any]:
    first, last, column, head = where
    told: dict[str, Any] = {
        "name": [sheet, head, column],
        "categories": [sheet, first, 0, last, 0],
        "values": [sheet, first, column, last, column],
    }
    if one.second:
        told["y2_axis"] = True
    if plot.kind == "line" or one.as_line:
        told |= {"line": {"color": one.colour, "width": 2}, "marker": _marker(one.colour)}
        told["points"] = _marked(plot, {"fill": {"color": PAPER}, "border": {"color": one.colour}})
        return told
    told |= {"fill": {"color": one.colour}, "gap": 60, "overlap": 100 if "stacked" in plot.kind else 0}
    edge = {"color": one.colour, "dash_type": "dash", "width": 1}
    told["points"] = _marked(plot, {"fill": {"color": PAPER}, "border": edge})
    if plot.kind == "bar":
        told["data_labels"] = {"value": True, "font": _font(9)}
    return told


def _points(sheet: str, plot: Plot, first: int, last: int) -> dict[str, Any]:
    """Points across and up, joined in their order, each called by its category."""
    colour = plot.series[0].colour
    words = [{"value": f"='{sheet}'!$A${row + 1}"} for row in range(first, last + 1)]
    return {
        "name": plot.up,
        "categories": [sheet, first, 1, last, 1],
        "values": [sheet, first, 2, last, 2],
        "line": {"color": colour, "width": 1.5},
        "marker": _marker(colour),
        "points": _marked(plot, {"fill": {"color": PAPER}, "border": {"color": colour}}),
        "data_labels": {"value": True, "custom": words, "position": "above", "font": _font(8)},
    }


def _marked(plot: Plot, dress: dict[str, Any]) -> list[dict[str, Any] | None] | None:
    """What incomplete years wear."""
    if not plot.hollow:
        return None
    return [dress if at in plot.hollow else None for at in range(len(plot.categories))]


def _marker(colour: str) -> dict[str, Any]:
    return {"type": "circle", "size": 5, "fill": {"color": colour}, "border": {"color": colour}}


def height_of(plot: Plot) -> int:
    """Pixels that a chart is high: what lies down asks for room for each bar."""
    if not plot.lies:
        return HEIGHT
    legend = 50 if len(plot.series) > 1 else 0
    return min(TALLEST, max(220, 70 + legend + LINE * len(plot.categories)))


def _dress(chart: Any, plot: Plot, title: str, shown: str) -> None:
    chart.set_size({"width": WIDTH, "height": height_of(plot)})
    chart.set_title({"name": title, "name_font": {**_font(12), "bold": True}, "overlay": False})
    chart.show_blanks_as("gap")
    chart.show_hidden_data()
    chart.set_chartarea({"border": {"color": RULE}})
    one = len(plot.series) == 1 or plot.kind == "points"
    chart.set_legend({"none": True} if one else {"position": "bottom", "font": _font(9)})
    across: dict[str, Any] = {"name": plot.across, **_axis(), "major_gridlines": {"visible": False}}
    up: dict[str, Any] = {"name": plot.up, **_axis(), "line": {"none": True}}
    up["major_gridlines"] = {"visible": True, "line": {"color": RULE, "dash_type": "dash", "width": 0.75}}
    up |= {"num_format": shown} if shown else {}
    if plot.lies:
        # The first category on top; the axis of numbers crosses at the last, which is at the bottom.
        across |= {"reverse": True, "label_position": "low", "crossing": "max", "interval_unit": 1}
    if plot.kind == "bar":
        # Numbers stand at the bars, so that their axis says nothing more.
        up |= {"visible": False, "major_gridlines": {"visible": False}}
    # What lies down has its categories on the axis that stands.
    chart.set_x_axis(up if plot.lies else across)
    chart.set_y_axis(across if plot.lies else up)


def _axis() -> dict[str, Any]:
    return {"num_font": _font(9), "name_font": _font(9), "line": {"color": RULE}}


def _font(size: float) -> dict[str, Any]:
    return {"name": FONT, "size": size, "color": TEXT, "bold": False}
