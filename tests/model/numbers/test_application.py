"""Application numbers: one normal form, the check digit apart and verified."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.model.numbers import (
    ApplicationNumber,
    Ruined,
    application_number,
    application_year_conflicts,
    check_digit,
    may_be_divisional,
)

CASES = [
    ("200920194832.6", "", "CN200920194832.6", True),
    ("ZL200920194832.6", "", "CN200920194832.6", True),
    ("CN200920194832.6", "", "CN200920194832.6", True),
    ("ZL 2009 2 0194832.6", "", "CN200920194832.6", True),
    ("２００９２０１９４８３２．６", "", "CN200920194832.6", True),
    ("200920194832.7", "CN", "CN200920194832.7", False),
    ("2019300506623", "", "CN201930050662.3", True),
    ("201830264854X", "", "CN201830264854.X", True),
    ("200980115262.x", "", "CN200980115262.X", True),
    ("022335455", "", "CN02233545.5", True),
    ("02233545.5", "", "CN02233545.5", True),
    ("201310309835", "CN", "CN201310309835", None),
    ("CN201610972615A", "", "CN201610972615", None),
    ("102016001197106", "", "CN201611197106", None),
    ("202016000973412", "", "CN201620973412", None),
    ("112014000074137", "", "CN201480074137", None),
    ("13548726", "US", "US13548726", None),
    ("13/548,726", "US", "US13548726", None),
    ("US 9/123,456", "", "US09123456", None),
    ("US201213548726", "", "US13548726", None),
    ("61234567P", "US", "US61234567", None),
    ("17171508.9", "EP", "EP17171508.9", True),
    ("EP 17 171 508.9", "", "EP17171508.9", True),
    ("EP20170171508", "", "EP17171508", None),
    ("EP17171508.8", "", "EP17171508.8", False),
    ("PCT/CN2016/084836", "", "PCT/CN2016/084836", None),
    ("PCT/CN2016/084836", "CN", "PCT/CN2016/084836", None),
    ("PCTCN2016084836", "", "PCT/CN2016/084836", None),
    ("WO2016CN084836", "", "PCT/CN2016/084836", None),
    ("CN2016084836W", "", "PCT/CN2016/084836", None),
    ("PCT/US99/12345", "", "PCT/US1999/012345", None),
    ("2006006501", "JP", "JP2006006501", None),
    ("特願2006-6501", "", "JP2006006501", None),
    ("JP2006316753", "", "JP2006316753", None),
    ("2007534329T", "JP", "JP2007534329", None),
    ("2011003094U", "JP", "JP2011003094U", None),
    ("35500495", "JP", "JP1995355004", None),
    ("特願平7-355004", "", "JP1995355004", None),
    ("1020150026293", "KR", "KR1020150026293", None),
    ("KR20150026293A", "", "KR1020150026293", None),
    ("41034/78", "AU", "AU1978041034", None),
    ("PI 0507680-3", "BR", "BRPI0507680.3", None),
    ("1604/DELNP/2013", "IN", "IN2013DN01604", None),
    ("DE 10 2006 012 345.6", "", "DE102006012345.6", None),
]


@pytest.mark.parametrize(("written", "country", "text", "check_ok"), CASES)
def test_written_forms(written: str, country: str, text: str, check_ok: bool | None) -> None:
    found = application_number(written, country)
    assert isinstance(found, ApplicationNumber)
    assert (found.text, found.check_ok, found.as_given) == (text, check_ok, written)


@pytest.mark.parametrize(
    ("number", "kind", "year"),
    [
        ("02233545.5", "utility_model", 2002),
        ("98100248.X", "invention", 1998),
        ("200980115262.X", "invention", 2009),
        ("201930050662.3", "design", 2019),
        ("200920194832.6", "utility_model", 2009),
    ],
)
def test_a_chinese_number_states_its_kind_and_year(number: str, kind: str, year: int) -> None:
    found = application_number(number, "CN")
    assert isinstance(found, ApplicationNumber)
    assert (found.kind_digit, found.year) == (kind, year)


def test_equality_of_applications_is_by_key() -> None:
    with_check, without = application_number("201510063771X"), application_number("102015000063771")
    assert isinstance(with_check, ApplicationNumber)
    assert isinstance(without, ApplicationNumber)
    assert with_check.key == without.key == "CN201510063771"


class TestSpreadsheets:
    """What Excel makes of twelve and thirteen digits."""

    @pytest.mark.parametrize("text", ["2.0193E+12", "2.01931E+12", "2.01E+12", "1.23457E+11"])
    def test_scientific_notation_is_ruined(self, text: str) -> None:
        assert application_number(text, "CN") == Ruined(text, "scientific_notation")

    @pytest.mark.parametrize("text", ["2019300000000", "201931000000", "201930000000000"])
    def test_so_are_the_zeros_it_leaves_when_written_out(self, text: str) -> None:
        assert application_number(text, "CN") == Ruined(text, "trailing_zeros")

    def test_a_zero_after_the_point_is_a_check_digit_only_where_it_is_right(self) -> None:
        right = next(f"20231012{n:04d}" for n in range(100) if check_digit(f"20231012{n:04d}") == "0")
        wrong = next(f"20231012{n:04d}" for n in range(100) if check_digit(f"20231012{n:04d}") == "5")
        proven, tail = application_number(right + ".0", "CN"), application_number(wrong + ".0", "CN")
        assert isinstance(proven, ApplicationNumber)
        assert isinstance(tail, ApplicationNumber)
        assert (proven.number, proven.check, proven.check_ok) == (right, "0", True)
        assert (tail.number, tail.check, tail.check_ok) == (wrong, "", None)

    @pytest.mark.parametrize("value", [200920194832.6, "200920194832.6", 2009201948326, 2009201948326.0])
    def test_a_number_cell_reads_like_its_text(self, value: object) -> None:
        found = application_number(value)
        assert isinstance(found, ApplicationNumber)
        assert found.text == "CN200920194832.6"

    @pytest.mark.parametrize("value", [1e15, 2.0193e22, float("inf")])
    def test_a_float_too_large_for_its_digits(self, value: float) -> None:
        found = application_number(value, "CN")
        assert isinstance(found, Ruined)
        assert found.reason == "float_too_large"


@pytest.mark.parametrize(
    ("number", "filed", "conflicts", "divisional"),
    [
        ("201510063771", date(2015, 2, 6), False, False),
        ("201510063771", date(2016, 1, 1), True, False),
        ("201610157702", date(2013, 8, 2), False, True),
        ("201610157702", date(1990, 8, 2), True, False),
    ],
)
def test_the_year_in_the_number_against_the_filing_date(
    number: str, filed: date, conflicts: bool, divisional: bool
) -> None:
    found = application_number(number, "CN")
    assert isinstance(found, ApplicationNumber)
    assert application_year_conflicts(found, filed) is conflicts
    assert may_be_divisional(found, filed) is divisional


PIECES = st.text(alphabet="0123456789CNUSEPWOJKRABLTXZ./- ,()特願平昭実ＣＮ１２", max_size=20)
COUNTRIES = st.sampled_from(["", "CN", "US", "EP", "WO", "JP", "KR", "DE", "AU", "BR", "IN", "XX"])


@given(st.one_of(PIECES, st.text(max_size=30)), COUNTRIES)
def test_reading_its_own_text_again_changes_nothing(text: str, country: str) -> None:
    first = application_number(text, country)
    if isinstance(first, ApplicationNumber):
        again = application_number(first.text)
        assert isinstance(again, ApplicationNumber)
        assert (again.key, again.check, again.check_ok) == (first.key, first.check, first.check_ok)


@given(st.one_of(st.floats(), st.integers(), st.binary(), st.dates(), st.text()), st.text(max_size=3))
def test_it_never_raises(value: object, country: str) -> None:
    assert isinstance(application_number(value, country), ApplicationNumber | Ruined | None)


CN_NUMBERS = st.builds(
    lambda year, kind, serial: f"{year}{kind}{serial:07d}",
    st.integers(2003, 2030), st.sampled_from("12389"), st.integers(1, 1_999_999).filter(lambda n: n % 1000),
)  # fmt: skip


@given(CN_NUMBERS, st.sampled_from(["{}.{}", "{}{}", "ZL{}.{}", "CN{}.{}", "ZL {} . {}"]))
def test_every_chinese_form_gives_the_same_key(number: str, form: str) -> None:
    found = application_number(form.format(number, check_digit(number)))
    assert isinstance(found, ApplicationNumber)
    assert (found.key, found.check_ok) == ("CN" + number, True)
