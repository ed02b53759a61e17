"""What a node asks for: the union with what is under it, references resolved, rings and bombs refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.chains import rules
from qianglian.chains.rules import NodeQueries, node_query
from qianglian.model.chain import Chain, ChainNode
from qianglian.model.errors import Conflict, NotFound, QuerySyntaxError, TooLarge
from qianglian.model.text import Text
from qianglian.query.grammar import parse
from qianglian.query.simplify import NOTHING
from qianglian.query.tree import NodeRef, leaves
from qianglian.query.write import write
from tests.query.brute_force import matches, prepare


def node(code: str, rule: str = "", parent: str = "", name: str = "") -> ChainNode:
    return ChainNode(code, Text(zh=name or f"节点{code}", en=name or f"Node {code}"), parent, rule=rule)


def chain(*nodes: ChainNode) -> Chain:
    return Chain("c", Text(zh="链", en="Chain"), nodes)


BATTERY = chain(
    node("1", name="电池"),
    node("1.1", "ipc:H01M10 NOT 铅酸", "1", "锂电池"),
    node("1.1.1", "隔膜 AND ipc:H01M50/40*", "1.1", "隔膜"),
    node("1.2", "", "1", "回收"),
    node("2", 'node:锂电池 AND node:"1.2"', name="锂电池回收"),
    node("3", "ipc:B09B NOT node:电池", name="其他回收"),
)


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        ("1.1.1", "隔膜 AND ipc:H01M50/40*"),
        ("1.1", "(ipc:H01M10 NOT 铅酸) OR (隔膜 AND ipc:H01M50/40*)"),
        ("1", "(ipc:H01M10 NOT 铅酸) OR (隔膜 AND ipc:H01M50/40*)"),
        ("3", "ipc:B09B NOT ((ipc:H01M10 NOT 铅酸) OR (隔膜 AND ipc:H01M50/40*))"),
    ],
)
def test_a_node_is_its_own_rule_and_what_is_under_it(code: str, meaning: str) -> None:
    assert write(node_query(BATTERY, code)) == write(parse(meaning))


def test_a_node_without_any_rule_asks_for_nothing_not_for_everything() -> None:
    assert node_query(BATTERY, "1.2") == NOTHING
    assert write(node_query(BATTERY, "2")) == write(NOTHING)


def test_the_own_rule_leaves_what_is_under_it_out() -> None:
    queries = NodeQueries(BATTERY)
    assert queries.own("1") == NOTHING
    assert queries.own("1.1") == parse("ipc:H01M10 NOT 铅酸")
    assert queries.resolve("隔膜") == queries.resolve("1.1.1") == queries.query("1.1.1")


@pytest.mark.parametrize(
    ("nodes", "ring"),
    [
        ([node("a", "node:a")], "a → a"),
        ([node("a", "node:b"), node("b", "锂 OR NOT node:a")], "a → b → a"),
        ([node("a"), node("b", "锂 AND node:a", "a")], "a → b → a"),
        ([node("a", "锂", "b"), node("b", "锂", "a")], "a → b → a"),
    ],
)
def test_a_ring_is_refused_and_drawn(nodes: list[ChainNode], ring: str) -> None:
    with pytest.raises(Conflict) as refused:
        node_query(chain(*nodes), "a")
    assert all(ring in refused.value.sentence(language) for language in ("zh", "en"))


def test_after_a_ring_the_other_nodes_still_answer() -> None:
    queries = NodeQueries(chain(node("a", "node:a"), node("b", "锂")))
    with pytest.raises(Conflict):
        queries.query("a")
    assert queries.query("b") == parse("锂")


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(NotFound, match=r"“9”"):
        node_query(BATTERY, "9")
    with pytest.raises(NotFound, match="“钠电池”"):
        node_query(chain(node("a", "node:钠电池")), "a")
    with pytest.raises(Conflict, match=r"several nodes: 1, 2"):
        node_query(
            chain(node("1", "锂", name="电池"), node("2", "钠", name="电池"), node("3", "node:电池")), "3"
        )


def test_a_rule_that_is_no_query_names_its_node_and_its_place() -> None:
    with pytest.raises(QuerySyntaxError) as refused:
        node_query(chain(node("1"), node("1.1", "锂 AND (", "1")), "1")
    assert refused.value.text.en.startswith("Rule of node 1.1: ")
    assert refused.value.position == len("锂 AND (")


def test_references_that_multiply_are_refused_before_they_are_joined() -> None:
    doubling = [node("0", "锂 OR 钠")] + [
        node(str(n), f"node:{n - 1} OR (node:{n - 1} AND 电)") for n in range(1, 19)
    ]
    with pytest.raises(TooLarge, match="conditions"):
        node_query(chain(*doubling), "18")


def test_too_many_levels_are_refused() -> None:
    levels = [node("0")] + [node(str(n), "锂", str(n - 1)) for n in range(1, 2_000)]
    with pytest.raises(TooLarge, match="20 levels"):
        node_query(chain(*levels), "0")
    nested = "NOT (锂 AND (钠 OR " * 12 + "node:{}" + "))" * 12
    deep = [node("0", "锂")] + [node(str(n), nested.format(n - 1)) for n in range(1, rules.MAX_LEVELS)]
    with pytest.raises(TooLarge, match="levels of operators"):
        node_query(chain(*deep), str(rules.MAX_LEVELS - 1))


WORDS = ["锂", "钠", "隔膜", "电池"]


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    """A sound chain: parents and references name earlier and later nodes so that nothing is a ring."""
    size = draw(st.integers(1, 7))
    nodes = []
    for n in range(size):
        parent = str(draw(st.integers(0, n - 1))) if n and draw(st.booleans()) else ""
        nodes.append(node(str(n), draw(st.sampled_from(["", *WORDS, "锂 NOT 电池"])), parent))
    last = draw(st.sampled_from([one.code for one in nodes]))
    return chain(*nodes, node("z", f"node:{last} AND NOT 隔膜"))


@given(chains(), st.sets(st.sampled_from(WORDS)))
def test_a_record_is_in_a_node_when_a_rule_in_or_under_it_finds_it(one: Chain, words: set[str]) -> None:
    row = prepare({"ti": ["，".join(sorted(words))]})
    for code in one.by_code:
        query = node_query(one, code)
        assert not any(isinstance(leaf, NodeRef) for leaf in leaves(query))
        if code != "z":
            written = [below.rule for below in one.under(code) if below.rule]
            assert matches(query, row) == any(matches(parse(rule), row) for rule in written)
