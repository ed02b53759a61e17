"""Dates: every written form, and what is kept when there is none."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.model.dates import EARLIEST_YEAR, BadDate, as_int, from_int, parse_date

DAY = date(2019, 7, 9)


@pytest.mark.parametrize(
    "value",
    [
        "2019.07.09", "2019-07-09", "20190709", "2019/7/9", "2019-7-9", "2019年7月9日", "2019年07月09日",
        "２０１９－０７－０９", " 2019-07-09 ", "2019-07-09T00:00:00Z", "2019-07-09 08:30:00",
        "2019-07-09T00:00:00.000+08:00",
        "20190709.0", 20190709, 20190709.0, DAY, datetime(2019, 7, 9, 12, 30),
    ],
)  # fmt: skip
def test_every_form_is_the_same_day(value: object) -> None:
    assert parse_date(value) == DAY
    assert type(parse_date(value)) is date


@pytest.mark.parametrize("value", [None, "", " ", "-", "--", "N/A", "无", "null", "NaN", float("nan"), True])
def test_empty_is_none(value: object) -> None:
    assert parse_date(value) is None


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("0000-00-00", "impossible"),
        ("19980800", "partial"),
        ("1998-00-00", "partial"),
        ("1998-00-05", "impossible"),
        ("2019-02-30", "impossible"),
        ("20191301", "impossible"),
        ("1700-01-01", "out_of_range"),
        ("2019", "partial"),
        ("2019-07", "partial"),
        ("2019年7月", "partial"),
        ("201907", "partial"),
        ("07/09/2019", "unreadable"),
        ("2019-07/09", "unreadable"),
        ("next week", "unreadable"),
        (43655.0, "unreadable"),
        (1e300, "unreadable"),
    ],
)
def test_what_cannot_be_read_is_kept_with_the_reason(value: object, reason: str) -> None:
    found = parse_date(value)
    assert isinstance(found, BadDate)
    assert found.reason == reason


@pytest.mark.parametrize("value", [43655, 43655.0, 43655.5, "43655", "43655.0"])
def test_excel_day_numbers_only_when_asked_for(value: object) -> None:
    assert parse_date(value, excel=True) == DAY
    assert isinstance(parse_date(value), BadDate)


def test_a_year_in_an_excel_column_is_still_only_a_year() -> None:
    assert parse_date(2019, excel=True) == BadDate("2019", "partial")


def test_the_caller_sets_the_latest_year() -> None:
    assert parse_date("2031-01-01") == date(2031, 1, 1)
    assert parse_date("2031-01-01", latest_year=2027) == BadDate("2031-01-01", "out_of_range")


DAYS = st.dates(min_value=date(EARLIEST_YEAR, 1, 1))


@given(DAYS)
def test_as_int_and_back(day: date) -> None:
    assert from_int(as_int(day)) == day
    assert parse_date(as_int(day)) == day
    assert as_int(day) < as_int(day + timedelta(days=1)) if day < date.max else True


@given(
    DAYS, st.sampled_from(["%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d", "%Y%m%d", "%Y年%m月%d日", "%Y-%m-%dT00:00:00"])
)
def test_written_and_read(day: date, form: str) -> None:
    assert parse_date(day.strftime(form)) == day


@given(st.one_of(st.text(), st.floats(), st.integers(), st.binary(), st.none()), st.booleans())
def test_it_never_raises(value: object, excel: bool) -> None:
    assert isinstance(parse_date(value, excel=excel), date | BadDate | None)
