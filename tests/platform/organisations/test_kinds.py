"""Kinds of organisations: those that the measures name, each once, in both languages."""

import pytest

from qianglian.model.errors import BadInput
from qianglian.platform.organisations.kinds import GROUPS, kinds


def test_every_kind_has_a_name_in_both_languages_and_a_group() -> None:
    found = kinds().by_code
    for kind in found.values():
        assert kind.name.zh
        assert kind.name.en
        assert kind.group in GROUPS
    assert len({kind.name.zh for kind in found.values()}) == len(found)
    assert {kind.group for kind in found.values()} == GROUPS.keys()


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("provincial_ip_office", "省级知识产权局"),
        ("corps_ip_office", "新疆生产建设兵团知识产权局"),
        ("central_soe", "中央企业"),
        ("operation_centre", "产业知识产权运营中心"),
        ("innovation_consortium", "创新联合体"),
    ],
)
def test_reporting_units_and_bodies_of_the_measures_are_there(code: str, name: str) -> None:
    assert kinds().kind(code).name.zh == name


def test_an_unknown_kind_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(BadInput) as refused:
        kinds().kind("ministry")
    assert "ministry" in refused.value.sentence("zh")
    assert "central_soe" in refused.value.sentence("en")
