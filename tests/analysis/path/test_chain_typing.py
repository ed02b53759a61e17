"""强链, 补链, 延链 by hand; no node is critical without a reason, and nothing follows from what is unknown."""

import pytest

from qianglian.analysis.adjacency import neighbours
from qianglian.analysis.contract import INSUFFICIENT
from qianglian.analysis.ground import Ground
from qianglian.analysis.node_types import KINDS
from qianglian.model.errors import BadInput
from tests.analysis.path.basin import CHAIN, ground_of
from tests.analysis.position.asked import asked, cells

ALL = {"region": "江苏", "level": 2, "counts": "all", "unit": "family", "minimum": 1}


def kinds(ground: Ground, **how: object) -> dict[str, str]:
    finding = asked(ground, "chain_typing", **{**ALL, **how})
    name = {title: kind for kind, title in KINDS.items()}
    return {node: name[title] for node, title in cells(finding, "nodes", "type").items()}


def test_the_types_of_the_nodes_of_a_province(ground: Ground) -> None:
    # Of fifteen families in China 江苏 has six. A1: 4 of 4, so (4/6)/(4/15) = 2.5. A2: 2 of 8: (2/6)/(8/15) = 0.625.
    # A3: none of 3; beside A1, and it grew from one to two while the chain stood at five.
    finding = asked(ground, "chain_typing", **ALL)
    assert cells(finding, "nodes", "rta")["A1"] == pytest.approx(2.5)
    assert cells(finding, "nodes", "rta")["A2"] == pytest.approx(0.625)
    assert cells(finding, "nodes", "share")["A2"] == pytest.approx(0.25)
    assert cells(finding, "nodes", "growth")["A3"] == pytest.approx(2 ** (1 / 5) - 1)
    assert cells(finding, "nodes", "chain_growth")["A3"] == 0.0
    assert cells(finding, "nodes", "families") == {"A1": 4, "A2": 2, "A3": 0, "A4": 0, "E": None}
    assert kinds(ground) == {
        "A1": "strengthen", "A2": "weak", "A3": "extend", "A4": "small", "E": "unsearched",
    }  # fmt: skip


def test_every_row_says_which_condition_held_with_its_number(ground: Ground) -> None:
    told = cells(asked(ground, "chain_typing", **ALL), "nodes", "conditions")
    assert told["A1"].zh.startswith("RTA 2.50 ≥ 1 √；份额 100.0% ≥ 10% √")
    assert "增长 +14.9% > 全链 +0.0% √" in told["A3"].zh
    assert "电解质（供应，RTA 2.50）" in told["A3"].zh
    assert "RTA 0.62 ≥ 1 ×" in told["A2"].zh


def test_a_gap_to_fill_needs_a_persons_reason(ground: Ground) -> None:
    assert kinds(ground, critical={"A2": "断供风险"})["A2"] == "fill_gap"
    assert kinds(ground, critical="A2=断供风险；A1=龙头")["A2"] == "fill_gap"
    finding = asked(ground, "chain_typing", **ALL, critical="A2=断供风险")
    assert "关键：断供风险" in cells(finding, "nodes", "conditions")["A2"].zh
    with pytest.raises(BadInput, match="critical"):
        asked(ground, "chain_typing", **ALL, critical="A2=")
    with pytest.raises(BadInput, match="ZZ"):
        asked(ground, "chain_typing", **ALL, critical="ZZ=理由")


def test_thresholds_are_parameters_and_stand_under_the_table(ground: Ground) -> None:
    assert kinds(ground, strong_rta=3.0)["A1"] == "even"
    assert kinds(ground, upstream_rta=3.0)["A3"] == "weak"
    finding = asked(ground, "chain_typing", **ALL, strong_rta=3.0)
    assert any("RTA ≥ 3" in one.zh and "[D]" in one.zh for one in finding.caveats)


def test_small_samples_have_no_type(ground: Ground) -> None:
    finding = asked(ground, "chain_typing", **{**ALL, "minimum": 5})
    assert cells(finding, "nodes", "rta")["A1"] == INSUFFICIENT
    assert kinds(ground, minimum=5)["A1"] == "small"


def test_a_region_that_no_source_covers_is_unknown_and_not_weak(ground: Ground) -> None:
    asked_of = ground_of(ground.workspace, query="office:CN NOT ap:Nordlys")
    found = kinds(asked_of, region="台湾")
    assert set(found.values()) == {"unknown"}


def test_against_abroad_by_default(ground: Ground) -> None:
    finding = asked(ground, "chain_typing", level=2, counts="all", unit="family", minimum=1)
    # 国内 15 of 18: A1 4 of 5, so 0.8/(15/18) = 0.96.
    assert cells(finding, "nodes", "rta")["A1"] == pytest.approx(0.96)


def test_without_a_stated_status_nothing_is_in_force(ground: Ground) -> None:
    finding = asked(ground_of(ground.workspace, query="ti:回收"), "chain_typing")
    assert finding.state == "insufficient"
    assert finding.table("nodes").rows == ()


def test_neighbours_are_suppliers_then_siblings() -> None:
    beside = neighbours(CHAIN, ["A1", "A2", "A3"])
    assert [(one.code, one.relation) for one in beside["A3"]] == [("A1", "supplier"), ("A2", "sibling")]
    assert [one.code for one in neighbours(CHAIN, ["A", "E"])["E"]] == ["A"]
    assert neighbours(CHAIN, ["A", "E"])["A"] == ()
