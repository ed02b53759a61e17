"""`qianglian export`: what is found, in a file that no spreadsheet runs."""

import csv
import json
import re
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from qianglian.documents.sheets import guarded, write_xlsx
from tests.cli.conftest import Run, Sample

EVIL = '=HYPERLINK("http://example.org")'


@pytest.fixture
def evil(run: Run, tmp_path: Path) -> Path:
    """A workspace with a title that a spreadsheet would run."""
    body = {"number": "CN109999999A", "titles": [{"lang": "en", "text": EVIL}]}
    (tmp_path / "evil.jsonl").write_text(json.dumps(body) + "\n", encoding="utf-8")
    run("import", tmp_path / "ws", tmp_path / "evil.jsonl", "--format", "qianglian_jsonl")
    return tmp_path / "ws"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_hit_once_in_each_form(run: Run, sample: Sample, tmp_path: Path) -> None:
    hits = run("count", "ti:电池", "-w", sample.workspace, "--json").json["value"]
    for name in ("a.csv", "a.xlsx", "a.jsonl"):
        line = ["export", "ti:电池", "--out", name, "--for-own-use"]
        answer = run(*line, "-w", sample.workspace, "--json")
        assert (answer.code, answer.json["rows"]) == (0, hits)
    table = rows_of(tmp_path / "a.csv")
    lines = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    sheet = CalamineWorkbook.from_path(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python()
    numbers = [line["number"] for line in lines]
    assert numbers == sorted(set(numbers))
    assert [row["公开号"] for row in table] == numbers
    assert [row[0] for row in sheet[1:]] == numbers
    assert all("电池" in row["标题"] for row in table)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_cell_that_begins_like_a_formula_is_text(start: str) -> None:
    assert guarded(f"{start}1") == f"'{start}1"


def test_no_cell_runs_as_a_formula(run: Run, evil: Path, tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx", "a.jsonl"):
        assert run("export", "", "--out", name, "--for-own-use", "-w", evil).code == 0
    assert rows_of(tmp_path / "a.csv")[0]["标题"] == f"'{EVIL}"
    assert json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8"))["titles"] == EVIL
    from zipfile import ZipFile

    with ZipFile(tmp_path / "a.xlsx") as book:
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()


def test_every_cell_of_a_csv_file_stands_in_quotes(run: Run, evil: Path, tmp_path: Path) -> None:
    run("export", "", "--out", "a.csv", "--for-own-use", "-w", evil)
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert all(line.startswith('"') and line.endswith('"') for line in text.splitlines())


def test_cells_that_a_sheet_cannot_hold_are_counted(run: Run, tmp_path: Path) -> None:
    body = {"number": "CN109999999A", "abstracts": [{"lang": "zh", "text": "锂" * 40_000}]}
    (tmp_path / "long.jsonl").write_text(json.dumps(body) + "\n", encoding="utf-8")
    run("import", "ws", "long.jsonl", "--format", "qianglian_jsonl")
    line = ["export", "", "--for-own-use", "-w", "ws"]
    told = run(*line, "--out", "a.xlsx")
    assert "有 1 个单元格超过 Excel 上限" in told.err
    assert run(*line, "--out", "b.xlsx", "--json").json["cut_cells"] == 1
    assert run(*line, "--out", "a.jsonl", "--json").json["cut_cells"] == 0
    assert len(json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8"))["abstracts"]) == 40_000


def test_personal_data_can_stay_out(run: Run, sample: Sample, tmp_path: Path) -> None:
    run("export", "ti:电池", "--out", "a.csv", "--no-personal", "--for-own-use", "-w", sample.workspace)
    assert "发明人" not in rows_of(tmp_path / "a.csv")[0]


def test_a_file_is_not_written_over_unasked(run: Run, sample: Sample, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("mine", encoding="utf-8")
    assert run("export", "ti:电池", "--out", "a.csv", "-w", sample.workspace).code == 1
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == "mine"
    assert run("export", "ti:电池", "--out", "a.csv", "--force", "-w", sample.workspace).code == 3
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_another_ending_is_2(run: Run, sample: Sample) -> None:
    assert run("export", "ti:电池", "--out", "a.doc", "-w", sample.workspace).code == 2


def test_what_a_cut_off_hides_is_not_exported_and_said(run: Run, sample: Sample, tmp_path: Path) -> None:
    line = ["export", "", "--out", "a.jsonl", "--cut-off", "2019-12-31", "--for-own-use"]
    answer = run(*line, "-w", sample.workspace)
    assert answer.code == 0
    assert "法律状态" in answer.err
    first = json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert "number" in first
    assert "status" not in first


def test_a_sheet_can_be_worked_with(tmp_path: Path) -> None:
    """Its head filters, columns are as wide as what they hold, and columns to fill in offer their answers."""
    from zipfile import ZipFile

    write_xlsx(
        tmp_path / "a.xlsx", ["名称", "答"], [["锂离子电池正极材料", ""], ["短", ""]], {"答": ["是", "否"]}
    )
    with ZipFile(tmp_path / "a.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    widths = [float(found) for found in re.findall(r'<col [^>]*?width="([\d.]+)"', sheet)]
    assert widths[0] > 18 > widths[1]
    assert '<autoFilter ref="A1:B3"' in sheet
    assert re.search(r'<dataValidation type="list"[^>]*sqref="B2:B3".*?"是,否"', sheet)


def test_a_sheet_without_rows_is_a_head(tmp_path: Path) -> None:
    assert write_xlsx(tmp_path / "a.xlsx", ["答"], [], {"答": ["是"]}).rows == 0
    assert CalamineWorkbook.from_path(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python() == [["答"]]
