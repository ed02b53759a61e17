"""The slides open, each has one message and its sources, and their charts hold the numbers of the tables."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn

from qianglian.analysis.wording import said
from qianglian.documents.pdf import pages_in, program, to_pdf
from qianglian.documents.provenance import Provenance
from qianglian.documents.report.material import ReportInput
from qianglian.documents.slides import write_slides
from tests.documents import hostile, materials

FORMULA = re.compile(rb"<f[ >]")


@pytest.fixture(scope="module")
def material() -> ReportInput:
    return materials.material()


@pytest.fixture(scope="module")
def written(material: ReportInput, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Provenance]:
    path = tmp_path_factory.mktemp("slides") / "示例-slides.pptx"
    return path, write_slides(material, path)


@pytest.fixture
def deck(written: tuple[Path, Provenance]) -> Any:
    return Presentation(str(written[0]))


def titles(deck: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def words_of(slide: Any) -> str:
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            texts += [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(texts)


def notes_of(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text) if slide.has_notes_slide else ""


def charts(deck: Any) -> list[Any]:
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def test_pages_are_wide_and_as_many_as_one_can_tell(deck: Any) -> None:
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.001)
    assert 10 <= len(deck.slides) <= 18
    assert all(titles(deck))


def test_a_finding_is_told_by_its_own_sentence(deck: Any, material: ReportInput) -> None:
    for finding in (one for module in material.findings.values() for one in module):
        if finding.sentences and finding.state == "computed":
            assert said(finding, finding.sentences[0]).rstrip("。") in titles(deck)
    told = "\n".join(words_of(slide) for slide in deck.slides)
    trend = material.findings["direction"][0]
    assert said(trend, trend.sentences[1]) in told


def test_notes_say_what_the_numbers_are(
    deck: Any, material: ReportInput, written: tuple[Path, Provenance]
) -> None:
    provenance = written[1]
    marks = {provenance.mark(one.figure) for one in provenance.printed.values()}
    place = next(at for at, title in enumerate(titles(deck)) if title.startswith("2005 年以来"))
    notes = notes_of(deck.slides[place])
    trend = material.findings["direction"][0]
    assert trend.tables[0].definition in notes
    assert "单位：项" in notes
    assert "申请年已知 98.9%（11,873/12,006）" in notes
    quoted = re.findall(r"^(f[0-9a-f]+)　", notes, re.MULTILINE)
    assert len(quoted) >= 3
    assert set(quoted) <= marks
    assert {provenance.mark(trend.tables[1].figure(trend.tables[1].rows[0], "count"))} <= set(quoted)


def test_every_page_but_the_plain_ones_has_notes(deck: Any) -> None:
    assert sum(bool(notes_of(slide)) for slide in deck.slides) >= len(deck.slides) - 1


def test_charts_are_native_and_hold_the_tables_numbers(deck: Any, material: ReportInput) -> None:
    trend, ranking = material.findings["direction"]
    bars, ranked = charts(deck)
    assert [tuple(plot.categories) for plot in bars.plots] == [
        tuple(str(row["year"]) for row in trend.tables[0].rows)
    ] * 2
    assert [tuple(one.values) for plot in bars.plots for one in plot.series] == [
        tuple(row[name] for row in trend.tables[0].rows) for name in ("count", "applicants")
    ]
    assert tuple(ranked.plots[0].series[0].values) == tuple(row["count"] for row in ranking.tables[0].rows)


def test_incomplete_years_are_hollow(deck: Any) -> None:
    columns = charts(deck)[0]._chartSpace.find(f".//{qn('c:barChart')}/{qn('c:ser')}")
    assert [point.find(qn("c:idx")).get("val") for point in columns.findall(qn("c:dPt"))] == ["13", "14"]


def test_numbers_inside_a_chart_can_be_edited(written: tuple[Path, Provenance]) -> None:
    with zipfile.ZipFile(written[0]) as file:
        books = [name for name in file.namelist() if name.endswith(".xlsx")]
        assert len(books) == 2
        for name in books:
            with zipfile.ZipFile(io.BytesIO(file.read(name))) as book:
                assert b"<v>" in book.read("xl/worksheets/sheet1.xml")


def test_every_run_names_a_typeface_for_chinese(written: tuple[Path, Provenance]) -> None:
    looked = 0
    with zipfile.ZipFile(written[0]) as file:
        for name in file.namelist():
            if re.fullmatch(r"ppt/(slides|notesSlides)/[^/]+\.xml", name):
                for run in etree.fromstring(file.read(name)).iter(qn("a:r")):
                    face = run.find(f"{qn('a:rPr')}/{qn('a:ea')}")
                    assert face is not None, (name, run.findtext(qn("a:t")))
                    assert face.get("typeface") == "微软雅黑"
                    looked += 1
        theme = etree.fromstring(file.read("ppt/theme/theme1.xml"))
    assert looked > 200
    fonts = [font.find(qn("a:ea")) for tag in ("a:majorFont", "a:minorFont") for font in theme.iter(qn(tag))]
    assert [font.get("typeface") for font in fonts if font is not None] == ["微软雅黑"] * 2


def banner(deck: Any) -> list[bool]:
    return [
        any("演示数据" in text.text for text in layout._element.iter(qn("a:t")) if text.text)
        for layout in deck.slide_layouts
    ]


def test_invented_data_say_so_on_every_page(deck: Any, tmp_path: Path) -> None:
    assert banner(deck) == [True, True]
    write_slides(materials.material(synthetic=False), tmp_path / "real.pptx")
    assert banner(Presentation(str(tmp_path / "real.pptx"))) == [False, False]


def test_the_gate_and_who_let_it_pass_are_told(deck: Any) -> None:
    text = words_of(deck.slides[2])
    assert "未通过，经指定责任人放行" in text
    assert "cli:zhang" in text
    assert "83.0%" in text


def test_marks_are_as_long_as_those_of_the_report(material: ReportInput, tmp_path: Path) -> None:
    made = write_slides(material, tmp_path / "long.pptx", least=11)
    assert made.length == 11


@pytest.mark.fuzz
def test_hostile_words_are_words(tmp_path: Path) -> None:
    path = tmp_path / "hostile.pptx"
    write_slides(hostile.material(), path)
    deck: Any = Presentation(str(path))
    chart = charts(deck)[0]
    assert next(iter(chart.plots[0].categories)) == "=cmd|'/C calc'!A1"
    with zipfile.ZipFile(path) as file:
        for name in file.namelist():
            if name.endswith(".xlsx"):
                with zipfile.ZipFile(io.BytesIO(file.read(name))) as book:
                    assert not FORMULA.search(book.read("xl/worksheets/sheet1.xml"))
                    assert not any("external" in part for part in book.namelist())


def test_nothing_computed_is_told_in_words(tmp_path: Path) -> None:
    made = write_slides(hostile.empty(), tmp_path / "empty.pptx")
    deck: Any = Presentation(str(tmp_path / "empty.pptx"))
    text = "\n".join(words_of(slide) for slide in deck.slides)
    assert "没有得出可以陈述的结果" in text
    assert "检索结果为空" in text
    assert not charts(deck)
    assert not made.printed


@pytest.mark.slow
@pytest.mark.skipif(program() is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_them(written: tuple[Path, Provenance], deck: Any, tmp_path: Path) -> None:
    assert pages_in(to_pdf(written[0], tmp_path / "slides.pdf")) == len(deck.slides)
