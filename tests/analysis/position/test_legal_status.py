"""States by node and office; the unknown is shown."""

from datetime import date

import pytest

from qianglian.analysis.ground import Ground
from qianglian.analysis.rights import rights
from qianglian.corpus.workspace import open_workspace
from qianglian.model.view import View
from tests.analysis.position.asked import asked, cells
from tests.analysis.position.valley import ground_of


def test_states_make_a_whole(ground: Ground) -> None:
    finding = asked(ground, "legal_status", level=2, minimum=1)
    # Of the seven families the first is in force in China though lapsed in the United States.
    assert cells(finding, "states", "count") == {"in_force": 4, "pending": 1, "lapsed": 1, "unknown": 1}
    assert cells(finding, "by_node", "in_force") == {"A1": 2, "A2": 2, "B": None}
    assert cells(finding, "by_node", "live") == {
        "A1": pytest.approx(2 / 3),
        "A2": pytest.approx(2 / 3),
        "B": None,
    }
    for row in finding.table("by_node").rows:
        assert row["count"] == sum(row[name] or 0 for name in ("in_force", "pending", "lapsed", "unknown"))


def test_each_office_has_its_own_state(ground: Ground) -> None:
    finding = asked(ground, "legal_status")
    assert cells(finding, "by_office", "lapsed") == {"CN": 1, "US": 1, "EP": 0}
    assert cells(finding, "by_office", "unknown") == {"CN": 1, "US": 0, "EP": 0}


def test_under_a_cut_off_states_of_today_are_unknown(ground: Ground) -> None:
    with open_workspace(ground.workspace.path, view=View(cut_off=date(2013, 12, 31))) as seen:
        finding = asked(Ground(seen), "legal_status")
    assert finding.state == "unknown"


@pytest.mark.parametrize("number", ["CN101000001B", "US9000001B2", "CN201000004U", "EP2500005B1"])
def test_the_end_of_term_is_that_of_the_time_line(ground: Ground, number: str) -> None:
    line = ground.workspace.timeline(number)[0].timeline
    (key,) = [one.key for one in ground.workspace.show(number)]
    row = ground.publication_keys.to_pylist().index(key)
    found = {one["publication"]: one for one in ground.run(rights(ground)).to_pylist()}[row]
    assert line.end is not None
    assert found["end_year"] == line.end.day.year


def test_where_no_status_is_known_nothing_is_zero(ground: Ground) -> None:
    finding = asked(ground_of(ground.workspace, query="ti:壳体"), "legal_status")
    assert finding.state == "unknown"
    assert cells(finding, "states", "count") == {
        "in_force": None,
        "pending": None,
        "lapsed": None,
        "unknown": 1,
    }
