"""Classification symbols: one canonical form from what offices and vendors write."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.model.classification import (
    ancestors,
    cpc_symbol,
    ipc_symbol,
    level,
    loc_class,
    split_classes,
)


@pytest.mark.parametrize(
    "text",
    [
        "H01M10/0525", "H01M 10/0525", "H01M  10/0525", "h01m10/0525", "Ｈ０１Ｍ１０／０５２５",
        "H01M10/0525(2010.01)I",
        "H01M 10/0525 (20100101)", "H01M 10/0525 20100101AFI20131115BHEP", "H01M0010052500", "H01M-010/0525",
        "Int.Cl. H01M 10/0525", "IPC: H01M10/0525", "??H01M10/0525(2010.01)I", "H01M10/0525;", "H01M10/0525 I",
    ],
)  # fmt: skip
def test_every_form_is_the_same_symbol(text: str) -> None:
    assert ipc_symbol(text) == "H01M10/0525"


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("H", "section"),
        ("H01", "class"),
        ("H01M", "subclass"),
        ("H01M10", "group"),
        ("H01M10/00", "subgroup"),
    ],
)
def test_a_symbol_keeps_its_level(text: str, depth: str) -> None:
    assert ipc_symbol(text) == text
    assert level(text) == depth


@pytest.mark.parametrize(
    "text", ["", "-", "battery", "01-01", "H01M10/", "H01M/05", "I01M10/05", "E04D 13/8", "H1M"]
)
def test_what_is_no_symbol_is_none(text: str) -> None:
    assert ipc_symbol(text) is None
    assert ancestors(text) == ()
    assert level(text) is None


def test_section_y_and_the_2000_series_are_the_cpcs() -> None:
    assert cpc_symbol("Y02E 60/10") == "Y02E60/10"
    assert cpc_symbol("B60L2240/12") == "B60L2240/12"
    assert ipc_symbol("Y02E60/10") is None


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("01-01 (12)  ", "01-01"),
        ("14-04(11)", "14-04"),
        ("??14-04 (12)", "14-04"),
        ("LOC (12) Cl. 9-3", "09-03"),
    ],
)
def test_locarno(text: str, symbol: str) -> None:
    assert loc_class(text) == symbol


def test_ancestors_from_the_section_down() -> None:
    assert ancestors("H01M10/0525") == ("H", "H01", "H01M", "H01M10", "H01M10/0525")
    assert ancestors("H01M") == ("H", "H01", "H01M")


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("B64C27/12 | B64C27/82", ["B64C27/12", "B64C27/82"]),
        ("A01B1/00;A01B1/02；A01B1/04", ["A01B1/00", "A01B1/02", "A01B1/04"]),
        ("A01B1/00,A01B1/02，A01B1/04、A01B1/06", ["A01B1/00", "A01B1/02", "A01B1/04", "A01B1/06"]),
        ("A01B1/00\nA01B1/02\r\n", ["A01B1/00", "A01B1/02"]),
        ("H01M10/0525(2010.01,A);", ["H01M10/0525(2010.01 A)"]),
        (" - ", []),
        ("", []),
    ],
)
def test_cells_that_list_symbols(cell: str, parts: list[str]) -> None:
    assert split_classes(cell) == parts


SYMBOLS = st.builds(
    lambda section, klass, subclass, group, subgroup: f"{section}{klass:02d}{subclass}{group}/{subgroup}",
    st.sampled_from("ABCDEFGH"), st.integers(1, 99), st.sampled_from("ABCDEFGHJKLMNP"), st.integers(1, 9999),
    st.from_regex(r"[0-9]{2}([0-9]{0,3}[1-9])?", fullmatch=True),
)  # fmt: skip


@given(SYMBOLS)
def test_canonical_symbols_stay_and_every_ancestor_is_canonical(symbol: str) -> None:
    assert ipc_symbol(symbol) == symbol
    chain = ancestors(symbol)
    assert [ipc_symbol(one) for one in chain] == list(chain)
    assert all(symbol.startswith(one) for one in chain)


@given(SYMBOLS)
def test_the_fixed_length_form_reads_back(symbol: str) -> None:
    main, subgroup = symbol[4:].split("/")
    assert ipc_symbol(f"{symbol[:4]}{main.zfill(4)}{subgroup.ljust(6, '0')}") == symbol


@given(st.text(max_size=40))
def test_arbitrary_text_never_raises_and_what_is_found_is_stable(text: str) -> None:
    found = cpc_symbol(text)
    assert found is None or cpc_symbol(found) == found
    assert all(split_classes(part) for part in split_classes(text) if part.strip())


def rows(file: Path) -> Iterator[dict[str, object]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


@pytest.mark.real_data
def test_all_but_the_cut_off_patentscope_symbols_parse(real_data: Path) -> None:
    """124 lack the last digit of their subgroup (``E04D 13/8``): not guessed."""
    seen: Counter[bool] = Counter()
    for row in rows(real_data / "patents/patentscope_cn_125k.jsonl.gz"):
        for text in row["ipc"]:  # type: ignore[attr-defined]
            found = ipc_symbol(text)
            seen[found is not None] += 1
            assert found is not None or text.rpartition("/")[2] in "0123456789"
    assert seen == {True: 125_156, False: 124}


@pytest.mark.real_data
def test_every_symbol_of_the_gazette_parses(real_data: Path) -> None:
    seen: Counter[str] = Counter()
    for row in rows(real_data / "patents/cnipa_gazette_2019_75k.jsonl.gz"):
        design = str(row["pub_no"]).endswith("S")
        for text in split_classes(str(row["Int.Cl."])):
            assert (loc_class(text) if design else ipc_symbol(text)) is not None, text
            seen["loc" if design else "ipc"] += 1
    assert seen == {"ipc": 83_269, "loc": 10_850}


@pytest.mark.real_data
@pytest.mark.parametrize(
    ("name", "rows_read"), [("ipc_zh_2026.01.tsv.gz", 77_236), ("cpc_titles_2022.02.tsv.gz", 260_476)]
)
def test_every_symbol_of_the_classifications_themselves_parses(
    real_data: Path, name: str, rows_read: int
) -> None:
    with gzip.open(real_data / "reference" / name, "rt", encoding="utf-8") as lines:
        texts = [line.split("\t")[0].strip() for line in lines]
    unread = [text for text in texts if cpc_symbol(text) is None]
    assert (len(texts) - len(unread), unread) in [(rows_read, []), (rows_read, ["code"])]
