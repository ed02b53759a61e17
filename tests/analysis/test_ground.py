"""What analyses stand on: families, years, applicants, places and nodes as columns, through the View."""

from datetime import date
from pathlib import Path

import pytest

from qianglian.analysis.ground import Ground
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.errors import BadInput, Conflict, Forbidden
from qianglian.model.view import View
from tests.analysis.ground_cases import NORTH, QINGHE, ROWS, YUNSHAN, filed, ground_of, workspace_of
from tests.corpus.evidence import write_rows


def records(ground: Ground) -> dict[str, dict[str, object]]:
    """The records by publication number."""
    keys = ground.publication_keys.to_pylist()
    named = {
        one["key"]: one["country"] + one["number"] + one["kind"]
        for one in ground.workspace.table("")
        .select("key", "country", "number", "kind")
        .to_pyarrow()
        .to_pylist()
    }
    return {named[keys[one["publication"]]]: one for one in ground.run(ground.records).to_pylist()}


def test_a_family_has_the_year_of_its_earliest_filing(ground: Ground) -> None:
    found = records(ground)
    family = [found[number] for number in ("CN101000001A", "CN101000001B", "US20120000001A1")]
    assert len({one["family"] for one in family}) == 1
    assert [one["year"] for one in family] == [2010, 2010, 2010]
    assert [one["filing_year"] for one in family] == [2010, 2010, 2011]


def test_an_unknown_year_is_unknown(ground: Ground) -> None:
    assert records(ground)["CN101000006A"]["year"] is None


def test_what_is_granted_follows_from_kind_and_office(ground: Ground) -> None:
    found = {number: one["granted"] for number, one in records(ground).items()}
    assert found["CN101000001B"] is True
    assert found["CN201000004U"] is True
    assert found["CN101000001A"] is False


def test_an_application_number_tells_the_year_where_no_date_does(tmp_path: Path) -> None:
    rows = [
        filed("CN101000001A", 2010, QINGHE, application="CN201110000001.1") | {"filing_date": ""},
        filed("US20100000001A1", 2010, QINGHE, application="US13000001") | {"filing_date": ""},
    ]
    for one in rows:
        del one["filing_date"]
    with workspace_of(tmp_path, rows) as workspace:
        found = records(ground_of(workspace))
    assert found["CN101000001A"]["filing_year"] == 2011
    assert found["US20100000001A1"]["filing_year"] is None


def test_applicants_stand_in_their_order(ground: Ground) -> None:
    number = records(ground)["CN101000003A"]["publication"]
    found = [one for one in ground.run(ground.applicants).to_pylist() if one["publication"] == number]
    names = [
        ground.parties.party(one["party"]).name for one in sorted(found, key=lambda one: one["position"])
    ]
    assert names == [QINGHE, YUNSHAN]


def test_a_name_in_letters_that_are_not_read_is_a_party_all_the_same(tmp_path: Path) -> None:
    rows = [filed("TH1000001A", 2010, "นายทรงธรรม"), filed("TH1000002A", 2010, "สมชาย ใจดี")]
    with workspace_of(tmp_path, rows) as workspace:
        assert len(workspace.parties().parties) == 2


def test_people_of_one_name_stay_apart(tmp_path: Path) -> None:
    rows = [
        filed("CN101000011A", 2010, "王晓明", QINGHE, application="CN201010000011.0"),
        filed("CN101000012A", 2011, "王晓明", QINGHE, application="CN201110000012.5"),
        filed("CN101000013A", 2011, "王晓明", YUNSHAN, application="CN201110000013.1"),
    ]
    with workspace_of(tmp_path, rows) as workspace:
        ground = ground_of(workspace)
        where = {one["publication"]: number for number, one in records(ground).items()}
        persons: dict[str, str] = {}
        for one in ground.run(ground.applicants).to_pylist():
            if ground.parties.party(one["party"]).kind == "individual":
                persons[where[one["publication"]]] = ground.parties.party(one["party"]).key
    assert persons["CN101000011A"] == persons["CN101000012A"] != persons["CN101000013A"]


def test_a_node_holds_what_is_under_it(ground: Ground) -> None:
    found: dict[str, set[int]] = {}
    for one in ground.run(ground.nodes).to_pylist():
        found.setdefault(one["node"], set()).add(one["publication"])
    assert {node: len(some) for node, some in found.items()} == {"A": 6, "A1": 3, "A2": 3, "B": 1}


def test_without_a_chain_nodes_are_asked_for_in_vain(small: Workspace) -> None:
    with pytest.raises(BadInput, match="chain"):
        _ = Ground(small).nodes


def test_a_query_narrows_the_members_and_not_their_families(small: Workspace) -> None:
    ground = ground_of(small, query="office:US")
    assert [one["year"] for one in ground.run(ground.records).to_pylist()] == [2010]


def test_data_reach_to_the_last_publication_or_the_cut_off(small: Workspace, ground: Ground) -> None:
    assert ground.cut_off == date(2014, 6, 30)
    with open_workspace(small.path, view=View(cut_off=date(2012, 1, 1))) as seen:
        assert Ground(seen).cut_off == date(2012, 1, 1)
        assert len(Ground(seen).run(Ground(seen).records)) == 3


def test_a_view_that_shows_less_shows_no_parties(small: Workspace) -> None:
    with open_workspace(small.path, view=View(rows="office:CN")) as seen, pytest.raises(Forbidden):
        _ = Ground(seen).applicants


def test_a_view_that_hides_dates_shows_no_records(small: Workspace) -> None:
    with (
        open_workspace(small.path, view=View(fields=frozenset({"titles"}))) as seen,
        pytest.raises(Forbidden),
    ):
        _ = Ground(seen).records


def test_nothing_is_an_empty_ground(nothing: Workspace) -> None:
    ground = ground_of(nothing)
    assert ground.empty
    assert ground.cut_off is None
    for table in (ground.records, ground.applicants, ground.places, ground.nodes):
        assert len(ground.run(table)) == 0


def test_columns_of_two_generations_make_no_table(tmp_path: Path) -> None:
    with workspace_of(tmp_path, ROWS) as workspace:
        ground = ground_of(workspace)
        assert len(ground.run(ground.records)) == 8
        more = write_rows(tmp_path / "more.jsonl", [filed("EP2500009A1", 2013, NORTH)])
        assert workspace.import_files(more).failed == ()
        with pytest.raises(Conflict):
            _ = ground.applicants
