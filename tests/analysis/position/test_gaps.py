"""Missing, weak, and what nobody searched for."""

import pytest

from qianglian.analysis.contract import Finding
from qianglian.analysis.ground import Ground
from qianglian.analysis.position.gaps import GAPS
from qianglian.model.chain import Chain, ChainNode
from qianglian.model.errors import BadInput
from qianglian.model.text import Text
from tests.analysis.ground_cases import ByRule
from tests.analysis.position.asked import asked, cells
from tests.analysis.position.valley import ground_of


def gaps(finding: Finding) -> dict[str, str]:
    kinds = {name: kind for kind, name in GAPS.items()}
    return {node: kinds[gap] for node, gap in cells(finding, "nodes", "gap").items()}


def test_of_a_region_missing_is_apart_from_unsearched(ground: Ground) -> None:
    finding = asked(ground, "gaps", region="江苏", level=2, minimum=1)
    assert gaps(finding) == {
        "A1": "present", "A2": "missing", "B": "missing", "C": "absent", "D": "unsearched",
    }  # fmt: skip
    assert cells(finding, "nodes", "here") == {"A1": 2, "A2": 0, "B": 0, "C": 0, "D": None}
    # At the level of provinces A1 is two of Jiangsu and one of Taiwan; A2 two of Guangdong: (2/2)/(3/5).
    assert cells(finding, "nodes", "rta")["A1"] == pytest.approx(5 / 3)
    assert cells(finding, "nodes", "rank")["A1"] == 1


def test_thresholds_are_open(ground: Ground) -> None:
    finding = asked(ground, "gaps", region="江苏", level=2, minimum=1, weak_share=0.9)
    assert gaps(finding)["A1"] == "weak"
    assert cells(finding, "nodes", "why")["A1"].zh == "份额"
    assert any("90.0%" in one.zh for one in finding.caveats)


def test_few_are_too_few(ground: Ground) -> None:
    assert gaps(asked(ground, "gaps", region="江苏", level=2))["A1"] == "small"


def test_without_a_region_only_absence_is_told(ground: Ground) -> None:
    finding = asked(ground, "gaps", minimum=1)
    assert gaps(finding) == {"A": "present", "B": "present", "C": "absent", "D": "unsearched"}
    assert set(cells(finding, "nodes", "rta").values()) == {None}
    assert finding.table("summary").rows[0]["nodes"] == 1


def test_a_person_may_say_what_was_not_downloaded(ground: Ground) -> None:
    assert gaps(asked(ground, "gaps", level=2, unsearched="C, A"))["A1"] == "unsearched"
    with pytest.raises(BadInput, match="no node"):
        asked(ground, "gaps", unsearched="Z9")


def test_a_region_that_no_source_covers_is_not_judged(ground: Ground) -> None:
    home = ground_of(ground.workspace, query="ap:青禾储能科技有限公司")
    for region in ("台湾省", "NO", "国外"):
        assert set(gaps(asked(home, "gaps", region=region, level=2)).values()) == {"unsearched"}
    assert gaps(asked(home, "gaps", region="广东", level=2))["A1"] == "missing"


def test_rules_that_find_nothing_at_all_prove_no_gap(ground: Ground) -> None:
    chain = Chain(
        "none", Text(zh="无", en="None"), (ChainNode("C", Text(zh="回收", en="C"), rule="ti:回收"),)
    )
    lone = Ground(ground.workspace, nodes=ByRule(ground.workspace, chain))
    assert asked(lone, "gaps").state == "unknown"
    assert asked(lone, "gaps").table("nodes").rows == ()
