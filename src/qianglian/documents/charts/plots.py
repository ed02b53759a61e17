"""A chart as spreadsheets and slides draw it themselves, so that whoever gets it can edit it.

What an ECharts option says without its pixels: categories, series, the names of the axes, and which categories are
incomplete by publication lag. A heat map is a `Matrix`: no office program has such a chart, and a table whose cells
are shaded says the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from qianglian.analysis.charting import CATEGORIES

Kind = Literal["column", "stacked", "bar", "stacked_bar", "line", "points"]
"""A ``bar`` lies down, its first category on top; ``points`` are joined in their order, two series: across and up."""

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")

Place = tuple[int, int]
"""Of a category (a row of a matrix) and of a series (a column of a matrix)."""


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers by category; None is a gap. ``as_line`` among columns; ``second``: on an axis of its own."""

    name: str
    values: tuple[float | None, ...]
    as_line: bool = False
    second: bool = False
    colour: str = CATEGORIES[0]


@dataclass(frozen=True)
class Plot:
    """A chart of categories and series. ``hollow`` are the places of incomplete categories."""

    kind: Kind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    across: str = ""
    up: str = ""
    second: str = ""
    hollow: frozenset[int] = frozenset()

    @property
    def lies(self) -> bool:
        """Whether its categories stand below each other."""
        return self.kind in ("bar", "stacked_bar")

    def values(self) -> dict[Place, float | None]:
        """Every number by its category and its series."""
        return {
            (at, place): value for place, one in enumerate(self.series) for at, value in enumerate(one.values)
        }


@dataclass(frozen=True)
class Matrix:
    """A heat map: numbers by row and column, and the colours from the lowest to the highest."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[Place, float]
    name: str
    low: float
    high: float
    colours: tuple[str, ...]
    hollow: frozenset[int] = field(default_factory=frozenset)
    """Columns (years) that are incomplete."""

    def values(self) -> Mapping[Place, float]:
        """Every number by its row and its column."""
        return self.cells

    def colour(self, value: float) -> str:
        """The colour of a number, between those of the option."""
        span = (self.high - self.low) or 1.0
        at = min(1.0, max(0.0, (value - self.low) / span)) * (len(self.colours) - 1)
        below = min(int(at), len(self.colours) - 2)
        return _between(self.colours[below], self.colours[below + 1], at - below)


def plot_of(option: Mapping[str, Any], incomplete: Iterable[str] = ()) -> Plot | Matrix | None:
    """The chart that an option asks for; None where offices have nothing like it (a network, a flow).

    ``incomplete`` are categories that are known to be incomplete, whether the option marks them or not.
    """
    series = _listed(option.get("series"))
    kinds = {str(one.get("type")) for one in series}
    across, up = _listed(option.get("xAxis")), _listed(option.get("yAxis"))
    if not series or len(across) != 1 or not up:
        return None
    lag = frozenset(incomplete)
    if kinds == {"heatmap"}:
        return _matrix(option, series[0], across[0], up[0], lag)
    if kinds <= {"line", "scatter"} and across[0].get("type") == "value":
        return _points(series, across[0], up[0], lag) if len(series) == 1 else None
    if kinds <= {"bar", "line"} and across[0].get("type") == "category":
        return _upright(option, series, across[0], up, lag)
    if kinds == {"bar"} and up[0].get("type") == "category":
        return _lying(option, series, across[0], up[0])
    return None


def _upright(
    option: Mapping[str, Any],
    series: list[Mapping[str, Any]],
    across: Mapping[str, Any],
    up: list[Mapping[str, Any]],
    lag: frozenset[str],
) -> Plot | None:
    categories = _words(across)
    bars = [one for one in series if one.get("type") == "bar"]
    found = tuple(
        Series(
            str(one.get("name") or ""),
            tuple(_padded([_number(each) for each in one.get("data") or ()], len(categories))),
            as_line=bool(bars) and one.get("type") == "line",
            second=one.get("yAxisIndex") == 1,
            colour=_colour(option, one, place),
        )
        for place, one in enumerate(series)
    )
    if not categories:
        return None
    hollow = {at for at, word in enumerate(categories) if word in lag}
    hollow |= {at for one in bars for at in _dashed(one)} | _shaded(series, categories)
    return Plot(
        "stacked" if _stacked(bars) else "column" if bars else "line",
        categories,
        found,
        across=str(across.get("name") or ""),
        up=str(up[0].get("name") or ""),
        second=str(up[1].get("name") or "") if len(up) > 1 else "",
        hollow=frozenset(hollow),
    )


def _lying(
    option: Mapping[str, Any],
    bars: list[Mapping[str, Any]],
    across: Mapping[str, Any],
    up: Mapping[str, Any],
) -> Plot | None:
    """Bars lying down: an option lists them from the bottom, unless its axis is turned round."""
    categories = _words(up)
    if not categories:
        return None
    step = 1 if up.get("inverse") else -1
    found = []
    for place, one in enumerate(bars):
        values = _padded([_number(each) for each in one.get("data") or ()], len(categories))
        name = str(one.get("name") or across.get("name") or "")
        found.append(Series(name, tuple(values[::step]), colour=_colour(option, one, place)))
    kind: Kind = "stacked_bar" if _stacked(bars) else "bar"
    return Plot(kind, categories[::step], tuple(found), up=str(across.get("name") or ""))


def _stacked(bars: list[Mapping[str, Any]]) -> bool:
    stacks = {one.get("stack") for one in bars}
    return len(bars) > 1 and len(stacks) == 1 and None not in stacks


def _points(
    series: list[Mapping[str, Any]], across: Mapping[str, Any], up: Mapping[str, Any], lag: frozenset[str]
) -> Plot | None:
    data = [one for one in series[0].get("data") or () if isinstance(one, Mapping)]
    if not data:
        return None
    names = str(across.get("name") or ""), str(up.get("name") or "")
    pairs = [(_number(one["value"][0]), _number(one["value"][1])) for one in data]
    categories = tuple(str(one.get("name") or "") for one in data)
    found = tuple(Series(name, tuple(pair[at] for pair in pairs)) for at, name in enumerate(names))
    hollow = frozenset(at for at, word in enumerate(categories) if word in lag)
    return Plot("points", categories, found, *names, hollow=hollow)


def _matrix(
    option: Mapping[str, Any],
    one: Mapping[str, Any],
    across: Mapping[str, Any],
    up: Mapping[str, Any],
    lag: frozenset[str],
) -> Matrix | None:
    columns, rows = _words(across), _words(up)
    visual = next(iter(_listed(option.get("visualMap"))), {})
    colours = tuple(filter(None, map(_hex, (visual.get("inRange") or {}).get("color") or ())))
    cells = {}
    for entry in one.get("data") or ():
        column, row, value = entry["value"] if isinstance(entry, Mapping) else entry
        number = _number(value)
        if number is not None:
            cells[int(row), int(column)] = number
    if not rows or not columns or len(colours) < 2:
        return None
    hollow = frozenset(at for at, word in enumerate(columns) if word in lag)
    low, high = float(visual.get("min") or 0), float(visual.get("max") or 1)
    return Matrix(rows, columns, cells, str(one.get("name") or ""), low, high, colours, hollow)


def _listed(part: Any) -> list[Mapping[str, Any]]:
    every = part if isinstance(part, list) else [part]
    return [one for one in every if isinstance(one, Mapping)]


def _words(axis: Mapping[str, Any]) -> tuple[str, ...]:
    if axis.get("type") != "category":
        return ()
    return tuple(str(one["value"] if isinstance(one, Mapping) else one) for one in axis.get("data") or ())


def _number(entry: Any) -> float | None:
    value = entry.get("value") if isinstance(entry, Mapping) else entry
    return (
        value if isinstance(value, int | float) and not isinstance(value, bool) and value == value else None
    )


def _padded(values: list[float | None], length: int) -> list[float | None]:
    return [*values, *[None] * length][:length]


def _colour(option: Mapping[str, Any], one: Mapping[str, Any], place: int) -> str:
    """The colour that a series is drawn in: its own, else that of its place."""
    own = [(one.get(part) or {}).get("color") for part in ("itemStyle", "lineStyle")]
    entries = [entry.get("itemStyle") or {} for entry in one.get("data") or () if isinstance(entry, Mapping)]
    own += [entry.get("color") for entry in entries if entry.get("borderType") != "dashed"]
    palette = option.get("color") or CATEGORIES
    own += [palette[place % len(palette)], CATEGORIES[place % len(CATEGORIES)]]
    return next(found for colour in own if (found := _hex(colour)))


def _hex(colour: Any) -> str:
    """A colour as #rrggbb; "" for what is written otherwise (a name, a gradient)."""
    if not isinstance(colour, str) or not _HEX.fullmatch(colour):
        return ""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    return f"#{digits.lower()}"


def _dashed(one: Mapping[str, Any]) -> Iterator[int]:
    """Places of bars that the option draws with a dashed edge: incomplete years."""
    for at, entry in enumerate(one.get("data") or ()):
        if isinstance(entry, Mapping) and (entry.get("itemStyle") or {}).get("borderType") == "dashed":
            yield at


def _shaded(series: list[Mapping[str, Any]], categories: tuple[str, ...]) -> set[int]:
    """Places under the shade of incomplete years, which begins at the last complete one."""
    found: set[int] = set()
    for one in series:
        for first, last in (one.get("markArea") or {}).get("data") or ():
            ends = [categories.index(end["xAxis"]) for end in (first, last) if end.get("xAxis") in categories]
            if len(ends) == 2:
                found |= set(range(ends[0] + 1, ends[1] + 1))
    return found


def _between(one: str, other: str, share: float) -> str:
    """The colour between two colours (#rrggbb)."""
    parts = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)
