"""Files that are damaged, or made to do harm: only our errors or a reading that says what it left out."""

import errno
import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from qianglian.model.errors import QiangLianError, TooLarge, UnknownFormat, UnreadableFile
from qianglian.sources import registry
from qianglian.sources.contract import ReadOptions
from qianglian.sources.opening import Part, unreadable
from qianglian.sources.workbook import sheets
from tests.sources.files import (
    GAZETTE,
    GOOGLE_HEADER,
    PATSNAP_HEADER,
    PATSNAP_ROW,
    csv_text,
    gzipped,
    jsonl,
    read_all,
    xlsx,
    xlsx_bytes,
    zipped,
)


def google_row(number: int, title: str = "A cell") -> str:
    return f"US-{11000000 + number}-B2,{title},ACME,Ann Doe,2017-03-08,2018-03-08,2022-06-07,,,\n"


def test_a_truncated_gzip_gives_what_stands_before_the_break_and_a_note(tmp_path: Path) -> None:
    lines = "".join(
        json.dumps(
            {
                **GAZETTE,
                "pub_no": f"CN{305000000 + n}S",
                "authorization_notice_id": f"CN{305000000 + n}S",
                "address": str(n * n),
            }
        )
        + "\n"
        for n in range(5000)
    )
    whole = gzip.compress(lines.encode())
    path = tmp_path / "g.jsonl.gz"
    path.write_bytes(whole[: len(whole) // 2])
    result = read_all(path)
    assert 1000 < len(result.kept) < 4500
    assert ("g.jsonl.gz", "truncated") in result.reading.notes
    assert [row.code for row in result.rejected] == ["bad_json"]


def test_a_corrupt_gzip_gives_what_stands_before(tmp_path: Path) -> None:
    lines = "".join(json.dumps({**GAZETTE, "address": str(n * n)}) + "\n" for n in range(5000))
    data = bytearray(gzip.compress(lines.encode()))
    data[len(data) // 2 : len(data) // 2 + 200] = b"\xff" * 200
    path = tmp_path / "g.jsonl.gz"
    path.write_bytes(bytes(data))
    result = read_all(path)
    assert result.kept
    assert {note for _, note in result.reading.notes} <= {"corrupt", "truncated", "encoding_guessed"}
    assert result.reading.notes


def test_gzip_members_one_after_another_are_one_file(tmp_path: Path) -> None:
    path = tmp_path / "g.csv.gz"
    path.write_bytes(
        gzip.compress((GOOGLE_HEADER + google_row(1)).encode())
        + gzip.compress(google_row(2).encode())
        + b"\0" * 20
    )
    assert len(read_all(path).kept) == 2


@pytest.mark.parametrize("ending", ["xlsx", "zip"])
def test_a_truncated_archive_is_refused_with_a_sentence(tmp_path: Path, ending: str) -> None:
    data = xlsx_bytes([PATSNAP_HEADER, PATSNAP_ROW])
    path = tmp_path / f"a.{ending}"
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(UnreadableFile) as caught:
        read_all(path)
    assert "a." in caught.value.sentence("zh")


@pytest.mark.slow
def test_a_zip_bomb_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.csv", "w") as member:
        member.write(GOOGLE_HEADER.encode())
        for _ in range(1200):
            member.write(b"\n" * (1 << 20))
    with pytest.raises(TooLarge):
        read_all(path)


def test_a_gzip_bomb_of_one_line_is_too_large_and_is_never_held(tmp_path: Path) -> None:
    path = tmp_path / "bomb.csv.gz"
    with gzip.open(path, "wb") as file:
        file.write(GOOGLE_HEADER.encode())
        for _ in range(300):
            file.write(b"a" * (1 << 20))
    with pytest.raises(TooLarge):
        read_all(path)


def sheet_xml(cells: str) -> bytes:
    return (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cells}</sheetData></worksheet>"
    ).encode()


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    """A workbook in which one part is another."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return held.getvalue()


def test_a_sheet_whose_cells_lie_far_apart_is_too_large_before_it_is_opened(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    path = tmp_path / "wide.xlsx"
    path.write_bytes(with_member(xlsx_bytes([["a"]]), "xl/worksheets/sheet1.xml", sheet_xml(cells)))
    with pytest.raises(TooLarge):
        read_all(path)


@pytest.mark.parametrize("reference", ["E499999999999999999999", "A" * 40 + "1", "A1" + "0" * 5000])
def test_a_reference_of_absurd_length_is_too_large_before_it_is_opened(
    tmp_path: Path, reference: str
) -> None:
    # The reader would count on in 32 bits, and ask the system for whatever memory comes out.
    cells = f'<row r="1"><c r="A1"><v>1</v></c><c r="{reference}"><v>1</v></c></row>'
    path = tmp_path / "wide.xlsx"
    path.write_bytes(with_member(xlsx_bytes([["a"]]), "xl/worksheets/sheet1.xml", sheet_xml(cells)))
    with pytest.raises(TooLarge):
        read_all(path)


def test_a_member_without_a_name_is_read_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "nameless.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("qq.csv", GOOGLE_HEADER + google_row(1))
    path.write_bytes(path.read_bytes().replace(b"qq.csv", b"\0q.csv"))
    assert zipfile.ZipFile(path).namelist() == [""]
    assert len(read_all(path).kept) == 1


def test_a_shared_text_copied_a_thousand_times_is_too_large(tmp_path: Path) -> None:
    book = io.BytesIO()
    with xlsxwriter.Workbook(book) as made:
        page = made.add_worksheet()
        for row in range(2000):
            page.write(row, 0, "x" * 30_000)
    path = tmp_path / "copies.xlsx"
    path.write_bytes(book.getvalue())
    with pytest.raises(TooLarge):
        read_all(path, ReadOptions(max_workbook=20 << 20))


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LONG = "x" * (1 << 20)
"""A text that fits the bounds once and not two thousand times."""


def copies(path: Path, cell: str, texts: str, part: str = "xl/sharedStrings.xml", prefix: str = "") -> Path:
    """A small workbook of 2,000 times the same cell."""
    space = f'xmlns{":" if prefix else ""}{prefix[:-1]}="{MAIN}"'
    rows = "".join(f'<{prefix}row r="{n}">{cell}</{prefix}row>' for n in range(1, 2001))
    sheet = f"<{prefix}worksheet {space}><{prefix}sheetData>{rows}</{prefix}sheetData></{prefix}worksheet>"
    replaced = {
        "xl/worksheets/sheet1.xml": ("xl/worksheets/sheet1.xml", sheet),
        "xl/sharedStrings.xml": (part, f"<{prefix}sst {space}>{texts}</{prefix}sst>"),
    }
    with (
        zipfile.ZipFile(io.BytesIO(xlsx_bytes([["a"]]))) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            new.writestr(*replaced.get(member, (member, old.read(member))))
    return path


SHORT_AND_LONG = f"<si><t>a</t></si><si><t>{LONG}</t></si>"
PLAIN = '<c t="s"><v>1</v></c>'
ROUND_THE_GUARD: dict[str, tuple[str, ...]] = {
    "a formula before the value": ('<c t="s"><f>1</f><v>1</v></c>', SHORT_AND_LONG),
    "prefixed tags": (
        '<x:c t="s"><x:v>1</x:v></x:c>',
        f"<x:si><x:t>a</x:t></x:si><x:si><x:t>{LONG}</x:t></x:si>",
        "xl/sharedStrings.xml",
        "x:",
    ),
    "the part in lower case": (PLAIN, SHORT_AND_LONG, "xl/sharedstrings.xml"),
    "the part with a backslash": (PLAIN, SHORT_AND_LONG, "xl\\SHAREDSTRINGS.XML"),
    "a second value": ('<c t="s"><v>0</v><v>1</v></c>', SHORT_AND_LONG),
    "another cell in an attribute": ('<c t="s" y="><v>0</v></c>"><v>1</v></c>', SHORT_AND_LONG),
    "an index that is none": ('<c t="s"><v> x</v></c>', f"<si><t>{LONG}</t></si>"),
    "a text in a comment": (PLAIN, f"<!-- > <si> </si> -->{SHORT_AND_LONG}"),
    "a text in an instruction": (PLAIN, f"<?a > <si> </si> ?>{SHORT_AND_LONG}"),
    "texts in an attribute": (PLAIN, f"<si y='><si></si>'><t>a</t></si><si><t>{LONG}</t></si>"),
    "a text within a text": ('<c t="s"><v>0</v></c>', f"<si><t>a</t><si><t>{LONG}</t></si></si>"),
    "a long text in pieces": (
        '<c t="s"><v>0</v></c>',
        f"<si><t><![CDATA[{'<si></si>' * (1 << 17)}]]></t></si>",
    ),
}


@pytest.mark.parametrize("way", ROUND_THE_GUARD)
def test_no_way_of_writing_a_workbook_leads_round_the_bound_on_copies(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(_: object) -> None:
        raise AssertionError("the workbook was unfolded before it was looked through")

    monkeypatch.setattr("python_calamine.load_workbook", opened)
    path = copies(tmp_path / "copies.xlsx", *ROUND_THE_GUARD[way])
    assert path.stat().st_size < 1 << 16
    with pytest.raises(TooLarge):
        read_all(path)


def test_shared_texts_are_charged_by_their_own_lengths_under_any_prefix(tmp_path: Path) -> None:
    """No cell names the long text: charged at the worst, the file would be refused."""
    texts = (
        f"<x:si/><x:si><x:t>a</x:t></x:si><x:si><x:t/></x:si><x:si><x:t>{LONG}</x:t></x:si>"
        "<x:si><x:r><x:t>b</x:t></x:r></x:si>"
    )
    cells = "".join(f'<x:c s="0" t="s"><x:v>{index}</x:v></x:c>' for index in (1, 4))
    path = copies(tmp_path / "many.xlsx", cells, texts, prefix="x:")
    with path.open("rb") as file:
        (sheet,) = sheets(Part("many.xlsx", file), ReadOptions())
        assert [row.cells for row in sheet.rows][:2] == [["a", "b"]] * 2


def test_a_workbook_larger_than_the_bound_is_too_large(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [PATSNAP_HEADER, *[PATSNAP_ROW] * 500])
    with pytest.raises(TooLarge):
        read_all(path, ReadOptions(max_workbook=50_000))


def test_a_line_of_ten_million_columns_is_one_rejected_row(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(GOOGLE_HEADER + google_row(1) + "," * 10_000_000 + "\n" + google_row(2), encoding="utf-8")
    result = read_all(path)
    assert [row.publication.number.number for row in result.kept] == ["11000001", "11000002"]
    assert [(row.code, row.place.row) for row in result.rejected] == [("too_many_columns", 3)]


def test_one_huge_line_is_passed_over_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    path.write_text(GOOGLE_HEADER + google_row(1) + "a" * (20 << 20) + "\n" + google_row(2), encoding="utf-8")
    result = read_all(path)
    assert len(result.kept) == 2
    assert [row.code for row in result.rejected] == ["line_too_long"]


def test_a_file_of_one_huge_line_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_text("a" * (20 << 20), encoding="utf-8")
    with pytest.raises(QiangLianError):
        read_all(path)


def test_a_cell_beyond_the_bound_is_a_rejected_row(tmp_path: Path) -> None:
    path = tmp_path / "cell.csv"
    path.write_text(GOOGLE_HEADER + google_row(1, "b" * (5 << 20)) + google_row(2), encoding="utf-8")
    result = read_all(path)
    assert [row.code for row in result.rejected] == ["cell_too_long"]
    assert len(result.kept) == 1


def test_a_quote_that_is_never_closed_costs_its_own_line_only(tmp_path: Path) -> None:
    path = tmp_path / "quote.csv"
    path.write_text(
        GOOGLE_HEADER + google_row(1) + google_row(2, '"open') + google_row(3) + google_row(4),
        encoding="utf-8",
    )
    result = read_all(path)
    assert [row.publication.number.number for row in result.kept] == ["11000001", "11000003", "11000004"]
    assert [(row.code, row.place.row) for row in result.rejected] == [("unclosed_quote", 3)]


def test_a_quote_inside_a_cell_is_a_character(tmp_path: Path) -> None:
    path = tmp_path / "inch.csv"
    path.write_text(
        GOOGLE_HEADER + google_row(1, '5" pipe') + google_row(2, '"two\nlines"') + google_row(3),
        encoding="utf-8",
    )
    result = read_all(path)
    assert [row.publication.titles[0].text for row in result.kept] == ['5" pipe', "two\nlines", "A cell"]
    assert [row.place.row for row in result.kept] == [2, 3, 4]


def test_rows_are_counted_as_a_person_counts_them(tmp_path: Path) -> None:
    path = tmp_path / "breaks.csv"
    path.write_text(
        GOOGLE_HEADER + google_row(1, '"one\ntwo\n\nthree"') + "\n" + google_row(2), encoding="utf-8"
    )
    assert [row.place.row for row in read_all(path).kept] == [2, 4]


def test_cells_that_look_like_formulas_stay_text(tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://x.invalid","click")'
    row = [*PATSNAP_ROW]
    row[2] = formula
    assert (
        read_all(xlsx(tmp_path / "a.xlsx", [PATSNAP_HEADER, row])).kept[0].publication.titles[0].text
        == formula
    )


def test_nul_bytes_are_taken_out_with_a_remark(tmp_path: Path) -> None:
    path = tmp_path / "nul.csv"
    path.write_bytes((GOOGLE_HEADER + google_row(1, "A\0 cell") + google_row(2)).encode())
    result = read_all(path)
    assert result.kept[0].publication.titles[0].text == "A cell"
    assert result.codes == ["nul_bytes"]
    lines = tmp_path / "nul.jsonl"
    lines.write_bytes(json.dumps(GAZETTE).encode().replace(b"designs", b"de\0signs") + b"\n")
    assert "nul_bytes" in read_all(lines).codes


def test_bytes_of_another_encoding_are_replaced_and_the_row_says_so(tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    good = "".join(google_row(n, "电池") for n in range(2, 400))
    path.write_bytes(
        GOOGLE_HEADER.encode()
        + good.encode()
        + google_row(1, "电池").encode("gb18030")
        + google_row(500).encode()
    )
    result = read_all(path)
    assert len(result.kept) == 400
    assert result.codes == ["undecodable"]
    assert result.reading.notes == [("", "encoding_guessed")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_reads_the_same(tmp_path: Path, encoding: str, end: str) -> None:
    path = tmp_path / "a.csv"
    text = GOOGLE_HEADER + google_row(1, "固态电解质，第一") + google_row(2)
    path.write_bytes(text.replace("\n", end).encode(encoding))
    result = read_all(path)
    assert [row.publication.titles[0].text for row in result.kept] == ["固态电解质，第一", "A cell"]
    assert result.codes == []


def test_chinese_that_begins_after_the_head_is_recognised_when_it_comes(tmp_path: Path) -> None:
    path = tmp_path / "late.csv"
    many = "".join(google_row(n) for n in range(6000))
    path.write_bytes((GOOGLE_HEADER + many).encode() + google_row(9000, "电池").encode("gb18030"))
    assert read_all(path).kept[-1].publication.titles[0].text == "电池"


@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
def test_the_delimiter_is_told_from_the_columns(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(csv_text([PATSNAP_HEADER, PATSNAP_ROW], delimiter), encoding="utf-8")
    assert read_all(path).kept[0].publication.number.text == "CN101234567A"


def test_an_empty_file_and_a_folder_are_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    for path in (tmp_path / "empty.csv", tmp_path, tmp_path / "absent.csv"):
        with pytest.raises(UnreadableFile) as caught:
            read_all(path)
        assert path.name in caught.value.sentence("en")


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        (errno.ENOENT, "文件不存在", "does not exist"),
        (errno.EISDIR, "是文件夹", "is a folder"),
        (errno.EACCES, "没有读取权限", "may not be read"),
        (errno.EIO, os.strerror(errno.EIO), os.strerror(errno.EIO)),
    ],
)
def test_why_a_file_cannot_be_opened_is_said_in_both_languages(
    tmp_path: Path, number: int, zh: str, en: str
) -> None:
    said = unreadable(tmp_path / "a.csv", OSError(number, os.strerror(number)))
    assert "a.csv" in said.text.zh
    assert zh in said.text.zh
    assert en in said.text.en


def test_a_folder_is_called_one_whatever_the_system_says_of_it(tmp_path: Path) -> None:
    refused = unreadable(tmp_path, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    assert "是文件夹" in refused.sentence("zh")
    with pytest.raises(UnreadableFile, match="is a folder"):
        read_all(tmp_path)


def test_json_nested_very_deep_is_one_rejected_row(tmp_path: Path) -> None:
    path = tmp_path / "deep.jsonl"
    deep = '{"item": ' + "[" * 100_000 + "]" * 100_000 + "}"
    path.write_text(
        json.dumps(GAZETTE) + "\n" + deep + "\n[1, 2]\nnull\n" + json.dumps(GAZETTE) + "\n", encoding="utf-8"
    )
    result = read_all(path)
    assert len(result.kept) == 2
    assert [row.code for row in result.rejected] == ["bad_json", "not_an_object", "not_an_object"]


def test_a_row_of_unexpected_types_does_not_end_the_file(tmp_path: Path) -> None:
    odd = {**GAZETTE, "patentee": {"a": [1]}, "name": 7, "filing_date": [2019], "Int.Cl.": [None, 3, {}]}
    result = read_all(jsonl(tmp_path / "a.jsonl", [odd, GAZETTE]))
    assert len(result.kept) + len(result.rejected) == 2
    assert result.kept[-1].publication.titles[0].text == "虚构的杯子"


def test_an_error_inside_one_row_is_caught_in_one_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qianglian.sources.draft import Draft

    finish = Draft.finish

    def failing(self: Draft) -> object:
        if self.sequence == 1:
            raise ZeroDivisionError("a bug")
        return finish(self)

    monkeypatch.setattr(Draft, "finish", failing)
    second = ["2", "CN101234568A", *PATSNAP_ROW[2:]]
    result = read_all(xlsx(tmp_path / "a.xlsx", [PATSNAP_HEADER, PATSNAP_ROW, second]))
    assert [(row.code, row.found) for row in result.rejected] == [
        ("unreadable_row", "ZeroDivisionError: a bug")
    ]
    assert len(result.kept) == 1


def test_a_row_without_any_identity_is_rejected_with_what_it_says(tmp_path: Path) -> None:
    rows = [
        ["", "", *PATSNAP_ROW[2:]],
        ["2", "2.0193E+12", *PATSNAP_ROW[2:]],
        ["3", "待定", *PATSNAP_ROW[2:]],
    ]
    result = read_all(xlsx(tmp_path / "a.xlsx", [PATSNAP_HEADER, *rows]))
    assert [row.code for row in result.rejected] == ["no_identity", "ruined_identity", "unreadable_identity"]
    assert result.rejected[0].found.startswith("一种虚构的电池")
    assert result.rejected[1].number_as_given == "2.0193E+12"


def test_a_header_in_the_middle_is_not_a_publication(tmp_path: Path) -> None:
    result = read_all(xlsx(tmp_path / "a.xlsx", [PATSNAP_HEADER, PATSNAP_ROW, PATSNAP_HEADER, PATSNAP_ROW]))
    assert [(row.code, row.place.row) for row in result.rejected] == [("header_again", 3)]


def test_rows_longer_and_shorter_than_the_header_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(csv_text([PATSNAP_HEADER, [*PATSNAP_ROW, "more"], PATSNAP_ROW[:3]]), encoding="utf-8")
    result = read_all(path)
    assert result.kept[0].publication.extra == {"beyond the last column": "more"}
    assert result.codes == ["more_cells_than_columns"]
    assert result.kept[1].publication.inventors == ()


def test_an_archive_holds_many_files_and_says_which_it_did_not_read(tmp_path: Path) -> None:
    members = {
        "batch_01.csv": (GOOGLE_HEADER + google_row(1)).encode(),
        "../../etc/batch_02.csv.gz": gzip.compress((GOOGLE_HEADER + google_row(2)).encode()),
        "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9,
        "__MACOSX/._batch_01.csv": b"\0\1",
    }
    result = read_all(zipped(tmp_path / "all.zip", members))
    assert [str(row.place) for row in result.kept] == ["batch_01.csv!2", "../../etc/batch_02.csv.gz!2"]
    assert result.reading.notes == [("picture.png", "member_not_read")]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.zip"]


def test_all_sheets_are_read_and_one_without_header_is_named(tmp_path: Path) -> None:
    more = {"二": [PATSNAP_HEADER, ["2", "CN101234568A", *PATSNAP_ROW[2:]]], "说明": [["导出说明"]]}
    result = read_all(
        xlsx(tmp_path / "a.xlsx", [["导出时间", "2020"], PATSNAP_HEADER, PATSNAP_ROW], "一", more)
    )
    assert [str(row.place) for row in result.kept] == ["一!3", "二!2"]
    assert result.reading.notes == [("说明", "sheet_without_header")]


def test_what_is_not_known_is_said_with_its_header_and_what_to_do(tmp_path: Path) -> None:
    path = gzipped(tmp_path / "a.csv.gz", b"red,green\n1,2\n")
    with pytest.raises(UnknownFormat) as caught:
        registry.read(path)
    assert "red, green" in caught.value.sentence("en")
    assert "qianglian sources guess" in caught.value.sentence("zh")


@pytest.mark.parametrize(("written", "read"), [("NaN", ""), ('"cup \\ud83d"', "cup ?")])
def test_what_python_writes_though_it_is_no_json_is_read(tmp_path: Path, written: str, read: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        json.dumps({**GAZETTE, "name": 1}).replace('"name": 1', f'"name": {written}, "x": NaN'),
        encoding="utf-8",
    )
    titles = read_all(path).kept[0].publication.titles
    assert [title.text for title in titles] == [read] * bool(read)
