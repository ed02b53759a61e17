"""How much of each node lies abroad."""

import pytest

from qianglian.analysis.contract import INSUFFICIENT
from qianglian.analysis.ground import Ground
from tests.analysis.position.asked import asked, cells
from tests.analysis.position.valley import ground_of


def test_dependence_by_wide_families_with_those_at_home_beside(ground: Ground) -> None:
    finding = asked(ground, "foreign_dependence", level=2, minimum=1)
    # Wide are the first (CN, US: Jiangsu) and the fifth (EP, CN: Norway).
    assert cells(finding, "nodes", "wide_known") == {"A1": 1, "A2": 1, "B": 0, "C": 0, "D": 0}
    assert cells(finding, "nodes", "wide")["A1"] == 0
    assert cells(finding, "nodes", "wide")["A2"] == 1
    # At home: A1 has Jiangsu with the university and Taiwan of China; A2 twice Guangdong.
    assert cells(finding, "nodes", "home_known") == {"A1": 2, "A2": 2, "B": 0, "C": 0, "D": 0}
    assert cells(finding, "nodes", "home_abroad")["A1"] == 0
    (row,) = finding.table("chain").rows
    assert row["wide"] == pytest.approx(1 / 2)


def test_core_in_force_lies_within_the_wide(ground: Ground) -> None:
    finding = asked(ground, "foreign_dependence", minimum=1, least_known=0.1, core_share=1.0)
    (row,) = finding.table("chain").rows
    assert 0 < row["core_known"] <= row["wide_known"]
    assert any("候选" in one.zh for one in finding.caveats)


def test_few_have_no_dependence(ground: Ground) -> None:
    assert cells(asked(ground, "foreign_dependence"), "nodes", "wide")["A"] == INSUFFICIENT


def test_where_nobody_abroad_is_stated_there_is_none(ground: Ground) -> None:
    finding = asked(
        ground_of(ground.workspace, query="ap:云杉材料股份有限公司"), "foreign_dependence", minimum=1
    )
    assert finding.state == "unknown"
    assert {row["home_abroad"] for row in finding.table("nodes").rows} == {None}
