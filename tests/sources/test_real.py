"""The real files, to the row."""

from collections import Counter
from pathlib import Path

import pytest

from qianglian.sources.contract import ReadOptions
from qianglian.sources.guess import guess
from qianglian.sources.mapping import load_mapping, parse_mapping
from tests.sources.files import read_all

pytestmark = pytest.mark.real_data
MAPPING = Path(__file__).resolve().parents[2] / "docs" / "mappings" / "patentscope.yaml"


@pytest.mark.slow
def test_patentscope(real_data: Path) -> None:
    result = read_all(
        real_data / "patents" / "patentscope_cn_125k.jsonl.gz", ReadOptions(mapping=load_mapping(MAPPING))
    )
    offices = Counter(row.publication.country for row in result.kept)
    assert result.rejected == []
    assert len({row.publication.number.text for row in result.kept}) == len(result.kept) == 125_924
    assert {name: offices[name] for name in ("CN", "WO", "JP", "US")} == {
        "CN": 121_640,
        "WO": 3_760,
        "JP": 348,
        "US": 113,
    }
    assert Counter(result.codes) == {"unparsed_class": 124}
    assert all(row.publication.publication_date for row in result.kept)
    assert all(row.publication.application for row in result.kept if row.publication.country == "CN")


@pytest.mark.slow
def test_gazette(real_data: Path) -> None:
    result = read_all(real_data / "patents" / "cnipa_gazette_2019_75k.jsonl.gz")
    assert result.source.name == "cnipa_gazette"
    assert len({row.publication.number.text for row in result.kept}) == len(result.kept) == 74_972
    assert Counter(row.publication.number.kind for row in result.kept) == {
        "A": 27_104,
        "B": 8_939,
        "U": 28_423,
        "S": 10_506,
    }
    ruined = [row for row in result.kept if any(remark.code == "ruined_number" for remark in row.remarks)]
    assert len(ruined) == 46_940
    assert all(
        row.publication.application is None and "E+" in row.publication.application_as_given for row in ruined
    )
    assert sum(row.publication.application is None for row in result.kept) == 46_940
    assert all(bool(row.publication.loc) == (row.publication.patent_type == "design") for row in result.kept)
    assert not any("??" in party.name for row in result.kept for party in row.publication.inventors)


def test_patsnap(real_data: Path) -> None:
    result = read_all(real_data / "exports" / "patsnap_green_aviation_1999.xlsx")
    assert (result.source.name, len(result.kept), result.rejected) == ("patsnap", 1_999, [])
    assert len(result.reading.columns.fates) == 33
    assert {row.sequence for row in result.kept} == set(range(1, 2000))
    assert result.codes == []
    stated = [row.publication for row in result.kept if row.publication.status]
    assert len(stated) == 1_983
    assert all(publication.status.state for publication in stated)


def test_lens(real_data: Path) -> None:
    result = read_all(real_data / "exports" / "lens_battery_797.csv")
    assert (result.source.name, len(result.kept), result.rejected) == ("lens", 797, [])
    assert len({row.publication.identifiers for row in result.kept}) == 797
    assert [row.sequence for row in result.kept] == list(range(1, 798))


def test_pages_of_google_patents(real_data: Path) -> None:
    result = read_all(real_data / "patents" / "google_energy_recovery_full.jsonl.gz")
    assert (result.source.name, len(result.kept), result.rejected) == ("google_patents_page", 5_865, [])
    assert result.codes == []
    stated = [row.publication for row in result.kept]
    assert all(one.filing_date and one.publication_date and one.priorities for one in stated)
    assert all(priority.date for one in stated for priority in one.priorities)
    states = Counter(one.status.state if one.status else "" for one in stated)
    assert states == {"in_force": 2_544, "lapsed": 1_342, "pending": 559, "": 1_420}


def test_google_patents(real_data: Path) -> None:
    result = read_all(real_data / "exports" / "google_patents_solid_electrolyte_4k.csv")
    assert (result.source.name, len(result.kept), result.rejected) == ("google_patents", 4_264, [])
    assert len({row.publication.number.text for row in result.kept}) == 4_263
    assert not any(
        p.name in ("Ltd.", "Inc.", "Llc") for row in result.kept for p in row.publication.applicants
    )


@pytest.mark.parametrize(
    "name",
    [
        "patents/patentscope_cn_125k.jsonl.gz",
        "sep/hevc_advance_patent_list_2022.csv",
        "patents/google_energy_recovery_full.jsonl.gz",
    ],
)
def test_a_guessed_mapping_reads_the_file(real_data: Path, name: str) -> None:
    mapping = parse_mapping(guess(real_data / name).yaml)
    result = read_all(real_data / name, ReadOptions(mapping=mapping))
    assert len(result.kept) > 0.95 * (len(result.kept) + len(result.rejected))
