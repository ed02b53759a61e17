"""Samples are random by a seed that is kept, verdicts are kept, and what is unsure is neither right nor wrong."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianglian.chains.chain_json import chain_json, chain_of
from qianglian.chains.interval import wilson
from qianglian.chains.precision import precision
from qianglian.chains.sample_size import sample_size, shared_out
from qianglian.chains.sampling import SAMPLE, Sample, draw, read_sample, samples
from qianglian.chains.verdict_sheet import COLUMNS, PRECISION, SampleVerdict, choices, read, record, rows
from qianglian.corpus.workspace import Workspace
from qianglian.model.errors import CorruptWorkspace, NotFound
from qianglian.rules.navigation_gate import navigation_gate
from tests.chains.gate_cases import CHAIN, InMemory, corpus
from tests.corpus.evidence import row

NUMBERS = [f"CN1060{n:05}A" for n in range(60)]
TAGGED = InMemory(
    CHAIN, {"A1": NUMBERS[:40], "A21": NUMBERS[40:52], "A": NUMBERS[50:55], "B": NUMBERS[55:58]}
)


@pytest.mark.parametrize(
    ("population", "margin", "size"),
    [
        (10_000, 0.05, 370),
        (1_000_000, 0.05, 385),
        (100, 0.05, 80),
        (1, 0.05, 1),
        (0, 0.05, 0),
        (500, 0.03, 341),
    ],
)
def test_sizes_of_the_textbook(population: int, margin: float, size: int) -> None:
    assert sample_size(population, 0.5, margin, 1.96) == size


@given(
    st.dictionaries(st.text("abc", min_size=1, max_size=2), st.integers(0, 5000)),
    st.integers(0, 3000),
    st.integers(0, 20),
)
def test_shares_keep_to_their_strata(sizes: dict[str, int], wanted: int, least: int) -> None:
    found = shared_out(sizes, wanted, least)
    assert found.keys() == sizes.keys()
    for code, share in found.items():
        assert min(sizes[code], least) <= share <= sizes[code]
    assert sum(found.values()) >= min(wanted, sum(sizes.values()))
    if not least:
        assert sum(found.values()) == min(wanted, sum(sizes.values()))


def test_a_seed_draws_the_same_again_and_is_noted_once(tmp_path: Path) -> None:
    with corpus(tmp_path, NUMBERS) as workspace:
        one = draw(workspace, TAGGED, 7, today=date(2026, 1, 1), actor="某人")
        again = draw(workspace, TAGGED, 7, today=date(2026, 2, 2))
        other = draw(workspace, TAGGED, 8)
        assert again == one
        assert other.id != one.id
        assert [s.id for s in samples(workspace)] == [one.id, other.id]
        noted = [j for j in workspace.judgements() if j.decision == SAMPLE]
        assert [(j.subject, j.details["seed"]) for j in noted] == [(one.id, "7"), (other.id, "8")]
    held = {(s.branch, s.rest): (s.population, len(s.units)) for s in one.strata}
    assert held.keys() == {("A1", False), ("A2", False), ("A", True), ("B", False)}
    assert held["A", True][0] == 3, "what A's own rule finds beyond its children"
    assert held["B", False] == (3, 3), "a small branch is judged whole"
    assert len({(unit.branch, unit.family) for unit in one.units}) == len(one.units)


def test_families_are_drawn_and_not_publications(tmp_path: Path) -> None:
    priorities = [{"number": "CN202010000001", "country": "CN", "date": "2020-01-01"}]
    twins = ["CN106000001A", "US20200000001A1"]
    with corpus(tmp_path, rows=[row(one, "一", priorities=priorities) for one in twins]) as workspace:
        sample = draw(workspace, InMemory(CHAIN, {"B": twins}), 1)
    assert [(s.population, len(s.units)) for s in sample.strata] == [(1, 1)]


@pytest.fixture
def drawn(tmp_path: Path):
    with corpus(tmp_path, NUMBERS) as workspace:
        yield workspace, draw(workspace, TAGGED, 7)


def sheet(path: Path, workspace: Workspace, sample: Sample, said: dict[int, str]) -> Path:
    heads = [head.zh for head in COLUMNS.values()]
    body = list(rows(workspace, CHAIN, sample, "zh"))
    for place, answer in said.items():
        body[place][heads.index("是否属于该分支")] = answer
        body[place][heads.index("核读人")] = "核读人乙"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([heads, *body])
    return path


def test_a_sheet_goes_out_and_comes_back(tmp_path: Path, drawn: tuple[Workspace, Sample]) -> None:
    workspace, sample = drawn
    many = len(sample.units)
    said = dict.fromkeys(range(many), "是") | {0: "否", 1: "不确定", 2: "也许", 3: ""}
    found = read(workspace, sheet(tmp_path / "s.csv", workspace, sample, said))
    assert (len(found.verdicts), found.blank, [one.found for one in found.complaints]) == (
        many - 2,
        1,
        ["也许"],
    )
    written = record(workspace, found.verdicts, actor="某人")
    assert len(written) == many - 2
    assert {one.decision for one in written} == {PRECISION}
    assert record(workspace, found.verdicts) == []
    row = precision(workspace, CHAIN, sample).row()
    assert (row.right, row.wrong, row.unsure, row.blank) == (many - 4, 1, 1, 2)
    assert not row.complete
    again = list(rows(workspace, CHAIN, sample, "en"))
    assert [line[7] for line in again[:4]] == ["no", "unsure", "", ""]
    assert again[0][4].startswith("题目 ")
    assert choices("zh")["是否属于该分支"] == ["是", "否", "不确定"]


def test_rows_of_no_sample_are_told(tmp_path: Path, drawn: tuple[Workspace, Sample]) -> None:
    workspace, _ = drawn
    file = tmp_path / "s.csv"
    file.write_text("抽样,技术分支,同族主键,是否属于该分支\ns0,A1,f0,是\n", encoding="utf-8")
    found = read(workspace, file)
    assert (found.verdicts, len(found.complaints)) == ([], 1)


def test_precision_by_branch_and_over_all(drawn: tuple[Workspace, Sample]) -> None:
    workspace, sample = drawn
    wrong = {unit for unit in sample.units if unit.branch == "A1"} - set(sample.strata[0].units[4:])
    record(
        workspace,
        [SampleVerdict(sample.id, unit, "wrong" if unit in wrong else "right") for unit in sample.units],
    )
    found = precision(workspace, CHAIN, sample)
    first = sample.strata[0]
    right, many = len(first.units) - 4, len(first.units)
    assert found.row("A1").value == right / many
    assert found.row("A1").interval == pytest.approx(wilson(right, many))
    weights = {(s.branch, s.rest): s.population for s in sample.strata}
    whole = sum(weights.values())
    assert found.row().value == pytest.approx(1 - weights["A1", False] / whole * 4 / many)
    assert found.row().complete
    assert found.row("B").value == 1


def test_what_is_unsure_is_neither_and_shown(drawn: tuple[Workspace, Sample]) -> None:
    workspace, sample = drawn
    record(
        workspace,
        [
            SampleVerdict(sample.id, unit, "unsure" if unit.branch == "B" else "right")
            for unit in sample.units
        ],
    )
    found = precision(workspace, CHAIN, sample)
    assert found.row("B").value is None
    assert found.row("B").worst == 0
    assert found.row().value is None, "a branch of which nothing is known leaves the whole unknown"
    assert found.row("A").value == 1
    assert found.row().complete


def test_the_last_word_holds(drawn: tuple[Workspace, Sample]) -> None:
    workspace, sample = drawn
    unit = sample.units[0]
    record(workspace, [SampleVerdict(sample.id, unit, "wrong")])
    record(workspace, [SampleVerdict(sample.id, unit, "right", "再看")])
    row = precision(workspace, CHAIN, sample).row()
    assert (row.right, row.wrong) == (1, 0)


def test_samples_that_are_not_there_or_damaged(drawn: tuple[Workspace, Sample]) -> None:
    workspace, sample = drawn
    for name in ("s0", "../x", ""):
        with pytest.raises(NotFound):
            read_sample(workspace, name)
    (workspace.path / "chains" / "samples" / f"{sample.id}.json").write_text("{}", encoding="utf-8")
    with pytest.raises(CorruptWorkspace):
        samples(workspace)


def test_the_whole_chain_survives_json() -> None:
    assert chain_of(chain_json(CHAIN)) == CHAIN


def test_the_sample_asks_for_what_the_rule_says(drawn: tuple[Workspace, Sample]) -> None:
    _, sample = drawn
    rule = navigation_gate()
    whole = sum(one.population for one in sample.strata)
    assert len(sample.units) >= sample_size(whole, rule.expected, rule.margin, rule.z)
    assert sample.rule_version == rule.version
