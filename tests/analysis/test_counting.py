"""Counting, and from each cell back to exactly what was counted."""

from datetime import date

import pytest

from qianglian.analysis.contract import INSUFFICIENT, Column
from qianglian.analysis.counting import (
    ALL,
    APPLICANTS,
    Dimension,
    Extra,
    Measure,
    Tally,
    share,
    units,
    with_applicants,
)
from qianglian.analysis.ground import Ground
from qianglian.analysis.years import YEARS, complete_until, growth
from qianglian.model.text import Text

PARTY = Text(zh="申请人", en="Applicant")


def by_year(ground: Ground, unit: str = "family") -> Tally:
    members = with_applicants(ground, ground.counted(unit))  # type: ignore[arg-type]
    return Tally(ground, members, (YEARS["filing"],), (units(unit), APPLICANTS))  # type: ignore[arg-type]


def test_families_and_applicants_by_year(ground: Ground) -> None:
    assert by_year(ground).rows() == [
        {"year": 2010, "count": 2, "applicants": 2},
        {"year": 2012, "count": 3, "applicants": 3},
        {"year": None, "count": 1, "applicants": 0},
    ]


def test_publications_by_their_own_years(ground: Ground) -> None:
    counts = {row["year"]: row["count"] for row in by_year(ground, "publication").rows()}
    assert counts == {2010: 3, 2011: 1, 2012: 3, None: 1}


def test_a_total_is_counted_and_not_summed(ground: Ground) -> None:
    assert by_year(ground).total() == {"year": ALL, "count": 6, "applicants": 3}


@pytest.mark.parametrize("unit", ["family", "publication"])
def test_every_cell_leads_to_exactly_what_was_counted(ground: Ground, unit: str) -> None:
    tally = by_year(ground, unit)
    for row in [*tally.rows(), tally.total()]:
        for measure in tally.measures:
            keys = tally.behind(row, measure)
            assert len(keys) == len(set(keys)) == row[measure.name]
            assert keys == sorted(keys)


@pytest.mark.parametrize("unit", ["family", "publication"])
def test_many_cells_are_walked_back_at_once(ground: Ground, unit: str) -> None:
    tally = by_year(ground, unit)
    rows = [*tally.rows(), tally.total(), *tally.rows(), tally.total()]
    for measure in tally.measures:
        assert tally.behind_all(rows, measure) == [tally.behind(row, measure) for row in rows]
    walk = tally.walk([Extra(Column("share", PARTY, "share"), "count"), Extra(Column("none", PARTY))])
    asked = [(row, name) for row in rows for name in ("share", "count", "applicants", "none")]
    assert walk.together(asked) == [walk(row, name) for row, name in asked]


def test_keys_are_those_of_families_and_parties(ground: Ground) -> None:
    row = by_year(ground).rows()[0]
    families = by_year(ground).behind(row, units("family"))
    assert all(ground.workspace.family(key) for key in families)
    parties = by_year(ground).behind(row, APPLICANTS)
    assert all(ground.parties.of(key) for key in parties)


def test_a_measure_of_some_members_only(ground: Ground) -> None:
    granted = units("family", "granted", "granted")
    tally = Tally(ground, ground.counted("family"), (), (units("family"), granted))
    assert tally.total() == {"count": 6, "granted": 2}
    assert len(tally.behind({}, granted)) == 2


def test_whole_numbers_are_shown_by_their_names(ground: Ground) -> None:
    party = Dimension("party", PARTY, names=lambda: ground.parties.keys)
    members = with_applicants(ground, ground.counted("family"))
    tally = Tally(ground, members, (party,), (Measure("count", PARTY, "family"),))
    for row in tally.rows():
        assert row["party"] is None or ground.parties.of(row["party"])
        assert len(tally.behind(row, tally.measures[0])) == row["count"]


def test_first_applicants_alone(ground: Ground) -> None:
    first = with_applicants(ground, ground.counted("family"), first=True)
    tally = Tally(ground, first, (), (APPLICANTS, Measure("pairs", PARTY, "publication", "publication")))
    assert tally.total() == {"applicants": 3, "pairs": 8}


def test_of_an_empty_ground_nothing_is_counted(nothing: object) -> None:
    ground = Ground(nothing)  # type: ignore[arg-type]
    tally = Tally(ground, ground.counted("family"), (YEARS["filing"],), (units("family"),))
    assert tally.rows() == []
    assert tally.total() == {"year": ALL, "count": 0}
    assert tally.behind({"year": 2010}, units("family")) == []


def test_a_share_of_too_few_is_no_number() -> None:
    assert share(1, 4, 5) == INSUFFICIENT
    assert share(0, 0) == INSUFFICIENT
    assert share(None, 4) is None
    assert share(1, 4, 4) == 0.25


@pytest.mark.parametrize(
    ("cut_off", "lag", "year"),
    [
        (date(2017, 6, 30), 1.5, 2015),
        (date(2017, 6, 29), 1.5, 2014),
        (date(2018, 1, 1), 1.0, 2016),
        (date(2018, 1, 1), 0.0, 2017),
    ],
)
def test_complete_years(cut_off: date, lag: float, year: int) -> None:
    assert complete_until(cut_off, lag) == year


def test_growth_needs_both_ends() -> None:
    assert growth({2010: 4, 2015: 100}, 2015, 5, 5) == INSUFFICIENT
    assert growth({2010: 10, 2012: 40}, 2012, 2, 5) == 1.0
    assert growth({}, 2012, 2, 5) is None
