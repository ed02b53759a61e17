"""Leading applicants, concentration, entrants and leavers, counted by hand."""

from pathlib import Path

import pytest

from qianglian.analysis.contract import INSUFFICIENT
from qianglian.analysis.ground import Ground
from tests.analysis.ground_cases import NORTH, QINGHE, YUNSHAN, filed, ground_of
from tests.analysis.hand_cases import answered, ground_on, picked, records, series

SIX = (
    "甲川科技有限公司",
    "乙岭科技有限公司",
    "丙洲科技有限公司",
    "丁泽科技有限公司",
    "戊原科技有限公司",
    "己峰科技有限公司",
)


def test_leading_applicants_with_their_years(ground: Ground) -> None:
    finding = answered(ground, "top_applicants")
    assert picked(finding, "applicants", "name", "count", "first", "last", "share") == [
        (YUNSHAN, 3, 2010, 2012, 3 / 6),
        (QINGHE, 2, 2010, 2012, 2 / 6),
        (NORTH, 1, 2012, 2012, 1 / 6),
    ]


def test_a_status_that_nobody_states_is_unknown_and_not_zero(ground: Ground) -> None:
    assert {row["in_force"] for row in answered(ground, "top_applicants").table("applicants").rows} == {None}


def test_a_family_lives_while_one_of_its_members_does(tmp_path: Path) -> None:
    state = {"status": {"state": "in_force", "as_given": "有效"}}
    rows = [
        filed("CN101000001A", 2010, QINGHE, application="CN201010000001.1"),
        filed("CN101000001B", 2010, QINGHE, application="CN201010000001.1", **state),
        filed("CN101000002A", 2010, QINGHE, application="CN201010000002.6"),
    ]
    with ground_on(tmp_path, rows) as ground:
        (row,) = answered(ground, "top_applicants").table("applicants").rows
    assert (row["count"], row["known"], row["in_force"]) == (2, 1, 1)


def test_first_applicants_alone(ground: Ground) -> None:
    finding = answered(ground, "top_applicants", first_only=True)
    assert picked(finding, "applicants", "name", "count")[:2] in (
        [(QINGHE, 2), (YUNSHAN, 2)],
        [(YUNSHAN, 2), (QINGHE, 2)],
    )


def test_concentration_by_hand(tmp_path: Path) -> None:
    counts = (5, 4, 3, 2, 1, 1)
    rows, start = [], 1
    for name, count in zip(SIX, counts, strict=True):
        rows += series(count, 2010, name, start=start)
        start += count
    with ground_on(tmp_path, rows) as ground:
        finding = answered(ground, "concentration", floor=10)
        (row,) = finding.table("by_year").rows
        assert (row["count"], row["applicants"], row["four"], row["eight"]) == (16, 6, 14, 16)
        assert (row["cr4"], row["cr8"]) == (14 / 16, 1.0)
        assert row["hhi"] == pytest.approx(sum(n * n for n in counts) / 16**2)
        assert len(records(finding, "by_year", row, "cr4")) == 14
        assert finding.table("overall").rows[0]["hhi"] == row["hhi"]


def test_a_joint_filing_is_one_family_of_two_applicants(ground: Ground) -> None:
    finding = answered(ground, "concentration", floor=3)
    row = next(row for row in finding.table("by_year").rows if row["year"] == 2012)
    assert (row["count"], row["applicants"], row["four"]) == (3, 3, 3)
    # Four mentions: one, two and one of three applicants.
    assert row["hhi"] == pytest.approx((1 + 4 + 1) / 16)


def test_a_small_year_is_not_concentrated_but_small(ground: Ground) -> None:
    rows = answered(ground, "concentration").table("by_year").rows
    assert {row["cr4"] for row in rows} == {row["hhi"] for row in rows} == {INSUFFICIENT}


def test_who_enters_and_who_leaves(ground: Ground) -> None:
    finding = answered(ground, "entrants_and_leavers", gone=1, minimum=1)
    assert picked(finding, "by_year", "year", "active", "entered", "left") == [
        (2010, 2, 2, 0),
        (2011, 0, 0, 0),
        (2012, 3, 1, None),
    ]


def test_who_has_not_filed_since_has_left(tmp_path: Path) -> None:
    rows = [*series(1, 2005, SIX[0]), *series(1, 2005, SIX[1], start=2), *series(1, 2012, SIX[1])]
    with ground_on(tmp_path, rows) as ground:
        finding = answered(ground, "entrants_and_leavers", gone=3)
        row = finding.table("by_year").rows[0]
        assert (row["year"], row["entered"], row["left"]) == (2005, 2, 1)
        assert records(finding, "by_year", row, "left") == [ground.workspace.parties().find(SIX[0])[0].key]


def test_groups_count_their_members_once(tmp_path: Path) -> None:
    head, member = "青禾集团有限公司", "青禾集团储能有限公司"
    rows = [
        *series(2, 2010, head),
        *series(1, 2010, member, start=3),
        *series(1, 2010, head, member, start=4),
    ]
    with ground_on(tmp_path, rows) as ground:
        parties = picked(answered(ground, "top_applicants"), "applicants", "count")
        likely = ground_of(ground.workspace, level="likely_group")
        groups = answered(likely, "top_applicants")
        if len(likely.workspace.parties().groups.get("likely_group", ())) == 1:
            assert picked(groups, "applicants", "name", "count") == [(head, 4)]
        assert parties == [(3,), (2,)]
