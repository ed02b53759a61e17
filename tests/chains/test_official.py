"""An official system as a chain: every row in its place, several rows of a code joined, nothing read twice."""

import pytest

from qianglian.chains.official import official_chain, rows_by_node
from qianglian.chains.rules import NodeQueries, node_query
from qianglian.model.errors import NotFound
from qianglian.query.grammar import parse
from qianglian.query.simplify import NOTHING
from qianglian.query.write import write
from qianglian.rules.official_systems import READINGS, SYSTEMS, Reading, official_system


@pytest.mark.parametrize(
    ("code", "nodes", "roots", "leaves"),
    [("newthree", 67, 3, 49), ("sei", 49, 9, 40), ("greentech", 201, 12, 143), ("keydigital", 592, 7, 437)],
)
def test_the_tree_is_that_of_the_codes(code: str, nodes: int, roots: int, leaves: int) -> None:
    chain = official_chain(code)
    assert len(chain.nodes) == len(chain.by_code) == nodes
    assert len(chain.children()) == roots
    assert sum(not chain.children(node.code) for node in chain.nodes) == leaves
    assert all(not node.parent or node.parent in chain.by_code for node in chain.nodes)
    assert sum(1 for root in chain.children() for _ in chain.under(root.code)) == nodes


def test_the_parts_of_a_table_are_its_roots() -> None:
    chain = official_chain("keydigital")
    assert [node.code for node in chain.children()][:2] == ["人工智能技术", "高端芯片技术"]
    assert [node.code for node in chain.path("量子信息技术-1.1")] == [
        "量子信息技术",
        "量子信息技术-1",
        "量子信息技术-1.1",
    ]


def test_several_rows_of_a_code_are_joined() -> None:
    as_read, ipc_only = (
        node_query(official_chain("newthree", reading), "2.3.1.1") for reading in ("as_read", "ipc_only")
    )
    words = "(六氟磷酸锂 OR LiPF6 OR 六氟磷化锂)"
    assert write(as_read) == write(
        parse(
            f"(ipc:(H01M10/056 OR H01M10/0563) AND {words}) OR "
            f"(ipc:(C01B25/455 OR C01D15/00) AND (电池 OR {words[1:]})"
        )
    )
    assert write(ipc_only) == write(parse("ipc:(H01M10/056 OR H01M10/0563 OR C01B25/455 OR C01D15/00)"))


def test_what_is_not_encodable_is_left_out_as_read_and_counts_by_its_ipc() -> None:
    system = official_system("newthree")
    (row,) = [row for row in rows_by_node(system)["2.1"] if row.ipc]
    assert row.reading.status == "not encodable"
    assert NodeQueries(official_chain("newthree")).own("2.1") == NOTHING
    assert NodeQueries(official_chain("newthree", "ipc_only")).own("2.1") == parse(row.reading.ipc)


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("code", SYSTEMS)
def test_every_node_is_a_query(code: str, reading: Reading) -> None:
    queries = NodeQueries(official_chain(code, reading))
    for node, rows in rows_by_node(official_system(code)).items():
        rules = [rule for row in rows if (rule := row.rule(reading))]
        assert write(queries.own(node)) == write(
            parse(" OR ".join(f"({rule})" for rule in rules)) if rules else NOTHING
        )
        assert queries.query(node) is not None


def test_a_chain_says_which_rule_it_comes_from() -> None:
    for code in SYSTEMS:
        system = official_system(code)
        chains = [official_chain(code, reading) for reading in READINGS]
        assert all(system.version in chain.source for chain in chains)
        assert len({chain.code for chain in chains}) == len(READINGS)
        assert all(node.stage is None for chain in chains for node in chain.nodes)
    with pytest.raises(NotFound):
        official_chain("nothing")
