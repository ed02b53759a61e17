"""Names into parties: what is joined, what is only proposed, and that no order matters."""

import random
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.corpus.parties.clustering import Clustering, Named, PartyDecisions, cluster
from qianglian.corpus.parties.judging import pair_of
from qianglian.model.uscc import check_character

ONE = "91350100M000100Y43"
OTHER = "91350100M000100Y5" + check_character("91350100M000100Y5")
"""The example of GB 32100-2015, and an invented one beside it whose check character fits."""


def parties(*names: str | Named, decisions: PartyDecisions | None = None) -> Clustering:
    named = [one if isinstance(one, Named) else Named(one) for one in names]
    return cluster(named, decisions or PartyDecisions())


def together(found: Clustering) -> set[frozenset[str]]:
    return {frozenset(one.names) for one in found.clusters}


def one_party(*names: str | Named) -> bool:
    return len(parties(*names).clusters) == 1


def test_an_identity_number_joins_whatever_the_names() -> None:
    assert one_party(Named("青禾新能源有限公司", 1, ONE), Named("远岫科技股份有限公司", 1, ONE))


def test_two_identity_numbers_are_two_parties_under_one_name() -> None:
    found = parties(Named("青禾新能源有限公司", 1, ONE), Named("青禾新能源有限公司", 1, OTHER))
    assert len(found.clusters) == 2
    assert len({one.key for one in found.clusters}) == 2


@pytest.mark.parametrize(
    "names",
    [
        ("Foobar Zentrix Corporation", "Foobar Zentrix Corp.", "Foobar Zentrix"),
        ("Foobar Zentrix Corporation", "Foobar Zentrrix Corporation"),
        ("Zentrixbio Labs Inc.", "Zentrix Bio Labs Inc."),
        ("Foobar Zentrix Quantum Machines Inc.", "FZQM Machines Inc.", "Foobar Zentrix Quantum Machine"),
        ("无锡青禾装备有限公司（原无锡青禾装备总厂）", "无锡青禾装备总厂"),
    ],
)
def test_these_are_joined(names: tuple[str, ...]) -> None:
    found = together(parties(*names))
    assert any({names[0], names[-1]} <= one for one in found)


def test_initials_join_where_one_party_alone_has_them() -> None:
    assert one_party("Foobar Zentrix Quantum Corp.", "FZQ Corp.")
    assert len(parties("Foobar Zentrix Quantum Corp.", "Fine Zinc Quarries Inc.", "FZQ Corp.").clusters) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("苏州青禾新能源有限公司", "无锡青禾新能源有限公司"),
        ("青禾集团有限公司", "青禾集团有限公司苏州分公司"),
        ("青禾集团苏州新能源有限公司", "青禾集团有限公司"),
        ("中国某某大学（北京）", "中国某某大学（华东）"),
        ("Foobar Zentrix Inc.", "Foobar Zentrix Canada Inc."),
        ("Beijing Huaqi Technology Co., Ltd.", "Beijing Huaxi Technology Co., Ltd."),
        ("Foobar Zentrix No. 1 Factory", "Foobar Zentrix No. 2 Factory"),
        ("Awind Inc.", "Awing Inc."),
        ("王晓明", "王晓名"),
        ("Honey David", "Tonery David"),
    ],
)
def test_these_are_not_joined(one: str, other: str) -> None:
    assert not one_party(one, other)


def test_a_company_that_becomes_one_of_shares_is_one_party_and_a_later_namesake_is_not() -> None:
    elder = Named("苏州青禾新能源有限公司", 5, "", 2005, 2010)
    shares = Named("苏州青禾新能源股份有限公司", 9, "", 2010, 2020)
    later = Named("苏州青禾新能源有限公司", 5, "", 2016, 2020)
    assert one_party(elder, shares)
    found = parties(later, shares)
    assert len(found.clusters) == 2
    assert [(p.relation, p.reasons[0][0]) for p in found.proposals] == [("same", "same_words")]


def test_a_group_and_its_listed_company_are_proposed() -> None:
    found = parties(
        Named("苏州青禾集团有限公司", 5, "", 2005, 2010), Named("苏州青禾集团股份有限公司", 9, "", 2010, 2020)
    )
    assert len(found.clusters) == 2
    assert len(found.proposals) == 1


def test_branches_and_members_are_proposed_as_groups() -> None:
    found = parties("青禾集团有限公司", "青禾集团有限公司苏州分公司", "青禾集团无锡电池有限公司")
    assert {(p.one_name, p.relation) for p in found.houses} == {
        ("青禾集团有限公司苏州分公司", "branch"),
        ("青禾集团无锡电池有限公司", "group"),
    }


@pytest.mark.parametrize(
    ("member", "head"),
    [
        ("Central South University of Forestry and Technology", "Central South University"),
        ("Shenzhen Energy Technology Co., Ltd.", "ET Energy Company Limited"),
    ],
)
def test_these_are_no_members(member: str, head: str) -> None:
    beside = ["Foobar Energy Inc.", "Zentrix Energy GmbH", "Sunny Energy Co., Ltd."]
    assert not [p for p in parties(member, head, *beside).houses if p.one_name == member]


def test_two_questions_on_the_same_names_are_two_proposals() -> None:
    found = parties("Foobar Zentrix Shanghai Co., Ltd.", "Foobar Zentrix Co., Ltd.")
    asked = [*found.proposals, *found.houses]
    assert [one.relation for one in asked] == ["same", "group"]
    assert len({one.id for one in asked}) == 2


def test_pinyin_is_proposed_and_never_joined() -> None:
    found = parties("深圳市远岫科技有限公司", "Shenzhen Yuanxiu Technology Co., Ltd.")
    assert len(found.clusters) == 2
    assert [p.reasons[0][0] for p in found.proposals] == ["pinyin"]


def test_a_refused_pair_never_comes_back_and_a_confirmed_one_is_joined() -> None:
    names = ("深圳市远岫科技有限公司", "Shenzhen Yuanxiu Technology Co., Ltd.")
    pair = frozenset({pair_of(*names)})
    refused = parties(*names, decisions=PartyDecisions(different=pair))
    assert len(refused.clusters) == 2
    assert refused.proposals == []
    assert len(parties(*names, decisions=PartyDecisions(same=pair)).clusters) == 1


def test_a_refusal_parts_what_a_rule_would_join() -> None:
    names = ("Foobar Zentrix Corporation", "Foobar Zentrix Inc.")
    assert one_party(*names)
    found = parties(*names, decisions=PartyDecisions(different=frozenset({pair_of(*names)})))
    assert len(found.clusters) == 2
    assert found.proposals == []


def test_same_against_two_identity_numbers_is_a_conflict_that_is_told() -> None:
    a, b = Named("青禾新能源有限公司", 1, ONE), Named("远岫科技有限公司", 1, OTHER)
    pair = pair_of(a.name, b.name)
    found = parties(a, b, decisions=PartyDecisions(same=frozenset({pair})))
    assert len(found.clusters) == 2
    assert found.conflicts == [pair]


PIECES = st.lists(
    st.builds(
        lambda place, brand, trade, form: f"{place}{brand}{trade}{form}",
        st.sampled_from(["", "苏州", "苏州市", "深圳市"]),
        st.sampled_from(["青禾", "远岫", "青和", "Qinghe "]),
        st.sampled_from(["科技", "新能源", "新能源科技", "集团"]),
        st.sampled_from(["有限公司", "股份有限公司", "有限责任公司", "", " Co., Ltd.", "有限公司分公司"]),
    )
    | st.sampled_from(
        [
            "Qinghe Technology Co Ltd",
            "Qinghe Technologies Inc.",
            "QTG",
            "Qinghe Tecnology Group",
            "Suzhou Qinghe Group",
        ]
    ),
    min_size=1,
    max_size=14,
)


def shape(found: Clustering) -> object:
    return (
        sorted((c.key, c.title, tuple(c.names), c.also) for c in found.clusters),
        [(p.id, p.one, p.other, p.score) for p in found.proposals],
        [(p.id, p.one, p.other) for p in found.houses],
    )


@given(PIECES, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_parties(names: list[str], rng: random.Random) -> None:
    named = [Named(name, 1 + len(name) % 3, "", 2000 + len(name), 2010) for name in dict.fromkeys(names)]
    shuffled = list(named)
    rng.shuffle(shuffled)
    assert shape(cluster(named)) == shape(cluster(shuffled))


@given(PIECES)
def test_every_name_is_in_one_party_and_every_key_leads_to_one(names: list[str]) -> None:
    found = cluster([Named(name) for name in names])
    assert sorted(n for c in found.clusters for n in c.names) == sorted(set(names))
    keys = [key for c in found.clusters for key in _keys(c.key, c.also)]
    assert len(keys) == len(set(keys))


def _keys(key: str, also: Iterable[str]) -> list[str]:
    return [key, *also]
