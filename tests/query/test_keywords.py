"""Keyword cells: what is read of them, how far, and what is left out by name."""

from collections import Counter
from pathlib import Path

import pytest

from qianglian.query.keywords import read_keywords
from qianglian.query.spell import spell
from tests.query.test_official import TABLES, cells


@pytest.mark.parametrize(
    ("cell", "status", "query", "left_out"),
    [
        ("电动汽车", "literal", "电动汽车", ()),
        ("六氟磷酸锂、LiPF6", "literal", "六氟磷酸锂 OR LiPF6", ()),
        ("EUV 光刻", "literal", '"EUV 光刻"', ()),
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
