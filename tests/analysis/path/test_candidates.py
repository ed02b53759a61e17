"""Firms to attract and to cultivate, partners and talent: by hand on the basin, and what is never said."""

from typing import Any

import pytest

from qianglian.analysis.contract import Finding
from qianglian.analysis.ground import Ground
from qianglian.model.errors import BadInput
from tests.analysis.path.basin import BEICHUAN, QINGHE, YUNSHAN
from tests.analysis.position.asked import asked

HERE = {"region": "江苏", "level": 2, "counts": "all", "unit": "family", "minimum": 1}
ALL = ("candidates_to_attract", "candidates_to_cooperate", "candidates_to_cultivate", "talent")


def listed(finding: Finding, column: str = "count", table: str = "candidates") -> dict[str, Any]:
    return {row["name"]: row[column] for row in finding.table(table).rows}


def test_firms_elsewhere_are_attracted_and_neither_locals_nor_universities(ground: Ground) -> None:
    found = listed(asked(ground, "candidates_to_attract", **HERE))
    assert YUNSHAN in found
    assert QINGHE not in found
    assert BEICHUAN not in found


def test_universities_are_partners(ground: Ground) -> None:
    finding = asked(ground, "candidates_to_cooperate", **HERE)
    assert set(listed(finding)) == {BEICHUAN}
    everybody = asked(ground, "candidates_to_cooperate", **HERE, who="all")
    assert {BEICHUAN, YUNSHAN} <= set(listed(everybody))
    for row in everybody.table("candidates").rows:
        assert row["tied"] == (row["joint"] > 0)
        assert row["shared"] <= row["count"]


def test_local_firms_are_cultivated(ground: Ground) -> None:
    finding = asked(ground, "candidates_to_cultivate", **HERE, nodes="A1,A2,A3")
    found = listed(finding)
    assert QINGHE in found
    assert YUNSHAN not in found
    most = found[QINGHE]
    assert (
        QINGHE
        not in listed(
            asked(ground, "candidates_to_cultivate", **HERE, nodes="A1,A2,A3", most=max(most - 1, 1))
        )
        or most == 1
    )


@pytest.mark.parametrize("name", ALL)
def test_numbers_are_the_records_behind_them(ground: Ground, name: str) -> None:
    finding = asked(ground, name, **HERE, **({"nodes": "A1,A2"} if name != "talent" else {}))
    for table in finding.tables:
        for row in table.rows:
            for column in table.columns:
                if column.kind == "count":
                    assert len(table.members(row, column.name)) == row[column.name], (table.name, column.name)


@pytest.mark.parametrize("name", ALL)
def test_a_larger_sample_lists_fewer_and_none_invents_a_reason(ground: Ground, name: str) -> None:
    few = asked(ground, name, **{**HERE, "minimum": 2}, nodes="A1,A2,A3")
    more = asked(ground, name, **HERE, nodes="A1,A2,A3")
    assert set(listed(few)) <= set(listed(more))
    none = asked(ground, name, **{**HERE, "minimum": 1_000})
    assert none.state == "unknown"
    assert none.reason is not None
    assert none.sentences == ()


@pytest.mark.parametrize("name", ALL)
def test_a_node_that_there_is_not_is_refused(ground: Ground, name: str) -> None:
    with pytest.raises(BadInput, match="ZZ"):
        asked(ground, name, **HERE, nodes="ZZ")


def test_a_list_says_that_it_is_to_be_verified(ground: Ground) -> None:
    for name in ALL[:3]:
        assert any("待核实" in one.zh for one in asked(ground, name, **HERE).caveats)
    assert any("不含联系方式" in one.zh for one in asked(ground, "talent", **HERE).caveats)
