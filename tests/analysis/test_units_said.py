"""A count in a Chinese sentence has its measure word, once, and what is unknown has none."""

from dataclasses import replace

import pytest

from qianglian.analysis.contract import INSUFFICIENT, Column, Finding, Kind, Quoted, Sentence, Table
from qianglian.analysis.units_said import with_units
from qianglian.analysis.wording import said
from qianglian.model.figure import Unit
from qianglian.model.text import Text

TITLE = Text(zh="表", en="Table")


def finding_of(text: str, value: object, kind: Kind = "count", unit: Unit | None = "family") -> Finding:
    table = Table("t", TITLE, (Column("n", TITLE, kind, unit=unit),), ({"n": value},), "", lambda *_: [])
    sentence = Sentence(Text(zh=text, en="{n} in all"), {"n": Quoted("t", 0, "n")})
    return Finding("a", TITLE, {}, (table,), sentences=(sentence,))


def told(finding: Finding) -> str:
    measured = with_units(finding)
    return said(measured, measured.sentences[0])


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("江苏居首，{n}，占一成。", 1342, "江苏居首，1,342 项，占一成。"),
        ("共 {n}", 3, "共 3 项"),
        ("共 {n} 项。", 3, "共 3 项。"),
        ("共 {n}件。", 3, "共 3件。"),
        ("{n} 个分支", 3, "3 个分支"),
        ("有效 {n}。", None, "有效 未知。"),
        ("有效 {n}。", INSUFFICIENT, "有效 样本不足。"),
        ("{{注}}：{n}。", 0, "{注}：0 项。"),
    ],
)
def test_a_count_is_said_with_its_unit_once(text: str, value: object, expected: str) -> None:
    assert told(finding_of(text, value)) == expected


@pytest.mark.parametrize(
    ("unit", "word"), [("publication", "件"), ("party", "个"), ("record", "条"), ("family", "项")]
)
def test_the_unit_is_that_of_the_column(unit: Unit, word: str) -> None:
    assert told(finding_of("居首，{n}。", 7, unit=unit)) == f"居首，7 {word}。"


def test_shares_years_and_english_are_left_alone() -> None:
    assert told(finding_of("占 {n}。", 0.25, "share")) == "占 25.0%。"
    assert told(finding_of("自 {n}。", 2010, "year", None)) == "自 2010。"
    measured = with_units(finding_of("居首，{n}。", 7))
    assert said(measured, measured.sentences[0], "en") == "7 in all"


def test_nothing_else_of_a_finding_changes() -> None:
    finding = finding_of("居首，{n}。", 7)
    assert replace(with_units(finding), sentences=finding.sentences) == finding
    assert with_units(with_units(finding)) == with_units(finding)
