"""Each vendor's traps, on small synthetic files."""

from datetime import date
from pathlib import Path

import pytest

from qianglian.model.publication import Identifier, LangText, LegalEvent
from tests.sources.files import (
    GAZETTE,
    GOOGLE_HEADER,
    PATSNAP_HEADER,
    PATSNAP_ROW,
    csv_text,
    jsonl,
    read_all,
    xlsx,
)


def names(parties: tuple[object, ...]) -> list[str]:
    return [party.name for party in parties]  # type: ignore[attr-defined]


def test_patsnap_inventors_are_split_on_the_bar_and_never_on_the_comma(tmp_path: Path) -> None:
    result = read_all(xlsx(tmp_path / "a.xlsx", [PATSNAP_HEADER, PATSNAP_ROW]))
    assert result.source.name == "patsnap"
    publication = result.kept[0].publication
    assert names(publication.inventors) == ["Doe, Jane", "Roe, Sam"]
    assert names(publication.owners) == ["甲虚构公司", "乙虚构公司"]
    assert publication.ipc == ("H01M10/0525", "H01M4/02")
    assert publication.number.text == "CN101234567A"
    assert publication.status.state == "in_force"
    assert publication.status.as_given == "授权"
    assert publication.events == (LegalEvent(None, "权利转移"),)
    assert result.kept[0].sequence == 1


def test_patsnap_csv_in_gbk_with_full_width_brackets_reads_the_same(tmp_path: Path) -> None:
    header = [name.replace("(", "（").replace(")", "）") for name in PATSNAP_HEADER]
    path = tmp_path / "a.csv"
    path.write_bytes(csv_text([header, PATSNAP_ROW]).encode("gb18030"))
    result = read_all(path)
    same = read_all(xlsx(tmp_path / "b.xlsx", [PATSNAP_HEADER, PATSNAP_ROW]))
    assert result.source.name == "patsnap"
    assert result.kept[0].publication == same.kept[0].publication


def test_patsnap_dash_is_empty_and_translated_texts_say_so(tmp_path: Path) -> None:
    header = [
        "公开(公告)号",
        "公开(公告)日",
        "申请日",
        "标题(译)(English)",
        "[标]当前申请(专利权)人",
        "受理局",
        "INPADOC法律状态",
        "合同号",
    ]
    row = [
        "JP2020123456A",
        "-",
        "2019-01-02",
        "Fictional cell",
        "-",
        "日本",
        "2021-10-01 | +GRANT | JP | 2020-08-13 | PUBLICATION | JP",
        "乙-3",
    ]
    publication = read_all(xlsx(tmp_path / "a.xlsx", [header, row])).kept[0].publication
    assert publication.publication_date is None
    assert publication.owners == ()
    assert publication.titles == (LangText("en", "Fictional cell", translated=True),)
    assert publication.events == (
        LegalEvent(date(2021, 10, 1), "GRANT", "+", "JP"),
        LegalEvent(date(2020, 8, 13), "PUBLICATION", "", "JP"),
    )
    assert publication.extra == {"合同号": "乙-3"}


def test_an_event_that_cannot_be_taken_apart_is_kept_as_given(tmp_path: Path) -> None:
    header = [*PATSNAP_HEADER, "INPADOC法律状态"]
    result = read_all(xlsx(tmp_path / "a.xlsx", [header, [*PATSNAP_ROW, "some day it lapsed"]]))
    assert result.codes == ["unparsed_event"]
    assert result.kept[0].publication.extra["INPADOC法律状态"] == "some day it lapsed"


LENS = "#,Lens ID,Jurisdiction,Publication Date,Title,Applicants,Inventors\n"


def test_lens_keeps_a_record_without_number_under_its_lens_id(tmp_path: Path) -> None:
    path = tmp_path / "lens.csv"
    path.write_text(
        "﻿" + LENS + "1,000-000-000-000-001,EP,2021-12-30,A cell,ACME;;BETA,DOE J;;ROE S\n", encoding="utf-8"
    )
    result = read_all(path)
    publication = result.kept[0].publication
    assert result.source.name == "lens"
    assert publication.number is None
    assert publication.identifiers == (Identifier("lens", "000-000-000-000-001"),)
    assert publication.country == "EP"
    assert names(publication.applicants) == ["ACME", "BETA"]
    assert result.codes == ["no_publication_number"]


def test_google_first_line_is_an_address_and_rows_that_repeat_an_id_are_both_kept(tmp_path: Path) -> None:
    row = 'US-11000000-B2,A cell ,"Fictional Kosan Co., Ltd., Beta Inc.","Ann Doe, Sam Roe",2017-03-08,2018-03-08,2022-06-07,2022-06-07,https://x.invalid,\n'
    path = tmp_path / "gp.csv"
    path.write_text(
        "search URL:,https://patents.invalid/?q=a\n" + GOOGLE_HEADER + row + row, encoding="utf-8"
    )
    result = read_all(path)
    assert result.source.name == "google_patents"
    assert [row.place.row for row in result.kept] == [3, 4]
    publication = result.kept[0].publication
    assert publication.number.text == "US11000000B2"
    assert names(publication.applicants) == ["Fictional Kosan Co., Ltd.", "Beta Inc."]
    assert names(publication.inventors) == ["Ann Doe", "Sam Roe"]
    assert publication.grant_date == date(2022, 6, 7)
    assert result.reading.columns.fates["result link"] == "ignored:repeats_the_id"


def test_gazette_reports_a_ruined_filing_number_and_never_believes_it(tmp_path: Path) -> None:
    result = read_all(jsonl(tmp_path / "g.jsonl", [GAZETTE]))
    row = result.kept[0]
    assert result.source.name == "cnipa_gazette"
    assert row.publication.application is None
    assert row.publication.application_as_given == "2.0193E+12"
    assert [(r.code, r.column) for r in row.remarks] == [
        ("mojibake", "patentee"),
        ("ruined_number", "filing_id"),
    ]
    assert names(row.publication.applicants) == ["甲虚构公司", "乙虚构公司"]
    assert row.publication.applicants[0].address == "100000北京市某路1号"
    assert (row.publication.loc, row.publication.ipc) == (("07-01",), ())
    assert row.publication.patent_type == "design"
    assert (row.sequence, row.series) == (7, "designs.csv")


def test_gazette_grant_has_an_ipc_in_the_same_column(tmp_path: Path) -> None:
    item = {
        **GAZETTE,
        "Int.Cl.": "H04W8/26(2009.01)I;??H04W84/12(2009.01)I",
        "authorization_notice_id": "CN102905253B",
        "pub_no": "CN102905253B",
    }
    publication = read_all(jsonl(tmp_path / "g.jsonl", [item])).kept[0].publication
    assert publication.ipc == ("H04W8/26", "H04W84/12")
    assert publication.patent_type == "invention"


INCOPAT = [
    "公开（公告）号",
    "申请号",
    "申请日",
    "公开(公告)日",
    "专利类型",
    "公开国别",
    "新兴产业分类",
    "标准化申请人",
    "合享价值度",
    "专利有效性",
    "简单同族个数",
    "工商统一社会信用代码",
    "申请人",
]


@pytest.mark.parametrize("order", [1, -1])
def test_incopat_headers_in_either_bracket_and_any_order(tmp_path: Path, order: int) -> None:
    row = [
        "CN101234567B",
        "CN201910000000.X",
        "20190102",
        "20200708",
        "发明授权",
        "CN",
        "1.2；1.3,1.4，1.5;1.6",
        "甲",
        "9",
        "有效",
        "3",
        "91110000000000000X",
        "甲虚构公司;乙虚构公司",
    ]
    result = read_all(xlsx(tmp_path / "a.xlsx", [INCOPAT[::order], row[::order]]))
    publication = result.kept[0].publication
    assert result.source.name == "incopat"
    assert not result.source.verified
    assert publication.number.text == "CN101234567B"
    assert publication.extra["新兴产业分类"] == "1.2; 1.3; 1.4; 1.5; 1.6"
    assert publication.status.state == "in_force"
    assert publication.family_size == 3
    assert publication.applicants[0].identifiers == (Identifier("uscc", "91110000000000000X"),)
    assert publication.applicants[1].identifiers == ()
    assert set(result.reading.columns.fates) == set(INCOPAT)
