"""What has ended is told from what is alive elsewhere, given up for a twin, contradicted, or not known; by hand."""

from collections.abc import Iterator

import pytest

from qianglian.analysis.contract import Finding
from qianglian.analysis.ground import Ground
from qianglian.corpus.workspace import Workspace
from qianglian.model.errors import BadInput
from tests.analysis.path.basin import ground_of
from tests.analysis.path.harbour import harbour
from tests.analysis.position.asked import asked, cells


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with harbour(tmp_path_factory.mktemp("harbour")) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def ground(workspace: Workspace) -> Ground:
    return ground_of(workspace)


def listed(finding: Finding, column: str) -> dict[str, object]:
    """A column of the list by the number of the leading document."""
    return {row["number"]: row[column] for row in finding.table("families").rows}


def test_families_by_where_they_stand_in_china(ground: Ground) -> None:
    finding = asked(ground, "free_to_use", minimum=1)
    assert cells(finding, "by_right", "count") == {
        # 1, 2, 3 with its US member, and 14 by its term
        "ended": 4,
        "absent": 1,  # 10
        "twin": 1,  # 7
        "alive": 1,  # 5
        "unseen": 3,  # 11, 12, 13
        "unknown": 3,  # 6, and the contradicted 8 and 9
    }
    assert cells(finding, "by_node", "free") == {"A1": 3, "A2": 2}
    assert cells(finding, "by_node", "unknown")["A1"] == 3


def test_ways_and_what_may_be_restored(ground: Ground) -> None:
    finding = asked(ground, "free_to_use")
    # In 2017 an end of 2016 may still be undone, those of 2012 and of the term may not.
    assert cells(finding, "ways", "count") == {"lapsed_for_fees": 2, "deemed_withdrawn": 1, "term": 1}
    assert cells(finding, "ways", "recent") == {"lapsed_for_fees": 0, "deemed_withdrawn": 1, "term": 0}
    settled = asked(ground, "free_to_use", settled_years=0)
    assert set(cells(settled, "ways", "recent").values()) == {0}


def test_the_list_is_ranked_and_says_where_it_is_alive(ground: Ground) -> None:
    finding = asked(ground, "free_to_use")
    assert list(listed(finding, "number"))[:3] == ["CN100000001B", "US9000010B2", "CN100000002A"]
    there = {number: name.zh for number, name in listed(finding, "abroad").items()}  # type: ignore[attr-defined]
    assert there["CN100000003B"] == "美国"
    assert there["CN100000001B"] == "—"
    assert listed(finding, "ended_year")["CN100000001B"] == 2012
    assert listed(finding, "ended_year")["CN100000014B"] == 2016
    assert listed(finding, "complete")["US9000010B2"] is True
    assert listed(finding, "complete")["CN100000001B"] is None


def test_nothing_is_cleared(ground: Ground) -> None:
    finding = asked(ground, "free_to_use")
    said = "".join(one.zh for one in finding.caveats)
    assert "不构成自由实施（FTO）结论" in said
    assert "律师" in said
    assert "侵权" not in said


def test_a_member_outside_the_query_still_counts(ground: Ground) -> None:
    # Asked about the lapsed Chinese patent alone, its family is still alive in the United States.
    narrow = ground_of(ground.workspace, query="pn:CN100000003B")
    finding = asked(narrow, "free_to_use", country="US")
    assert cells(finding, "by_right", "count")["alive"] == 1
    assert finding.table("families").rows == ()


def test_elsewhere_the_unknown_is_no_freedom_either(ground: Ground) -> None:
    # In Germany nothing is known of any member: only the one whose whole family is here was never filed there.
    count = cells(asked(ground, "free_to_use", country="DE"), "by_right", "count")
    assert (count["absent"], count["ended"], count["alive"]) == (1, 0, 0)
    with pytest.raises(BadInput, match="Atlantis"):
        asked(ground, "free_to_use", country="Atlantis")


def test_without_any_status_it_is_unknown(ground: Ground) -> None:
    finding = asked(ground_of(ground.workspace, query="pn:CN100000006A"), "free_to_use")
    assert finding.state == "unknown"
    assert finding.table("families").rows == ()
    assert finding.sentences == ()
