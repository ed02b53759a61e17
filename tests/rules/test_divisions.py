"""The divisions of China: whole, and agreeing with themselves."""

import csv
from pathlib import Path

import pytest

from qianglian.rules.divisions import city_of, county_of, divisions, province_of


def test_as_many_as_the_ministry_counts_for_2023() -> None:
    """34 at provincial, 333 at prefectural and 2,844 at county level (民政部, end of 2023)."""
    names = divisions().names
    prefectures = [code for code in names if code.endswith("00") and not code.endswith("0000")]
    counties = [code for code in names if county_of(code)]
    assert (len(divisions().provinces), len(prefectures), len(counties)) == (34, 333, 2844)


def test_every_code_hangs_on_a_province_and_a_city() -> None:
    names = divisions().names
    for code in names:
        assert province_of(code) in names
        assert city_of(code) in ("", *names)


def test_names_and_codes_of_old_lead_to_divisions_in_force() -> None:
    table = divisions()
    assert {now for _, now in table.former} <= set(table.names)
    assert table.now("340225") == "340281"
    assert table.now("44") == "440000"
    assert table.now("999999") == table.now("x") == ""


def test_cities_of_the_corps_are_in_xinjiang() -> None:
    table = divisions()
    assert len(table.corps) == 12
    assert {province_of(code) for code in table.corps.values()} == {"650000"}
    assert set(table.corps.values()) == {code for code in table.names if code.startswith("6590")}


@pytest.mark.real_data
def test_provinces_and_cities_agree_with_lists_at_hand(real_data: Path) -> None:
    table = divisions()
    for file in ("province.csv", "city.csv"):
        with (real_data / "reference" / file).open(encoding="utf-8-sig") as lines:
            for row in csv.DictReader(lines):
                if "直辖" not in row["name"]:
                    assert table.names[row["code"]] == row["name"]
