"""Nothing real: no firm, no university, no person, no credit code; and nothing invented where facts are meant."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest

from qianglian.sources.synthetic import people
from qianglian.sources.synthetic.firms import (
    ACADEMIES,
    BRANDS,
    FIRMS,
    FOREIGN_PER_PLACE,
    academy,
    chinese_firm,
    foreign_firm,
)
from qianglian.sources.synthetic.places import CITIES
from qianglian.sources.synthetic.topics import TOPICS


def every_firm() -> list[tuple[str, str]]:
    firms = [chinese_firm(number) for number in range(FIRMS)]
    firms += [academy(number) for number in range(ACADEMIES)]
    firms += [
        foreign_firm(office, n) for office in ("US", "JP", "KR", "EP") for n in range(FOREIGN_PER_PLACE)
    ]
    return [(firm.name("zh", True), firm.en) for firm in firms]


def test_every_firm_is_marked() -> None:
    for chinese, other in every_firm():
        assert chinese.startswith("示例")
        assert other.endswith(" (Fictional)")


def test_firms_are_told_apart_by_name() -> None:
    domestic = [chinese_firm(number).zh for number in range(FIRMS)]
    assert len(set(domestic)) == FIRMS > 1000


def test_people_are_plainly_invented() -> None:
    names = {people.name(number, "zh") for number in range(people.PEOPLE)}
    assert len(names) == people.PEOPLE
    assert all(name[0] in "甲乙丙丁戊己庚辛壬癸" and name[1] in "一二三四五六七八九十" for name in names)


def test_credit_codes_check_but_belong_to_nobody() -> None:
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    codes = [chinese_firm(number).uscc for number in range(FIRMS)]
    issued = [code for code in codes if code]
    assert len(issued) == len(set(issued)) > 1000
    for code in issued:
        assert len(code) == 18
        assert code[8:10] == "XX"
        total = sum(alphabet.index(character) * 3**place for place, character in enumerate(code[:17]))
        assert (total + alphabet.index(code[17])) % 31 == 0


@pytest.mark.real_data
def test_no_listed_company_or_university_has_such_a_name(real_data: Path) -> None:
    with (real_data / "names/cn_listed_companies.csv").open(encoding="utf-8-sig") as file:
        listed = list(csv.DictReader(file))
    universities = json.loads((real_data / "names/cn_universities.json").read_text(encoding="utf-8"))
    chinese = [company[column] for company in listed for column in ("股票名称", "公司全称")]
    chinese += [name for names in universities.values() for name in names]
    for brand, _ in BRANDS:
        assert not [name for name in chinese if brand in name]
    english = {company["英文名称"].casefold() for company in listed}
    for _, other in every_firm():
        assert other.removesuffix(" (Fictional)").casefold() not in english


@pytest.mark.real_data
def test_ipc_symbols_exist(real_data: Path) -> None:
    with gzip.open(real_data / "reference/ipc_zh_2026.01.tsv.gz", "rt", encoding="utf-8") as file:
        known = {line.split("\t", 1)[0] for line in file}
    assert {symbol for topic in TOPICS for symbol in topic.ipc} <= known


@pytest.mark.real_data
def test_cities_and_division_codes_exist(real_data: Path) -> None:
    with (real_data / "reference/cn_adcodes.csv").open(encoding="utf-8-sig") as file:
        known = {line["adcode"][:6]: line["name"] for line in csv.DictReader(file)}
    with (real_data / "reference/city.csv").open(encoding="utf-8-sig") as file:
        known |= {line["code"]: line["name"] for line in csv.DictReader(file)}
    with (real_data / "reference/province.csv").open(encoding="utf-8-sig") as file:
        known |= {line["code"]: line["name"] for line in csv.DictReader(file)}
    for city in CITIES:
        if city.country == "CN":
            assert known[city.code] == city.zh
