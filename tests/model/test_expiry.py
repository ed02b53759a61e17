"""Expiry is an estimate with its basis; what no row covers is unknown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.model.expiry import NO_EARLIER_FILING, Term, add_years, estimate_expiry

DESIGN_BEFORE = Term("CN", "design", 10, "filing", date(1993, 1, 1), date(2021, 5, 31), "old law", "known")
DESIGN = Term("CN", "design", 15, "filing", date(2021, 6, 1), None, "new law", "read")
INVENTION = Term("CN", "invention", 20, "filing", date(1993, 1, 1), None, "law", "read")
US_DESIGN = Term("US", "design", 15, "grant", date(2015, 5, 13), None, "35 U.S.C. 173", "known")
TERMS = (DESIGN_BEFORE, DESIGN, INVENTION, US_DESIGN)


@pytest.mark.parametrize(
    ("filed", "expires"),
    [(date(2021, 5, 31), date(2031, 5, 31)), (date(2021, 6, 1), date(2036, 6, 1))],
)
def test_the_filing_date_chooses_the_row(filed: date, expires: date) -> None:
    found = estimate_expiry("CN", "design", filed, terms=TERMS)
    assert found is not None
    assert found.date == expires


def test_the_basis_says_the_rule_the_day_and_the_source_in_both_languages() -> None:
    found = estimate_expiry("CN", "invention", date(2010, 3, 1), terms=TERMS)
    assert found is not None
    assert found.basis_zh == "CN 发明，自申请日 2010-03-01 起 20 年（law）"
    assert found.basis_en == "CN invention, 20 years from the filing date 2010-03-01 (law)"
    assert NO_EARLIER_FILING in found.assumptions
    assert found.term is INVENTION


def test_a_division_runs_from_the_earliest_filing() -> None:
    found = estimate_expiry(
        "CN", "invention", date(2012, 3, 1), terms=TERMS, earliest_filing_date=date(2010, 3, 1)
    )
    assert found is not None
    assert found.date == date(2030, 3, 1)
    assert NO_EARLIER_FILING not in found.assumptions


def test_a_term_from_grant_needs_the_grant_date() -> None:
    assert estimate_expiry("US", "design", date(2016, 1, 1), terms=TERMS) is None
    found = estimate_expiry("US", "design", date(2016, 1, 1), terms=TERMS, grant_date=date(2017, 2, 3))
    assert found is not None
    assert found.date == date(2032, 2, 3)


@pytest.mark.parametrize(
    ("country", "kind", "filed"),
    [
        ("WO", "invention", date(2010, 1, 1)),
        ("CN", "invention", date(1990, 1, 1)),
        ("CN", "", date(2010, 1, 1)),
        ("CN", "invention", None),
    ],
)
def test_what_no_row_covers_is_unknown(country: str, kind: str, filed: date | None) -> None:
    assert estimate_expiry(country, kind, filed, terms=TERMS) is None


def test_the_29th_of_february() -> None:
    assert add_years(date(2004, 2, 29), 10) == date(2014, 2, 28)
    assert add_years(date(2004, 2, 29), 20) == date(2024, 2, 29)


@given(st.dates(max_value=date(9970, 1, 1)), st.integers(1, 25))
def test_years_later_is_the_same_month_and_almost_the_same_day(day: date, years: int) -> None:
    later = add_years(day, years)
    assert (later.year, later.month) == (day.year + years, day.month)
    assert 0 <= day.day - later.day <= 1
