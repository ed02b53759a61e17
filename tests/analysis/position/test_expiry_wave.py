"""When what is in force would end."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qianglian.analysis.ground import Ground
from qianglian.analysis.rights import _later
from qianglian.model.expiry import add_years
from tests.analysis.position.asked import asked, cells


def test_patents_in_force_by_year_of_their_end(ground: Ground) -> None:
    finding = asked(ground, "expiry_wave", minimum=1)
    # Filed 2009 (EP), 2010 twice, 2011, 2013: twenty years each.
    assert cells(finding, "by_year", "count") == {2029: 1, 2030: 2, 2031: 1, 2032: 0, 2033: 1}
    assert cells(finding, "by_year", "invention")[2030] == 2
    assert cells(finding, "by_year", "stated")[2030] == 0
    assert any("估算" in one.zh for one in finding.caveats)


def test_a_family_ends_with_its_last_member(ground: Ground) -> None:
    finding = asked(ground, "expiry_wave", unit="family")
    # EP and CN of the fifth are one family.
    assert cells(finding, "by_year", "count") == {2030: 2, 2031: 1, 2032: 0, 2033: 1}


def test_the_years_ahead_are_summed_up(ground: Ground) -> None:
    finding = asked(ground, "expiry_wave", horizon=15, minimum=1)
    (row,) = finding.table("ahead").rows
    assert (row["from_year"], row["until_year"], row["count"], row["soon"]) == (2016, 2030, 5, 3)


@given(st.dates(), st.integers(1, 25))
def test_years_later_are_those_of_the_calendar(day: object, years: int) -> None:
    if day.year + years <= 9999:  # type: ignore[attr-defined]
        found = _later(np.array([day], "M8[D]"), years)[0].item()
        assert found == add_years(day, years)  # type: ignore[arg-type]
