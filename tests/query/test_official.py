"""The official notation, on its published tables and on what a person may paste."""

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.query.grammar import parse
from qianglian.query.official import read_official, unknown_symbols, write_official
from qianglian.query.simplify import normal
from qianglian.query.spell import spell
from qianglian.query.write import write

TABLES = {
    "cn_newthree_2024_ipc.tsv": (93, 0),
    "cn_sei_2021_ipc_merged.tsv": (302, 1),
    "cn_greentech_ipc.tsv": (143, 18),
    "cn_keydigital_2023_ipc.tsv": (527, 0),
}
"""Cells with an expression, and irregular pieces among them."""


def cells(folder: Path, table: str, column: str) -> Iterator[str]:
    with (folder / "reference" / table).open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row[column]:
                yield row[column]


@pytest.mark.parametrize(
    ("cell", "query"),
    [
        ("B60K", "ipc:B60K"),
        ("B60K6*", "ipc:B60K6"),
        ("H01M4/13*", "ipc:H01M4/13*"),
        ("G05B19/00", "ipc:G05B19/00"),
        ("B28D5* B28D7*", "ipc:(B28D5 OR B28D7)"),
        ("B60L; B62D；B65G，H01M、H02K", "ipc:(B60L OR B62D OR B65G OR H01M OR H02K)"),
        ("B60K6*(不含B60K6/08、B60K6/24)", "ipc:B60K6 AND NOT ipc:(B60K6/08 OR B60K6/24)"),
        ("B60K6*（不含 B60K6/08）", "ipc:B60K6 AND NOT ipc:B60K6/08"),
        ("G06F*(不含 G06F1*、G06F3/01)、H01M", "(ipc:G06F AND NOT ipc:(G06F1 OR G06F3/01)) OR ipc:H01M"),
        ("A*(不含A01*(不含A01B))", "ipc:A AND NOT (ipc:A01 AND NOT ipc:A01B)"),
        ("(B60K1*、B60K6*)(不含B60K6/08)", "ipc:(B60K1 OR B60K6) AND NOT ipc:B60K6/08"),
        ("H01M 10/05", "ipc:H01M10/05"),
    ],
)
def test_the_notation_is_read(cell: str, query: str) -> None:
    reading = read_official(cell)
    assert reading.irregular == ()
    assert reading.cell == cell
    assert reading.node is not None
    assert spell(reading.node) == query


def test_a_main_group_is_not_its_longer_namesake() -> None:
    assert read_official("B60K6*").node != read_official("B60K60*").node


def test_excluded_symbols_are_told_apart() -> None:
    readings = read_official("B60K6*(不含B60K6/08)、H01M").readings
    assert [(r.written, r.excluded) for r in readings] == [
        ("B60K6*", False),
        ("B60K6/08", True),
        ("H01M", False),
    ]


@pytest.mark.parametrize(
    ("cell", "found", "correction"),
    [
        ("A61B8*、A61B90*)", ")", ""),
        ("A61B8*(不含A61B8/02", "(", "()"),
        ("A61B8*、燃料电池、H01M", "燃料电池", None),
        ("A61B8*、H01M10/0", "H01M10/0", None),
        ("A61B8*(不含)", "不含", None),
        ("B63H19/02-04", "B63H19/02-04", "B63H19/02、B63H19/04"),
        ("C01B3/00(NOT:C01B3/04)", "C01B3/00(NOT:C01B3/04)", "C01B3*(不含C01B3/04)"),
    ],
)
def test_what_is_irregular_is_named_and_the_rest_is_read(
    cell: str, found: str, correction: str | None
) -> None:
    reading = read_official(cell)
    assert [(i.found, i.correction) for i in reading.irregular] == [(found, correction)]
    assert reading.node is not None
    assert reading.irregular[0].reason.zh


def test_a_cell_without_symbols_has_no_tree() -> None:
    assert read_official("").node is None
    assert read_official("见下表").node is None


def test_deep_brackets_end_in_a_sentence() -> None:
    reading = read_official("A*(不含" * 5_000)
    assert any("deeper" in irregular.reason.en for irregular in reading.irregular)


PIECES = ["A", "B60K6*", "H01M4/13", "、", " ", "(", "（不含", ")", "NOT", "不含", "x"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_nothing_raises_and_what_is_read_is_written_again(cell: str) -> None:
    node = read_official(cell).node
    if node is None:
        return
    assert parse(write(node)) == normal(node)
    official = write_official(node)
    if official is not None:
        again = read_official(official)
        assert again.irregular == ()
        assert again.node is not None
        assert normal(again.node) == normal(node)


def test_only_classes_have_an_official_form() -> None:
    assert write_official(parse("锂")) is None
    assert write_official(parse("ipc:H01M AND ipc:B60K")) is None
    assert write_official(parse("cpc:H01M")) is None


def test_unknown_symbols_are_reported() -> None:
    known = ["H01M10/00", "H01M10/05", "H01M10/052", "B60K6/00"]
    node = read_official("H01M、H01M10*、H01M10/05*、B60K6/00、H01L31/04*、B60K60*、B60K6/01").node
    assert node is not None
    assert unknown_symbols(node, known) == ("H01L31/04*", "B60K60", "B60K6/01")


@pytest.mark.real_data
@pytest.mark.parametrize("table", TABLES)
def test_every_expression_of_the_tables_is_read(real_data: Path, table: str) -> None:
    readings = [read_official(cell) for cell in cells(real_data, table, "ipc_expr")]
    irregular = [irregular for reading in readings for irregular in reading.irregular]
    assert (len(readings), len(irregular)) == TABLES[table]
    assert all(reading.node is not None for reading in readings)
    assert all(i.correction is not None and i.reason.zh and i.reason.en for i in irregular)


@pytest.mark.real_data
@pytest.mark.parametrize("table", TABLES)
def test_every_expression_is_written_and_read_back(real_data: Path, table: str) -> None:
    for cell in cells(real_data, table, "ipc_expr"):
        node = read_official(cell).node
        assert node is not None
        assert parse(write(node)) == normal(node)
        again = read_official(write_official(node) or "").node
        assert again is not None
        assert normal(again) == normal(node)


@pytest.mark.real_data
def test_symbols_that_moved_are_reported(real_data: Path) -> None:
    with gzip.open(real_data / "reference" / "ipc_zh_2026.01.tsv.gz", "rt", encoding="utf-8") as lines:
        known = [line.split("\t", 1)[0] for line in lines]
    node = read_official("H01M10/052、H01L31/04*、H10F").node
    assert node is not None
    assert unknown_symbols(node, known) == ("H01L31/04*",)
