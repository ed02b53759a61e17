"""Small files that the tests write, and a reading of one as a plain list."""

import gzip
import json
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

from qianglian.sources import registry
from qianglian.sources.contract import DeclarationRow, Reading, ReadOptions, Rejected, Source, SourceRow


@dataclass
class Result:
    """A file read to its end."""

    source: Source
    reading: Reading
    kept: list[SourceRow]
    rejected: list[Rejected]
    declared: list[DeclarationRow]

    @property
    def codes(self) -> list[str]:
        return [remark.code for row in (*self.kept, *self.declared) for remark in row.remarks]


def read_all(path: Path, options: ReadOptions | None = None, format: str | None = None) -> Result:
    source, reading = registry.read(path, options, format)
    rows = list(reading.rows)
    kept = [row for row in rows if isinstance(row, SourceRow)]
    declared = [row for row in rows if isinstance(row, DeclarationRow)]
    return Result(source, reading, kept, [row for row in rows if isinstance(row, Rejected)], declared)


def xlsx(
    path: Path,
    rows: list[list[object]],
    sheet: str = "Sheet1",
    more: dict[str, list[list[object]]] | None = None,
) -> Path:
    """A workbook; texts stay texts, also those that look like formulas."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    for name, lines in {sheet: rows, **(more or {})}.items():
        page = book.add_worksheet(name)
        for y, line in enumerate(lines):
            for x, cell in enumerate(line):
                page.write(y, x, cell)
    book.close()
    return path


def csv_text(rows: list[list[str]], delimiter: str = ",") -> str:
    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if any(c in text for c in f'"{delimiter}\n') else text

    return "".join(delimiter.join(map(cell, row)) + "\n" for row in rows)


def jsonl(path: Path, objects: list[dict[str, object]]) -> Path:
    path.write_text(
        "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in objects), encoding="utf-8"
    )
    return path


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def gzipped(path: Path, data: bytes) -> Path:
    path.write_bytes(gzip.compress(data, mtime=0))
    return path


def xlsx_bytes(rows: list[list[object]]) -> bytes:
    held = BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    page = book.add_worksheet()
    for y, line in enumerate(rows):
        for x, cell in enumerate(line):
            page.write(y, x, cell)
    book.close()
    return held.getvalue()


PATSNAP_HEADER = [
    "序号",
    "公开(公告)号",
    "标题",
    "申请日",
    "公开(公告)日",
    "[标]当前申请(专利权)人",
    "发明人",
    "IPC分类号",
    "法律状态/事件",
    "受理局",
]
PATSNAP_ROW = [
    "1",
    "CN101234567A",
    "一种虚构的电池",
    "2019-01-02",
    "2020-07-08",
    "甲虚构公司 | 乙虚构公司",
    "Doe, Jane|Roe, Sam",
    "H01M10/0525 | H01M4/02",
    "授权 | 权利转移",
    "中国",
]
GAZETTE = {
    "item": "7",
    "name": "虚构的杯子",
    "authorization_notice_id": "CN305999999S",
    "authorized_announcement_date": "2019.07.09",
    "filing_id": "2.0193E+12",
    "filing_date": "2019.01.24",
    "patentee": "甲虚构公司;??乙虚构公司;",
    "designer": "张某;",
    "address": "100000北京市某路1号",
    "Int.Cl.": "07-01 (12)  ",
    "_file": "designs.csv",
    "pub_no": "CN305999999S",
}

GOOGLE_HEADER = (
    "id,title,assignee,inventor/author,priority date,filing/creation date,publication date,grant date,"
    "result link,representative figure link\n"
)

DERWENT = [
    ["Fictional search of 2024-01-02"],
    [
        "Publication Number",
        "Title",
        "Title - DWPI",
        "Abstract - DWPI",
        "Assignee/Applicant",
        "Assignee - Standardized",
        "Inventor",
        "Application Number",
        "Application Date",
        "Publication Date",
        "Priority Number",
        "Priority Date",
        "IPC - Current",
        "CPC - Current",
        "DWPI Accession Number",
        "DWPI Family Members",
        "Cited Refs - Patent",
        "Count of Citing Patents",
        "Dead/Alive",
        "First Claim",
        "Claims",
        "Somebody's Own Tag",
    ],
    [
        "US11000000B2",
        "Cell",
        "Fictional cell for trials has separator",
        "NOVELTY - The cell has nothing.",
        "ACME CO LTD | BETA INC",
        "ACME",
        "Doe, Jane | Roe, Sam",
        "US16123456A",
        "2018-03-08",
        "2021-05-11",
        "JP2017000001A | US16123456A",
        "2017-03-08 | 2018-03-08",
        "H01M00100525 | H04L002906",
        "H01M 10/0525 | H01M 4/02",
        "202112345A",
        "US11000000B2 | JP2018123456A",
        "US9000000B2\nEP1234567A1",
        "12",
        "ALIVE",
        "1. A cell.",
        "1. A cell.\n2. The cell of claim 1.",
        "core",
    ],
]
ESPACENET = [
    ["Query", 'ti = "fictional cell"'],
    ["2 results found"],
    [],
    [
        "No",
        "Title",
        "Inventors",
        "Applicants",
        "Publication number",
        "Earliest priority",
        "IPC",
        "CPC",
        "Publication date",
        "Earliest publication",
        "Family number",
    ],
    [
        "1",
        "Fictional cell",
        "DOE JANE [US]\nROE SAM [GB]",
        "ACME CO LTD [KR]; BETA INC [US]",
        "KR20200012345A\nUS2020012345A1",
        "2018-03-08",
        "H01M10/0525 (2010.01) H01M4/02 (2006.01)",
        "H01M10/0525\nH01M4/02",
        "2020-02-05 2020-03-01",
        "2020-02-05",
        "61234567",
    ],
    ["2", "Cell", "", "ACME", "EP 3123456 A1", "2018", "", "", "2019-01-02", "2019-01-02", "61234568"],
]
ETSI = [
    [
        "IPRD_ID",
        "IPRD_REFERENCE",
        "IPRD_SIGNATURE_DATE",
        "COMP_LEGAL_NAME",
        "ETPR_ACRONYM",
        "Standard",
        "LICD_DEC_PREP_TO_GRANT_FLAG",
        "LICD_REC_CONDI_FLAG",
        "DIPG_PATF_ID",
        "PUBL_NUMBER",
        "PATT_APPLICATION_NUMBER",
        "Country_Of_Registration",
        "4G",
        "5G",
    ],
    [
        "101",
        "ISLD-1",
        "2015-06-07 00:00:00",
        "Fictional Radio, Inc.",
        "LTE",
        "TS 36.999",
        "1",
        "0",
        "77",
        "US11000000B2 | US2019123456A1",
        "US16/123,456",
        "US UNITED STATES",
        "1",
        "0",
    ],
    [
        "102",
        "ISLD-2",
        "",
        "Fictional Radio, Inc.",
        "NR",
        "",
        "1",
        "",
        "",
        "see annex",
        "",
        "NOWHERE LAND",
        "",
        "1",
    ],
    ["103", "GD-3", "2016-01-02", "Fictional Waves AB", "", "", "1", "1", "", "", "", "", "", ""],
    ["", "", "", "Fictional Waves AB", "", "", "", "", "", "", "", "", "", ""],
]
POOL = [
    ["Profile", "Country", "Patent Number", "Licensor", "Remark"],
    ["Main", "BE", "BE-EP1387599", "Fictional Labs, Invented Co., Ltd.", "x"],
    ["Main", "FR", "FR-EP1387599", "Fictional Labs", ""],
    ["Main", "US", "US11000000", "Fictional Labs", ""],
    ["Main", "PE", "PE00-DIN/x", "Fictional Labs", ""],
    ["Main", "", "", "", ""],
]

GOOGLE_PAGE: dict[str, Any] = {
    "publication_number": "US11000000B2",
    "title": "Fictional brake for trials",
    "abstract": "A brake that nobody builds.",
    "cpc": ["B60L7/10", "H02J7/14"],
    "citations": [
        {"pub": "US9000000B2", "priority": "2010-01-01", "title": "Brake", "examiner": True, "family": False},
        {"pub": "EP1234567A1", "examiner": False, "family": True},
        {"title": "nameless"},
    ],
    "cited_by": [{"pub": "CN106000000B", "examiner": True, "family": True}],
    "npl": ["Doe, On Brakes, 1999"],
    "events": [
        ["2018-03-08", "Application filed by Acme Co Ltd, Beta GmbH"],
        ["2018-03-08", "Priority to US15/915,000"],
        ["2018-09-13", "Publication of US20180260000A1"],
        ["2019-01-01", "Novel thing"],
        ["2020-01-01", "Assigned to GAMMA INC"],
        ["2021-05-11", "Application granted"],
        ["2021-05-11", "Publication of US11000000B2"],
        ["2038-09-01", "Adjusted expiration"],
    ],
    "status": "Expired - Fee Related",
    "legal_events": [
        ["2021-04-21", "STCF", "Status", "Free format text: PATENTED CASE"],
        ["2022-01-01", "PG25", "Lapsed", "Ref country code: DERef legal event code: R119"],
        ["", "AX", "Nothing said", ""],
    ],
    "claiming_priority": [
        ["JP2017000001A", "2017-03-08", "Brake"],
        ["US15/915", "000", "2018-03-08,Brake, and more"],
        ["JP2017000001A", "2017-03-08", "Brake"],
        ["PCT/JP2018/000001", "2018-03-07", ""],
    ],
}
"""A page of Google Patents as JSON Lines hold it; invented."""
