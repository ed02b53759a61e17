"""The report and what goes with it from a workspace: files whole, and every mark in any of them walked back."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation
from python_calamine import CalamineWorkbook

from qianglian.chains.sample import sample_text
from qianglian.cli.app import main
from qianglian.corpus.workspace import open_workspace
from qianglian.documents.navigation.again import figures_again
from qianglian.documents.why import find
from tests.cli.conftest import Run, Sample

BESIDE = ["nav-figures.xlsx", "nav-slides.pptx", "nav-one-page.docx"]


@dataclass
class Written:
    """A workspace with the sample chain, and the files of its report but for the report itself."""

    workspace: Path
    folder: Path


@pytest.fixture(scope="module")
def written(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder = tmp_path_factory.mktemp("navigation")
    workspace = Path(shutil.copytree(sample.workspace, folder / "ws"))
    (folder / "chain.yaml").write_text(sample_text(), encoding="utf-8")
    chain = ["chain", "use", str(folder / "chain.yaml"), "--reason", "试", "-w", str(workspace)]
    assert main(chain) == 0
    parts = [word for part in ("xlsx", "pptx", "page") for word in ("--only", part)]
    assert main([str(word) for word in line(workspace, folder / "nav.docx", *parts)]) == 0
    return Written(workspace, folder)


def line(workspace: Path, out: Path, *more: object) -> list[object]:
    return [
        "report",
        "navigation",
        "--region",
        "320000",
        "--out",
        out,
        "--for-own-use",
        "-w",
        workspace,
        *more,
    ]


def marks_of_the_page(path: Path) -> set[str]:
    found = set()
    for run in Document(str(path)).element.body.iter(qn("w:r")):
        if run.find(f".//{qn('w:vertAlign')}") is not None:
            found.add("".join(text.text or "" for text in run.iter(qn("w:t"))))
    return found


def marks_of_the_slides(path: Path) -> set[str]:
    deck: Any = Presentation(str(path))
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide]
    return set(re.findall(r"^(f[0-9a-f]{5,16})　", "\n".join(notes), re.MULTILINE))


def marks_of_the_pack(path: Path) -> set[str]:
    book: Any = CalamineWorkbook.from_path(str(path))
    rows = book.get_sheet_by_name("数据溯源").to_python(skip_empty_area=False)[4:]
    return {str(row[0]) for row in rows if row[0]}


def test_only_what_was_asked_for_is_written(written: Written) -> None:
    names = {file.name for file in written.folder.iterdir() if file.name.startswith("nav")}
    assert set(BESIDE) <= names <= {*BESIDE, "nav-one-page.pdf"}


def test_every_file_marks_a_figure_alike(written: Written) -> None:
    pack = marks_of_the_pack(written.folder / BESIDE[0])
    slides, page = (
        marks_of_the_slides(written.folder / BESIDE[1]),
        marks_of_the_page(written.folder / BESIDE[2]),
    )
    assert len(pack) > 500
    assert len(slides) > 20
    assert len(page) > 20
    assert slides <= pack
    assert page <= pack


def test_a_mark_in_any_file_leads_to_its_records(written: Written) -> None:
    marks = marks_of_the_slides(written.folder / BESIDE[1]) | marks_of_the_page(written.folder / BESIDE[2])
    with open_workspace(written.workspace) as workspace:
        kept = [found for mark in sorted(marks) for found in find(workspace.path, mark)]
        assert {one.id for one in kept if one.document == "nav-figures"} == {one.id for one in kept}
        once = list({one.id: one for one in kept}.values())
        every = list(figures_again(workspace, once[::5]))
    assert len(every) > 5
    for _, walked in every:
        assert walked.same
        assert walked.same_evidence
        if walked.kept.unit in ("family", "publication") and isinstance(walked.value, int):
            assert len(walked.keys) == walked.value


def test_why_lists_the_records_of_a_figure_once(written: Written, run: Run) -> None:
    mark = sorted(marks_of_the_slides(written.folder / BESIDE[1]))[0]
    answer = run("why", mark, "-w", written.workspace)
    assert answer.code == 0
    out = answer.out.replace("\n", "")
    assert "《nav-slides》第" in out
    assert "《nav-figures》" in out
    assert out.count("主键") == 1


def test_a_part_that_is_not_known_and_a_file_that_is_there(
    written: Written, run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "nav.docx"
    assert run(*line(written.workspace, out, "--only", "html")).code == 2
    (tmp_path / BESIDE[0]).write_text("mine", encoding="utf-8")
    assert run(*line(written.workspace, out, "--only", "xlsx")).code != 0
    assert (tmp_path / BESIDE[0]).read_text(encoding="utf-8") == "mine"


@pytest.mark.slow
def test_all_of_it_with_the_numbers_of_the_report(written: Written, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "nav.docx"
    answer = run(*line(written.workspace, out, "--json"))
    assert answer.code == 0, answer.err
    assert {out.name, "nav.provenance.json", *BESIDE} <= {Path(file).name for file in answer.json["files"]}
    book: Any = CalamineWorkbook.from_path(str(tmp_path / BESIDE[0]))
    rows = book.get_sheet_by_name("目录").to_python(skip_empty_area=False)
    numbers = {(row[1], row[2]): row[0] for row in rows}
    captions = [paragraph.text for paragraph in Document(str(out)).paragraphs]
    for title, kind in (("申请趋势", "图"), ("趋势概要", "表"), ("法律状态", "图")):
        label = numbers[title, kind]
        assert any(words.startswith(label) and words.endswith(title) for words in captions), (title, label)


@pytest.mark.slow
def test_a_recommendation_is_decided_and_stays_so_in_the_list(
    run: Run, sample: Sample, tmp_path: Path
) -> None:
    workspace = Path(shutil.copytree(sample.workspace, tmp_path / "ws"))
    (tmp_path / "chain.yaml").write_text(sample_text(), encoding="utf-8")
    assert run("chain", "use", tmp_path / "chain.yaml", "--reason", "试", "-w", workspace).code == 0
    asked = ("--region", "320000", "-w", workspace)
    first = run("advice", "list", *asked, "--json").json["recommendations"][0]
    assert (first["state"], first["owner"]) == ("open", "")
    said = ("--owner", "产业处", "--reason", "试点", "--actor", "张三")
    assert run("advice", "decide", first["mark"], "采纳", *said, *asked).code == 0
    again = run("advice", "list", *asked, "--json").json["recommendations"][0]
    assert (again["mark"], again["state"], again["owner"]) == (first["mark"], "adopted", "产业处")
    shown = run("advice", "list", *asked)
    assert "采纳（20" in shown.out
    assert "已作结论 1 条" in shown.out
    assert run("advice", "decide", "r0", "采纳", *said, *asked).code != 0
    assert run("advice", "decide", first["mark"], "也许", *said, *asked).code == 2
