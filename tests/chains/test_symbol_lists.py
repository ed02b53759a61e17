"""Lists of symbols as people have them."""

import gzip
from pathlib import Path

import pytest

from qianglian.chains.sample import sample_chain
from qianglian.chains.symbol_lists import known_symbols
from qianglian.chains.validation import validate
from qianglian.model.errors import BadInput, NotFound


@pytest.mark.parametrize("packed", [False, True])
def test_the_first_cell_of_each_line_counts(tmp_path: Path, packed: bool) -> None:
    text = "code\ttitle\nH01M\t类\nH01M10/00\t组\nH01M 10/052\t小组\nH01M0004525000\t小组\n\n".encode()
    path = tmp_path / ("list.tsv.gz" if packed else "list.tsv")
    path.write_bytes(gzip.compress(text) if packed else text)
    assert known_symbols(path) == ["H01M10/00", "H01M10/052", "H01M4/525"]


def test_what_lists_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("nothing here\n")
    (tmp_path / "x.gz").write_bytes(b"no gzip")
    with pytest.raises(BadInput):
        known_symbols(tmp_path / "x.txt")
    for name in ("x.gz", "none.txt"):
        with pytest.raises(NotFound):
            known_symbols(tmp_path / name)


@pytest.mark.real_data
def test_the_sample_asks_for_nothing_that_the_edition_lacks(real_data: Path) -> None:
    known = known_symbols(real_data / "reference" / "ipc_zh_2026.01.tsv.gz")
    assert len(known) > 70_000
    assert [one for one in validate(sample_chain(), known) if one.kind != "newer_symbol"] == []
