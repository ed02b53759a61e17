"""The workbook opens, its numbers are those of the tables, its links lead somewhere, and no text runs as a formula."""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from qianglian.analysis.contract import INSUFFICIENT, Column
from qianglian.analysis.wording import columns_shown, written
from qianglian.documents.figure_pack import write_figure_pack
from qianglian.documents.figure_pack.exhibits import CONTENTS, PROVENANCE, Exhibit, exhibits_of
from qianglian.documents.figure_pack.formats import number_format
from qianglian.documents.figure_pack.page import HEAD
from qianglian.documents.pdf import pages_in, program, to_pdf
from qianglian.documents.report.material import ReportInput
from qianglian.model.text import Text
from tests.documents import hostile, materials

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WRITTEN = 1e-15
"""A workbook holds sixteen digits of a number."""
REFERENCE = re.compile(r"^'[^']+'!\$[A-Z]{1,3}\$\d+$")


def parts(path: Path, folder: str) -> dict[str, etree._Element]:
    with zipfile.ZipFile(path) as book:
        return {
            name: etree.fromstring(book.read(name))
            for name in book.namelist()
            if name.startswith(folder) and name.endswith(".xml")
        }


def rows_of(path: Path, sheet: str) -> list[list[Any]]:
    book: Any = CalamineWorkbook.from_path(str(path))
    return list(book.get_sheet_by_name(sheet).to_python(skip_empty_area=False))


@pytest.fixture(scope="module")
def material() -> ReportInput:
    return materials.material()


@pytest.fixture(scope="module")
def pack(material: ReportInput, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pack") / "示例-figures.xlsx"
    write_figure_pack(material, path)
    return path


@pytest.fixture(scope="module")
def exhibits(material: ReportInput) -> list[Exhibit]:
    return exhibits_of(material, {})[0]


def test_every_table_and_chart_has_its_sheet(
    pack: Path, exhibits: list[Exhibit], material: ReportInput
) -> None:
    names = CalamineWorkbook.from_path(str(pack)).sheet_names
    assert names == [CONTENTS, *(one.sheet for one in exhibits), PROVENANCE]
    tables = [table for finding in material.all_findings() for table in finding.tables if table.rows]
    assert sum(one.table is not None for one in exhibits) == len(tables) >= 7
    assert all(len(name) <= 31 for name in names)


def test_every_number_is_that_of_its_table(pack: Path, exhibits: list[Exhibit]) -> None:
    compared = 0
    for exhibit in exhibits:
        if exhibit.table is None:
            continue
        rows, columns = rows_of(pack, exhibit.sheet)[HEAD + 1 :], columns_shown(exhibit.table)
        for row, cells in zip(exhibit.table.rows, rows, strict=False):
            for column, cell in zip(columns, cells, strict=False):
                value = row[column.name]
                if isinstance(value, int | float) and not isinstance(value, bool):
                    assert type(cell) in (int, float), (exhibit.sheet, column.name, cell)
                    assert cell == pytest.approx(value, rel=WRITTEN)
                    compared += 1
                else:
                    assert cell == written(value, column)
    assert compared > 150


def test_what_is_not_known_stands_as_a_word(pack: Path, exhibits: list[Exhibit]) -> None:
    words = [cell for one in exhibits for row in rows_of(pack, one.sheet)[HEAD + 1 :] for cell in row]
    assert "未知" in words
    assert "样本不足" in words


def test_every_chart_draws_cells_of_the_workbook(pack: Path, exhibits: list[Exhibit]) -> None:
    """What a chart holds equals the cells that it names, and these point at the cells of the tables."""
    charts = parts(pack, "xl/charts/chart")
    assert len(charts) == 2
    looked = 0
    for chart in charts.values():
        for reference in chart.iter(f"{CHART}numRef"):
            sheet, area = (reference.findtext(f"{CHART}f") or "").rsplit("!", 1)
            cells = rows_of(pack, sheet.strip("'"))
            (column, first), (_, last) = (re.findall(r"\$([A-Z]+)\$(\d+)", area) * 2)[:2]
            place = ord(column) - ord("A")
            for point in reference.iter(f"{CHART}pt"):
                at = int(first) - 1 + int(point.get("idx") or 0)
                assert at < int(last)
                assert float(point.findtext(f"{CHART}v") or "nan") == pytest.approx(float(cells[at][place]))
                looked += 1
    assert looked > 30


def test_incomplete_years_are_hollow(pack: Path) -> None:
    (bars,) = [
        one for one in parts(pack, "xl/charts/chart").values() if one.find(f".//{CHART}lineChart") is not None
    ]
    points = bars.findall(f".//{CHART}barChart/{CHART}ser/{CHART}dPt/{CHART}idx")
    assert [point.get("val") for point in points] == ["13", "14"]


def test_the_only_formulas_point_at_a_cell_and_say_its_value(pack: Path, exhibits: list[Exhibit]) -> None:
    names = {one.sheet for one in exhibits}
    formulas = [cell for sheet in parts(pack, "xl/worksheets/").values() for cell in sheet.iter(f"{MAIN}f")]
    assert len(formulas) >= 100
    for formula in formulas:
        assert REFERENCE.match(formula.text or ""), formula.text
        sheet, cell = (formula.text or "").rsplit("!", 1)
        assert sheet.strip("'") in names
        found = re.fullmatch(r"\$([A-Z]+)\$(\d+)", cell)
        assert found
        there = rows_of(pack, sheet.strip("'"))[int(found[2]) - 1][ord(found[1]) - ord("A")]
        parent = formula.getparent()
        assert parent is not None
        assert float(parent.findtext(f"{MAIN}v") or "nan") == pytest.approx(there)


def test_every_link_leads_to_a_sheet(pack: Path, exhibits: list[Exhibit]) -> None:
    names = {CONTENTS, PROVENANCE, *(one.sheet for one in exhibits)}
    links = [
        one for sheet in parts(pack, "xl/worksheets/").values() for one in sheet.iter(f"{MAIN}hyperlink")
    ]
    targets = {(one.get("location") or "").rsplit("!", 1)[0].strip("'") for one in links}
    assert targets == names
    outside = [
        name
        for name in zipfile.ZipFile(pack).namelist()
        if name.startswith("xl/externalLinks") or "vba" in name
    ]
    assert not outside


def test_heads_stay_and_filter(pack: Path) -> None:
    sheets = parts(pack, "xl/worksheets/")
    frozen = [one for one in sheets.values() if one.find(f".//{MAIN}pane") is not None]
    assert len(frozen) >= len(sheets) - 1
    assert sum(one.find(f"{MAIN}autoFilter") is not None for one in sheets.values()) >= 8


def test_every_figure_has_its_mark_and_its_cell(pack: Path, material: ReportInput, tmp_path: Path) -> None:
    provenance = write_figure_pack(material, tmp_path / "again.xlsx")
    listed = {row[0]: row for row in rows_of(pack, PROVENANCE)[4:] if row[0]}
    assert len(listed) == len(provenance.printed) > 150
    for one in provenance.printed.values():
        row = listed[provenance.mark(one.figure)]
        value = provenance.sources[one.source].table.rows[one.row][one.column]
        expected = {None: "未知", INSUFFICIENT: "样本不足"}.get(value, value)
        assert row[4] == (expected if isinstance(expected, str) else pytest.approx(expected, rel=WRITTEN))
        letter, line = row[6][0], int(row[6][1:])
        assert rows_of(pack, row[1])[line - 1][ord(letter) - ord("A")] == row[4]


def test_the_contents_say_what_every_number_is(pack: Path, exhibits: list[Exhibit]) -> None:
    rows = rows_of(pack, CONTENTS)
    text = "\n".join(str(cell) for row in rows for cell in row)
    assert "演示数据" in text
    assert "未通过，经指定责任人放行" in text
    titles = [row[1] for row in rows]
    assert all(one.title in titles for one in exhibits)
    # What could not be computed stands there with its reason.
    (told,) = [row for row in rows if row[1] == "到期专利"]
    assert told[9] == "未知"
    assert "法律状态" in told[10]


def test_numbers_of_the_report_stand_where_they_are_known(material: ReportInput, tmp_path: Path) -> None:
    trend = material.findings["direction"][0]
    labels: Mapping[int, str] = {id(trend): "图 3-1", id(trend.tables[0]): "表 3-1"}
    write_figure_pack(material, tmp_path / "pack.xlsx", labels)
    told = {(row[1], row[2]): row[0] for row in rows_of(tmp_path / "pack.xlsx", CONTENTS)}
    assert told["申请趋势", "图"] == "图 3-1"
    assert told["申请趋势", "表"] == "表 3-1"
    assert told["趋势概要", "表"] == "—"


@pytest.mark.fuzz
def test_no_text_runs_as_a_formula_or_a_link(tmp_path: Path) -> None:
    material = hostile.material()
    path = tmp_path / "pack.xlsx"
    write_figure_pack(material, path)
    exhibits = exhibits_of(material, {})[0]
    for sheet in parts(path, "xl/worksheets/").values():
        assert all(REFERENCE.match(cell.text or "") for cell in sheet.iter(f"{MAIN}f"))
        assert all(link.get("location") for link in sheet.iter(f"{MAIN}hyperlink"))
    (table, *_) = [one for one in exhibits if one.table is not None and one.finding.analysis == "hostile"]
    labels = [row[0] for row in rows_of(path, table.sheet)[HEAD + 1 : HEAD + 1 + len(hostile.WORDS)]]
    assert labels[:6] == list(hostile.WORDS[:6])
    assert labels[6] == "坏字符"
    assert len(labels[9]) == 32_767


def test_nothing_computed_is_a_workbook_that_says_so(tmp_path: Path) -> None:
    write_figure_pack(hostile.empty(), tmp_path / "pack.xlsx")
    text = "\n".join(str(cell) for row in rows_of(tmp_path / "pack.xlsx", CONTENTS) for cell in row)
    assert "检索结果为空" in text
    assert "来源没有写明法律状态" in text


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("count", 12345, "#,##0"),
        ("share", 0.1, "0.0%"),
        ("share", 0.0, "0.0%"),
        ("share", 0.0001, '"<0.1%"'),
        ("rate", -0.1, "+0.0%;-0.0%;+0.0%"),
        ("ratio", 0.0123, "0.0000"),
        ("ratio", 1.5, "0.00"),
        ("number", 3.25, "#,##0.0"),
        ("year", 2016, "0"),
    ],
)
def test_a_number_shows_as_the_report_writes_it(kind: Any, value: float, shown: str) -> None:
    column = Column("n", Text(zh="数", en="N"), kind)
    assert number_format(value, column) == shown
    decimals = len(shown.split(";")[0].split(".")[1].rstrip("%")) if "." in shown.split('"')[0] else 0
    if '"' not in shown:
        said = written(value, column).rstrip("%").lstrip("+-").replace(",", "")
        assert len(said.partition(".")[2]) == decimals


@pytest.mark.slow
@pytest.mark.skipif(program() is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(pack: Path, tmp_path: Path) -> None:
    assert pages_in(to_pdf(pack, tmp_path / "pack.pdf")) > 10
