"""Names in the forms that offices and databases give them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.corpus.parties.kinds import kind_of
from qianglian.corpus.parties.normal_name import normal_name

ONE_NAME = [
    ("青禾新能源（苏州）有限公司", "青禾新能源(苏州)有限责任公司"),
    ("青禾新能源科技股份有限公司", "青禾新能源科技股份公司"),
    ("深圳市远岫科技有限公司", "深圳远岫科技有限公司"),
    ("晶禾光電（江西）有限公司", "晶禾光电(江西)有限公司"),
    ("深▲せん▼市远岫科技股▲ふん▼有限公司", "深圳市远岫科技股份有限公司"),
    ("Ｑｉｎｇｈｅ Materials Co., Ltd.", "QINGHE MATERIAL COMPANY LIMITED."),
    ("Qinghe Technologies Inc.", "Qinghe Tech Incorporated"),
    ("Foo Jidosha Kabushiki Kaisha", "Foo Jidosha K.K."),
    ("Société Foobar S.A.", "Societe Foobar Société Anonyme"),
    ("Foobar-Gesellschaft zur FÃ¶rderung e.V.", "Foobar Gesellschaft zur Förderung E.V."),
    ("Foobar Coporation", "Foobar Corporation"),
    ("Suzhou Qinghe Battery Co., Ltd.", "Qinghe Battery Co., Ltd., Suzhou City"),
    (
        "The United States of America as represented by the Secretary of the Navy",
        "The Unites State of America as reprsented by Secretary of the Navy",
    ),
    (
        "U.S. Department of Energy",
        "The United States of America as represented by the United States Department of Energy",
    ),
]

TWO_NAMES = [
    ("中国某某大学（北京）", "中国某某大学（华东）"),
    ("青禾集团有限公司", "青禾有限公司"),
    ("青禾有限公司", "青禾有限公司苏州分公司"),
    ("某某市第一人民医院", "某某市第二人民医院"),
    ("Secretary of the Navy", "Secretary of the Army"),
    ("Foobar Canada Inc.", "Foobar Inc."),
]


@pytest.mark.parametrize(("one", "other"), ONE_NAME)
def test_spellings_of_one_name_have_one_normal_name(one: str, other: str) -> None:
    assert normal_name(one).text == normal_name(other).text


@pytest.mark.parametrize(("one", "other"), TWO_NAMES)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert normal_name(one).text != normal_name(other).text


def test_a_stated_former_name_is_kept_apart_from_the_name() -> None:
    read = normal_name("无锡青禾装备有限公司（原无锡青禾装备总厂）")
    assert read.former == "无锡青禾装备总厂"
    assert read.text == normal_name("无锡青禾装备有限公司").text


@given(st.text(max_size=60))
def test_any_text_is_read_and_read_alike_every_time(name: str) -> None:
    read = normal_name(name)
    assert read == normal_name.__wrapped__(name)
    assert kind_of(read).inferred


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("青禾新能源科技有限公司", "enterprise"),
        ("某某理工大学", "university"),
        ("某某大学附属第一医院", "institute"),
        ("某某科学院物理研究所", "institute"),
        ("某某市公安局", "government"),
        ("王晓明", "individual"),
        ("斯科特·柯尼希", "individual"),
        ("Li Xiaoming", "individual"),
        ("Foobar Machinery Factory", "enterprise"),
        ("Foobar Institute of Technology, Ministry of Something", "institute"),
        ("Foobar University", "university"),
        ("Foobar", ""),
    ],
)
def test_kinds(name: str, kind: str) -> None:
    assert kind_of(normal_name(name)).kind == kind
