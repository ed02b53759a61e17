"""A proposed mapping for a table that nobody has described."""

from pathlib import Path

import pytest

from qianglian.model.errors import BadMapping, UnknownFormat
from qianglian.sources.contract import ReadOptions
from qianglian.sources.guess import guess
from qianglian.sources.mapping import parse_mapping
from tests.sources.files import csv_text, jsonl, read_all


def test_names_in_chinese_are_known(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [
        ["内部表", ""],
        ["公告号", "名称", "申请人", "发明人", "备注"],
        *[[f"CN10{n:07d}B", "虚构", "甲；乙", "张;李", "x"] for n in range(5)],
    ]
    path.write_text(csv_text(rows), encoding="utf-8")
    proposed = guess(path)
    mapping = parse_mapping(proposed.yaml)
    fields = {name: (use.field, use.split) for name, use in mapping.columns.items()}
    assert fields == {
        "公告号": ("number", ()),
        "名称": ("title", ()),
        "申请人": ("applicants", ("；",)),
        "发明人": ("inventors", (";",)),
        "备注": ("extra", ()),
    }
    assert proposed.confidence == 0.95
    result = read_all(path, ReadOptions(mapping=mapping))
    assert [party.name for party in result.kept[0].publication.applicants] == ["甲", "乙"]


def test_values_tell_what_names_do_not(tmp_path: Path) -> None:
    items = [
        {"x1": f"US{9000000 + n}B2", "x2": f"2020-01-{n + 1:02d}", "x3": ["H01M 10/0525"], "x4": "words"}
        for n in range(9)
    ]
    proposed = guess(jsonl(tmp_path / "a.jsonl", items))
    assert [(reason.field, reason.confidence) for reason in proposed.reasons] == [
        ("number", 0.6),
        ("publication_date", 0.6),
        ("ipc", 0.6),
        ("extra", 0.0),
    ]
    assert "100%" in proposed.reasons[0].why.en


@pytest.mark.parametrize(("rows", "sure"), [(1, 0.2), (2, 0.4), (5, 0.6)])
def test_few_rows_vote_too_and_count_for_less(tmp_path: Path, rows: int, sure: float) -> None:
    path = tmp_path / "a.csv"
    lines = [[f"CN10{n:07d}A", f"2020-01-0{n + 1}", "H01M10/0525", "x"] for n in range(rows)]
    path.write_text(csv_text([["甲列", "日期", "分类", "其他"], *lines]), encoding="utf-8")
    proposed = guess(path)
    assert [(reason.field, reason.confidence) for reason in proposed.reasons] == [
        ("number", sure),
        ("publication_date", sure),
        ("ipc", sure),
        ("extra", 0.0),
    ]
    assert proposed.warnings == ()
    assert len(read_all(path, ReadOptions(mapping=parse_mapping(proposed.yaml))).kept) == rows


def test_cells_that_cannot_be_read_do_not_outvote_those_that_can(tmp_path: Path) -> None:
    items = [{"甲列": f"US{9000000 + n}B2" if n % 3 else "待定", "乙列": "words"} for n in range(9)]
    proposed = guess(jsonl(tmp_path / "a.jsonl", items))
    assert [(one.field, one.confidence) for one in proposed.reasons] == [("number", 0.4), ("extra", 0.0)]


@pytest.mark.parametrize("name", ["公开号码", "公告号码", "pn"])
def test_plain_names_of_the_number_are_known(tmp_path: Path, name: str) -> None:
    proposed = guess(jsonl(tmp_path / "a.jsonl", [{name: "101234567", "t": "words"}]))
    assert (proposed.reasons[0].field, proposed.confidence) == ("number", 0.8)


def test_without_an_identity_the_proposal_says_so_at_its_head(tmp_path: Path) -> None:
    items = [{"甲列": f"20191001234{n}.X", "乙列": f"CN20191001234{n}.5"} for n in range(9)]
    proposed = guess(jsonl(tmp_path / "a.jsonl", items))
    (warning,) = proposed.warnings
    head = proposed.yaml.split("version:")[0]
    assert warning.zh in head
    assert warning.en in head
    assert proposed.confidence == 0.0
    with pytest.raises(BadMapping):
        parse_mapping(proposed.yaml)


def test_two_columns_for_one_field_are_told_apart(tmp_path: Path) -> None:
    items = [{"publication_number": f"US{9000000 + n}B2", "patent_number": "x"} for n in range(9)]
    proposed = guess(jsonl(tmp_path / "a.jsonl", items))
    assert [reason.field for reason in proposed.reasons] == ["number", "extra"]
    assert "fills already" in proposed.reasons[1].why.en


def test_odd_names_and_values_still_make_a_mapping_that_parses(tmp_path: Path) -> None:
    names = ["公告号", 'a"b: c', "# no", "{x}", "", "日期 \n换行"]
    path = tmp_path / "a.csv"
    path.write_text(csv_text([names, ["CN101234567B", "1", "2", "3", "4", "5"]]), encoding="utf-8")
    proposed = guess(path)
    assert len(parse_mapping(proposed.yaml).columns) == 6


def test_what_is_no_table_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<a/>", encoding="utf-8")
    with pytest.raises(UnknownFormat):
        guess(path)
