"""The incoPat-like batches are what their truth says, counted again from the written files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from qianglian.sources.synthetic import SyntheticSpec, Truth, write_incopat_batches
from qianglian.sources.synthetic.__main__ import main
from qianglian.sources.synthetic.incopat_columns import COLUMNS

BATCHES, ROWS = 21, 90
Table = list[list[str]]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Truth, dict[str, Table]]:
    folder = tmp_path_factory.mktemp("batches")
    truth = write_incopat_batches(SyntheticSpec(0), folder, BATCHES, ROWS)
    return truth, {path.name: _table(path) for path in sorted(folder.iterdir())}


def _table(path: Path) -> Table:
    book = CalamineWorkbook.from_path(str(path))
    (sheet,) = book.sheet_names
    assert "synthetic" in sheet
    return [[str(cell) for cell in row] for row in book.get_sheet_by_name(sheet).to_python()]


def _column(table: Table, name: str) -> list[str]:
    header = [title.replace("（", "(").replace("）", ")") for title in table[0]]
    return [row[header.index(name)] for row in table[1:]]


def _good(table: Table) -> list[str]:
    return [number for number in _column(table, "公开(公告)号") if number.isalnum()]


def test_files_rows_and_publications(written: tuple[Truth, dict[str, Table]]) -> None:
    truth, tables = written
    assert [file.name for file in truth.files] == list(tables)
    assert len(tables) == BATCHES
    assert {file.name: file.rows for file in truth.files} == {n: len(t) - 1 for n, t in tables.items()}
    assert {file.name: file.unique for file in truth.files} == {
        n: len(set(_good(t))) for n, t in tables.items()
    }
    assert truth.rows == sum(len(table) - 1 for table in tables.values()) == BATCHES * ROWS
    assert truth.unique == len({number for table in tables.values() for number in _good(table)})


def test_running_numbers_have_one_gap(written: tuple[Truth, dict[str, Table]]) -> None:
    truth, tables = written
    seen = {int(number) for table in tables.values() for number in _column(table, "序号")}
    missing = sorted(set(range(1, max(seen) + 1)) - seen)
    assert truth.gaps == [(missing[0], missing[-1])]
    assert missing == list(range(missing[0], missing[-1] + 1))
    names = [int(name.removesuffix(".xlsx")[-2:]) for name in tables]
    assert set(range(1, BATCHES + 2)) - set(names) == {8}


def test_overlap_and_repeats(written: tuple[Truth, dict[str, Table]]) -> None:
    truth, tables = written
    (overlap,) = truth.overlaps
    assert list(overlap.numbers) == _good(tables[overlap.earlier])[-40:] == _good(tables[overlap.later])[:40]
    counted = Counter((name, n) for name, table in tables.items() for n in _good(table))
    twice = {key for key, times in counted.items() if times > 1}
    assert twice == {(repeat.file, repeat.number) for repeat in truth.repeats}
    for repeat in truth.repeats:
        table = tables[repeat.file]
        assert table[repeat.first_row - 1] == table[repeat.row - 1]
    across = Counter(number for table in tables.values() for number in set(_good(table)))
    assert {number for number, files in across.items() if files > 1} == set(overlap.numbers)


def test_spoilt_rows(written: tuple[Truth, dict[str, Table]]) -> None:
    truth, tables = written
    for spoilt in truth.spoilt:
        table = tables[spoilt.file]
        assert table[spoilt.row - 1][table[0].index(spoilt.column)] == spoilt.found
    bad = sum(len(table) - 1 - len(_good(table)) for table in tables.values())
    assert len(truth.rejected) == bad == 2
    assert len(truth.spoilt) == 5


def test_headers(written: tuple[Truth, dict[str, Table]]) -> None:
    _, tables = written
    plain = [column.replace("{", "(").replace("}", ")") for column in COLUMNS]
    orders = Counter(tuple(table[0]) for table in tables.values())
    assert len(orders) == 3
    assert {frozenset(t.replace("（", "(").replace("）", ")") for t in order) for order in orders} == {
        frozenset(plain)
    }
    assert any("（" in title for order in orders for title in order)
    assert any("(" in title for order in orders for title in order)


def test_traps_in_cells(written: tuple[Truth, dict[str, Table]]) -> None:
    _, tables = written
    first = next(iter(tables.values()))
    assert any("\n" in text for text in _column(first, "摘要"))
    industries = "".join(text for table in tables.values() for text in _column(table, "新兴产业分类"))
    assert all(separator in industries for separator in ";；,，")
    assert set(_column(first, "来源")) == {"合成示例数据 synthetic"}


def test_the_same_seed_gives_the_same_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write_incopat_batches(SyntheticSpec(0), tmp_path / name, 7, 60)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_too_few_batches_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="batches"):
        write_incopat_batches(SyntheticSpec(0), tmp_path, batches=3)


def test_from_the_command_line(tmp_path: Path) -> None:
    assert main(["--publications", "50", "--out", str(tmp_path / "a.jsonl")]) == 0
    assert len((tmp_path / "a.jsonl").read_bytes().splitlines()) == 50
    assert b'"unique": 50' in (tmp_path / "a.jsonl.truth.json").read_bytes()
