"""Who files together."""

import numpy as np

from qianglian.analysis.graph_layout import spread
from qianglian.analysis.ground import Ground
from tests.analysis.position.asked import asked, cells
from tests.analysis.position.valley import QINGHE, UNIVERSITY, ground_of


def test_a_firm_and_a_university(ground: Ground) -> None:
    finding = asked(ground, "collaboration", minimum=1)
    found = {row["name"]: (row["count"], row["partners"]) for row in finding.table("nodes").rows}
    assert found == {QINGHE: (1, 1), UNIVERSITY: (1, 1)}
    assert cells(finding, "kinds", "count") == {"enterprise-university": 1}
    assert finding.table("kinds").rows[0]["pair_name"].zh == "企-校"
    (edge,) = finding.table("edges").rows
    assert {edge["one_name"], edge["other_name"]} == {QINGHE, UNIVERSITY}
    assert edge["count"] == 1


def test_the_picture_is_laid_out_here(ground: Ground) -> None:
    chart = asked(ground, "collaboration").chart
    assert chart is not None
    (series,) = chart["series"]
    assert series["layout"] == "none"
    assert len(series["data"]) == 2
    assert len(series["links"]) == 1
    assert all(0 <= point["x"] <= 100 for point in series["data"])


def test_nothing_joint_is_no_network(ground: Ground) -> None:
    assert asked(ground_of(ground.workspace, query="ti:隔膜"), "collaboration").state == "unknown"


def test_the_same_graph_lies_the_same_way_and_friends_lie_near() -> None:
    pairs = np.array([[0, 1], [1, 2], [0, 2], [3, 4]])
    first, again = (spread(6, pairs, np.ones(4)) for _ in range(2))
    assert np.array_equal(first, again)
    assert np.linalg.norm(first[0] - first[1]) < np.linalg.norm(first[0] - first[3])
    assert len(spread(0, np.empty((0, 2), int), np.empty(0))) == 0
