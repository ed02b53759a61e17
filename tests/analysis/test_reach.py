"""How far data reach: a hole between years is no decline, and the last year may only have begun."""

from datetime import date
from pathlib import Path

from qianglian.analysis import registry
from qianglian.analysis.asking import ask
from qianglian.analysis.ground import Ground
from qianglian.analysis.reach import broken, reach
from qianglian.analysis.years import complete_until
from tests.corpus.evidence import begin, row, write_rows

REAL = {2014: 19_000, 2015: 22_000, 2016: 31_000, 2017: 12_000, 2018: 900, 2019: 75_500, 2020: 800, 2024: 300}


def test_two_exports_that_end_on_different_days_reach_to_the_end_of_the_first() -> None:
    assert broken(REAL) == 2017
    assert reach(date(2024, 12, 31), REAL) == date(2017, 12, 31)
    assert complete_until(reach(date(2024, 12, 31), REAL), 1.5) == 2015


def test_what_goes_on_reaches_to_its_last_day() -> None:
    steady = dict.fromkeys(range(2010, 2024), 1000)
    assert reach(date(2024, 1, 20), {**steady, 2024: 30}) == date(2024, 1, 20), "January alone is no hole"
    assert reach(date(2023, 12, 31), {**steady, 2020: 150}) == date(2023, 12, 31), "a decline is one"
    assert reach(date(2023, 12, 31), dict.fromkeys((2010, 2011, 2012, 2023), 40)) == date(2023, 12, 31)
    assert reach(None, {}) is None


def test_a_view_that_ends_before_the_hole_reaches_to_its_own_end() -> None:
    before = {year: count for year, count in REAL.items() if year <= 2017}
    assert reach(date(2017, 6, 23), before) == date(2017, 6, 23)


def test_growth_is_taken_before_the_hole_and_the_hole_is_told(tmp_path: Path) -> None:
    """120 publications a year to 2016, then one in 2018: the trend ends where the data do."""
    rows = [
        row(f"CN10{year}{n:04}A", "题", publication_date=f"{year}-06-01", filing_date=f"{year - 1}-01-05")
        for year in range(2010, 2017)
        for n in range(120)
    ]
    rows.append(row("CN1200000001A", "题", publication_date="2018-06-01", filing_date="2017-01-05"))
    with begin(tmp_path / "ws", write_rows(tmp_path / "rows.jsonl", rows)) as workspace:
        finding = ask(Ground(workspace), registry.analysis("filing_trend"))
    (summary,) = finding.table("summary").rows
    assert summary["until"] == 2014
    assert summary["cagr"] == 0.0
    assert any("2016 年以后公开量骤降" in caveat.zh for caveat in finding.caveats)
