"""Nodes of the chain over time: trend, shift, route."""

import pytest

from qianglian.analysis.contract import INSUFFICIENT
from qianglian.analysis.ground import Ground
from tests.analysis.hand_cases import answered, picked, records


def test_nodes_by_year(ground: Ground) -> None:
    finding = answered(ground, "branch_trend")
    assert picked(finding, "by_year", "node", "year", "count") == [("A", 2010, 1), ("A", 2012, 3)]
    leaves = answered(ground, "branch_trend", level=0)
    assert picked(leaves, "by_year", "node", "year", "count") == [("A1", 2010, 1), ("A2", 2012, 3)]


def test_shares_are_of_the_chain_in_the_same_years(ground: Ground) -> None:
    finding = answered(ground, "branch_trend", level=0, window=2, minimum=1)
    assert picked(finding, "shift", "node", "early", "late", "early_share", "late_share", "shift") == [
        ("A1", 1, 0, 1.0, 0.0, -1.0),
        ("A2", 0, 3, 0.0, 1.0, 1.0),
    ]
    said = [sentence.text.zh for sentence in finding.sentences]
    assert len(said) == 2
    row = finding.table("shift").rows[1]
    assert len(records(finding, "shift", row, "late_share")) == 3


def test_small_windows_have_no_shift(ground: Ground) -> None:
    finding = answered(ground, "branch_trend", level=0, window=2)
    assert {shift for (shift,) in picked(finding, "shift", "shift")} == {INSUFFICIENT}


def test_what_stands_in_no_node_is_told(ground: Ground) -> None:
    tagged = answered(ground, "branch_trend").coverage[0]
    # F2, a lithium cell without any word of a node, stands in none.
    assert (tagged.known, tagged.total) == (5, 6)


def test_the_first_family_of_a_node_and_period(ground: Ground) -> None:
    finding = answered(ground, "technology_route", step=3)
    (row,) = finding.table("route").rows
    assert (row["node"], row["period"], row["until"], row["chosen"], row["count"]) == (
        "A",
        2010,
        2012,
        "earliest",
        4,
    )
    assert row["number"] in ("CN101000001A", "CN101000001B")
    assert (row["title"], row["year"], row["citations"]) == ("固态电解质", 2010, None)
    assert any("被引" in caveat.zh for caveat in finding.caveats)


@pytest.mark.parametrize("step", [1, 2, 5])
def test_periods_hold_every_family_of_a_node_once(ground: Ground, step: int) -> None:
    rows = answered(ground, "technology_route", step=step).table("route").rows
    assert sum(row["count"] for row in rows if row["chosen"] == "earliest") == 4
