"""ECharts options as plain JSON: few kinds, one ink-blue family, direct labels, nothing that moves.

Labels of an option are Chinese: it is drawn for the documents and the atlas. Years that are incomplete by publication
lag are hollow. What is `INSUFFICIENT` or unknown is a gap, never zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qianglian.analysis.contract import INSUFFICIENT

INK = ("#1f3a5f", "#2f5b8c", "#5b86b5", "#8fb0d1", "#bfd2e6", "#dfe8f2")
"""Ink blue from strong to pale: for quantities."""
PAPER, RULE, TEXT = "#ffffff", "#d5dbe3", "#27303c"
CATEGORIES = ("#1f3a5f", "#c8553d", "#588157", "#b5893b", "#6d597a", "#4d908e")
"""At most six, told apart by those who see red and green alike."""
DIVERGING = ("#b5543c", "#f4f4f2", "#1f5b8c")
"""Against a benchmark: below, at, above."""
FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif'

LEANING = 40
"""Characters of the columns of a matrix beyond which they do not fit side by side."""

Option = dict[str, Any]

GRID: Mapping[str, Any] = {"left": 12, "right": 24, "top": 40, "bottom": 12, "containLabel": True}
LYING: Mapping[str, Any] = {**GRID, "right": 48, "bottom": 36}
"""Where an amount lies across: its name stands below its labels, and the number of the longest bar to its right."""


def drawn(value: Any) -> Any:
    """A value as a chart takes it: None (a gap) for what is unknown or too small a sample."""
    return None if value is None or value == INSUFFICIENT else value


def base(**parts: Any) -> Option:
    """What all options share."""
    return {
        "animation": False,
        "backgroundColor": PAPER,
        "color": list(CATEGORIES),
        "textStyle": {"fontFamily": FONT, "color": TEXT, "fontSize": 13},
        "grid": dict(GRID),
        "tooltip": {"trigger": "axis"},
        **parts,
    }


def _category(values: Sequence[Any], **more: Any) -> Option:
    axis = {"axisLine": {"lineStyle": {"color": RULE}}, "axisTick": {"show": False}}
    return {"type": "category", "data": [str(value) for value in values], **axis, **more}


def _amount(name: str, **more: Any) -> Option:
    return {
        "type": "value",
        "name": name,
        "splitLine": {"lineStyle": {"color": RULE, "type": "dashed"}},
        **more,
    }


def _lying(name: str) -> Option:
    """An axis of amounts that lies across: its name in the middle, since at its end a page has no room for it."""
    return _amount(name, nameLocation="middle", nameGap=28)


def hollow(values: Sequence[Any], complete: Sequence[bool], colour: str = INK[1]) -> list[Option]:
    """Values of a series, hollow where the year is incomplete."""
    open_bar = {"color": PAPER, "borderColor": colour, "borderType": "dashed", "borderWidth": 1}
    return [
        {"value": drawn(value), "itemStyle": {"color": colour} if whole else open_bar}
        for value, whole in zip(values, complete, strict=True)
    ]


def bars_by_year(
    years: Sequence[int],
    complete: Sequence[bool],
    bars: tuple[str, Sequence[Any]],
    line: tuple[str, Sequence[Any]] | None = None,
) -> Option:
    """Bars over years, hollow where incomplete; beside them a line on an axis of its own."""
    name, values = bars
    series: list[Option] = [
        {"type": "bar", "name": name, "data": hollow(values, complete), "barMaxWidth": 28}
    ]
    axes = [_amount(name)]
    if line:
        axes.append(_amount(line[0], splitLine={"show": False}))
        data = [drawn(value) for value in line[1]]
        style = {"lineStyle": {"color": CATEGORIES[1]}, "itemStyle": {"color": CATEGORIES[1]}}
        series.append(
            {"type": "line", "name": line[0], "yAxisIndex": 1, "data": data, "symbolSize": 5, **style}
        )
    legend = {"top": 0, "right": 0} if line else {"show": False}
    return base(xAxis=_category(years), yAxis=axes, series=series, legend=legend)


def lines_by_year(
    years: Sequence[Any], lines: Mapping[str, Sequence[Any]], name: str, last: int | None = None
) -> Option:
    """At most six lines, each with its name at its end; dashed after the year ``last``, where data are incomplete."""
    mark = [[{"xAxis": str(last)}, {"xAxis": str(years[-1])}]] if last in years and last != years[-1] else []
    area = {"silent": True, "itemStyle": {"color": "rgba(31,58,95,0.06)"}, "data": mark}
    series = [
        {
            "type": "line",
            "name": title,
            "data": [drawn(value) for value in values],
            "symbolSize": 5,
            "endLabel": {"show": True, "formatter": "{a}"},
            "markArea": area if place == 0 else {},
        }
        for place, (title, values) in enumerate(list(lines.items())[: len(CATEGORIES)])
    ]
    grid = {**GRID, "right": 120}
    return base(xAxis=_category(years), yAxis=_amount(name), series=series, grid=grid)


def ranked(labels: Sequence[str], values: Sequence[Any], name: str) -> Option:
    """Bars lying down, the largest on top, each with its number."""
    series = {
        "type": "bar",
        "name": name,
        "data": [drawn(value) for value in reversed(values)],
        "itemStyle": {"color": INK[1]},
        "barMaxWidth": 18,
        "label": {"show": True, "position": "right"},
    }
    tooltip = {"trigger": "axis", "axisPointer": {"type": "shadow"}}
    axis = _category(list(reversed(labels)))
    return base(xAxis=_lying(name), yAxis=axis, series=[series], tooltip=tooltip, grid=dict(LYING))


def stacked(labels: Sequence[Any], parts: Mapping[str, Sequence[Any]], name: str) -> Option:
    """Bars of parts that add up."""
    series = [
        {
            "type": "bar",
            "stack": name,
            "name": title,
            "data": [drawn(value) for value in values],
            "barMaxWidth": 28,
        }
        for title, values in parts.items()
    ]
    return base(xAxis=_category(labels), yAxis=_amount(name), series=series, legend={"top": 0, "right": 0})


def stacked_lying(labels: Sequence[str], parts: Mapping[str, Sequence[Any]], name: str) -> Option:
    """Bars of parts that add up, lying down, the first on top: for labels that are long.

    Parts in ink blue from strong to pale; one of nothing but zeros is left out.
    """
    shown = {title: values for title, values in parts.items() if any(values)}
    series = [
        {
            "type": "bar",
            "stack": name,
            "name": title,
            "data": [drawn(value) for value in reversed(values)],
            "itemStyle": {"color": INK[colour]},
            "barMaxWidth": 18,
        }
        for colour, (title, values) in zip((0, 2, 4, 3, 1, 5), shown.items(), strict=False)
    ]
    axis = _category(list(reversed(labels)))
    legend = {"top": 0, "right": 0}
    return base(xAxis=_lying(name), yAxis=axis, series=series, legend=legend, grid=dict(LYING))


def heat(
    columns: Sequence[str], rows: Sequence[str], cells: Sequence[tuple[int, int, Any]], name: str
) -> Option:
    """A matrix in ink blue, each cell with its number; ``cells`` are (column, row, value)."""
    values = [drawn(value) for _, _, value in cells if drawn(value) is not None]
    visual = {
        "min": 0, "max": max(values, default=1), "show": False, "inRange": {"color": [PAPER, *reversed(INK[:4])]},
    }  # fmt: skip
    # Long names stand beside each other only when they lean.
    tilt = 45 if sum(map(len, columns)) > LEANING else 0
    series = {
        "type": "heatmap",
        "name": name,
        "data": [[column, row, drawn(value)] for column, row, value in cells],
        "label": {"show": True},
        "itemStyle": {"borderColor": PAPER, "borderWidth": 1},
    }
    return base(
        xAxis=_category(columns, position="top", axisLabel={"interval": 0, "rotate": tilt}),
        yAxis=_category(rows, inverse=True),
        visualMap=visual,
        series=[series],
        tooltip={"trigger": "item"},
    )


def path(points: Sequence[tuple[Any, Any, str]], across: str, up: str) -> Option:
    """Points joined in their order, each with a label: applicants × filings over the years."""
    data = [{"value": [x, y], "name": label} for x, y, label in points]
    series = {
        "type": "line",
        "data": data,
        "symbolSize": 7,
        "lineStyle": {"color": INK[2]},
        "itemStyle": {"color": INK[0]},
        "label": {"show": True, "formatter": "{b}", "position": "top"},
    }
    axes = {"xAxis": _lying(across), "yAxis": _amount(up), "grid": dict(LYING)}
    return base(**axes, series=[series], tooltip={"trigger": "item"})
