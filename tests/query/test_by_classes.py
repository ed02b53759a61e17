"""What classes settle by themselves is always a part of what the query finds, whatever the texts say."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.query.by_classes import by_classes
from qianglian.query.grammar import parse
from qianglian.query.simplify import NOTHING
from qianglian.query.spell import spell
from qianglian.query.tree import All, And, Class, Node, Not, Or, Words, leaves

LEAVES = st.sampled_from(
    [Class("ipc", "H01M"), Class("ipc", "H02S"), Words(("ti",), "甲"), Words(("ab",), "乙"), All()]
)
TREES = st.recursive(
    LEAVES,
    lambda parts: (
        st.lists(parts, min_size=1, max_size=3).map(lambda p: And(tuple(p)))
        | st.lists(parts, min_size=1, max_size=3).map(lambda p: Or(tuple(p)))
        | parts.map(Not)
    ),
    max_leaves=8,
)


def holds(node: Node, true: dict[Node, bool]) -> bool:
    match node:
        case All():
            return True
        case And(parts):
            return all(holds(part, true) for part in parts)
        case Or(parts):
            return any(holds(part, true) for part in parts)
        case Not(part):
            return not holds(part, true)
    return true[node]


@given(TREES)
def test_it_reads_no_word_and_finds_a_part(tree: Node) -> None:
    least = by_classes(tree)
    assert not any(isinstance(leaf, Words) for leaf in leaves(least))
    kinds = [Class("ipc", "H01M"), Class("ipc", "H02S"), Words(("ti",), "甲"), Words(("ab",), "乙")]
    for values in product([False, True], repeat=4):
        true: dict[Node, bool] = dict(zip(kinds, values, strict=True))
        assert holds(tree, true) or not holds(least, true)


@given(TREES)
def test_a_query_without_words_is_settled_whole(tree: Node) -> None:
    if any(isinstance(leaf, Words) for leaf in leaves(tree)) or by_classes(tree) == NOTHING:
        return
    for values in product([False, True], repeat=2):
        true: dict[Node, bool] = dict(zip([Class("ipc", "H01M"), Class("ipc", "H02S")], values, strict=True))
        assert holds(tree, true) == holds(by_classes(tree), true)


@pytest.mark.parametrize(
    ("query", "least"),
    [
        ("ipc:H01M10 OR ti:电池", "ipc:H01M10"),
        ("ipc:(H01M10 OR H01M4) NOT ipc:H01M10/54", "ipc:(H01M10 OR H01M4) AND NOT ipc:H01M10/54"),
        ("(ipc:H01M10 AND ti:电池) OR ipc:H02S", "ipc:H02S"),
    ],
)
def test_by_hand(query: str, least: str) -> None:
    assert spell(by_classes(parse(query))) == least


@pytest.mark.parametrize(
    "query", ["ti:电池", "ipc:H01M10 NOT ti:玩具", "pd:2020..2021", "ipc:H01M10 AND ti:隔膜"]
)
def test_nothing_is_settled(query: str) -> None:
    assert by_classes(parse(query)) == NOTHING
