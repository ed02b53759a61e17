"""Where each node is worked on."""

import pytest

from qianglian.analysis.ground import Ground
from qianglian.corpus.workspace import open_workspace
from qianglian.model.errors import BadInput, Forbidden
from qianglian.model.view import View
from tests.analysis.position.asked import asked, cells
from tests.analysis.position.valley import ground_of


def test_provinces_have_a_row_each_those_of_rule_a12_too(ground: Ground) -> None:
    finding = asked(ground, "node_by_region", level=2, minimum=1)
    count = cells(finding, "cells", "count")
    assert count["A1", "320000"] == 2
    assert count["A1", "710000"] == 1
    assert count["A1", "810000"] == 0
    assert count["A2", "440000"] == 2
    assert count["A2", "abroad"] == 1
    assert len([key for key in count if key[0] == "A1"]) == 34 + 2
    assert cells(finding, "cells", "share")["A1", "320000"] == pytest.approx(2 / 3)
    assert cells(finding, "cells", "rank")["A1", "710000"] == 2
    names = cells(finding, "regions", "region_name")
    assert (names["710000"].zh, names["810000"].zh) == ("台湾省", "中国香港")


def test_regions_of_the_chain_sum_to_it(ground: Ground) -> None:
    finding = asked(ground, "node_by_region", level=2)
    assert sum(cells(finding, "regions", "count").values()) == 7


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        ("global", {"CN": 4, "NO": 1, "TW": 1, "HK": 0, "MO": 0, None: 1}),
        ("national", {"domestic": 5, "abroad": 1, None: 1}),
        ("city", {"320100": 2, "440300": 2, "abroad": 1, "710000": 1, None: 1}),
    ],
)
def test_other_levels(ground: Ground, scope: str, found: dict[str | None, int]) -> None:
    assert cells(asked(ground, "node_by_region", scope=scope), "regions", "count") == found


def test_the_cities_of_one_province(ground: Ground) -> None:
    finding = asked(ground, "node_by_region", scope="city", within="江苏")
    assert cells(finding, "regions", "count") == {"320100": 2, None: 0}


def test_a_province_that_is_none_is_refused(ground: Ground) -> None:
    with pytest.raises(BadInput):
        asked(ground, "node_by_region", scope="city", within="亚特兰蒂斯")


def test_without_anybody_outside_the_mainland_those_rows_are_missing(ground: Ground) -> None:
    home = ground_of(ground.workspace, query="ap:青禾储能科技有限公司")
    finding = asked(home, "node_by_region", level=2)
    count = cells(finding, "regions", "count")
    assert count["710000"] is None
    assert count["110000"] == 0
    assert any("暂缺" in one.zh for one in finding.caveats)


def test_owners_are_not_applicants(ground: Ground) -> None:
    finding = asked(ground, "node_by_region", address="owner")
    assert finding.state == "unknown"
    assert any("现权利人" in one.zh for one in finding.caveats)


def test_a_view_that_hides_applicants_shows_no_regions(ground: Ground) -> None:
    fields = frozenset({"titles", "publication_date", "filing_date", "country"})
    with open_workspace(ground.workspace.path, view=View(fields=fields)) as seen, pytest.raises(Forbidden):
        asked(ground_of(seen), "node_by_region")
