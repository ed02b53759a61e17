"""Sentences stand where they stand: Chinese and Latin ends, abbreviations, numbers."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.corpus.similar.sentences import MOST, sentences


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本发明公开一种电池。包括正极；负极！", ["本发明公开一种电池。", "包括正极；", "负极！"]),
        ("他说“好。”然后离开。", ["他说“好。”", "然后离开。"]),
        ("A cell of 2.5 V. It has a cap.", ["A cell of 2.5 V.", "It has a cap."]),
        (
            "Valves, e.g. a Tesla valve. Fig. 2 shows one.",
            ["Valves, e.g. a Tesla valve.", "Fig. 2 shows one."],
        ),
        ("温度为2.5℃。压力1.0MPa。", ["温度为2.5℃。", "压力1.0MPa。"]),
        ("first line\n\nsecond line", ["first line", "second line"]),
        ("no end", ["no end"]),
        ("", []),
        ("。。。", ["。。。"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@given(st.text(alphabet="ab。.；! \nC（）3", max_size=200))
def test_sentences_stand_in_order_and_lose_only_white_space(text: str) -> None:
    found = sentences(text)
    assert all(start < end for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    if len(found) < MOST:
        assert "".join(pieces(text)).replace(" ", "").replace("\n", "") == text.replace(" ", "").replace(
            "\n", ""
        )
