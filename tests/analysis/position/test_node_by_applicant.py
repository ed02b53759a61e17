"""In which nodes the applicants stand."""

import pytest

from qianglian.analysis.ground import Ground
from tests.analysis.position.asked import asked, cells
from tests.analysis.position.valley import QINGHE, SHANHAI, YUNSHAN


def test_applicants_by_node(ground: Ground) -> None:
    finding = asked(ground, "node_by_applicant", level=2, minimum=1)
    key = {row["name"]: row["party"] for row in finding.table("applicants").rows}
    assert len(key) == 5
    count = cells(finding, "cells", "count")
    assert count["A1", key[QINGHE]] == 2
    assert count["A2", key[QINGHE]] == 0
    assert count["A2", key[YUNSHAN]] == 2
    assert cells(finding, "cells", "of_node")["A1", key[SHANHAI]] == pytest.approx(1 / 3)
    assert cells(finding, "cells", "of_own")["A2", key[YUNSHAN]] == 1


def test_each_node_with_its_leader(ground: Ground) -> None:
    finding = asked(ground, "node_by_applicant", level=2)
    assert cells(finding, "nodes", "applicants") == {"A1": 3, "A2": 2, "B": 0, "C": 0, "D": 0}
    assert cells(finding, "nodes", "leader")["A1"] == QINGHE
    assert cells(finding, "nodes", "leader_count") == {"A1": 2, "A2": 2, "B": None, "C": None, "D": None}


def test_first_applicants_alone(ground: Ground) -> None:
    finding = asked(ground, "node_by_applicant", first_only=True)
    assert len(finding.table("applicants").rows) == 4


def test_only_the_leading_are_listed(ground: Ground) -> None:
    finding = asked(ground, "node_by_applicant", top=1)
    assert len(finding.table("applicants").rows) == 1
    assert cells(finding, "nodes", "applicants")["A"] == 5
