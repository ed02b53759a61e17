"""Any table by a written mapping."""

from datetime import date
from pathlib import Path

import pytest

from qianglian.model.errors import BadMapping
from qianglian.sources.contract import ReadOptions
from qianglian.sources.mapping import load_mapping, parse_mapping
from tests.sources.files import csv_text, jsonl, read_all

ROOT = Path(__file__).resolve().parents[3]
PATENTSCOPE = ROOT / "docs" / "mappings" / "patentscope.yaml"

MAPPING = """
version: 1
name: partner list
database: Partner
share: numbers_only
constants: {country: CN}
empty: ["-", "无"]
columns:
  公告号: number
  名称: {field: title, language: zh}
  日期: {field: publication_date, dates: day_first}
  申请人: {field: applicants, split: ["、", ";"]}
  内部编号: ignored
"""


def test_a_mapping_says_what_the_columns_of_a_csv_mean(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = [
        ["公告号", "名称", "日期", "申请人", "内部编号", "备注"],
        ["101234567B", "虚构电池", "08/07/2020", "甲、乙;丙", "7", "无"],
    ]
    path.write_text(csv_text(rows), encoding="utf-8")
    result = read_all(path, ReadOptions(mapping=parse_mapping(MAPPING)))
    publication = result.kept[0].publication
    assert publication.number.text == "CN101234567B"
    assert publication.publication_date == date(2020, 7, 8)
    assert [party.name for party in publication.applicants] == ["甲", "乙", "丙"]
    assert publication.extra == {}
    assert result.reading.columns.fates == {
        "公告号": "number",
        "名称": "title",
        "日期": "publication_date",
        "申请人": "applicants",
        "内部编号": "ignored:by_the_mapping",
        "备注": "extra",
    }


def test_the_patentscope_mapping_reads_kindless_numbers_by_their_country_column(tmp_path: Path) -> None:
    item = {
        "pub_country": "CN",
        "pub_number": "201999999",
        "title": "虚构卫浴间",
        "pub_date": "2010-07-28",
        "ipc": ["E04H 1/12", "A61G 10/0"],
        "app_number": "200920194832.6",
        "applicants": ["虚构酒店有限公司"],
        "inventors": ["张某"],
        "abstract": "虚构。",
    }
    mapping = load_mapping(PATENTSCOPE)
    result = read_all(jsonl(tmp_path / "p.jsonl", [item]), ReadOptions(mapping=mapping))
    row = result.kept[0]
    assert mapping.database == "PATENTSCOPE"
    assert (row.publication.number.country, row.publication.number.kind) == ("CN", "")
    assert row.publication.application.check_ok is True
    assert row.publication.patent_type == "utility_model"
    assert row.publication.ipc == ("E04H1/12",)
    assert [(r.code, r.found) for r in row.remarks] == [("unparsed_class", "A61G 10/0")]
    assert row.publication.extra["ipc"] == "E04H 1/12; A61G 10/0"


def test_without_a_mapping_the_sentence_says_how_to_get_one(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(BadMapping) as caught:
        read_all(path, format="table")
    assert "sources guess" in caught.value.sentence("en")


def test_a_mapping_that_is_not_for_this_file_names_both_sides(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(BadMapping) as caught:
        read_all(path, ReadOptions(mapping=parse_mapping(MAPPING)))
    assert "公告号" in caught.value.sentence()


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        ("version: 1\ncolumns:\n  a: number\n  b: titel\n", 4, "columns.b"),
        ("version: 2\ncolumns: {a: number}\n", 1, "version"),
        ("version: 1\nshare: maybe\ncolumns: {a: number}\n", 2, "share"),
        ("version: 1\ncolumns:\n  a: title\n", 2, "columns"),
        ("version: 1\ncolums:\n  a: number\n", 2, "colums"),
        (
            "version: 1\ncolumns:\n  a: number\n  b:\n    field: inventors\n    split: 3\n",
            6,
            "columns.b.split",
        ),
        (
            "version: 1\ncolumns:\n  a: number\n  b: {field: filing_date, dates: sometimes}\n",
            4,
            "columns.b.dates",
        ),
        ("version: 1\nconstants: {colour: red}\ncolumns: {a: number}\n", 2, "constants.colour"),
        ("version: 1\ncolumns: [a\n", 3, "YAML"),
        ("- a\n- b\n", 1, ""),
        ("", 1, ""),
    ],
)
def test_a_mapping_that_does_not_hold_says_where(text: str, line: int, field: str) -> None:
    with pytest.raises(BadMapping) as caught:
        parse_mapping(text)
    assert (caught.value.details["line"], caught.value.details["field"]) == (line, field)


def test_columns_and_constants_are_the_text_that_is_written(tmp_path: Path) -> None:
    """Elsewhere in YAML no, yes, on, 2020-01-01, 0777 and ~ are not texts."""
    names = ["no", "yes", "On", "2020-01-01", "0777", "~"]
    fields = ["number", "title", "inventors", "publication_date", "extra", "ignored"]
    columns = "".join(f"  {name}: {field}\n" for name, field in zip(names, fields, strict=True))
    mapping = parse_mapping(
        f"version: 1\nname: 1.0\nconstants: {{country: NO}}\nempty: [no]\ncolumns:\n{columns}"
    )
    assert {name: use.field for name, use in mapping.columns.items()} == dict(zip(names, fields, strict=True))
    assert (mapping.name, mapping.constants, mapping.empty) == ("1.0", {"country": "NO"}, {"no"})
    path = tmp_path / "a.csv"
    path.write_text(
        csv_text([names, ["NO345678B1", "A cup", "Doe", "2021-02-03", "no", "x"]]), encoding="utf-8"
    )
    publication = read_all(path, ReadOptions(mapping=mapping)).kept[0].publication
    assert publication.number.text == "NO345678B1"
    assert publication.publication_date == date(2021, 2, 3)
    assert publication.titles[0].text == "A cup"
    assert publication.extra == {}


def test_a_column_called_no_is_found_again_when_its_field_is_wrong() -> None:
    with pytest.raises(BadMapping) as caught:
        parse_mapping("version: 1\ncolumns:\n  pn: number\n  no: colour\n")
    assert (caught.value.details["line"], caught.value.details["field"]) == (4, "columns.no")


@pytest.mark.parametrize(
    ("written", "meant"), [("true", True), ("Yes", True), ("no", False), ("false", False)]
)
def test_whether_a_text_is_translated_is_said_in_any_of_the_usual_words(written: str, meant: bool) -> None:
    mapping = parse_mapping(
        f"version: 1\ncolumns: {{pn: number, t: {{field: title, translated: {written}}}}}\n"
    )
    assert mapping.columns["t"].translated is meant


def test_bare_yes_and_no_are_the_words_and_not_truth_values() -> None:
    assert parse_mapping("version: 1\nshare: yes\ncolumns: {a: number}\n").share == "yes"
    assert parse_mapping("version: 1\nshare: no\ncolumns: {a: number}\n").share == "no"
