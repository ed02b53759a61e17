"""An option read as a chart that offices draw: what it says, and which cells of the tables it draws."""

from typing import Any

import pytest

from qianglian.analysis import charting
from qianglian.analysis.contract import INSUFFICIENT, Column, Finding
from qianglian.documents.charts.behind import cells_behind, incomplete_years
from qianglian.documents.charts.plots import Matrix, Plot, plot_of
from qianglian.model.text import Text
from tests.documents import findings

SHARE = Column("share", Text(zh="占比", en="Share"), "share", unit="family")


def plot(option: dict[str, Any]) -> Plot:
    found = plot_of(option)
    assert isinstance(found, Plot)
    return found


def test_bars_and_a_line_over_years() -> None:
    read = plot(charting.bars_by_year([2015, 2016], [True, False], ("专利量", [3, 5]), ("申请人", [1, None])))
    assert read.kind == "column"
    assert read.categories == ("2015", "2016")
    assert [(one.name, one.values, one.as_line, one.second) for one in read.series] == [
        ("专利量", (3, 5), False, False),
        ("申请人", (1, None), True, True),
    ]
    assert read.hollow == {1}
    assert (read.up, read.second) == ("专利量", "申请人")


def test_lines_are_hollow_after_the_last_complete_year() -> None:
    option = charting.lines_by_year(
        [2015, 2016, 2017], {"甲": [1, 2, 3], "乙": [0, INSUFFICIENT, 1]}, "项", 2015
    )
    read = plot(option)
    assert read.kind == "line"
    assert read.series[1].values == (0, None, 1)
    assert read.hollow == {1, 2}


def test_what_lies_down_has_the_largest_on_top() -> None:
    read = plot(charting.ranked(["甲", "乙"], [9, 4], "专利量"))
    assert (read.kind, read.categories, read.series[0].values) == ("bar", ("甲", "乙"), (9, 4))


def test_parts_that_add_up() -> None:
    read = plot(charting.stacked(["甲", "乙"], {"有效": [1, 2], "失效": [3, 4]}, "专利量"))
    assert read.kind == "stacked"
    assert [one.values for one in read.series] == [(1, 2), (3, 4)]


def test_parts_that_lie_down_have_the_first_on_top() -> None:
    option = charting.stacked(["甲", "乙"], {"有效": [1, 2], "失效": [3, 4]}, "项")
    option["xAxis"], option["yAxis"] = option["yAxis"], option["xAxis"]
    read = plot(option)
    assert (read.kind, read.categories, read.lies) == ("stacked_bar", ("乙", "甲"), True)
    assert [one.values for one in read.series] == [(2, 1), (4, 3)]


def test_colours_are_six_digits_and_never_those_of_hollow_bars() -> None:
    hollow = {"value": 1, "itemStyle": {"color": "#fff", "borderType": "dashed"}}
    axes = {"xAxis": {"type": "category", "data": ["a", "b"]}, "yAxis": {"type": "value"}}
    series = {"type": "bar", "data": [hollow, {"value": 2, "itemStyle": {"color": "#abc"}}]}
    assert plot({**axes, "series": [series]}).series[0].colour == "#aabbcc"
    named = {"type": "bar", "data": [1, 2], "itemStyle": {"color": "red"}}
    assert (
        plot({**axes, "color": ["rgb(1,2,3)"], "series": [named]}).series[0].colour == charting.CATEGORIES[0]
    )


def test_points_in_their_order() -> None:
    read = plot(charting.path([(1, 2, "2015"), (3, 4, "2016")], "申请人数", "专利量"))
    assert (read.kind, read.categories) == ("points", ("2015", "2016"))
    assert [(one.name, one.values) for one in read.series] == [("申请人数", (1, 3)), ("专利量", (2, 4))]


def test_a_heat_map_is_a_matrix_with_colours() -> None:
    read = plot_of(charting.heat(["a", "b"], ["x"], [(0, 0, 4), (1, 0, None)], "专利量"))
    assert isinstance(read, Matrix)
    assert read.cells == {(0, 0): 4}
    assert read.colour(0) == charting.PAPER
    assert read.colour(4) == read.colours[-1]
    assert read.colour(400) == read.colours[-1]


@pytest.mark.parametrize("kind", ["graph", "sankey", "pie", "radar"])
def test_what_offices_do_not_draw_is_none(kind: str) -> None:
    assert plot_of(charting.base(series=[{"type": kind, "data": [1]}])) is None


@pytest.mark.parametrize(
    "option", [{}, {"series": []}, {"series": [{"type": "bar"}], "xAxis": {}, "yAxis": {}}]
)
def test_an_option_without_anything_is_none(option: dict[str, Any]) -> None:
    assert plot_of(option) is None


def test_every_number_of_the_made_up_charts_is_a_cell() -> None:
    for finding in (findings.filing_trend(), findings.top_applicants(), findings.node_region()):
        read = plot_of(finding.chart or {}, incomplete_years(finding))
        assert read is not None
        cells = cells_behind(finding, read)
        drawn = {place: value for place, value in read.values().items() if value is not None}
        assert set(drawn) <= set(cells)
        assert all(cells[place].value == value for place, value in drawn.items())


def test_incomplete_years_are_those_that_the_tables_say() -> None:
    assert incomplete_years(findings.filing_trend()) == {"2018", "2019"}
    assert incomplete_years(findings.top_applicants()) == frozenset()


def finding_of(rows: list[dict[str, Any]], chart: dict[str, Any], *columns: Column) -> Finding:
    made = findings.table("t", "表", "T", columns, rows)
    return Finding("t", Text(zh="表", en="T"), {}, (made,), chart)


def test_a_share_drawn_in_per_cent_is_the_share() -> None:
    rows = [{"node": "甲", "share": 0.12345, "count": 12}, {"node": "乙", "share": None, "count": 0}]
    made = finding_of(
        rows,
        charting.ranked(["甲", "乙"], [12.3, None], "份额（%）"),
        findings.NODE,
        findings.FAMILIES,
        SHARE,
    )
    cells = cells_behind(made, plot(dict(made.chart or {})))
    assert cells[0, 0].value == 0.12345
    assert cells[1, 0].value is None


def test_a_long_table_is_spread_and_what_has_no_row_is_zero() -> None:
    rows = [{"node": "甲", "year": 2015, "count": 3}, {"node": "乙", "year": 2016, "count": 4}]
    chart = charting.lines_by_year([2015, 2016], {"甲": [3, 0], "乙": [0, 4]}, "项")
    made = finding_of(rows, chart, findings.NODE, findings.YEAR, findings.FAMILIES)
    cells = cells_behind(made, plot(dict(made.chart or {})))
    assert {place: cell.value for place, cell in cells.items()} == {(0, 0): 3, (1, 1): 4}


def test_numbers_that_no_table_has_are_not_found() -> None:
    rows = [{"node": "甲", "count": 3}]
    made = finding_of(rows, charting.ranked(["甲"], [4], "项"), findings.NODE, findings.FAMILIES)
    assert not cells_behind(made, plot(dict(made.chart or {})))
