"""Charts on paper: Chinese text is really drawn, and the same option gives the same picture."""

import struct
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from qianglian.documents.assets import FAMILY, font_path
from qianglian.documents.charts import Size, draw, paint, size_of, svg_of
from qianglian.model.errors import BadInput

YEARS: dict[str, Any] = {
    "textStyle": {"fontFamily": '"PingFang SC","Microsoft YaHei",sans-serif'},
    "tooltip": {"trigger": "axis"},
    "xAxis": {"type": "category", "data": ["2015", "2016", "2017"]},
    "yAxis": {"type": "value", "name": "专利量（项）"},
    "series": [{"type": "bar", "name": "专利量", "data": [1200, 3400, 5600], "label": {"show": True}}],
}


def ink(png: bytes) -> int:
    """How many bytes of a PNG's rows, filters undone by nobody, are not those of a blank picture."""
    at, rows = 8, b""
    while at < len(png):
        size, name = struct.unpack(">I4s", png[at : at + 8])
        if name == b"IDAT":
            rows += png[at + 8 : at + 8 + size]
        at += 12 + size
    return sum(byte not in (0, 255) for byte in zlib.decompress(rows))


def words_svg(words: str) -> str:
    text = f'<text x="10" y="60" font-size="40" font-family="{FAMILY}">{words}</text>' if words else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="80">{text}</svg>'


@pytest.mark.parametrize("words", ["产业链专利导航", "正极材料", "①—▲▼", "Upstream 2017", "1,234.5%"])
def test_text_is_drawn(words: str) -> None:
    assert ink(paint(words_svg(""), 400)) <= 80  # one filter byte a row
    assert ink(paint(words_svg(words), 400)) > 400


def test_a_character_that_the_font_lacks_is_the_only_one_not_drawn() -> None:
    # Beyond GB 2312; what this says is that the test above can fail.
    assert ink(paint(words_svg("链"), 400)) != ink(paint(words_svg("\U00020bb7"), 400))


def test_the_same_option_gives_the_same_svg() -> None:
    other = {**YEARS, "series": [{"type": "line", "data": [3, 2, 1]}]}
    first = svg_of(YEARS, Size())
    assert svg_of(other, Size()) != first
    assert svg_of(YEARS, Size()) == first


def test_threads_draw_the_same() -> None:
    with ThreadPoolExecutor(4) as pool:
        drawn = set(pool.map(lambda _: svg_of(YEARS, Size()), range(12)))
    assert len(drawn) == 1


def test_words_and_numbers_of_the_option_are_in_the_svg() -> None:
    svg = draw(YEARS).svg
    for words in ("专利量（项）", "2016", "3,400"):
        assert words in svg
    assert "PingFang" not in svg
    assert FAMILY in svg


def test_a_png_states_300_dpi_and_is_as_wide_as_asked() -> None:
    png = draw(YEARS).png(15.6)
    assert struct.unpack(">I", png[16:20])[0] == round(15.6 / 2.54 * 300)
    at = png.index(b"pHYs")
    assert struct.unpack(">IIB", png[at + 4 : at + 13]) == (11811, 11811, 1)


def test_rows_make_a_chart_higher_and_many_columns_make_it_wide() -> None:
    rows = {"type": "category", "data": [str(n) for n in range(20)]}
    assert size_of({"yAxis": rows}).height > size_of({"yAxis": {**rows, "data": ["a"]}}).height
    assert size_of({"yAxis": rows, "xAxis": rows}).is_wide
    assert not size_of(YEARS).is_wide


def test_an_option_that_cannot_be_drawn_says_so() -> None:
    with pytest.raises(BadInput) as caught:
        draw({"xAxis": {"type": "nothing such"}, "yAxis": {}, "series": [{"type": "bar", "data": [1]}]})
    assert "图表无法绘制" in caught.value.sentence("zh")


def test_the_font_is_small_and_its_licence_is_beside_it() -> None:
    assert font_path().stat().st_size <= 3_000_000
    licences = font_path().parent / "licences"
    assert "SIL OPEN FONT LICENSE" in (licences / "QiangLianSansSC-OFL.txt").read_text(encoding="utf-8")
    assert "Apache License" in (licences / "echarts-LICENSE.txt").read_text(encoding="utf-8")
