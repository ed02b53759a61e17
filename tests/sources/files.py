"""Small files that the tests write, and a reading of one as a plain list."""

import gzip
import json
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

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
