"""A chain as a workbook: out and in is the same chain, no cell runs, and rows that cannot be read are told."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import python_calamine
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from qianglian.chains.files import load, save
from qianglian.chains.sheet_writing import Sheet, SheetColumn, write_book
from qianglian.chains.workbook import load_workbook, write_workbook
from qianglian.model.chain import Chain
from qianglian.model.errors import BadInput, NewerFormat, NotFound, QiangLianError, TooLarge
from tests.chains.samples import SMALL, chains

TEXTS = st.text(st.characters(exclude_categories=("C", "Z")), max_size=20).filter(
    lambda text: text[:1] != "'"
)
NUMBERS = st.integers(-(10**9), 10**9).map(lambda whole: whole / 1000)


@settings(max_examples=30)
@given(chains(TEXTS, NUMBERS))
def test_any_chain_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, chain: Chain) -> None:
    path = tmp_path_factory.mktemp("book") / "chain.xlsx"
    write_workbook(path, chain)
    back = load_workbook(path)
    assert back == chain
    assert back.note == chain.note


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_chain_by_hand_comes_back_in_either_language(tmp_path: Path, language: str) -> None:
    write_workbook(tmp_path / "chain.xlsx", SMALL, language)  # type: ignore[arg-type]
    assert load(tmp_path / "chain.xlsx") == SMALL


def test_the_sheets_are_those_that_people_know(tmp_path: Path) -> None:
    path = tmp_path / "chain.xlsx"
    write_workbook(path, SMALL)
    book = python_calamine.load_workbook(path)
    assert book.sheet_names == ["产业链", "技术分解表", "供应关系", "产业事实", "去噪规则"]
    rows = book.get_sheet_by_name("技术分解表").to_python()
    assert rows[0][:4] == ["层级", "节点编码", "节点名称", "英文名称"]
    assert rows[2][0] == 2, "the level is worked out"
    with zipfile.ZipFile(path) as archive:
        nodes = archive.read("xl/worksheets/sheet2.xml").decode()
    assert '<autoFilter ref="A1:L5"/>' in nodes
    assert 'topLeftCell="A2"' in nodes
    assert '<formula1>"上游,中游,下游"</formula1>' in nodes
    assert "<formula1>'技术分解表'!$B$2:$B$205</formula1>" in nodes


def test_no_cell_runs_as_a_formula(tmp_path: Path) -> None:
    evil = replace(SMALL, nodes=(replace(SMALL.nodes[0], definition='=HYPERLINK("x")', owner="@SUM(1)"),))
    write_workbook(tmp_path / "chain.xlsx", evil)
    with zipfile.ZipFile(tmp_path / "chain.xlsx") as archive:
        assert all(b"<f>" not in archive.read(name) for name in archive.namelist() if "worksheets/" in name)
    assert load_workbook(tmp_path / "chain.xlsx") == replace(evil, links=SMALL.links)


def _book(path: Path, change: dict[tuple[str, str], object]) -> Path:
    """The workbook of the small chain with some cells changed."""
    write_workbook(path, SMALL)
    book = python_calamine.load_workbook(path)
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    for (sheet, cell), value in change.items():
        sheets[sheet][int(cell[1:]) - 1][ord(cell[0]) - ord("A")] = value  # type: ignore[call-overload]
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as changed:
        for name, rows in sheets.items():
            page = changed.add_worksheet(name)
            for line, row in enumerate(rows):
                page.write_row(line, 0, row)
    return path


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({("技术分解表", "F2"): "中间"}, ["技术分解表 第 2 行", "环节", "中间", "上游"]),
        ({("技术分解表", "L3"): "每周"}, ["技术分解表 第 3 行", "更新周期", "每周"]),
        ({("供应关系", "F2"): "许多"}, ["供应关系 第 2 行", "数量", "许多"]),
        ({("产业事实", "H2"): None}, ["产业事实 第 2 行", "来源"]),
        ({("去噪规则", "E2"): "昨天"}, ["去噪规则 第 2 行", "日期", "昨天"]),
        ({("产业链", "A3"): "代号"}, ["产业链 第 3 行", "代号"]),
        ({("技术分解表", "B1"): "甲"}, ["没有「技术分解表」表", "节点编码"]),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(
    tmp_path: Path, change: dict[tuple[str, str], object], said: list[str]
) -> None:
    with pytest.raises(BadInput) as caught:
        load_workbook(_book(tmp_path / "我的链.xlsx", change))
    for piece in ["我的链.xlsx", *said]:
        assert piece in caught.value.text.zh


def test_a_newer_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NewerFormat):
        load_workbook(_book(tmp_path / "chain.xlsx", {("产业链", "B2"): "7"}))


def test_what_is_no_chain_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        load_workbook(tmp_path / "none.xlsx")
    (tmp_path / "noise.xlsx").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(QiangLianError):
        load_workbook(tmp_path / "noise.xlsx")
    with pytest.raises(BadInput, match="should end in"):
        save(tmp_path / "chain.docx", SMALL)


def test_a_text_that_no_cell_holds_is_refused_and_not_cut(tmp_path: Path) -> None:
    with pytest.raises(TooLarge):
        write_book(tmp_path / "x.xlsx", [Sheet("表", [SheetColumn("甲")], [["x" * 40_000]])])
    assert not (tmp_path / "x.xlsx").exists()
