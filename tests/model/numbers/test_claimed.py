"""Applications as priority claims name them: all ways of writing one give one key; what is cut gives none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.model.numbers import Ruined, claimed_key, claimed_number

SAME = [
    # office, kind letter, doubled country
    ("KR1020080007916", None, ["KR1020080007916A", "KR10-2008-0007916", "KR20080007916", "KR10-2008-7916"]),
    (
        "CN201110246146",
        None,
        ["CN201110246146.0A", "CN2011102461460A", "CN201110246146.0", "CN 201110246146"],
    ),
    (
        "CN201420122715",
        None,
        ["CN201420122715.XU", "CN201420122715XU", "CN201420122715U", "CN201420122715.X"],
    ),
    ("EP08102332", None, ["EP08102332.7A", "EP08102332A", "EP08102332", "EP20080102332"]),
    ("GB802445", None, ["GBGB0802445.7A", "GB0802445.7", "GB0802445A", "GB200802445A"]),
    ("DE102011002205", None, ["DE102011002205.8", "DE102011002205A", "DE201110002205", "DE102011002205.8A"]),
    ("DE202008001480", date(2008, 2, 2), ["DE200820001480", "DE202008001480U", "DE202008001480.5U"]),
    ("DE202010001234", date(2010, 1, 5), ["DE202010001234"]),
    ("DE102020001234", date(2020, 1, 5), ["DE202010001234"]),
    ("JP2008007182", None, ["JP2008007182A", "JP2008-007182", "JPJP2008-007182", "JP2008-7182"]),
    ("FR803050", None, ["FR0803050A", "FR08/03050", "FR08.03.050", "FR0803050"]),
    ("SE800508", None, ["SE0800508A", "SE0800508-4", "SE0800508"]),
    ("RU2008135166", None, ["RU2008135166/06A", "RU2008135166A", "RU2008135166"]),
    ("IT102021000017087", None, ["IT202100017087", "IT102021000017087A"]),
    ("ITMI2008A000408", None, ["ITMI20080408", "ITMI2008A0408", "ITMI2008A000408A"]),
    ("IN2013CH01722", None, ["IN1722/CHE/2013", "IN1722CH2013"]),
    ("ES200800952", None, ["ESP200800952", "ES200800952A"]),
    # international applications, and the letter W
    ("WOJP2009062813", None, ["JPPCT/JP2009/062813", "PCT/JP2009/062813", "WO2009JP062813"]),
    ("WOUS1998016128", None, ["US9816128W", "PCT/US98/16128", "WO1998US16128"]),
    # US: the series in front, the year in front, DOCDB's year behind
    ("US13548726", None, ["US201213548726A", "US13/548,726", "US201213548726"]),
    ("US61425009", date(2010, 12, 20), ["US201061425009P", "US61425009P", "US61/425,009"]),
    ("US61021079", date(2008, 1, 15), ["US2107908P", "US61/021,079"]),
    ("US12426760", date(2009, 4, 20), ["US42676009A", "US12/426,760"]),
    ("US09083597", date(1998, 5, 22), ["US8359798A", "US09/083,597", "US19980083597"][:2]),
    ("US60331477", date(2001, 11, 16), ["US33147701P", "US60/331,477"]),
    ("US10990001", date(2004, 11, 16), ["US99000104A"]),
    ("US11001234", date(2004, 12, 2), ["US123404A"]),
]


@pytest.mark.parametrize(("key", "on", "written"), SAME, ids=[f"{one[0]} {one[1] or ''}" for one in SAME])
def test_one_application_has_one_key(key: str, on: date | None, written: list[str]) -> None:
    assert {text: claimed_key(text, "", on) for text in written} == dict.fromkeys(written, key)


@pytest.mark.parametrize("text", ["US13/548", "US 60/123", "IT000005A"])
def test_a_number_that_is_cut_names_nothing(text: str) -> None:
    read = claimed_number(text)
    assert isinstance(read, Ruined)
    assert read.reason == "cut_at_comma"
    assert claimed_key(text) == ""


def test_the_country_of_another_column_counts() -> None:
    assert claimed_key("13/548,726", "US") == "US13548726"
    assert claimed_key("42676009", "US", date(2009, 4, 20)) == "US42676009"
    assert claimed_key("2008007182", "JP") == claimed_key("特願2008-7182") == "JP2008007182"
    assert claimed_key("PCT/CN2016/084836", "WO") == "WOCN2016084836"


def test_the_number_is_kept_as_given() -> None:
    read = claimed_number("GBGB0802445.7A")
    assert read is not None
    assert read.as_given == "GBGB0802445.7A"


@given(st.text(max_size=30), st.sampled_from(["", "US", "DE", "IT", "WO"]), st.none() | st.dates())
def test_nothing_raises(text: str, country: str, on: date | None) -> None:
    claimed_number(text, country, on)


# Of Sweden a key that is long enough reads as a number with its check digit.
@given(st.from_regex(r"(US|KR|JP|CN|EP|GB)[0-9]{6,14}[AUP]?", fullmatch=True))
def test_a_key_reads_as_itself(text: str) -> None:
    key = claimed_key(text)
    assert key
    assert claimed_key(key) == key
