"""The canonical text: it reads back as the normal tree, and one meaning has one text."""

import pytest
from hypothesis import given

from qianglian.query.grammar import parse
from qianglian.query.simplify import normal
from qianglian.query.spell import spell
from qianglian.query.tree import All, And, Class, Node, Not, Or, Words
from qianglian.query.write import write
from tests.query.trees import TREES


@given(TREES)
def test_what_is_written_reads_back_as_the_normal_tree(tree: Node) -> None:
    assert parse(write(tree)) == normal(tree)


@given(TREES)
def test_normal_order_is_reached_in_one_step(tree: Node) -> None:
    assert normal(normal(tree)) == normal(tree)


@given(TREES)
def test_spelling_keeps_the_meaning(tree: Node) -> None:
    once = parse(write(tree))
    assert normal(parse(spell(once))) == once


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("锂 AND 钠", "钠   锂"),
        ("ti:ＳｉＣ", "TITLE:sic"),
        ("ti:锂 OR ab:锂 OR cl:锂", "tac:锂"),
        ("NOT NOT 锂", "锂"),
        ("锂 OR (钠 OR 钾)", "（钾 或 锂）｜钠"),
        ("ipc:h01m 10/*", "ipc:H01M10"),
        ("pd:2015..2016", "公开日:[2015-01-01 TO 2016-12-31]"),
        ("电池*", "电池"),
        ("st:有效", "法律状态:in_force"),
        ("ad:2015", "fd:2015"),
        ("lithium-ion", '"Lithium  Ion"'),
        ("(锂 NOT 钠) NOT 钾", "锂 NOT (钾 OR 钠)"),
        ("NOT 锂 OR NOT 钠", "NOT (锂 钠)"),
        ("锂 AND *", "锂"),
        ("锂 OR *", ""),
        ("pn:CN106569070B", 'pn:"CN 106569070 B"'),
        ("an:ZL200920194832.6", "an:CN200920194832"),
    ],
)
def test_one_meaning_written_differently_has_one_text(one: str, other: str) -> None:
    assert write(parse(one)) == write(parse(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ti:锂", "ab:锂"),
        ("bat", "bat*"),
        ("ipc:H01M10/05", "ipc:H01M10/05*"),
        ("ipc:H01M10", "cpc:H01M10"),
        ("pd:2015", "fd:2015"),
        ("锂 电池", "锂电池"),
        ('"锂 电池"', "锂电池"),
        ("pn:CN106569070", "pn:CN106569070*"),
    ],
)
def test_different_meanings_have_different_texts(one: str, other: str) -> None:
    assert write(parse(one)) != write(parse(other))


def test_what_nobody_can_match_and_what_all_do() -> None:
    assert normal(And(())) == All()
    assert normal(Or(())) == Not(All())
    assert normal(Words(("ti",), "++")) == Not(All())
    assert normal(And((Words(("ti",), "锂"), Not(All())))) == Not(All())


def test_the_filing_date_has_one_name() -> None:
    assert parse("ad:2015") == parse("fd:2015")


def test_leaves_of_one_field_share_its_name() -> None:
    assert write(Or((Class("ipc", "H01M4"), Class("ipc", "H01M10")))) == "ipc:(H01M10 OR H01M4)"
