"""Names of countries and regions: complete for ST.3, and those of rule A12."""

from qianglian.model.numbers.st3 import CODES
from qianglian.rules.country_names import HEADER, country_name, country_names, group_of


def test_every_code_of_st3_has_a_name_in_both_languages() -> None:
    assert set(country_names()) == CODES
    assert all(one.name.zh and one.name.en for one in country_names().values())


def test_names_differ_from_each_other() -> None:
    for language in ("zh", "en"):
        names = [one.name.in_(language) for one in country_names().values()]
        assert len(set(names)) == len(names)


def test_the_three_names_of_the_rule_and_their_side() -> None:
    assert [country_name(code).zh for code in ("TW", "HK", "MO")] == ["中国台湾", "中国香港", "中国澳门"]
    assert [country_name(code).en for code in ("TW", "HK", "MO")] == [
        "Taiwan, China",
        "Hong Kong, China",
        "Macao, China",
    ]
    assert {group_of(code) for code in ("CN", "TW", "HK", "MO")} == {"domestic"}
    assert (group_of("JP"), group_of("EP"), group_of("??")) == ("abroad", "organisation", None)


def test_the_head_of_a_column_is_never_the_country_alone() -> None:
    assert (HEADER.zh, HEADER.en) == ("国家/地区", "Country/region")
