"""Derwent Innovation, Espacenet and the acts of incoPat, on small synthetic files with their traps."""

from datetime import date
from pathlib import Path

import pytest

from qianglian.model.publication import Identifier, LangText, LegalEvent, Party
from tests.sources.files import DERWENT, ESPACENET, csv_text, read_all, xlsx


def test_derwent_reads_what_the_office_says_and_what_the_editors_write(tmp_path: Path) -> None:
    result = read_all(xlsx(tmp_path / "a.xlsx", [list(line) for line in DERWENT]))
    assert (result.source.name, result.source.verified, result.codes) == ("derwent", False, [])
    publication = result.kept[0].publication
    assert result.kept[0].place.row == 3
    assert publication.number.text == "US11000000B2"
    assert publication.titles == (
        LangText("", "Cell"),
        LangText("en", "Fictional cell for trials has separator", translated=True),
    )
    assert [p.name for p in publication.applicants] == ["ACME CO LTD", "BETA INC"]
    assert [p.name for p in publication.inventors] == ["Doe, Jane", "Roe, Sam"]
    assert publication.ipc == ("H01M10/0525", "H04L29/06")
    assert publication.cpc == ("H01M10/0525", "H01M4/02")
    assert publication.families == (
        Identifier("dwpi", "202112345A"),
        Identifier("dwpi_members", "US11000000B2"),
        Identifier("dwpi_members", "JP2018123456A"),
    )
    assert [(p.number, p.date) for p in publication.priorities] == [
        ("JP2017000001A", date(2017, 3, 8)),
        ("US16123456A", date(2018, 3, 8)),
    ]
    assert [c.number for c in publication.citations] == ["US9000000B2", "EP1234567A1"]
    assert (publication.cited_by_count, publication.status.state) == (12, "in_force")
    assert [claim.text for claim in publication.claims] == ["A cell.", "The cell of claim 1."]
    assert publication.extra == {"Assignee - Standardized": "ACME", "Somebody's Own Tag": "core"}


def test_a_first_claim_never_stands_for_all_of_them(tmp_path: Path) -> None:
    header, row = DERWENT[1], DERWENT[2]
    backward = xlsx(tmp_path / "a.xlsx", [list(header[::-1]), list(row[::-1])])
    assert len(read_all(backward).kept[0].publication.claims) == 2


def test_claims_that_differ_are_both_kept(tmp_path: Path) -> None:
    rows = [["Publication Number", "Title - DWPI", "Claims", "First Claim"]]
    rows += [["US11000000B2", "Cell", "1. A cell.\n2. Another.", "1. Quite another thing."]]
    publication = read_all(xlsx(tmp_path / "a.xlsx", rows)).kept[0].publication  # type: ignore[arg-type]
    assert len(publication.claims) == 2
    assert publication.extra["First Claim"] == "1. Quite another thing."


def test_derwent_with_chinese_headers(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    header = ["公开号", "标题 - DWPI", "专利权人/申请人", "IPC - 现版", "施引专利计数", "公开年"]
    path.write_text(csv_text([header, ["CN101234567A", "Cell", "甲 | 乙", "H01M001052", "3", "2009"]]))
    result = read_all(path)
    assert result.source.name == "derwent"
    publication = result.kept[0].publication
    assert (publication.cited_by_count, publication.ipc) == (3, ("H01M10/52",))
    assert result.reading.columns.fates["公开年"] == "ignored:repeats_another_column"


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_espacenet_takes_the_first_of_several_and_keeps_the_cell(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"a.{form}"
    if form == "xlsx":
        xlsx(path, [list(line) for line in ESPACENET])
    else:
        path.write_text(csv_text([line for line in ESPACENET if line]))
    result = read_all(path)
    assert (result.source.name, result.source.verified) == ("espacenet", False)
    first, second = (row.publication for row in result.kept)
    assert first.number.text == "KR20200012345A"
    assert first.extra["Publication number"].split() == ["KR20200012345A", "US2020012345A1"]
    assert first.publication_date == date(2020, 2, 5)
    assert first.extra["Publication date"] == "2020-02-05 2020-03-01"
    assert first.applicants == (Party("ACME CO LTD", country="KR"), Party("BETA INC", country="US"))
    assert first.inventors == (Party("DOE JANE", country="US"), Party("ROE SAM", country="GB"))
    assert first.ipc == first.cpc == ("H01M10/0525", "H01M4/02")
    assert first.families == (Identifier("docdb", "61234567"),)
    assert (first.priority_date, result.kept[0].sequence) == (date(2018, 3, 8), 1)
    assert second.number.text == "EP3123456A1"
    assert second.applicants == (Party("ACME"),)
    assert result.codes == ["partial_date"]
    assert result.rejected == []


INCOPAT = ["公开(公告)号", "申请号", "申请日", "公开国别", "合享价值度"]
ROW = ["CN101234567B", "CN201910000000.X", "20190102", "CN", "9"]


def acts(tmp_path: Path, cells: dict[str, str]) -> tuple[LegalEvent, ...]:
    rows = [[*INCOPAT, *cells], [*ROW, *cells.values()]]
    result = read_all(xlsx(tmp_path / "a.xlsx", rows))  # type: ignore[arg-type]
    publication = result.kept[0].publication
    assert {name: publication.extra[name] for name in cells} == cells
    return publication.events


def test_incopat_acts_become_events_where_each_has_its_day(tmp_path: Path) -> None:
    cells = {"转让人": "甲;乙", "受让人": "乙;丙", "转让执行日": "2019-01-02;20200304"}
    assert acts(tmp_path, cells) == (
        LegalEvent(date(2019, 1, 2), "转让：转让人 甲；受让人 乙"),
        LegalEvent(date(2020, 3, 4), "转让：转让人 乙；受让人 丙"),
    )
    cells = {"出质人": "甲;乙", "质权人": "某银行", "质押期限": "2019-01-02至2021-01-02"}
    assert acts(tmp_path, cells) == (LegalEvent(date(2019, 1, 2), "质押：出质人 甲;乙；质权人 某银行"),)
    cells = {"许可人": "甲", "许可类型": "普通许可", "许可备案日期": "2019.01.02"}
    assert acts(tmp_path, cells) == (LegalEvent(date(2019, 1, 2), "许可：许可人 甲；许可类型 普通许可"),)


@pytest.mark.parametrize(
    "cells",
    [
        {"转让人": "甲", "受让人": "乙;丙", "转让执行日": "2019-01-02;2020-03-04"},
        {"转让人": "甲", "转让执行日": "去年"},
        {"质权人": "某银行", "质押期限": "三年"},
        {"诉讼原告": "甲", "诉讼被告": "乙", "诉讼类型": "侵权"},
        {"法律事件": "公开；授权"},
    ],
)
def test_incopat_acts_without_a_sure_day_stay_columns(tmp_path: Path, cells: dict[str, str]) -> None:
    assert acts(tmp_path, cells) == ()


def test_incopat_legal_events_with_their_days(tmp_path: Path) -> None:
    assert acts(tmp_path, {"法律事件": "2019-01-02 公开；2020-03-04 授权"}) == (
        LegalEvent(date(2019, 1, 2), "公开"),
        LegalEvent(date(2020, 3, 4), "授权"),
    )
