"""The life cycle: a curve that is found again, and one that is not believed."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.analysis.contract import INSUFFICIENT
from qianglian.analysis.direction.life_cycle import STAGES
from qianglian.analysis.ground import Ground
from qianglian.analysis.logistic import fit
from tests.analysis.ground_cases import QINGHE
from tests.analysis.hand_cases import answered, ground_on, picked, records, series


@given(st.floats(100, 1e6), st.floats(0.2, 0.9), st.integers(2006, 2012))
def test_a_whole_curve_is_found_again(saturation: float, rate: float, middle: int) -> None:
    years = np.arange(2000, 2022)
    found = fit(years, saturation / (1 + np.exp(-rate * (years - middle))))
    assert found is not None
    assert found.saturation == pytest.approx(saturation, rel=0.03)
    assert found.growth == pytest.approx(rate, rel=0.05)
    assert found.low <= found.saturation <= found.high
    assert found.explained > 0.999


def test_the_beginning_of_a_curve_tells_nothing_of_its_end() -> None:
    years = np.arange(2000, 2012)
    noise = np.array([1, -1, 2, 0, -3, 4, 2, -5, 6, -4, 8, -2])
    found = fit(years, np.round(10 * 1.35 ** (years - 2000)) + noise)
    assert found is not None
    assert found.wide > 0.5


def test_few_years_and_no_growth_have_no_curve() -> None:
    assert fit(np.arange(2000, 2005), np.arange(5)) is None
    assert fit(np.arange(2000, 2012), np.full(12, 7)) is None


def test_filings_come_together_and_each_sum_has_its_records(ground: Ground) -> None:
    finding = answered(ground, "life_cycle")
    assert picked(finding, "by_year", "year", "count", "cumulated") == [
        (2010, 2, 2),
        (2011, 0, 2),
        (2012, 3, 5),
    ]
    for row in finding.table("by_year").rows:
        assert len(records(finding, "by_year", row, "cumulated")) == row["cumulated"]


def test_few_years_say_that_the_fit_is_not_reliable(ground: Ground) -> None:
    (row,) = answered(ground, "life_cycle").table("stage").rows
    assert row["by_fit"] == STAGES["unreliable"]
    assert row["saturation"] == row["reached"] == row["by_counts"] == INSUFFICIENT


def test_a_whole_cycle_has_its_stage_and_leaves_the_lag_out(tmp_path: Path) -> None:
    counts = {2000: 1, 2001: 2, 2002: 3, 2003: 5, 2004: 8, 2005: 10, 2006: 12, 2007: 12, 2008: 10, 2009: 8, 2010: 5,
              2011: 3, 2012: 2, 2013: 1, 2014: 1, 2015: 9}  # fmt: skip
    rows = [one for year, count in counts.items() for one in series(count, year, QINGHE)]
    with ground_on(tmp_path, rows) as ground:
        finding = answered(ground, "life_cycle", window=3, minimum=1)
        (row,) = finding.table("stage").rows
        # Data reach to September 2016: 2014 is the last complete year.
        assert (row["until"], row["cumulated"]) == (2014, 83)
        assert row["saturation"] == pytest.approx(83, abs=4)
        assert row["by_fit"] == STAGES["declining"]
        assert row["change"] == pytest.approx(4 / 16 - 1)


def test_a_search_that_began_too_late_is_not_fitted(tmp_path: Path) -> None:
    rows = [one for year in range(2000, 2012) for one in series(10 + year - 2000, year, QINGHE)]
    with ground_on(tmp_path, rows) as ground:
        (row,) = answered(ground, "life_cycle").table("stage").rows
        assert row["by_fit"] == STAGES["unreliable"]
