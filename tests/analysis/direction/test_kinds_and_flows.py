"""Kinds of patents, and where technology comes from and goes to."""

from pathlib import Path
from typing import Any

from qianglian.analysis.contract import INSUFFICIENT
from qianglian.analysis.ground import Ground
from tests.analysis.ground_cases import filed
from tests.analysis.hand_cases import answered, ground_on, picked

OF = {
    "CN": {"name": "青禾储能科技有限公司", "address": "江苏省南京市江宁区虚构路1号", "country": "CN"},
    "TW": {"name": "云杉材料股份有限公司", "address": "", "country": "TW"},
    "JP": {"name": "Yama Kogyo KK", "address": "Tokyo, Japan", "country": "JP"},
    "US": {"name": "Fictional Cells Inc.", "address": "", "country": "US"},
}


def of(number: str, country: str, year: int = 2010, **fields: Any) -> dict[str, Any]:
    return filed(number, year, **fields) | {"applicants": [OF[country]]}


FLOW = [
    of("CN101000001A", "CN", application="CN201010000001.1"),
    of("CN101000002A", "TW", application="CN201010000002.6"),
    of("CN101000003A", "JP", application="CN201010000003.0"),
    of("US20100000003A1", "JP", application="US12000003"),
    of("US20100000004A1", "US", application="US12000004"),
    of("AU2010000005A1", "US", application="AU2010000005"),
    of("WO2010000006A1", "CN", application="PCT/CN2010/000006"),
    filed("CN101000007A", 2010, application="CN201010000007.9"),
]


def test_from_origin_to_office(tmp_path: Path) -> None:
    with ground_on(tmp_path, FLOW) as ground:
        finding = answered(ground, "office_flow", minimum=1)
    found = {
        (origin, office): count
        for origin, office, count in picked(finding, "flow", "origin", "office", "count")
    }
    assert found == {
        ("CN", "CN"): 1,
        ("CN", "WO"): 1,
        ("TW", "CN"): 1,
        ("JP", "CN"): 1,
        ("JP", "US"): 1,
        ("US", "US"): 1,
        ("US", "other"): 1,
    }


def test_taiwan_is_on_the_side_of_china_and_has_its_name(tmp_path: Path) -> None:
    with ground_on(tmp_path, FLOW) as ground:
        finding = answered(ground, "office_flow", minimum=1)
    sides = {
        (side, office): count for side, office, count in picked(finding, "sides", "side", "office", "count")
    }
    assert sides["domestic", "CN"] == 2
    assert sides["abroad", "CN"] == 1
    assert sides[None, "CN"] == 1
    names = {str(name) for (name,) in picked(finding, "flow", "country_name")}
    assert "中国台湾" in names
    shares = {
        side: part
        for side, office, part in picked(finding, "sides", "side", "office", "share")
        if office == "CN"
    }
    assert shares == {"domestic": 2 / 4, "abroad": 1 / 4, None: 1 / 4}


def test_origins_that_no_source_states_are_unknown(ground: Ground) -> None:
    finding = answered(ground, "office_flow")
    assert finding.state == "unknown"
    assert finding.table("flow").rows == ()
    assert finding.coverage[0].known == 0


def test_origins_told_by_names_alone_say_so(tmp_path: Path) -> None:
    rows = [
        filed("CN101000001A", 2010, "南京青禾储能科技有限公司"),
        filed("CN101000002A", 2010, "Nordlys Energi AS"),
    ]
    with ground_on(tmp_path, rows) as ground:
        finding = answered(ground, "office_flow", minimum=1)
    assert [one.known for one in finding.coverage] == [1, 1]
    assert any("国外是未知而不是零" in caveat.zh for caveat in finding.caveats)


def test_types_with_what_was_granted(ground: Ground) -> None:
    finding = answered(ground, "patent_kinds", minimum=1)
    found = {kind: (count, told, granted) for kind, count, told, granted in picked(finding, "by_type", "patent_type", "count", "told", "granted")}  # fmt: skip
    assert found["utility_model"] == (1, 1, 1)
    assert sum(count for count, _, _ in found.values()) == 6
    inventions = found["invention"]
    assert inventions[2] == 1


def test_a_family_with_both_kinds_counts_in_both(tmp_path: Path) -> None:
    rows = [
        filed("CN101000001A", 2010, application="CN201010000001.1"),
        filed(
            "CN201000002U", 2010, application="CN201020000002.0",
            priorities=[{"number": "CN201010000001.1", "country": "CN", "date": "2010-03-01"}],
        ),
    ]  # fmt: skip
    with ground_on(tmp_path, rows) as ground:
        finding = answered(ground, "patent_kinds", minimum=1)
        assert finding.coverage[0].total == 1
        assert dict(picked(finding, "by_type", "patent_type", "count")) == {
            "invention": 1,
            "utility_model": 1,
        }


def test_a_kind_that_does_not_tell_is_not_ungranted(tmp_path: Path) -> None:
    rows = [filed(f"CN10100000{place}", 2010, application=f"CN20101000000{place}") for place in range(1, 4)]
    with ground_on(tmp_path, rows) as ground:
        for row in answered(ground, "patent_kinds").table("by_type").rows:
            assert row["granted"] is None
            assert row["granted_share"] in (None, INSUFFICIENT)
