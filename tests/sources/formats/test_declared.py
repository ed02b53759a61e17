"""Lists of declarations: what is read of their numbers, and what is kept as given."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from qianglian.sources import registry
from qianglian.sources.contract import ReadOptions
from qianglian.sources.declaring import declared_number
from qianglian.sources.quality import FileQuality
from tests.sources.files import ETSI, POOL, csv_text, read_all, xlsx


def test_etsi_reads_several_numbers_of_one_cell_and_keeps_what_it_cannot_read(tmp_path: Path) -> None:
    path = tmp_path / "ISLD-export.csv"
    path.write_text(csv_text(ETSI, ";"))
    result = read_all(path)
    assert (result.source.name, result.source.kind, result.source.verified) == (
        "etsi_ipr",
        "declarations",
        False,
    )
    first, second, general = (row.declaration for row in result.declared)
    assert [number.text for number in first.numbers] == ["US11000000B2", "US20190123456A1"]
    assert (first.body_kind, first.body, first.record_id) == ("sso", "ETSI", "101")
    assert first.declarants == ("Fictional Radio, Inc.",)
    assert (first.standards, first.project, first.family) == (("TS 36.999",), "LTE", "77")
    assert first.declared == date(2015, 6, 7)
    assert first.application.key == "US16123456"
    assert first.country == "US"
    assert first.licensing == {"LICD_DEC_PREP_TO_GRANT_FLAG": "1", "LICD_REC_CONDI_FLAG": "0"}
    assert first.flags == {"4G": "1", "5G": "0"}
    assert first.extra == {"IPRD_REFERENCE": "ISLD-1"}
    assert (second.numbers, second.unread, second.country) == ((), ("see annex",), "")
    assert second.extra["country"] == "NOWHERE LAND"
    assert (general.record_id, general.numbers, general.unread) == ("103", (), ())
    assert Counter(result.codes) == {"unknown_country": 1, "unparsed_number": 1}
    assert [(row.place.row, row.code) for row in result.rejected] == [(5, "no_identity")]


def test_a_pool_lists_a_regional_patent_once_for_each_country(tmp_path: Path) -> None:
    result = read_all(xlsx(tmp_path / "a.xlsx", [list(line) for line in POOL]))
    assert (result.source.name, result.source.kind) == ("pool_list", "declarations")
    belgian, french, american, unread = (row.declaration for row in result.declared)
    assert [one.numbers[0].text for one in (belgian, french)] == ["EP1387599", "EP1387599"]
    assert belgian.numbers[0].as_given == "BE-EP1387599"
    assert (belgian.country, french.country, american.country) == ("BE", "FR", "US")
    assert belgian.declarants == ("Fictional Labs", "Invented Co., Ltd.")
    assert (belgian.body_kind, belgian.body, belgian.extra) == ("pool", "", {"Remark": "x"})
    assert (unread.numbers, unread.unread) == ((), ("PE00-DIN/x",))
    assert result.codes == ["unparsed_number"]
    assert [row.place.row for row in result.rejected] == [6]


def test_a_table_that_only_names_an_owner_is_no_pool_list(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["Patent Number", "Patent Owner"], ["US11000000", "Fictional Labs"]])
    assert [source.name for source, _ in registry.recognise(path)] == []
    assert read_all(path, format="pool_list").declared[0].declaration.declarants == ("Fictional Labs",)


@pytest.mark.parametrize(
    ("text", "country", "read", "national"),
    [
        ("BE-EP1387585", "", "EP1387585", "BE"),
        ("KE-AP3686", "KE", "AP3686", "KE"),
        ("EP 1 387 585 B1", "", "EP1387585B1", "EP"),
        ("IT-502021000009251", "IT", "IT502021000009251", "IT"),
        ("US 2019/0123456 A1", "", "US20190123456A1", "US"),
        ("11000000", "US", "US11000000", "US"),
        ("11000000", "", None, ""),
        ("EP12345678.9", "", None, ""),
        ("EP02714098.1", "EP", None, ""),
    ],
)
def test_declared_numbers(text: str, country: str, read: str | None, national: str) -> None:
    number, part = declared_number(text, country)
    assert (number.text if number else None, part if number else "") == (read, national)  # type: ignore[union-attr]


def test_a_ruined_number_is_reported_and_a_number_without_country_is_not_believed(tmp_path: Path) -> None:
    rows = [["Patent Number", "Licensor"], ["2.0193E+12", "A"], ["11000000", "B"], ["PCT/EP2004/012345", "C"]]
    result = read_all(xlsx(tmp_path / "a.xlsx", rows))  # type: ignore[arg-type]
    assert result.codes == ["ruined_number", "number_without_country", "unparsed_number"]
    assert [row.declaration.unread for row in result.declared] == [(row[0],) for row in rows[1:]]
    assert result.declared[2].declaration.application.key == "WOEP2004012345"


def test_the_quality_of_a_list_counts_what_its_declarations_lack(tmp_path: Path) -> None:
    path = tmp_path / "pool.csv"
    path.write_text(csv_text(POOL))
    source, reading = registry.read(path, ReadOptions())
    quality = FileQuality(path.name, source.name, reading.columns, source.kind)
    for row in reading.rows:
        quality.add(row)
    told = quality.to_json()
    assert (told["rows"], told["kept"], told["types"]) == (5, 4, {})
    assert told["offices"] == {"BE": 1, "FR": 1, "PE": 1, "US": 1}
    assert told["missing"] == {
        "numbers": 1,
        "application_as_given": 4,
        "declarants": 0,
        "standards": 0,
        "declared": 4,
        "country": 0,
        "family": 4,
    }
