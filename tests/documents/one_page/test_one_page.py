"""一链一页 is one page, says what the findings say, and every number on it has a mark."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from qianglian.analysis.contract import Finding
from qianglian.analysis.node_types import KINDS
from qianglian.analysis.position.gaps import GAPS
from qianglian.analysis.wording import said, written
from qianglian.chains.official import official_chain
from qianglian.documents.chain_strip import BY_GAP, BY_NONE, BY_TYPE, strip_of
from qianglian.documents.facts import Facts
from qianglian.documents.one_page import OnePage, write_one_page, writing
from qianglian.documents.one_page.pen import ROOMS
from qianglian.documents.pdf import pages_in, program
from qianglian.documents.report.material import ReportInput
from qianglian.model.text import Text
from tests.documents import findings, hostile, materials

measured = pytest.mark.skipif(program() is None, reason="LibreOffice is not installed")
NUMBER = re.compile(r"(?<![\w.])[+-]?\d[\d,]*(?:\.\d+)?%?")


@pytest.fixture(scope="module")
def material() -> ReportInput:
    return materials.material()


@pytest.fixture(scope="module")
def page(material: ReportInput, tmp_path_factory: pytest.TempPathFactory) -> OnePage:
    return write_one_page(material, tmp_path_factory.mktemp("page") / "示例-one-page.docx")


def paragraphs(path: Path) -> list[str]:
    """Every paragraph of the body, those in tables too, without its marks."""
    found = []
    for paragraph in Document(str(path)).element.body.iter(qn("w:p")):
        runs = [run for run in paragraph.iter(qn("w:r")) if run.find(f".//{qn('w:vertAlign')}") is None]
        found.append("".join(text.text or "" for run in runs for text in run.iter(qn("w:t"))))
    return found


def marks(path: Path) -> list[str]:
    runs = Document(str(path)).element.body.iter(qn("w:r"))
    raised = [run for run in runs if run.find(f".//{qn('w:vertAlign')}") is not None]
    return ["".join(text.text or "" for text in run.iter(qn("w:t"))) for run in raised]


@measured
@pytest.mark.slow
def test_it_is_exactly_one_page(page: OnePage) -> None:
    assert page.pdf is not None
    assert pages_in(page.pdf) == 1
    assert not page.remarks


@measured
@pytest.mark.slow
@pytest.mark.parametrize("system", ["newthree", "sei"])
def test_a_long_chain_is_one_page_too(system: str, tmp_path: Path) -> None:
    material = materials.material(chain=official_chain(system, "as_read"))
    made = write_one_page(material, tmp_path / "page.docx")
    assert made.pdf is not None
    assert pages_in(made.pdf) == 1
    assert not made.remarks


@measured
@pytest.mark.slow
def test_what_somebody_wrote_at_length_is_cut(material: ReportInput, tmp_path: Path) -> None:
    advice = [replace(one, reason="理由很长。" * 400, owner="某" * 300) for one in material.recommendations]
    title = Text(zh="长" * 300, en="Long")
    long = replace(
        material, recommendations=advice, prepared_by="编" * 200, subject=Text(zh="地" * 80, en="R" * 80)
    )
    made = write_one_page(replace(long, chain=replace(long.chain, name=title)), tmp_path / "page.docx")
    assert made.pdf is not None
    assert pages_in(made.pdf) == 1


def test_sentences_are_those_of_the_findings(page: OnePage, material: ReportInput) -> None:
    text = "\n".join(paragraphs(page.document))
    trend, _ = material.findings["direction"]
    assert f"1. {said(trend, trend.sentences[0])}" in text
    for one in material.recommendations:
        assert said(one.finding, one.sentence) in text
        assert one.path in text
    assert "装备依赖外购" in text


def test_every_figure_on_the_page_has_a_mark(page: OnePage, material: ReportInput) -> None:
    known = {page.provenance.mark(one.figure): one for one in page.provenance.printed.values()}
    printed = marks(page.document)
    assert set(printed) <= set(known)
    trend, ranking = material.findings["direction"]
    wanted = [(trend, "summary", 0, name) for name in ("count", "applicants", "cagr")]
    wanted += [(ranking, "ranked", row, name) for row in range(3) for name in ("count", "share")]
    for finding, name, row, column in wanted:
        table = finding.table(name)
        assert page.provenance.mark(table.figure(table.rows[row], column)) in printed


def test_no_number_is_the_pages_own(page: OnePage, material: ReportInput) -> None:
    """Whatever looks like a number in the tiles, sentences and tables is a cell, a date, or a number of a line."""
    cells = {str(value) for value in ("2005", "2026", "2019")}
    for one in page.provenance.printed.values():
        source = page.provenance.sources[one.source]
        column = source.table.column(one.column)
        cells.add(written(source.table.rows[one.row][one.column], column))
    text = [line for line in paragraphs(page.document) if "数据截止" not in line and "2026-11-26" not in line]
    for line in text:
        for number in NUMBER.findall(re.sub(r"^\d\. ", "", line)):
            assert number in cells, (number, line)


def test_foot_and_head_say_what_must_be_said(page: OnePage) -> None:
    document: Any = Document(str(page.document))
    foot = "".join(text.text or "" for text in document.sections[0].footer._element.iter(qn("w:t")))
    assert "演示数据" in foot
    assert "cli:zhang" in foot
    assert "不等于零" in foot
    text = "\n".join(paragraphs(page.document))
    assert "数据质检：未通过，经指定责任人放行" in text
    assert "数据截止 2019-07-12" in text


def test_both_typefaces_are_named_in_every_run(page: OnePage) -> None:
    document: Any = Document(str(page.document))
    runs = [run for run in document.element.body.iter(qn("w:r")) if run.find(qn("w:t")) is not None]
    assert len(runs) > 60
    assert all(
        run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}").get(qn("w:eastAsia")) == "微软雅黑" for run in runs
    )


def test_without_libreoffice_it_is_set_tightly_and_says_so(
    material: ReportInput, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "program", lambda: None)
    made = write_one_page(material, tmp_path / "page.docx")
    assert made.pdf is None
    assert made.remarks == (writing.UNMEASURED,)
    assert marks(made.document)
    assert ROOMS[writing.WITHOUT_COUNT].size < ROOMS[0].size


@pytest.mark.fuzz
@pytest.mark.parametrize("told", [hostile.material, hostile.empty])
def test_hostile_and_empty_material(told: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "program", lambda: None)
    made = write_one_page(told(), tmp_path / "page.docx")
    text = "\n".join(paragraphs(made.document))
    assert "研判" in text
    assert "没有得出可以陈述的结果" in text


def strip_findings(typed: bool) -> tuple[Finding, ...]:
    """Gaps of three nodes, and the types of two of them."""
    gap = replace(findings.NODE, name="gap", key=False)
    share = replace(findings.FAMILIES, name="share", kind="share")
    node = replace(findings.NODE, name="node")
    kind = replace(findings.NODE, name="type", key=False)
    rows = [
        {"node": "L1.1", "share": 0.3, "gap": GAPS["present"]},
        {"node": "L1.2", "share": 0.0, "gap": GAPS["missing"]},
        {"node": "L2", "share": 0.01, "gap": GAPS["weak"]},
    ]
    gaps = findings.table("nodes", "缺失与薄弱", "Gaps", (node, share, gap), rows)
    told = [Finding("gaps", Text(zh="缺失", en="Gaps"), {}, (gaps,))]
    if typed:
        types = [{"node": "L1.1", "type": KINDS["strengthen"]}, {"node": "L1.2", "type": KINDS["even"]}]
        table = findings.table("nodes", "类型", "Types", (node, kind), types)
        told.append(Finding("chain_typing", Text(zh="类型", en="Types"), {}, (table,)))
    return tuple(told)


@pytest.mark.parametrize(
    ("typed", "tones", "by"),
    [
        (True, {"L1.1": "strong", "L1.2": "missing", "L2": "weak", "L3": "plain"}, BY_TYPE),
        (False, {"L1.1": "plain", "L1.2": "missing", "L2": "weak", "L3": "plain"}, BY_GAP),
    ],
)
def test_the_strip_marks_nodes_by_type_and_by_gap(typed: bool, tones: dict[str, str], by: str) -> None:
    told = {"direction": (), "position": strip_findings(typed), "path": ()}
    strip = strip_of(Facts(materials.material(findings=told)))
    assert list(strip.stages) == ["上游", "中游", "下游"]
    assert {
        tile.node.code: tile.tone
        for tiles in strip.stages.values()
        for tile in tiles
        if tile.node.code in tones
    } == tones
    assert strip.marked_by == by
    missing = next(tile for tile in strip.stages["上游"] if tile.node.code == "L1.2")
    assert (missing.mark, missing.share.words if missing.share else "") == ("缺失", "0.0%")


def test_without_a_region_nothing_is_called_strong_or_weak() -> None:
    told = {"direction": (), "position": strip_findings(True), "path": ()}
    strip = strip_of(Facts(materials.material(findings=told, subject=None)))
    assert {tile.mark for tiles in strip.stages.values() for tile in tiles} == {""}
    assert strip.marked_by == BY_NONE
