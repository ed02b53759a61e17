"""A stream cut into documents: the same pieces however the bytes arrive."""

import io

from hypothesis import given
from hypothesis import strategies as st

from qianglian.sources.markup import pieces as module
from qianglian.sources.markup.pieces import pieces

DOCUMENT = st.sampled_from(
    [
        b'<?xml version="1.0"?>\n<a>1</a>\n',
        b'\xef\xbb\xbf<?xml version="1.0"?><a/>',
        b"<!DOCTYPE a []><a>x</a>\n",
        b"<a>no declaration</a>",
        b"\n \n",
        b"<?xml",
        b"<?xml version='1.0'?>",
    ]
)


def cut(data: bytes, chunk: int) -> list[bytes]:
    before, module.CHUNK = module.CHUNK, chunk
    try:
        return [
            one.head + b"".join(one.rest or ()) for one in pieces(io.BufferedReader(io.BytesIO(data), 16))
        ]
    finally:
        module.CHUNK = before


@given(st.lists(DOCUMENT, max_size=8), st.integers(min_value=1, max_value=64))
def test_any_chunking_gives_the_same_pieces(documents: list[bytes], chunk: int) -> None:
    data = b"".join(documents)
    assert cut(data, chunk) == cut(data, 1 << 18)


@given(st.lists(DOCUMENT, max_size=8))
def test_nothing_but_blanks_is_lost(documents: list[bytes]) -> None:
    data = b"".join(documents)
    assert b"".join(b"".join(cut(data, 1 << 18)).split()) == b"".join(data.split())


def test_documents_one_after_the_other_are_cut_at_their_declarations() -> None:
    one = b'<?xml version="1.0"?><a/>\n'
    assert cut(one * 3, 7) == [one] * 3
