"""Revealed advantage: by hand, with its interval, and never without its baseline."""

from math import exp, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.analysis.contract import INSUFFICIENT
from qianglian.analysis.ground import Ground
from qianglian.analysis.specialisation import STANDINGS, Cross
from qianglian.model.errors import BadInput
from tests.analysis.position.asked import asked, cells
from tests.analysis.position.valley import ground_of


def test_the_advantage_of_a_province_by_hand(ground: Ground) -> None:
    # Inventions of China: A1 has three of Jiangsu (two families, one with a US member: three documents) and one of
    # Taiwan; A2 one of Guangdong. Jiangsu 3 of 5, A1 4 of 5: (3/3)/(4/5) = 1.25.
    finding = asked(ground, "advantage", level=2, counts="inventions", minimum=1)
    assert cells(finding, "cells", "rta")["320000", "A1"] == pytest.approx(1.25)
    assert cells(finding, "cells", "normalised")["320000", "A1"] == pytest.approx(1 / 9)
    assert cells(finding, "cells", "rta")["440000", "A2"] == pytest.approx(5.0)
    assert cells(finding, "cells", "rta")["320000", "C"] == INSUFFICIENT


def test_by_default_inventions_in_force_count(ground: Ground) -> None:
    finding = asked(ground, "advantage", level=2, scope="global", minimum=1)
    assert cells(finding, "cells", "count")["CN", "A1"] == 1
    assert cells(finding, "cells", "count")["NO", "A2"] == 2
    assert any("链内" in one.zh for one in finding.caveats)
    assert any("申请时地址" in one.zh for one in finding.caveats)


def test_small_samples_have_no_advantage(ground: Ground) -> None:
    finding = asked(ground, "advantage", counts="all")
    assert {row["rta"] for row in finding.table("cells").rows} == {INSUFFICIENT}


def test_a_baseline_that_nobody_states_is_refused(ground: Ground) -> None:
    with pytest.raises(BadInput, match="baseline"):
        asked(ground, "advantage", baseline="nation", indicator="专利总量")
    with pytest.raises(BadInput, match="within"):
        asked(ground, "advantage", baseline="province", scope="city")
    with pytest.raises(BadInput):
        asked(ground, "advantage", region="亚特兰蒂斯")


def test_a_stated_baseline_is_used_and_named(ground: Ground) -> None:
    # (1/100) / (2/1000) = 5: of the valid inventions of A1 at the Chinese office one of two is of Jiangsu.
    finding = asked(ground, "advantage", baseline="nation", level=2, minimum=1)
    assert cells(finding, "cells", "rta")["320000", "A1"] == pytest.approx(5.0)
    assert cells(finding, "cells", "rta")["440000", "A2"] is None
    assert any("全国全量" in one.zh and "synthetic" in one.zh for one in finding.caveats)


def test_one_region_over_all_nodes(ground: Ground) -> None:
    finding = asked(ground, "advantage", region="江苏", counts="all", level=2)
    assert {row["region"] for row in finding.table("cells").rows} == {"320000"}
    assert len(finding.table("cells").rows) == 5


def test_without_a_stated_status_it_is_unknown(ground: Ground) -> None:
    finding = asked(ground_of(ground.workspace, query="ti:壳体"), "advantage")
    assert finding.state == "unknown"


def test_the_interval_is_that_of_the_multinomial() -> None:
    cross = Cross(20, 100, 40, 400)
    reach = 1.959963984540054 * sqrt(1 / 20 - 1 / 100 - 1 / 40 + 40 / 4000 - 1 / 400)
    low, high = cross.interval(0.95) or (0, 0)
    assert (low, high) == (pytest.approx(exp(log(2) - reach)), pytest.approx(exp(log(2) + reach)))
    assert cross.standing(0.95) == "above"
    assert STANDINGS[Cross(0, 100, 40, 400).standing(0.95)].zh == "劣势"


@given(*[st.integers(1, 500)] * 4)
def test_an_interval_holds_its_advantage(both: int, region: int, node: int, rest: int) -> None:
    cross = Cross(both, both + region, both + node, both + region + node + rest)
    low, high = cross.interval(0.9) or (0.0, 0.0)
    assert low <= cross.rta * (1 + 1e-12)
    assert high >= cross.rta * (1 - 1e-12)
    assert -1 <= cross.normalised <= 1
