"""The technical paths on 125,924 real records: counts are their records, and what is not stated is unknown."""

from typing import Any

import pytest

from qianglian.analysis.ground import Ground
from qianglian.corpus.workspace import Workspace
from tests.analysis.ground_cases import ByRule
from tests.analysis.position.asked import asked, cells
from tests.analysis.position.test_on_real_files import CHAIN

UNSTATED: dict[str, dict[str, Any]] = {"free_to_use": {}, "licence_in": {"nodes": "A,B,C"}, "joint_use": {}}
"""PATENTSCOPE's file states no legal status and no event: nothing has ended, and nothing is in force."""


@pytest.mark.real_data
def test_nothing_is_free_or_in_force_where_no_status_is_stated(patentscope: Workspace) -> None:
    ground = Ground(patentscope, nodes=ByRule(patentscope, CHAIN))
    for name, params in UNSTATED.items():
        finding = asked(ground, name, **params)
        assert finding.state == "unknown", name
        assert finding.sentences == (), name


@pytest.mark.real_data
def test_white_space_on_abstracts(patentscope: Workspace) -> None:
    ground = Ground(patentscope, nodes=ByRule(patentscope, CHAIN))
    assert asked(ground, "white_space", level=1).table("blanks").rows == ()
    finding = asked(ground, "white_space", level=1, recall="waived")
    status = cells(finding, "cells", "status")
    assert set(status.values()) <= {"blank", "sparse", "present", "small"}
    assert status["A", "density"] == "present"
    # What is listed is always less than was to be expected.
    assert all(row["count"] < row["expected"] for row in finding.table("blanks").rows)
