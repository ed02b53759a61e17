"""Inventors of an applicant, and those who invent together."""

import numpy as np

from qianglian.analysis.ground import Ground
from qianglian.analysis.inventors import groups_of, pairs_within
from tests.analysis.position.asked import asked, cells
from tests.analysis.position.valley import QINGHE, YUNSHAN


def test_a_name_at_two_applicants_is_two_inventors(ground: Ground) -> None:
    finding = asked(ground, "inventors", minimum=1)
    found = {(row["name"], row["applicant"]): row["count"] for row in finding.table("inventors").rows}
    assert found["王一鸣", QINGHE] == 2
    assert found["李二强", QINGHE] == 2
    assert found["李二强", YUNSHAN] == 1
    assert found["张三丰", YUNSHAN] == 2
    sakes = {(row["name"], row["applicant"]): row["namesakes"] for row in finding.table("inventors").rows}
    assert sakes["李二强", QINGHE] == 1
    assert sakes["王一鸣", QINGHE] == 0
    assert [(one.known, one.total) for one in finding.coverage] == [(5, 7)]
    assert any("同名" in one.zh for one in finding.caveats)


def test_those_who_invent_together_are_a_team(ground: Ground) -> None:
    (row,) = asked(ground, "inventors", together=2).table("teams").rows
    assert (row["size"], row["count"], row["applicant"]) == (2, 2, QINGHE)
    assert set(row["people"].split("、")) == {"王一鸣", "李二强"}
    assert cells(asked(ground, "inventors", together=3), "teams", "count") == {}


def test_pairs_and_groups() -> None:
    owner, one, other = pairs_within(np.array([1, 1, 1, 2, 2]), np.array([5, 6, 7, 5, 6]))
    found = sorted(zip(owner.tolist(), one.tolist(), other.tolist(), strict=True))
    assert found == [(1, 5, 6), (1, 5, 7), (1, 6, 7), (2, 5, 6)]
    chain = np.array([[i, i + 1] for i in range(99, 0, -1)])
    assert groups_of(chain, 101).tolist() == [0, *[1] * 100]
