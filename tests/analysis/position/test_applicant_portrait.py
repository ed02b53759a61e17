"""One applicant from all sides."""

import pytest

from qianglian.analysis.ground import Ground
from qianglian.model.errors import NotFound
from tests.analysis.position.asked import asked, cells
from tests.analysis.position.valley import NORTH, QINGHE, UNIVERSITY


def test_one_applicant_by_its_name(ground: Ground) -> None:
    finding = asked(ground, "applicant_portrait", applicant=QINGHE, level=2, minimum=1)
    (row,) = finding.table("profile").rows
    assert (row["name"], row["count"], row["first"], row["last"]) == (QINGHE, 2, 2010, 2012)
    assert (row["in_force"], row["pending"], row["lapsed"], row["unknown"]) == (1, 1, 0, 0)
    assert cells(finding, "years", "count") == {2010: 1, 2011: 0, 2012: 1}
    assert cells(finding, "nodes", "count") == {"A1": 2}
    assert cells(finding, "nodes", "share")["A1"] == pytest.approx(2 / 3)
    assert cells(finding, "offices", "count") == {"CN": 2, "US": 1}
    assert [one["name"] for one in finding.table("partners").rows] == [UNIVERSITY]
    assert {one["name"]: one["count"] for one in finding.table("inventors").rows} == {
        "王一鸣": 2, "李二强": 2, "赵四海": 1,
    }  # fmt: skip


def test_one_applicant_by_its_key(ground: Ground) -> None:
    (key,) = [one.key for one in ground.parties.register.find(NORTH)]
    (row,) = asked(ground, "applicant_portrait", applicant=key).table("profile").rows
    assert (row["name"], row["count"]) == (NORTH, 1)


def test_without_a_name_the_one_with_most(ground: Ground) -> None:
    (row,) = asked(ground, "applicant_portrait").table("profile").rows
    assert row["count"] == 2


def test_one_that_is_not_here_is_refused(ground: Ground) -> None:
    with pytest.raises(NotFound):
        asked(ground, "applicant_portrait", applicant="无此公司")
