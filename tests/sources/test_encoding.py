"""Which encoding bytes are in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.sources.encoding import recognise_encoding

CHINESE = "一种固态电解质电池及其制备方法，属于电池技术领域。"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_chinese_text_is_recognised_wherever_the_head_is_cut(encoding: str) -> None:
    data = (CHINESE * 3 + ",a,2019-01-02,b\n" * 20).encode(encoding)
    assert {recognise_encoding(data[:cut]).name for cut in range(len(data) - 4, len(data))} == {encoding}


def test_one_broken_byte_does_not_make_utf8_another_encoding() -> None:
    encoding = recognise_encoding((CHINESE * 3).encode() + b"\xff" + CHINESE.encode())
    assert (encoding.name, encoding.clean) == ("utf-8", False)


def test_ascii_may_yet_turn_out_to_be_anything() -> None:
    assert recognise_encoding(b"id,title\n").tentative


@given(st.binary(max_size=200))
def test_any_bytes_have_some_encoding(data: bytes) -> None:
    data.decode(recognise_encoding(data).name, "replace")
