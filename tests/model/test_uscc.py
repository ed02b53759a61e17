"""统一社会信用代码: the check character of GB 32100-2015."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.model.uscc import ALPHABET, check_character, read_uscc


def test_the_example_of_the_standard() -> None:
    assert read_uscc("91350100M000100Y43") == "91350100M000100Y43"


@pytest.mark.parametrize(
    "text", ["", "91350100M000100Y44", "91350100M000100Y4", "91350100I000100Y43", "王晓明"]
)
def test_anything_else_is_no_code(text: str) -> None:
    assert read_uscc(text) is None


@given(st.text(ALPHABET, min_size=17, max_size=17), st.integers(0, 16), st.sampled_from(ALPHABET))
def test_one_wrong_character_never_passes(first: str, place: int, other: str) -> None:
    code = first + check_character(first)
    assert read_uscc(code.lower()) == code
    spoilt = code[:place] + other + code[place + 1 :]
    assert (read_uscc(spoilt) is None) == (other != code[place])
