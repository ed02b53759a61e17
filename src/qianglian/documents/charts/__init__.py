"""Charts on paper: an ECharts option (plain JSON) to SVG, and SVG to PNG, with no browser."""

from qianglian.documents.charts.drawing import Drawing, draw, svg_of
from qianglian.documents.charts.painting import paint
from qianglian.documents.charts.sizing import Size, size_of

__all__ = ["Drawing", "Size", "draw", "paint", "size_of", "svg_of"]
