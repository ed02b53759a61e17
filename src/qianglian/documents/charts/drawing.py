"""An ECharts option drawn as SVG inside an embedded JavaScript engine."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

from qianglian.documents.assets import FAMILY, echarts_source
from qianglian.documents.charts.painting import paint
from qianglian.documents.charts.paper import on_paper
from qianglian.documents.charts.sizing import Size, size_of
from qianglian.model.errors import BadInput
from qianglian.model.text import Text

SECONDS = 20
"""No chart of a report takes longer; one that does is an error of the option."""

_SHIM = "var self=globalThis,window=undefined;function setTimeout(f){return 0}function clearTimeout(){}"
_RENDER = """
function grouped(value) {
  if (typeof value !== 'number') { return value === null || value === undefined ? '' : String(value); }
  var parts = String(Math.round(value * 100) / 100).split('.');
  parts[0] = parts[0].replace(/\\B(?=(\\d{3})+(?!\\d))/g, ',');
  return parts.join('.');
}
function spell(series) {
  if (!series.label || !series.label.show || series.label.formatter) { return; }
  series.label.formatter = function (mark) {
    var value = mark.value;
    return grouped(Array.isArray(value) ? value[value.length - 1] : value);
  };
}
function render(words, width, height, family) {
  var option = JSON.parse(words, function (key, value) { return key === 'fontFamily' ? family : value; });
  option.textStyle = Object.assign({}, option.textStyle, {fontFamily: family});
  option.animation = false;
  [].concat(option.series || []).forEach(spell);
  var chart = echarts.init(null, null, {renderer: 'svg', ssr: true, width: width, height: height});
  try { chart.setOption(option); return chart.renderToSVGString(); } finally { chart.dispose(); }
}
"""
_MAKING = Lock()
"""Two threads that make an engine at the same moment bring the process down."""
_NUMBERED = re.compile(r"\bzr\d+-[a-z]+-?\d+")
_OF_SCREENS = re.compile(r"<style\b.*?</style>| class=\"[^\"]*\"| ecmeta_\w+=\"[^\"]*\"", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as drawn: its SVG, and its size in pixels of the screen."""

    svg: str
    size: Size

    def png(self, width_cm: float, dpi: int = 300) -> bytes:
        """The chart as PNG for a width on paper; Chinese text in the font that ships."""
        return paint(self.svg, round(width_cm / 2.54 * dpi), dpi)


def draw(option: Mapping[str, Any], size: Size | None = None) -> Drawing:
    """Draw an option; raises `BadInput` for one that the library cannot draw."""
    size = size or size_of(option)
    return Drawing(svg_of(option, size), size)


def svg_of(option: Mapping[str, Any], size: Size) -> str:
    """The SVG of an option: the same for the same option and size. Raises `BadInput`."""
    with _MAKING:
        engine, lock = _engine()
    words = json.dumps(on_paper(option), ensure_ascii=False, sort_keys=True, default=str)
    with lock:
        try:
            drawn = engine.call("render", words, size.width, size.height, FAMILY, timeout_sec=SECONDS)
        except Exception as error:
            raise _undrawable(error) from error
    return _renumbered(_OF_SCREENS.sub("", str(drawn)))


def _renumbered(svg: str) -> str:
    """Names within the picture by their order: the library counts on from one chart to the next."""
    names: dict[str, str] = {}
    return _NUMBERED.sub(lambda found: names.setdefault(found[0], f"q{len(names)}"), svg)


def _undrawable(error: Exception) -> BadInput:
    said = str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
    return BadInput(
        Text(zh=f"图表无法绘制：{said}", en=f"The chart cannot be drawn: {said}"),
        hint=Text(zh="检查该分析的图表选项。", en="Look at the chart option of its analysis."),
    )


@lru_cache(maxsize=1)
def _engine() -> tuple[Any, Lock]:
    """One engine for the process (its start takes 0.2 s), and the lock that callers of several threads share."""
    from py_mini_racer import MiniRacer

    engine = MiniRacer()
    engine.eval(_SHIM + echarts_source() + _RENDER)
    return engine, Lock()
