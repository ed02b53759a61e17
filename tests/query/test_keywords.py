"""Keyword cells: what is read of them, how far, and what is left out by name."""

from collections import Counter
from pathlib import Path

import pytest

from qianglian.query.keywords import read_keywords, spellings
from qianglian.query.spell import spell
from tests.query.test_official import TABLES, cells


@pytest.mark.parametrize(
    ("cell", "status", "query", "left_out"),
    [
        ("电动汽车", "literal", "电动汽车", ()),
        ("六氟磷酸锂、LiPF6", "literal", "六氟磷酸锂 OR LiPF6", ()),
        ("EUV 光刻", "interpreted", '"EUV 光刻" OR EUV光刻', ()),
        ("28nm节点、隔膜", "interpreted", '28nm节点 OR "28nm 节点" OR 隔膜', ()),
        ("第 6 代 WiFi", "interpreted", '"第 6 代 WiFi" OR 第6代WiFi', ()),
        ("YSZ复相陶瓷", "interpreted", 'YSZ复相陶瓷 OR "YSZ 复相陶瓷"', ()),
        ("芯片，不包括 AI 芯片", "interpreted", '芯片 AND NOT ("AI 芯片" OR AI芯片)', ()),
        ("机动车，不包括燃料汽车", "interpreted", "机动车 AND NOT 燃料汽车", ()),
        ("不包含非机动车", "interpreted", "NOT 非机动车", ()),
        ("GPU、显卡芯片等", "interpreted", "GPU OR 显卡芯片", ()),
        ("电动汽车等机动车", "interpreted", "电动汽车", ("机动车",)),
        ("电动汽车及汽车电机", "interpreted", "电动汽车 OR 汽车电机", ()),
        ("自动导引车（AGV）", "interpreted", "自动导引车 OR AGV", ()),
        ("稀土、纤维相关关键词", "interpreted", "稀土", ("纤维相关关键词",)),
    ],
)
def test_cells_are_read(cell: str, status: str, query: str, left_out: tuple[str, ...]) -> None:
    reading = read_keywords(cell)
    assert reading.cell == cell
    assert reading.node is not None
    assert (reading.status, spell(reading.node), reading.left_out) == (status, query, left_out)


def test_both_spellings_are_told_of_where_they_are_looked_for() -> None:
    said = "字母、数字与汉字之间有无空格，两种写法都检索"
    assert read_keywords("EUV 光刻").reason.zh == f"列出的词任一出现即可；{said}。"
    assert said in read_keywords("EUV 光刻等").reason.zh
    assert said in read_keywords("芯片，不包括 AI 芯片").reason.zh
    assert said not in read_keywords("六氟磷酸锂、LiPF6等").reason.zh


@pytest.mark.parametrize(
    ("word", "also"),
    [
        ("AI 芯片", ("AI芯片",)),
        ("AI芯片", ("AI 芯片",)),
        ("高 K金属栅", ("高 K 金属栅", "高K金属栅")),
        ("金属 - 有机骨架", ()),
        ("solid state", ()),
        ("聚4-甲基戊烯", ("聚 4-甲基戊烯",)),
        ("FOUP（晶圆盒）", ()),
    ],
)
def test_letters_beside_ideographs_are_written_with_a_space_or_without(
    word: str, also: tuple[str, ...]
) -> None:
    assert spellings(word) == (word, *also)


@pytest.mark.parametrize("cell", ["产品相关关键词", "用于航空航天的有色金属铸造", "", "、，"])
def test_prose_is_not_encodable(cell: str) -> None:
    reading = read_keywords(cell)
    assert (reading.node, reading.status) == (None, "not encodable")


@pytest.mark.real_data
@pytest.mark.parametrize("table", TABLES)
def test_every_keyword_cell_has_a_status_and_a_reason(real_data: Path, table: str) -> None:
    readings = [read_keywords(cell) for cell in cells(real_data, table, "keywords")]
    assert all(reading.reason.zh and reading.reason.en for reading in readings)
    assert all((reading.node is None) == (reading.status == "not encodable") for reading in readings)
    # Nothing of a cell disappears: what is not looked for is listed.
    for reading in readings:
        if reading.status == "literal":
            assert not reading.left_out


@pytest.mark.real_data
def test_the_tables_are_partly_prose(real_data: Path) -> None:
    every = [cell for table in TABLES for cell in cells(real_data, table, "keywords")]
    assert set(Counter(read_keywords(cell).status for cell in every)) == {
        "literal",
        "interpreted",
        "not encodable",
    }
