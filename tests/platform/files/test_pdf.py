"""Words of a PDF as they are written: whatever stands between the brackets is read, and nothing stops the reading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.platform.files.pdf import _literal


@given(st.binary(max_size=200))
def test_whatever_is_written_is_read(data: bytes) -> None:
    assert len(_literal(data)) <= len(data)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (rb"\101\102", b"AB"),
        (rb"\8\9", b"89"),
        (rb"\777", b"\xff"),
        (rb"\(a\)\n\\", b"(a)\n\\"),
    ],
)
def test_strokes(written: bytes, read: bytes) -> None:
    assert _literal(written) == read
