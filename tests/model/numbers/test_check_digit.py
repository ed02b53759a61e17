"""Check digits of Chinese and European application numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.model.numbers import check_digit
from qianglian.model.numbers.check_digit import ep_check_digit

DIGITS = st.text(alphabet="0123456789", min_size=12, max_size=12)


@pytest.mark.parametrize(
    ("number", "digit"),
    [
        ("200920194832", "6"),
        ("200980115262", "X"),
        ("02233545", "5"),
        ("02132574", "X"),
        ("2009", ""),
        ("x" * 12, ""),
    ],
)
def test_chinese(number: str, digit: str) -> None:
    assert check_digit(number) == digit


@given(DIGITS, st.integers(0, 11), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_noticed(number: str, place: int, digit: str) -> None:
    if number[place] != digit:
        assert check_digit(number[:place] + digit + number[place + 1 :]) != check_digit(number)


@given(st.integers(10_000_000, 99_999_999), st.integers(0, 7), st.sampled_from("0123456789"))
def test_one_wrong_digit_of_a_european_number_is_always_noticed(n: int, place: int, digit: str) -> None:
    number = str(n)
    if number[place] != digit:
        assert ep_check_digit(number[:place] + digit + number[place + 1 :]) != ep_check_digit(number)


def test_european() -> None:
    assert [ep_check_digit(n) for n in ("17171508", "07012363", "94202942", "1")] == ["9", "3", "2", ""]
