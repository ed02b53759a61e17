"""Filings by year, against what was counted by hand on the small corpus."""

import pytest

from qianglian.analysis.contract import INSUFFICIENT
from qianglian.analysis.ground import Ground
from tests.analysis.hand_cases import answered, picked, records


def test_families_and_applicants_by_year_without_a_gap(ground: Ground) -> None:
    finding = answered(ground, "filing_trend")
    assert picked(finding, "by_year", "year", "count", "applicants", "complete") == [
        (2010, 2, 2, True),
        (2011, 0, 0, True),
        (2012, 3, 3, True),
    ]


def test_the_summary(ground: Ground) -> None:
    finding = answered(ground, "filing_trend", span=2, minimum=2)
    (row,) = finding.table("summary").rows
    assert (row["count"], row["applicants"], row["first"], row["until"]) == (5, 3, 2010, 2012)
    assert (row["peak_year"], row["peak"]) == (2012, 3)
    assert row["cagr"] == pytest.approx((3 / 2) ** 0.5 - 1)
    assert len(records(finding, "summary", row, "peak")) == 3


def test_growth_of_few_is_no_number(ground: Ground) -> None:
    assert answered(ground, "filing_trend", span=2).table("summary").rows[0]["cagr"] == INSUFFICIENT


def test_publication_years_are_complete_to_the_day_of_the_data(ground: Ground) -> None:
    finding = answered(ground, "filing_trend", by="publication", unit="publication")
    assert picked(finding, "by_year", "year", "count", "complete") == [
        (2011, 3, True),
        (2012, 1, True),
        (2013, 3, True),
        (2014, 1, False),
    ]


def test_a_longer_lag_leaves_later_years_out(ground: Ground) -> None:
    finding = answered(ground, "filing_trend", lag_years=2.5)
    assert [complete for _, complete in picked(finding, "by_year", "year", "complete")] == [True, True, False]
    assert finding.table("summary").rows[0]["peak"] == 2
    assert finding.chart is not None
    bars = finding.chart["series"][0]["data"]
    assert bars[-1]["itemStyle"]["borderType"] == "dashed"
    assert bars[0]["itemStyle"]["color"] != bars[-1]["itemStyle"]["color"]


def test_years_asked_for(ground: Ground) -> None:
    finding = answered(ground, "filing_trend", first_year=2011)
    assert picked(finding, "by_year", "year") == [(2012,)]
    assert finding.table("summary").rows[0]["count"] == 3


def test_the_unknown_year_is_told_in_the_coverage(ground: Ground) -> None:
    (coverage,) = answered(ground, "filing_trend").coverage
    assert (coverage.known, coverage.total) == (5, 6)
