"""How large a chart is drawn: as wide as a page of paper holds, as high as its rows ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

WIDTH, HEIGHT, WIDE = 640, 330, 1000
"""Pixels: 640 on the 15.6 cm of a page make 13 px text about 9 pt on paper; wide ones go on landscape pages."""
ROW, MATRIX_ROW, HEAD = 24, 30, 70
TALLEST = 860
COLUMNS = 14
"""Columns of a matrix beyond which a chart is drawn wide."""


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels of the screen."""

    width: int = WIDTH
    height: int = HEIGHT

    @property
    def is_wide(self) -> bool:
        """Whether it asks for a landscape page."""
        return self.width > WIDTH


def size_of(option: Mapping[str, Any]) -> Size:
    """The size of a chart, from the categories on its axes.

    >>> size_of({"yAxis": {"type": "category", "data": ["a"] * 20}})
    Size(width=640, height=550)
    """
    down, across = _categories(option.get("yAxis")), _categories(option.get("xAxis"))
    width = WIDE if down and across > COLUMNS else WIDTH
    row = MATRIX_ROW if down and across else ROW
    head = HEAD + _leaning(option.get("xAxis"))
    height = min(TALLEST, max(HEIGHT // 2 if down else HEIGHT, down * row + head))
    return Size(width, height)


def _leaning(axis: Any) -> int:
    """Pixels that the names of columns take when they lean: 13 px a character, at 45 degrees."""
    if not isinstance(axis, Mapping) or not (axis.get("axisLabel") or {}).get("rotate"):
        return 0
    return round(9.2 * max((len(str(name)) for name in axis.get("data") or ()), default=0))


def _categories(axis: Any) -> int:
    if isinstance(axis, list):
        return max((_categories(one) for one in axis), default=0)
    if isinstance(axis, Mapping) and axis.get("type") == "category":
        return len(axis.get("data") or ())
    return 0
