"""Recall tells the truth: every known item that a node does not hold is a miss, and says of which class."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.chains.interval import wilson
from qianglian.chains.recall import Recall, recall
from qianglian.corpus.families.state import family_key
from tests.chains.gate_cases import CHAIN, InMemory, corpus, key, known
from tests.corpus.evidence import row

PRIORITY = [{"number": "CN202010000001", "country": "CN", "date": "2020-01-01"}]


def classes(found: Recall, branch: str = "") -> dict[str, str]:
    return {miss.numbers[0]: miss.reason for miss in found.row(branch).misses}


def test_every_miss_has_its_class(tmp_path: Path) -> None:
    held = [f"CN10600000{n}A" for n in range(1, 7)]
    with corpus(tmp_path, held) as workspace:
        workspace.remove(held[5], reason="无关", actor="某人")
        tagged = InMemory(
            CHAIN,
            {"A1": held[:2]},
            out={(held[3], "A"): "noise", (held[4], "A"): "taken_out", (held[4], "B"): "no_rule"},
        )
        given = known(*held, "CN999999999A", "不是号码", branch="")
        found = recall(workspace, tagged, [given])
    assert classes(found) == {
        held[2]: "no_rule",
        held[3]: "noise",
        held[4]: "taken_out",
        held[5]: "taken_out",
        "CN999999999A": "not_downloaded",
        "不是号码": "unreadable",
    }
    row = found.row()
    assert (row.found, row.known, row.value) == (2, 8, 0.25)
    assert row.interval == wilson(2, 8)
    assert found.unreadable == ("不是号码",)
    removed = next(miss for miss in row.misses if miss.numbers == (held[5],))
    assert "某人" in removed.detail.zh
    assert "无关" in removed.detail.zh


def test_branches_of_the_first_two_levels_and_sides(tmp_path: Path) -> None:
    with corpus(tmp_path, ["CN101000001A", "US20200000001A1", "CN101000003A"]) as workspace:
        tagged = InMemory(CHAIN, {"A21": ["CN101000001A"], "B": ["US20200000001A1"], "A1": ["CN101000003A"]})
        found = recall(
            workspace,
            tagged,
            [
                known("CN101000001A", "CN101000003A", branch="A21"),
                known("US20200000001A1", branch="B", side="foreign"),
                known("US20200000001A1", branch="A1", side="foreign"),
            ],
        )
    got = {(one.branch, one.side): (one.found, one.known) for one in found.rows}
    assert got[("", "")] == (3, 3)
    assert got[("", "domestic")] == (2, 2)
    assert got[("", "foreign")] == (1, 1)
    assert got[("A", "")] == (2, 3), "what a person read into A1 is in B only"
    assert got[("A2", "")] == (1, 2), "in the chain, though not where a person put it"
    assert got[("A1", "foreign")] == (0, 1)
    assert got[("B", "")] == (1, 1)
    assert "A21" not in {one.branch for one in found.rows}
    figure = found.figure(found.row("B"))
    assert (figure.value, figure.why and list(figure.why())) == (1, [family_key(key("US20200000001A1"))])


def test_a_family_counts_once_and_is_found_by_any_member(tmp_path: Path) -> None:
    rows = [
        row("CN101000001A", "一", priorities=PRIORITY),
        row("US20200000001A1", "二", priorities=PRIORITY),
        row("CN101000002A", "三"),
        row("CN101000002B", "三"),
    ]
    with corpus(tmp_path, rows=rows) as workspace:
        tagged = InMemory(CHAIN, {"B": ["US20200000001A1"]})
        numbers = (
            "CN101000001A",
            "US20200000001A1",
            "US 2020/0000001 A1",
            "CN101000002",
            "CN5A",
            "CN5B",
            "CN5",
        )
        found = recall(workspace, tagged, [known(*numbers)])
    assert (found.given, found.repeated) == (7, 4)
    assert (found.row().found, found.row().known, found.row().held) == (1, 3, 1)
    assert [miss.numbers for miss in found.row().misses] == [("CN101000002",), ("CN5A", "CN5B", "CN5")]


def test_an_application_number_finds_its_publication(tmp_path: Path) -> None:
    rows = [row("CN201510000U", "一", application="CN200920194832.6")]
    with corpus(tmp_path, rows=rows) as workspace:
        found = recall(workspace, InMemory(CHAIN, {"B": ["CN201510000U"]}), [known("200920194832.6")])
    assert (found.row().found, found.row().known) == (1, 1)


def test_warnings_of_the_rule(tmp_path: Path) -> None:
    held = [f"CN1060000{n:02}A" for n in range(30)]
    with corpus(tmp_path, held) as workspace:
        found = recall(
            workspace, InMemory(CHAIN, {"A1": held}), [known(held[0], made_by="other", branch="C")]
        )
    said = " ".join(text.zh for text in (*found.row().warnings, *found.warnings))
    for words in ("没有国外申请人", "10%", "不独立", "C 不在产业链中"):
        assert words in said
    assert found.row("B").warnings == ()


def test_without_known_items_nothing_is_measured(tmp_path: Path) -> None:
    with corpus(tmp_path, ["CN1A"]) as workspace:
        found = recall(workspace, InMemory(CHAIN, {"B": ["CN1A"]}), [])
    assert found.row().value is None
    assert found.row().interval is None


def test_an_empty_corpus_holds_nothing(tmp_path: Path) -> None:
    with corpus(tmp_path) as workspace:
        found = recall(workspace, InMemory(CHAIN, {}), [known("CN106000001A")])
    assert (found.row().found, found.row().known) == (0, 1)
    assert classes(found) == {"CN106000001A": "not_downloaded"}


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory):
    numbers = [f"CN10600000{n}A" for n in range(8)]
    with corpus(tmp_path_factory.mktemp("pool"), numbers) as workspace:
        yield workspace, numbers


@given(data=st.data())
def test_sums_add_up(pool, data: st.DataObject) -> None:
    workspace, numbers = pool
    some = st.lists(st.sampled_from([*numbers, "CN999999991A", "CN999999992A", "?"]), max_size=12)
    held = data.draw(st.lists(st.sampled_from(numbers), unique=True))
    lists = [
        known(*data.draw(some), branch=branch, side=side)
        for branch in ("", "A", "B")
        for side in ("domestic", "foreign")
    ]
    found = recall(workspace, InMemory(CHAIN, {"A1": held}), lists)
    for one in found.rows:
        assert one.known == one.found + len(one.misses)
        assert one.found <= one.held
    assert found.given == found.repeated + found.row().known
    truth = {key(number) for number in held}
    listed = {number for one in lists for number in one.numbers}
    assert found.row().found == len({key(number) for number in listed} & truth)
