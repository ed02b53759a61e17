"""What others hold in the nodes that a region is weak in, with signs and obstacles, each true, false or unknown."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qianglian.analysis.contract import Finding
from qianglian.analysis.encumbrances import encumbrances
from qianglian.analysis.ground import Ground
from qianglian.analysis.living import living_families
from qianglian.corpus.workspace import Workspace
from qianglian.model.errors import BadInput
from tests.analysis.ground_cases import workspace_of
from tests.analysis.path.basin import A2, BEICHUAN, QINGHE, YUNSHAN, filed, ground_of
from tests.analysis.position.asked import asked, cells

HERE = {"region": "江苏", "level": 2, "counts": "all", "unit": "family", "minimum": 1}


def listed(finding: Finding, column: str) -> dict[str, Any]:
    return {row["number"]: row[column] for row in finding.table("patents").rows}


def test_others_hold_in_the_weak_nodes_of_a_province(ground: Ground) -> None:
    # A2 is weak, A3 to extend into. Of A2 in force in China: one of 江苏's own, two of 云杉, one of the university.
    finding = asked(ground, "licence_in", **HERE)
    assert cells(finding, "by_node", "living") == {"A2": 4, "A3": 1}
    assert cells(finding, "by_node", "own") == {"A2": 1, "A3": 0}
    assert cells(finding, "by_node", "candidate") == {"A2": 3, "A3": 1}
    assert cells(finding, "by_node", "willing") == {"A2": 2, "A3": 0}
    ranked = list(listed(finding, "number"))
    assert set(ranked[:2]) == {"CN100000010B", "CN100000013B"}
    assert set(ranked[2:]) == {"CN100000011B", "CN100000014B"}
    assert listed(finding, "licensed")["CN100000010B"] is True
    assert listed(finding, "licensed")["CN100000011B"] is None
    assert listed(finding, "academic") == {
        "CN100000010B": False, "CN100000013B": True, "CN100000011B": False, "CN100000014B": False,
    }  # fmt: skip
    assert listed(finding, "remaining")["CN100000013B"] == 2034 - 2017
    assert listed(finding, "holder")["CN100000013B"] == BEICHUAN


def test_a_licence_of_no_stated_kind_is_not_known_to_be_exclusive(ground: Ground) -> None:
    finding = asked(ground, "licence_in", **HERE)
    assert listed(finding, "exclusive")["CN100000010B"] is None
    assert listed(finding, "pledged")["CN100000010B"] is None


def test_terms_that_are_too_short_are_left_out(ground: Ground) -> None:
    finding = asked(ground, "licence_in", **HERE, least_years=15)
    # 2031 is fourteen years off, 2030 thirteen.
    assert cells(finding, "by_node", "short") == {"A2": 1, "A3": 1}
    assert list(listed(finding, "number")) == ["CN100000013B", "CN100000011B"]  # a sign goes first


def test_nodes_can_be_named(ground: Ground) -> None:
    finding = asked(ground, "licence_in", **HERE, nodes="A1")
    assert cells(finding, "by_node", "own") == {"A1": 2}
    assert finding.table("patents").rows == ()
    with pytest.raises(BadInput, match="ZZ"):
        asked(ground, "licence_in", **HERE, nodes="ZZ")


def test_where_nothing_is_known_to_be_weak_it_says_so(ground: Ground) -> None:
    finding = asked(ground, "licence_in", **{**HERE, "minimum": 100})
    assert finding.state == "unknown"
    assert "nodes" in (finding.reason.zh if finding.reason else "")
    assert finding.sentences == ()


def test_co_owners_must_be_asked(ground: Ground) -> None:
    said = "".join(one.zh for one in asked(ground, "licence_in", **HERE).caveats)
    assert "全体共有人同意" in said
    assert "待核查" in said


def event(day: str, words: str) -> dict[str, str]:
    return {"date": day, "code": "", "text": words}


def undated(words: str) -> dict[str, str]:
    return {"code": "", "text": words}


PLEDGED, FREED = "专利权质押合同登记的生效", "专利权质押合同登记的注销"
SOLE = "专利实施许可合同备案的生效；许可种类：独占许可"
ORDINARY = "专利实施许可合同备案的生效；许可种类：普通许可"
OVER = "专利实施许可合同备案的注销"
CASES: list[tuple[list[dict[str, str]], dict[str, bool | None]]] = [
    ([event("2015-01-01", PLEDGED)], {"pledged": True, "exclusive": False, "disputed": False}),
    ([event("2015-01-01", PLEDGED), event("2016-01-01", FREED)], {"pledged": False}),
    ([undated(PLEDGED), event("2016-01-01", FREED)], {"pledged": None}),
    ([event("2015-01-01", PLEDGED), event("2014-01-01", FREED)], {"pledged": True}),
    ([event("2015-01-01", SOLE)], {"exclusive": True, "licensed": True, "pledged": False}),
    ([event("2015-01-01", ORDINARY)], {"exclusive": False, "licensed": True}),
    ([event("2015-01-01", SOLE), event("2016-01-01", OVER)], {"exclusive": False, "licensed": True}),
    ([event("2016-01-01", "专利开放许可声明")], {"open_licence": True, "licensed": None}),
    (
        [event("2016-01-01", "专利开放许可声明"), event("2016-06-01", "专利开放许可声明的撤回")],
        {"open_licence": False},
    ),
    ([event("2016-01-01", "专利权的保全")], {"disputed": True, "transferred": None}),
    (
        [event("2016-01-01", "专利权的保全"), event("2016-09-01", "专利权保全的解除")],
        {"disputed": False},
    ),
    ([event("2016-01-01", "专利权的转移")], {"transferred": True, "open_licence": None}),
]  # fmt: skip


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    rows = [
        filed(at, "B", 2010, f"{QINGHE}|{YUNSHAN}", A2, "in_force", events=some)
        for at, (some, _) in enumerate(CASES, 1)
    ]
    # An application of whose events nobody tells, one of another office where nobody tells of pledges.
    rows.append(filed(90, "B", 2010, QINGHE, A2, "in_force"))
    other = [event("2015-01-01", "TRANSFER OF PATENT RIGHT")]
    rows.append(filed(91, "B2", 2010, QINGHE, A2, "in_force", office="US", events=other))
    with workspace_of(tmp_path_factory.mktemp("events"), rows) as workspace:
        yield workspace


@pytest.mark.parametrize("at", range(len(CASES)))
def test_what_events_say_of_use(events: Workspace, at: int) -> None:
    ground = ground_of(events, query=f"pn:CN1{at + 1:08d}B")
    (row,) = ground.run(living_families(ground, "CN")).to_pylist()
    assert {name: row[name] for name in CASES[at][1]} == CASES[at][1]
    assert (row["holders"], row["co_owned"]) == (2, True)


def test_what_nobody_tells_is_unknown(events: Workspace) -> None:
    ground = ground_of(events)
    told = {row["application"]: row for row in ground.run(encumbrances(ground)).to_pylist()}
    # Of one application no event is told.
    assert len(told) == len(CASES) + 1
    us = ground_of(events, query="office:US")
    (row,) = us.run(living_families(us, "US")).to_pylist()
    assert (row["pledged"], row["exclusive"], row["disputed"]) == (None, None, None)
    assert row["transferred"] is True


def test_current_owners_go_before_applicants(tmp_path: Path) -> None:
    rows = [filed(1, "B", 2010, YUNSHAN, A2, "in_force", owners=[{"name": BEICHUAN}])]
    with workspace_of(tmp_path, rows) as workspace:
        ground = ground_of(workspace)
        (row,) = ground.run(living_families(ground, "CN")).to_pylist()
        assert (row["academic"], row["stated"], row["co_owned"]) == (True, True, False)
        finding = asked(ground, "licence_in", **HERE, nodes="A2")
        assert listed(finding, "holder") == {"CN100000001B": BEICHUAN}
