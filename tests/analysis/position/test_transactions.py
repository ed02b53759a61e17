"""What was dealt with and disputed, and what nobody tells."""

import pytest

from qianglian.analysis.ground import Ground
from tests.analysis.position.asked import asked, cells
from tests.analysis.position.valley import ground_of


def test_events_count_by_kind(ground: Ground) -> None:
    finding = asked(ground, "transactions", minimum=1)
    count = cells(finding, "kinds", "count")
    assert (count["transfer"], count["licence"], count["pledge"]) == (1, 1, 1)
    assert cells(finding, "kinds", "share")["licence"] == pytest.approx(1 / 2)
    assert cells(finding, "kinds", "first")["pledge"] == 2015
    assert [(one.known, one.total) for one in finding.coverage] == [(2, 7)]


def test_what_no_source_tells_is_unknown_and_not_zero(ground: Ground) -> None:
    finding = asked(ground, "transactions", level=2)
    assert cells(finding, "kinds", "count")["invalidation"] is None
    assert cells(finding, "by_node", "transfer") == {"A1": None, "A2": 1, "B": None, "C": None, "D": None}


def test_years_narrow_the_events(ground: Ground) -> None:
    finding = asked(ground, "transactions", since=2015)
    assert cells(finding, "kinds", "count")["licence"] is None
    assert cells(finding, "by_year", "count") == {("transfer", 2015): 1, ("pledge", 2015): 1}


def test_without_any_event_it_is_unknown(ground: Ground) -> None:
    assert asked(ground_of(ground.workspace, query="ti:壳体"), "transactions").state == "unknown"
