"""Counts of nodes: exact on a handful of publications, equal to brute force on the real ones."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qianglian.chains.counting import count_chain, count_system, tree_order
from qianglian.corpus.workspace import Workspace, open_workspace
from qianglian.model.chain import Chain, ChainNode
from qianglian.model.errors import Forbidden, NotFound
from qianglian.model.text import Text
from qianglian.model.view import View
from qianglian.query.keywords import read_keywords
from qianglian.query.official import read_official
from qianglian.rules.ipc_under import ipc_under
from qianglian.rules.official_systems import OfficialRow, OfficialSystem, official_system
from tests.contract.corpus_engines import names_by_row
from tests.corpus.evidence import begin, row, write_rows
from tests.query.brute_force import matches
from tests.query.real_rows import real_rows

TITLES = {
    "CN100000001A": ("一种六氟磷酸锂的制备", ["H01M10/0563"]),
    "CN100000002A": ("电池添加剂", ["C01D15/00"]),
    "CN100000003A": ("添加剂", ["C01D15/00"]),
    "CN100000004A": ("锂离子电池负极及石墨", ["H01M4/587"]),
    "CN100000005A": ("一种无关的装置", ["H01M4/02"]),
    "CN100000006A": ("一种电机", ["A01B1/00"]),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    rows = [row(number, title, ipc=ipc) for number, (title, ipc) in TITLES.items()]
    begin(tmp_path / "w", write_rows(tmp_path / "rows.jsonl", rows)).close()
    return tmp_path / "w"


@pytest.fixture
def small(path: Path) -> Iterator[Workspace]:
    with open_workspace(path) as workspace:
        yield workspace


def test_a_system_is_counted_three_ways(small: Workspace) -> None:
    counts = {one.node.code: one for one in count_system(small, official_system("newthree"))}
    assert {
        code: (counts[code].ipc_only.value, counts[code].as_read.value) for code in ("2.3.1.1", "2.2.1", "2")
    } == {
        "2.3.1.1": (3, 2),
        "2.2.1": (2, 1),
        "2": (5, 3),
    }
    assert counts["2.3.1.1"].statuses == {"literal": 2, "interpreted": 0, "not encodable": 0}
    assert counts["2"].statuses["not encodable"] == 5
    assert [(one.node.code, one.level) for one in list(counts.values())[:4]] == [
        ("1", 1),
        ("1.1", 2),
        ("1.2", 2),
        ("1.2.1", 3),
    ]


def test_a_figure_lists_exactly_its_records_and_names_its_rules(small: Workspace) -> None:
    system = official_system("newthree")
    (one,) = count_system(small, system, ["2.3.1.1"])
    for figure, numbers in ((one.as_read, "12"), (one.ipc_only, "123")):
        assert figure.why is not None
        keys = figure.why()
        assert sorted(small.show(key)[0].number for key in keys) == [f"CN10000000{n}A" for n in numbers]
        assert len(keys) == figure.value
        assert figure.rule_version == system.version
    assert one.as_read.id != one.ipc_only.id


def test_the_parts_lie_within_the_whole_and_the_readings_within_each_other(small: Workspace) -> None:
    for code in ("newthree", "sei", "greentech", "keydigital"):
        counts = {one.node.code: one for one in count_system(small, official_system(code))}
        for one in counts.values():
            assert (one.as_read.value or 0) <= (one.ipc_only.value or 0)
            if one.node.parent:
                assert (one.as_read.value or 0) <= (counts[one.node.parent].as_read.value or 0)


def test_a_chain_of_ones_own_is_counted_in_the_order_of_its_tree(small: Workspace) -> None:
    nodes = (
        ChainNode("b", Text(zh="负极", en="Anode"), "a", rule="ipc:H01M4"),
        ChainNode("a", Text(zh="电池", en="Battery")),
        ChainNode("c", Text(zh="其他", en="Other"), rule="NOT node:电池"),
    )
    chain = Chain("c", Text(zh="链", en="Chain"), nodes)
    assert [node.code for node in tree_order(chain)] == ["a", "b", "c"]
    counts = count_chain(small, chain, version="v1")
    assert [(one.node.code, one.level, one.figure.value) for one in counts] == [
        ("a", 1, 2),
        ("b", 2, 2),
        ("c", 1, 4),
    ]
    assert {one.figure.rule_version for one in counts} == {"v1"}
    assert [one.figure.value for one in count_chain(small, chain, ["其他"])] == [4]
    with pytest.raises(NotFound):
        count_chain(small, chain, ["x"])


def test_a_view_bounds_the_counts(path: Path) -> None:
    system = official_system("newthree")
    with open_workspace(path, view=View(rows="添加剂")) as some:
        (one,) = count_system(some, system, ["2.3.1.1"])
        assert (one.ipc_only.value, one.as_read.value) == (2, 1)
    hidden = View(fields=frozenset({"titles"}))
    with open_workspace(path, view=hidden) as some, pytest.raises(Forbidden):
        count_system(some, system, ["2.3.1.1"])


MANY = 100
REAL = {
    "newthree": ("1.2.1", "1.2.1.1", "2.1", "2.2.1", "2.2.3", "3.2", "3.2.2", "3.4", "3.4.1"),
    "sei": ("2.3", "6.2", "6.3", "8.2"),
    "greentech": ("1.1.1", "1.2", "2.1", "4.3.3", "8.2.5", "9.1"),
    "keydigital": ("物联网技术-1.1.1", "物联网技术-2.3.2", "工业互联网技术-3.3", "元宇宙技术-3.5.1.1"),
}
"""Nodes with many hits on PATENTSCOPE, roots of branches and leaves, with cells that were read in every way."""


@pytest.fixture(scope="module")
def found_by_hand(real_data: Path) -> Callable[[OfficialRow], tuple[set[str], set[str]]]:
    """The records of a row by its IPC cell, and by both cells, straight from the cells; each row once."""
    records = {str(place): one for place, one in enumerate(real_rows(real_data), start=1)}
    kept: dict[tuple[str, str], tuple[set[str], set[str]]] = {}

    def find(one: OfficialRow) -> tuple[set[str], set[str]]:
        cells = (one.ipc, one.keywords)
        if cells not in kept:
            read, words = read_official(one.ipc).node, read_keywords(one.keywords).node
            # A star of an official table is read by the scheme, whatever the digits under it.
            symbols = ipc_under().whole(read) if read else None
            by_ipc = {name for name, record in records.items() if symbols and matches(symbols, record)}
            both = {name for name in by_ipc if words and matches(words, records[name])}
            kept[cells] = by_ipc, both if one.keywords else by_ipc
        return kept[cells]

    return find


def _under(system: OfficialSystem, node: str) -> list[OfficialRow]:
    return [one for one in system.rows if one.ipc and f"{one.node}.".startswith(f"{node}.")]


def test_twenty_nodes_and_more_are_checked() -> None:
    assert sum(map(len, REAL.values())) >= 20


@pytest.mark.real_data
@pytest.mark.slow
@pytest.mark.parametrize("code", REAL)
def test_nodes_on_real_records_equal_brute_force(
    code: str, patentscope: Workspace, found_by_hand: Callable[[OfficialRow], tuple[set[str], set[str]]]
) -> None:
    system, names = official_system(code), names_by_row(patentscope)
    for one in count_system(patentscope, system, REAL[code]):
        rows = _under(system, one.node.code)
        applied = [found for found in rows if found.reading.status != "not encodable"]
        wide = set().union(*(found_by_hand(found)[0] for found in rows))
        narrow = set().union(*(found_by_hand(found)[1] for found in applied))
        for figure, expected in ((one.ipc_only, wide), (one.as_read, narrow)):
            assert figure.why is not None
            assert {names[key] for key in figure.why()} == expected, one.node.code
            assert figure.value == len(expected) >= MANY
        statuses = [found.reading.status for found in rows]
        assert one.statuses == {status: statuses.count(status) for status in one.statuses}
