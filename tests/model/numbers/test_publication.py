"""Publication numbers: the same document reads the same, whoever wrote it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.model.numbers import PublicationNumber, Ruined, publication_number

SAME = {
    "CN106569070B": [
        "CN106569070B", "CN 106569070 B", "CN-106569070-B", "cn106569070b", " CN106569070B ",
        "ＣＮ１０６５６９０７０Ｂ",
    ],
    "WO2009043854": ["WO/2009/043854", "WO 2009/043854", "WO2009043854", "WO 2009 / 43854"],
    "WO2009043854A1": ["WO2009043854A1", "WO 2009/043854 A1", "WO-2009043854-A1"],
    "WO1997012345": ["WO97/12345", "WO9712345", "WO 97/12345", "WO1997012345"],
    "WO2003012345A1": ["WO 03/012345 A1", "WO03012345A1", "WO2003012345A1"],
    "US11355780B2": ["US-11355780-B2", "US 11,355,780 B2", "US11355780B2"],
    "US20130045506A1": ["US20130045506A1", "US2013045506A1", "US 2013/0045506 A1", "US-2013045506-A1"],
    "US8769614": ["US08769614", "US8769614", "US 8,769,614"],
    "USRE12345E": ["US RE12345 E", "USRE012345E", "US-RE12345-E"],
    "USD272332S": ["USD272332S", "US D0272332 S"],
    "USPP12345P2": ["USPP12345P2", "US PP12,345 P2"],
    "EP1234567B1": ["EP 1 234 567 B1", "EP1234567B1"],
    "EP0012345": ["EP0012345", "EP 12345", "EP-0012345"],
    "EP0553632A2": ["EP0553632A2", "EP 553632 A2"],
    "JP2007186126A": [
        "JP2007186126A", "JP-2007186126-A", "JP 2007-186126 A", "特開2007-186126", "特開2007－186126号公報",
    ],
    "JPH0553868A": ["JPH0553868A", "JP-H0553868-A", "JPH05053868A", "JP H05-053868 A", "特開平5-53868"],
    "JPS60246B2": ["JPS60246B2", "JPS60000246B2"],
    "JPWO2008023438A1": ["JPWO2008023438A1", "JP WO2008/023438 A1"],
    "KR20160103673A": ["KR1020160103673A", "KR-20160103673-A", "KR 10-2016-0103673 A"],
    "KR102134749B1": ["KR-102134749-B1", "KR 10-2134749 B1"],
    "DE2330157": ["DE000002330157", "DE2330157", "DE 2 330 157"],
    "DE102006012345A1": ["DE 10 2006 012 345 A1", "DE102006012345A1"],
    "BRPI0507680A2": ["BRPI0507680A2", "BR PI 0507680-3 A2", "BR-PI0507680-A2"],
    "TWI123456B": ["TW-I123456-B", "TWI123456B"],
    "AU1978041034": ["AU 41034/78", "AU1978041034"],
    "IN2013DN01604A": ["IN1604DELNP2013A", "IN 1604/DELNP/2013 A", "IN2013DN01604A"],
    "HUE030952T2": ["HUE030952T2", "HU E30952 T2"],
    "EA013703B1": ["EA013703B1", "EA 13703 B1"],
    "GB0313468D0": ["GB0313468D0", "GB 0313468 D0"],
    "PL2631174T3": ["PL2631174T3", "PL 2631174 T3"],
    "SG10201407421UA": ["SG10201407421UA", "SG 10201407421U A"],
    "SG10201407421U": ["SG10201407421U", "SG 10201407421U"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "written"), [(t, w) for t, forms in SAME.items() for w in forms])
def test_every_written_form_reads_as_the_same_number(text: str, written: str) -> None:
    found = publication_number(written)
    assert isinstance(found, PublicationNumber)
    assert found.text == text
    assert found.as_given == written


@pytest.mark.parametrize(
    ("number", "country", "text"),
    [
        ("106569070", "CN", "CN106569070"),
        ("WO/2016/200007", "WO", "WO2016200007"),
        ("WO2008023438", "JP", "JPWO2008023438"),
        ("H0553868", "JP", "JPH0553868"),
        ("11303326", "JP", "JPH11303326"),
        ("4510893", "JP", "JP4510893"),
        ("PI0507680", "BR", "BRPI0507680"),
        ("MI20101425", "IT", "ITMI20101425"),
        ("000002330157", "DE", "DE2330157"),
        ("CN106569070B", "US", "CN106569070B"),
        ("EP1234567B1", "CN", "EP1234567B1"),
    ],
)
def test_another_column_states_the_country_unless_the_number_does(
    number: str, country: str, text: str
) -> None:
    found = publication_number(number, country)
    assert isinstance(found, PublicationNumber)
    assert found.text == text


def test_a_kind_from_another_column_fills_in_and_never_overrides() -> None:
    stated = publication_number("CN106569070", kind="b")
    written = publication_number("CN106569070B", kind="A")
    assert isinstance(stated, PublicationNumber)
    assert isinstance(written, PublicationNumber)
    assert (stated.text, written.text) == ("CN106569070B", "CN106569070B")


def test_group_leaves_the_kind_out() -> None:
    application, grant = publication_number("CN106569070A"), publication_number("CN106569070B")
    assert isinstance(application, PublicationNumber)
    assert isinstance(grant, PublicationNumber)
    assert application.group == grant.group == "CN106569070"
    assert application != grant


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2.0193E+12", "scientific_notation"),
        ("1,06569E+8", "scientific_notation"),
        ("1E+16", "scientific_notation"),
        ("106569000000", "trailing_zeros"),
        ("106569070.37", "float_tail"),
        ("########", "column_too_narrow"),
        ("#REF!", "cell_error"),
        (1.06569e18, "float_too_large"),
    ],
)
def test_a_destroyed_number_is_reported_and_never_believed(text: object, reason: str) -> None:
    assert publication_number(text) == Ruined(str(text), reason)


@pytest.mark.parametrize("value", [106569070, 106569070.0, "106569070.0"])
def test_a_whole_float_is_its_digits(value: object) -> None:
    found = publication_number(value, "CN")
    assert isinstance(found, PublicationNumber)
    assert found.text == "CN106569070"


@pytest.mark.parametrize(
    "value", [None, "", " ", "-", "无", "N/A", float("nan"), True, "公开号", "CN1;CN2", "一种电池" * 30]
)
def test_what_is_no_number_gives_none(value: object) -> None:
    assert publication_number(value) is None


PIECES = st.text(alphabet="0123456789CNUSEPWOJHKRABPITX./- ,()特開平昭号第ＣＮ１２", max_size=20)
COUNTRIES = st.sampled_from(
    ["", "CN", "US", "EP", "WO", "JP", "KR", "DE", "AU", "BR", "IT", "SG", "HU", "XX"]
)


@given(st.one_of(PIECES, st.text(max_size=30)), COUNTRIES)
def test_reading_its_own_text_again_changes_nothing(text: str, country: str) -> None:
    first = publication_number(text, country)
    if isinstance(first, PublicationNumber):
        again = publication_number(first.text)
        assert isinstance(again, PublicationNumber)
        assert (again.country, again.number, again.kind) == (first.country, first.number, first.kind)


@given(st.one_of(st.floats(), st.integers(), st.binary(), st.dates(), st.text()), st.text(max_size=3))
def test_it_never_raises(value: object, country: str) -> None:
    assert isinstance(publication_number(value, country), PublicationNumber | Ruined | None)


@given(
    st.sampled_from(["CN", "US", "EP", "KR", "DE", "FR"]),
    st.integers(1_000_001, 9_999_999).filter(lambda n: not str(n).endswith("000000")),
    st.sampled_from(["", "A", "B1", "U"]),
    st.sampled_from(["", " ", "-", "  "]),
)
def test_separators_and_full_width_do_not_matter(country: str, number: int, kind: str, mark: str) -> None:
    plain = publication_number(f"{country}{number}{kind}")
    spread = publication_number(f"{country}{mark}{number}{mark}{kind}".rstrip("- "))
    wide = publication_number("".join(chr(ord(c) + 0xFEE0) for c in f"{country}{number}{kind}"))
    assert isinstance(plain, PublicationNumber)
    assert isinstance(spread, PublicationNumber)
    assert isinstance(wide, PublicationNumber)
    assert plain.text == spread.text == wide.text
